// name: first_seen
// question_zh: 这两者的关系最早在什么时候、哪份文档里出现？
// question_en: When and where was the relation of these two first seen?
// family: time
// params:
//   subject: {type: entity, example: 余杭区, what: 第一个实体 the first entity}
//   object: {type: entity, example: 人工智能, what: 第二个实体 the second entity}
// returns:
//   relation: 关系 the relation
//   polarity: '倾向 polarity: 支持 or 限制'
//   first_seen: 最早一份文档的日期，都无日期则空 date of the earliest document, empty where none has a date
//   last_seen: 最晚一份文档的日期 date of the latest document
//   documents: 这样说的独立文档数 independent documents that say so
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (a {id: $subject})-[e]-(b {id: $object})
WHERE a:Zhengtu AND b:Entity AND e.source <> 'gazetteer'
RETURN type(e) AS relation, e.polarity AS polarity, e.first_seen AS first_seen,
       e.last_seen AS last_seen, e.support AS documents, e.evidence AS evidence
ORDER BY first_seen, relation, polarity
