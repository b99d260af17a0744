// name: edge_evidence
// question_zh: 这条关系的依据是哪些句子？
// question_en: Which sentences support this edge?
// family: trust
// params:
//   subject: {type: entity, example: 余杭区, what: the subject}
//   relation: {type: relation, default: null, example: BACKS, what: only this relation}
//   object: {type: entity, example: 人工智能, what: the object}
// returns:
//   relation: the relation
//   polarity: 支持 or 限制
//   sentence_id: id of the sentence
//   text: the sentence
//   document: name of the document
//   document_id: id of the document
//   published: its date
//   source: its source
//   page: page, from 1; 0 where the format has none
//   trigger: the words that decided
//   modality: 已, 拟 or 力争
//   confidence: confidence of the statement
//   rule: the rule or model that found it
//   evidence: id of the sentence
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
