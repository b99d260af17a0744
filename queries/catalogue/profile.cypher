// name: profile
// question_zh: 这是什么？它和谁有什么关系？
// question_en: What is this, and how is it related to others?
// family: networks
// params:
//   entity: {type: entity, example: 算力券, what: any entity}
// returns:
//   direction: 'out: the entity is the subject; in: it is the object'
//   relation: the relation
//   polarity: 支持 or 限制
//   other_id: id of the other entity
//   other: its name
//   type: its type
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   source: text, gazetteer or both
//   evidence: ids of the sentences that say so; empty where the gazetteer says so
MATCH (x {id: $entity})-[e]-(y)
WHERE x:Zhengtu AND y:Entity
RETURN CASE WHEN startNode(e).id = $entity THEN 'out' ELSE 'in' END AS direction,
       type(e) AS relation, e.polarity AS polarity, y.id AS other_id, y.name AS other,
       [l IN labels(y) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, e.support AS documents,
       e.confidence AS confidence, e.source AS source, e.evidence AS evidence
ORDER BY direction DESC, relation, documents DESC, other_id, polarity
