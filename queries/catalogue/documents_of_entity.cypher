// name: documents_of_entity
// question_zh: 哪些文档提到它？
// question_en: Which documents mention it?
// family: coverage
// params:
//   entity: {type: entity, example: 余杭区, what: 任一实体 any entity}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档 only documents of this day or later}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档 only documents of this day or earlier}
// returns:
//   document_id: 文档编号 id of the document
//   document: 名称 its name
//   published: 日期 its date
//   source: 来源 its source
//   sentences: 提到它的句子数 in how many sentences it is named
//   evidence: 这些句子的编号 ids of these sentences
MATCH (x {id: $entity})<-[:MENTIONS]-(s:Sentence)-[:IN]->(d:Document)
WHERE x:Zhengtu AND ($since IS NULL OR d.published >= $since)
  AND ($until IS NULL OR (d.published <> '' AND d.published <= $until + '~'))
WITH d, s ORDER BY s.index, s.id
WITH d, count(DISTINCT s) AS sentences, collect(DISTINCT s.id) AS evidence
RETURN d.id AS document_id, d.name AS document, d.published AS published, d.source AS source,
       sentences, evidence
ORDER BY published DESC, document_id
