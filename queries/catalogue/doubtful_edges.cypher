// name: doubtful_edges
// question_zh: 哪些关系的置信度不高？
// question_en: Which relations have a low confidence?
// family: trust
// params:
//   below: {type: number, default: 0.7, example: 0.6, what: confidence below this}
//   relation: {type: relation, default: null, example: BACKS, what: only this relation}
// returns:
//   subject_id: id of the subject
//   subject: its name
//   relation: the relation
//   polarity: 支持 or 限制
//   object_id: id of the object
//   object: its name
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (a:Entity)-[e]->(b:Entity)
WHERE a:Zhengtu AND e.source <> 'gazetteer' AND e.confidence < $below
  AND ($relation IS NULL OR type(e) = $relation)
RETURN a.id AS subject_id, a.name AS subject, type(e) AS relation, e.polarity AS polarity,
       b.id AS object_id, b.name AS object, e.support AS documents, e.confidence AS confidence,
       e.evidence AS evidence
ORDER BY confidence, subject_id, relation, object_id, polarity
