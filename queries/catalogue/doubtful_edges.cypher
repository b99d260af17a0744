// name: doubtful_edges
// question_zh: 哪些关系的置信度不高？
// question_en: Which relations have a low confidence?
// family: trust
// params:
//   below: {type: number, default: 0.7, example: 0.6, what: 置信度低于此 confidence below this}
//   relation: {type: relation, default: null, example: BACKS, what: 只要这种关系 only this relation}
// returns:
//   subject_id: 主语编号 id of the subject
//   subject: 名称 its name
//   relation: 关系 the relation
//   polarity: '倾向 polarity: 支持 or 限制'
//   object_id: 宾语编号 id of the object
//   object: 名称 its name
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (a:Entity)-[e]->(b:Entity)
WHERE a:Zhengtu AND e.source <> 'gazetteer' AND e.confidence < $below
  AND ($relation IS NULL OR type(e) = $relation)
RETURN a.id AS subject_id, a.name AS subject, type(e) AS relation, e.polarity AS polarity,
       b.id AS object_id, b.name AS object, e.support AS documents, e.confidence AS confidence,
       e.evidence AS evidence
ORDER BY confidence, subject_id, relation, object_id, polarity
