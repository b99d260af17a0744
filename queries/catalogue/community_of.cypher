// name: community_of
// question_zh: 哪些实体和它在同一个群落？（先运行 zhengtu analyse）
// question_en: Which entities are in one community with it? (run zhengtu analyse first)
// family: networks
// params:
//   entity: {type: entity, example: 余杭区, what: 任一实体 any entity}
// returns:
//   entity_id: 成员编号 id of the member
//   entity: 名称 its name
//   type: 类型 its type
//   community: 群落编号 number of the community
//   centrality: 成员的 PageRank（居中度），PageRank of the member
MATCH (x {id: $entity}), (y:Entity)
WHERE x:Zhengtu AND y:Zhengtu AND x.community IS NOT NULL AND y.community = x.community
RETURN y.id AS entity_id, y.name AS entity,
       [l IN labels(y) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       y.community AS community, y.centrality AS centrality
ORDER BY centrality DESC, entity_id
