// name: single_source_edges
// question_zh: 哪些关系只有一份文档支持？
// question_en: Which relations rest on a single document?
// family: trust
// params:
//   relation: {type: relation, default: null, example: BACKS, what: only this relation}
//   entity: {type: entity, default: null, example: 余杭区, what: only relations of this entity}
// returns:
//   subject_id: id of the subject
//   subject: its name
//   relation: the relation
//   polarity: 支持 or 限制
//   object_id: id of the object
//   object: its name
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (a:Entity)-[e]->(b:Entity)
WHERE a:Zhengtu AND e.support = 1 AND e.source <> 'gazetteer'
  AND ($relation IS NULL OR type(e) = $relation)
  AND ($entity IS NULL OR a.id = $entity OR b.id = $entity)
RETURN a.id AS subject_id, a.name AS subject, type(e) AS relation, e.polarity AS polarity,
       b.id AS object_id, b.name AS object, e.confidence AS confidence, e.evidence AS evidence
ORDER BY confidence, subject_id, relation, object_id, polarity
