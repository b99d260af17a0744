// name: edge_evidence
// question_zh: 这条关系的依据是哪些句子？
// question_en: Which sentences support this edge?
// family: trust
// params:
//   subject: {type: entity, example: 余杭区, what: 主语 the subject}
//   relation: {type: relation, default: null, example: BACKS, what: 只要这种关系 only this relation}
//   object: {type: entity, example: 人工智能, what: 宾语 the object}
// returns:
//   relation: 关系 the relation
//   polarity: '倾向 polarity: 支持 or 限制'
//   sentence_id: 句子编号 id of the sentence
//   text: 句子原文 the sentence
//   document: 文档名称 name of the document
//   document_id: 文档编号 id of the document
//   published: 日期 its date
//   source: 来源 its source
//   page: 页码，从 1 起，无页码的格式为 0；page, from 1; 0 where the format has none
//   trigger: 起决定作用的词 the words that decided
//   modality: '语气 modality: 已, 拟 or 力争'
//   confidence: 说法的置信度 confidence of the statement
//   rule: 得出它的规则或模型 the rule or model that found it
//   evidence: 句子编号 id of the sentence
MATCH (a {id: $subject})-[e]-(b {id: $object})
WHERE a:Zhengtu AND b:Entity AND ($relation IS NULL OR type(e) = $relation)
UNWIND e.evidence AS sentence
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence {id: sentence})-[:IN]->(d:Document)
WHERE t.relation = type(e) AND t.polarity = e.polarity AND t.subject IN [a.id, b.id] AND t.object IN [a.id, b.id]
RETURN type(e) AS relation, e.polarity AS polarity, s.id AS sentence_id, s.text AS text,
       d.name AS document, d.id AS document_id, s.published AS published, d.source AS source,
       s.page AS page, t.trigger AS trigger, t.modality AS modality, t.confidence AS confidence,
       t.rule AS rule, [s.id] AS evidence
ORDER BY relation, polarity, published, sentence_id, t.id
