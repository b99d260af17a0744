// name: companies_in_industry
// question_zh: 哪些企业从事这个产业？
// question_en: Which companies are in this industry?
// family: companies
// params:
//   industry: {type: Industry, example: 机器人, what: the industry}
//   within: {type: Region, default: null, example: 杭州市, what: only companies located in this region}
//   min_documents: {type: integer, default: 1, example: 2, what: at least this many independent documents}
// returns:
//   company_id: id of the company
//   company: its name
//   regions: where it is, where known
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (c:Company)-[e:OPERATES_IN]->(i:Industry {id: $industry})
WHERE c:Zhengtu AND e.support >= $min_documents
  AND ($within IS NULL OR EXISTS { MATCH (c)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) })
OPTIONAL MATCH (c)-[:LOCATED_IN]->(r:Region)
WITH c, e, r ORDER BY r.id
WITH c, e, collect(r.name) AS regions
RETURN c.id AS company_id, c.name AS company, regions, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, company_id
