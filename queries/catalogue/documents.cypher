// name: documents
// question_zh: 库里有哪些文档？
// question_en: Which documents are in the library?
// family: coverage
// params:
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档 only documents of this day or later}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档 only documents of this day or earlier}
//   source: {type: text, default: null, example: 浙江日报, what: 只要这个来源的文档 only documents of this source}
// returns:
//   document_id: 文档编号 id of the document
//   document: 名称 its name
//   published: 日期 its date
//   source: 来源 its source
//   sentences: 句子数 how many sentences it has
MATCH (d:Document)
WHERE d:Zhengtu AND ($since IS NULL OR d.published >= $since)
  AND ($until IS NULL OR (d.published <> '' AND d.published <= $until + '~'))
  AND ($source IS NULL OR d.source = $source)
OPTIONAL MATCH (s:Sentence)-[:IN]->(d)
WITH d, count(s) AS sentences
RETURN d.id AS document_id, d.name AS document, d.published AS published, d.source AS source,
       sentences
ORDER BY published DESC, document_id
