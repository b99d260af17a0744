// name: single_source_edges
// question_zh: 哪些关系只有一份文档支持？
// question_en: Which relations rest on a single document?
// family: trust
// params:
//   relation: {type: relation, default: null, example: BACKS, what: 只要这种关系 only this relation}
//   entity: {type: entity, default: null, example: 余杭区, what: 只要这个实体的关系 only relations of this entity}
// returns:
//   subject_id: 主语编号 id of the subject
//   subject: 名称 its name
//   relation: 关系 the relation
//   polarity: '倾向 polarity: 支持 or 限制'
//   object_id: 宾语编号 id of the object
//   object: 名称 its name
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (a:Entity)-[e]->(b:Entity)
WHERE a:Zhengtu AND e.support = 1 AND e.source <> 'gazetteer'
  AND ($relation IS NULL OR type(e) = $relation)
  AND ($entity IS NULL OR a.id = $entity OR b.id = $entity)
RETURN a.id AS subject_id, a.name AS subject, type(e) AS relation, e.polarity AS polarity,
       b.id AS object_id, b.name AS object, e.confidence AS confidence, e.evidence AS evidence
ORDER BY confidence, subject_id, relation, object_id, polarity
