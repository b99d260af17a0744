// name: provisional_entities
// question_zh: 哪些实体只在文档里出现，词表里没有？
// question_en: Which entities are known from the texts only?
// family: trust
// params:
//   type: {type: type, default: null, example: Company, what: 只要这一类的实体 only entities of this type}
//   limit: {type: integer, default: 100, example: 20, what: 行数 how many rows}
// returns:
//   entity_id: 实体编号 id of the entity
//   entity: 名称 its name
//   type: 类型 its type
//   sentences: 提到它的句子数 in how many sentences it is named
MATCH (x:Entity)
WHERE x:Zhengtu AND x.status = 'provisional' AND ($type IS NULL OR $type IN labels(x))
OPTIONAL MATCH (x)<-[:MENTIONS]-(s:Sentence)
WITH x, count(DISTINCT s) AS sentences
RETURN x.id AS entity_id, x.name AS entity,
       [l IN labels(x) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, sentences
ORDER BY sentences DESC, entity_id
LIMIT $limit
