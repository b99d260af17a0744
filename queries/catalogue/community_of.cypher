// name: community_of
// question_zh: 哪些实体和它在同一个群落？（先运行 zhengtu analyse）
// question_en: Which entities are in one community with it? (run zhengtu analyse first)
// family: networks
// params:
//   entity: {type: entity, example: 余杭区, what: any entity}
// returns:
//   entity_id: id of the member
//   entity: its name
//   type: its type
//   community: number of the community
//   centrality: PageRank of the member
MATCH (x {id: $entity}), (y:Entity)
WHERE x:Zhengtu AND y:Zhengtu AND x.community IS NOT NULL AND y.community = x.community
RETURN y.id AS entity_id, y.name AS entity,
       [l IN labels(y) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       y.community AS community, y.centrality AS centrality
ORDER BY centrality DESC, entity_id
