// name: most_connected
// question_zh: 哪些实体的联系最多？
// question_en: Which entities have the most connections?
// family: networks
// params:
//   type: {type: type, default: null, example: Company, what: 只要这一类的实体 only entities of this type}
//   limit: {type: integer, default: 10, example: 5, what: 行数 how many rows}
// returns:
//   entity_id: 实体编号 id of the entity
//   entity: 名称 its name
//   type: 类型 its type
//   edges: 有文本支持的关系数 how many edges a text supports
MATCH (x:Entity)-[e]-(y:Entity)
WHERE x:Zhengtu AND e.source <> 'gazetteer' AND ($type IS NULL OR $type IN labels(x))
WITH x, count(e) AS edges
RETURN x.id AS entity_id, x.name AS entity,
       [l IN labels(x) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, edges
ORDER BY edges DESC, entity_id
LIMIT $limit
