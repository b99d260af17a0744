// name: sentences_about
// question_zh: 哪些句子提到它？
// question_en: Which sentences mention it?
// family: trust
// params:
//   entity: {type: entity, example: 余杭区, what: 任一实体 any entity}
//   other: {type: entity, default: null, example: 人工智能, what: 只要同时提到它的句子 only sentences that mention this too}
//   limit: {type: integer, default: 100, example: 20, what: 行数 how many rows}
// returns:
//   sentence_id: 句子编号 id of the sentence
//   text: 句子原文 the sentence
//   document: 文档名称 name of the document
//   published: 日期 its date
//   page: 页码，从 1 起，无页码的格式为 0；page, from 1; 0 where the format has none
//   evidence: 句子编号 id of the sentence
MATCH (x {id: $entity})<-[:MENTIONS]-(s:Sentence)-[:IN]->(d:Document)
WHERE x:Zhengtu AND ($other IS NULL OR EXISTS { MATCH (s)-[:MENTIONS]->({id: $other}) })
WITH DISTINCT s, d
RETURN s.id AS sentence_id, s.text AS text, d.name AS document, s.published AS published,
       s.page AS page, [s.id] AS evidence
ORDER BY published DESC, d.id, s.index, sentence_id
LIMIT $limit
