// name: entities
// question_zh: 图谱里有哪些这一类的实体？
// question_en: Which entities of this type are in the graph?
// family: coverage
// params:
//   type: {type: type, example: Industry, what: 类型 the type}
//   level: {type: text, default: null, example: county, what: 只要这一级的地区 only regions of this level}
// returns:
//   entity_id: 实体编号 id of the entity
//   entity: 名称 its name
//   status: 词表已有（known）或仅见于文档（provisional）：known or provisional
//   sentences: 提到它的句子数 in how many sentences it is named
MATCH (x:Entity)
WHERE x:Zhengtu AND $type IN labels(x) AND ($level IS NULL OR x.level = $level)
OPTIONAL MATCH (x)<-[:MENTIONS]-(s:Sentence)
WITH x, count(DISTINCT s) AS sentences
RETURN x.id AS entity_id, x.name AS entity, x.status AS status, sentences
ORDER BY sentences DESC, entity_id
