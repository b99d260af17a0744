// name: new_since
// question_zh: 这一天以来新出现了哪些关系？
// question_en: Which relations are new since this day?
// family: time
// params:
//   since: {type: date, example: 2025-04-01, what: 日期 the day}
//   until: {type: date, default: null, example: 2025-06, what: 到这一天为止 and until this day}
//   relation: {type: relation, default: null, example: BACKS, what: 只要这种关系 only this relation}
//   entity: {type: entity, default: null, example: 余杭区, what: 只要这个实体的关系 only relations of this entity}
// returns:
//   first_seen: 最早一份文档的日期 date of the earliest document
//   subject_id: 主语编号 id of the subject
//   subject: 名称 its name
//   relation: 关系 the relation
//   polarity: '倾向 polarity: 支持 or 限制'
//   object_id: 宾语编号 id of the object
//   object: 名称 its name
//   documents: 这样说的独立文档数 independent documents that say so
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (a:Entity)-[e]->(b:Entity)
WHERE a:Zhengtu AND e.first_seen >= $since
  AND ($until IS NULL OR e.first_seen <= $until + '~')
  AND ($relation IS NULL OR type(e) = $relation)
  AND ($entity IS NULL OR a.id = $entity OR b.id = $entity)
RETURN e.first_seen AS first_seen, a.id AS subject_id, a.name AS subject, type(e) AS relation,
       e.polarity AS polarity, b.id AS object_id, b.name AS object, e.support AS documents,
       e.evidence AS evidence
ORDER BY first_seen, subject_id, relation, object_id, polarity
