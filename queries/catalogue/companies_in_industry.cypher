// name: companies_in_industry
// question_zh: 哪些企业从事这个产业？
// question_en: Which companies are in this industry?
// family: companies
// params:
//   industry: {type: Industry, example: 机器人, what: 产业 the industry}
//   within: {type: Region, default: null, example: 杭州市, what: 只要位于这个地区的企业 only companies located in this region}
//   min_documents: {type: integer, default: 1, example: 2, what: 至少有这么多份独立文档 at least this many independent documents}
// returns:
//   company_id: 企业编号 id of the company
//   company: 名称 its name
//   regions: 已知的所在地 where it is, where known
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (c:Company)-[e:OPERATES_IN]->(i:Industry {id: $industry})
WHERE c:Zhengtu AND e.support >= $min_documents
  AND ($within IS NULL OR EXISTS { MATCH (c)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) })
OPTIONAL MATCH (c)-[:LOCATED_IN]->(r:Region)
WITH c, e, r ORDER BY r.id
WITH c, e, collect(r.name) AS regions
RETURN c.id AS company_id, c.name AS company, regions, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, company_id
