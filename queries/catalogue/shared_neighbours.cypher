// name: shared_neighbours
// question_zh: 这两者和谁都有关系？
// question_en: What are these two both related to?
// family: comparison
// params:
//   a: {type: entity, example: 余杭区, what: the first entity}
//   b: {type: entity, example: 慈溪市, what: the second entity}
// returns:
//   shared_id: id of the entity that both are related to
//   shared: its name
//   type: its type
//   relation_a: the relation of the first to it
//   relation_b: the relation of the second to it
//   evidence: ids of the sentences that say so
MATCH (a {id: $a})-[x]-(n)-[y]-(b {id: $b})
WHERE a:Zhengtu AND n:Entity AND a.id <> b.id
RETURN n.id AS shared_id, n.name AS shared,
       [l IN labels(n) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       type(x) AS relation_a, type(y) AS relation_b,
       coalesce(x.evidence, []) + coalesce(y.evidence, []) AS evidence
ORDER BY shared_id, relation_a, relation_b, x.polarity, y.polarity
