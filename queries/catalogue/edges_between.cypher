// name: edges_between
// question_zh: 这两者之间有什么直接关系？
// question_en: Which relations are there between these two?
// family: networks
// params:
//   a: {type: entity, example: 宇树科技, what: the first entity}
//   b: {type: entity, example: 杭州市, what: 'the second entity, or a region that the first is related to a part of'}
//   relation: {type: relation, default: null, example: LOCATED_IN, what: only this relation}
// returns:
//   subject_id: id of the subject
//   subject: its name
//   relation: the relation
//   polarity: 支持 or 限制
//   object_id: id of the object
//   object: its name
//   exact: whether it joins the two themselves, and not one of them and a part of the other
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so; empty where the gazetteer says so
MATCH (a {id: $a})-[e]-(x)
WHERE a:Zhengtu AND x:Entity AND ($relation IS NULL OR type(e) = $relation)
  AND (x.id = $b OR EXISTS { MATCH (x)-[:PART_OF*1..4]->({id: $b}) })
RETURN startNode(e).id AS subject_id, startNode(e).name AS subject, type(e) AS relation,
       e.polarity AS polarity, endNode(e).id AS object_id, endNode(e).name AS object,
       x.id = $b AS exact, e.support AS documents, e.confidence AS confidence,
       e.evidence AS evidence
ORDER BY exact DESC, relation, subject_id, object_id, polarity
