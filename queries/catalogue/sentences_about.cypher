// name: sentences_about
// question_zh: 哪些句子提到它？
// question_en: Which sentences mention it?
// family: trust
// params:
//   entity: {type: entity, example: 余杭区, what: any entity}
//   other: {type: entity, default: null, example: 人工智能, what: only sentences that mention this too}
//   limit: {type: integer, default: 100, example: 20, what: how many rows}
// returns:
//   sentence_id: id of the sentence
//   text: the sentence
//   document: name of the document
//   published: its date
//   page: page, from 1; 0 where the format has none
//   evidence: id of the sentence
MATCH (x {id: $entity})<-[:MENTIONS]-(s:Sentence)-[:IN]->(d:Document)
WHERE x:Zhengtu AND ($other IS NULL OR EXISTS { MATCH (s)-[:MENTIONS]->({id: $other}) })
WITH DISTINCT s, d
RETURN s.id AS sentence_id, s.text AS text, d.name AS document, s.published AS published,
       s.page AS page, [s.id] AS evidence
ORDER BY published DESC, d.id, s.index, sentence_id
LIMIT $limit
