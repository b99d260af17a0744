// name: shared_neighbours
// question_zh: 这两者和谁都有关系？
// question_en: What are these two both related to?
// family: comparison
// params:
//   a: {type: entity, example: 余杭区, what: 第一个实体 the first entity}
//   b: {type: entity, example: 慈溪市, what: 第二个实体 the second entity}
// returns:
//   shared_id: 与两者都有关系的实体的编号 id of the entity that both are related to
//   shared: 名称 its name
//   type: 类型 its type
//   relation_a: 第一个与它的关系 the relation of the first to it
//   relation_b: 第二个与它的关系 the relation of the second to it
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (a {id: $a})-[x]-(n)-[y]-(b {id: $b})
WHERE a:Zhengtu AND n:Entity AND a.id <> b.id
RETURN n.id AS shared_id, n.name AS shared,
       [l IN labels(n) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       type(x) AS relation_a, type(y) AS relation_b,
       coalesce(x.evidence, []) + coalesce(y.evidence, []) AS evidence
ORDER BY shared_id, relation_a, relation_b, x.polarity, y.polarity
