// name: documents
// question_zh: 库里有哪些文档？
// question_en: Which documents are in the library?
// family: coverage
// params:
//   since: {type: date, default: null, example: 2025-01, what: only documents of this day or later}
//   source: {type: text, default: null, example: 浙江日报, what: only documents of this source}
// returns:
//   document_id: id of the document
//   document: its name
//   published: its date
//   source: its source
//   sentences: how many sentences it has
MATCH (d:Document)
WHERE d:Zhengtu AND ($since IS NULL OR d.published >= $since)
  AND ($source IS NULL OR d.source = $source)
OPTIONAL MATCH (s:Sentence)-[:IN]->(d)
WITH d, count(s) AS sentences
RETURN d.id AS document_id, d.name AS document, d.published AS published, d.source AS source,
       sentences
ORDER BY published DESC, document_id
