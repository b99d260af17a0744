// name: entities
// question_zh: 图谱里有哪些这一类的实体？
// question_en: Which entities of this type are in the graph?
// family: coverage
// params:
//   type: {type: type, example: Industry, what: the type}
//   level: {type: text, default: null, example: county, what: only regions of this level}
// returns:
//   entity_id: id of the entity
//   entity: its name
//   status: known or provisional
//   sentences: in how many sentences it is named
MATCH (x:Entity)
WHERE x:Zhengtu AND $type IN labels(x) AND ($level IS NULL OR x.level = $level)
OPTIONAL MATCH (x)<-[:MENTIONS]-(s:Sentence)
WITH x, count(DISTINCT s) AS sentences
RETURN x.id AS entity_id, x.name AS entity, x.status AS status, sentences
ORDER BY sentences DESC, entity_id
