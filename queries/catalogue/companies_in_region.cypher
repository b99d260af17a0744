// name: companies_in_region
// question_zh: 这个地区有哪些企业？
// question_en: Which companies are in this region?
// family: companies
// params:
//   region: {type: Region, example: 余杭区, what: the region and what is part of it}
//   industry: {type: Industry, default: null, example: 机器人, what: only companies in this industry}
//   program: {type: entity, default: null, example: 算力券, what: only companies this policy or program benefits}
// returns:
//   company_id: id of the company
//   company: its name
//   region: where it is
//   industries: what it does, where known
//   documents: independent documents that say it is there
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (r:Region)-[:PART_OF*0..4]->(:Region {id: $region})
WITH DISTINCT r
MATCH (c:Company)-[e:LOCATED_IN]->(r)
WHERE c:Zhengtu
  AND ($industry IS NULL OR EXISTS { MATCH (c)-[:OPERATES_IN]->(:Industry {id: $industry}) })
  AND ($program IS NULL OR EXISTS { MATCH ({id: $program})-[:BENEFITS]->(c) })
OPTIONAL MATCH (c)-[:OPERATES_IN]->(i:Industry)
WITH c, e, r, i ORDER BY i.id
WITH c, e, r, collect(i.name) AS industries
RETURN c.id AS company_id, c.name AS company, r.name AS region, industries,
       e.support AS documents, e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, company_id, r.id
