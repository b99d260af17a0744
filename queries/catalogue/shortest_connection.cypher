// name: shortest_connection
// question_zh: 这两者之间最短的联系是什么？
// question_en: What is the shortest connection of these two?
// family: networks
// params:
//   a: {type: entity, example: 余杭区, what: 第一个实体 the first entity}
//   b: {type: entity, example: 宇树科技, what: 第二个实体 the second entity}
// returns:
//   steps: 步数 how many edges
//   ids: 路径上各实体的编号 ids of the entities on the way
//   names: 名称 their names
//   relations: 路径上的各个关系 the relations on the way
//   forward: 每一步的关系是否顺着路径方向 for each relation whether it is said in the direction of the way
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (a {id: $a}), (b {id: $b})
WHERE a:Zhengtu AND b:Zhengtu AND a.id <> b.id
MATCH path = allShortestPaths((a)-[:BACKS|LOCATED_IN|OPERATES_IN|ISSUES|INCLUDES|TARGETS|BENEFITS|PARTNERS_WITH|PART_OF|INVESTS_IN|RESPONSIBLE_FOR|BASED_ON|REPLACES*1..6]-(b))
WITH length(path) AS steps, [n IN nodes(path) | n.id] AS ids, [n IN nodes(path) | n.name] AS names,
     [r IN relationships(path) | type(r)] AS relations,
     [r IN relationships(path) | startNode(r).id] AS origins,
     [r IN relationships(path) | coalesce(r.evidence, [])] AS found
RETURN steps, ids, names, relations,
       [k IN range(0, size(origins) - 1) | origins[k] = ids[k]] AS forward,
       reduce(joined = [], x IN found | joined + x) AS evidence
ORDER BY steps, ids, relations
LIMIT 10
