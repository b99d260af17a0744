// name: most_central
// question_zh: 网络中最居中的实体是哪些？（先运行 zhengtu analyse）
// question_en: Which entities are most central in the network? (run zhengtu analyse first)
// family: networks
// params:
//   type: {type: type, default: null, example: Company, what: only entities of this type}
//   limit: {type: integer, default: 10, example: 5, what: how many rows}
// returns:
//   entity_id: id of the entity
//   entity: its name
//   type: its type
//   centrality: PageRank, as written back by the analysis
//   community: number of its community
MATCH (x:Entity)
WHERE x:Zhengtu AND x.centrality IS NOT NULL AND ($type IS NULL OR $type IN labels(x))
RETURN x.id AS entity_id, x.name AS entity,
       [l IN labels(x) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       x.centrality AS centrality, x.community AS community
ORDER BY centrality DESC, entity_id
LIMIT $limit
