// name: provisional_entities
// question_zh: 哪些实体只在文档里出现，词表里没有？
// question_en: Which entities are known from the texts only?
// family: trust
// params:
//   type: {type: type, default: null, example: Company, what: only entities of this type}
//   limit: {type: integer, default: 100, example: 20, what: how many rows}
// returns:
//   entity_id: id of the entity
//   entity: its name
//   type: its type
//   sentences: in how many sentences it is named
MATCH (x:Entity)
WHERE x:Zhengtu AND x.status = 'provisional' AND ($type IS NULL OR $type IN labels(x))
OPTIONAL MATCH (x)<-[:MENTIONS]-(s:Sentence)
WITH x, count(DISTINCT s) AS sentences
RETURN x.id AS entity_id, x.name AS entity,
       [l IN labels(x) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, sentences
ORDER BY sentences DESC, entity_id
LIMIT $limit
