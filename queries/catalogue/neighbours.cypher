// name: neighbours
// question_zh: 它和哪些实体直接相连？
// question_en: Which entities are directly related to it?
// family: networks
// params:
//   entity: {type: entity, example: 余杭区, what: 任一实体 any entity}
//   relation: {type: relation, default: null, example: BACKS, what: 只要这种关系 only this relation}
//   type: {type: type, default: null, example: Industry, what: 只要这一类的相邻实体 only neighbours of this type}
// returns:
//   other_id: 相邻实体编号 id of the neighbour
//   other: 名称 its name
//   type: 类型 its type
//   relations: 两者之间的关系 the relations between the two
//   documents: 其中支持最多的关系的独立文档数 independent documents of the best supported of them
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (x {id: $entity})-[e]-(y)
WHERE x:Zhengtu AND y:Entity
  AND ($relation IS NULL OR type(e) = $relation)
  AND ($type IS NULL OR $type IN labels(y))
WITH y, e ORDER BY type(e), e.polarity
WITH y, collect(DISTINCT type(e)) AS relations, max(e.support) AS documents,
     collect(coalesce(e.evidence, [])) AS found
RETURN y.id AS other_id, y.name AS other,
       [l IN labels(y) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, relations, documents,
       reduce(joined = [], x IN found | joined + x) AS evidence
ORDER BY documents DESC, other_id
