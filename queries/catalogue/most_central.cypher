// name: most_central
// question_zh: 网络中最居中的实体是哪些？（先运行 zhengtu analyse）
// question_en: Which entities are most central in the network? (run zhengtu analyse first)
// family: networks
// params:
//   type: {type: type, default: null, example: Company, what: 只要这一类的实体 only entities of this type}
//   limit: {type: integer, default: 10, example: 5, what: 行数 how many rows}
// returns:
//   entity_id: 实体编号 id of the entity
//   entity: 名称 its name
//   type: 类型 its type
//   centrality: 居中度，由 zhengtu analyse 写入：PageRank, as written back by the analysis
//   community: 群落编号 number of its community
MATCH (x:Entity)
WHERE x:Zhengtu AND x.centrality IS NOT NULL AND ($type IS NULL OR $type IN labels(x))
RETURN x.id AS entity_id, x.name AS entity,
       [l IN labels(x) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       x.centrality AS centrality, x.community AS community
ORDER BY centrality DESC, entity_id
LIMIT $limit
