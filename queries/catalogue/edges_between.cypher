// name: edges_between
// question_zh: 这两者之间有什么直接关系？
// question_en: Which relations are there between these two?
// family: networks
// params:
//   a: {type: entity, example: 宇树科技, what: 第一个实体 the first entity}
//   b: {type: entity, example: 杭州市, what: '第二个实体，或一个地区（第一个实体与它的某个部分有关系） the second entity, or a region that the first is related to a part of'}
//   relation: {type: relation, default: null, example: LOCATED_IN, what: 只要这种关系 only this relation}
// returns:
//   subject_id: 主语编号 id of the subject
//   subject: 名称 its name
//   relation: 关系 the relation
//   polarity: '倾向 polarity: 支持 or 限制'
//   object_id: 宾语编号 id of the object
//   object: 名称 its name
//   exact: 是否直接连接这两者，而非其中之一的某个部分 whether it joins the two themselves, and not one of them and a part of the other
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号，出自词表则空 ids of the sentences that say so; empty where the gazetteer says so
MATCH (a {id: $a})-[e]-(x)
WHERE a:Zhengtu AND x:Entity AND ($relation IS NULL OR type(e) = $relation)
  AND (x.id = $b OR EXISTS { MATCH (x)-[:PART_OF*1..4]->({id: $b}) })
RETURN startNode(e).id AS subject_id, startNode(e).name AS subject, type(e) AS relation,
       e.polarity AS polarity, endNode(e).id AS object_id, endNode(e).name AS object,
       x.id = $b AS exact, e.support AS documents, e.confidence AS confidence,
       e.evidence AS evidence
ORDER BY exact DESC, relation, subject_id, object_id, polarity
