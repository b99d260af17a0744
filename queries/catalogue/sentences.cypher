// name: sentences
// question_zh: 这些编号对应的句子是什么？
// question_en: What do the sentences with these ids say?
// family: trust
// params:
//   ids: {type: [sentence], example: 'doc:0123456789abcdef#3', what: ids of sentences}
// returns:
//   sentence_id: id of the sentence
//   text: the sentence
//   document: name of the document
//   document_id: id of the document
//   published: its date
//   source: its source
//   page: page, from 1; 0 where the format has none
UNWIND $ids AS sentence
MATCH (s:Sentence {id: sentence})-[:IN]->(d:Document)
WHERE s:Zhengtu
WITH DISTINCT s, d
RETURN s.id AS sentence_id, s.text AS text, d.name AS document, d.id AS document_id,
       s.published AS published, d.source AS source, s.page AS page
ORDER BY published, document_id, s.index, sentence_id
