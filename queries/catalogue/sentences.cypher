// name: sentences
// question_zh: 这些编号对应的句子是什么？
// question_en: What do the sentences with these ids say?
// family: trust
// params:
//   ids: {type: [sentence], example: 'doc:0123456789abcdef#3', what: 句子编号 ids of sentences}
// returns:
//   sentence_id: 句子编号 id of the sentence
//   text: 句子原文 the sentence
//   document: 文档名称 name of the document
//   document_id: 文档编号 id of the document
//   published: 日期 its date
//   source: 来源 its source
//   page: 页码，从 1 起，无页码的格式为 0；page, from 1; 0 where the format has none
UNWIND $ids AS sentence
MATCH (s:Sentence {id: sentence})-[:IN]->(d:Document)
WHERE s:Zhengtu
WITH DISTINCT s, d
RETURN s.id AS sentence_id, s.text AS text, d.name AS document, d.id AS document_id,
       s.published AS published, d.source AS source, s.page AS page
ORDER BY published, document_id, s.index, sentence_id
