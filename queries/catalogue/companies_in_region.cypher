// name: companies_in_region
// question_zh: 这个地区有哪些企业？
// question_en: Which companies are in this region?
// family: companies
// params:
//   region: {type: Region, example: 余杭区, what: 地区（含下辖各地） the region and what is part of it}
//   industry: {type: Industry, default: null, example: 机器人, what: 只要这个产业的企业 only companies in this industry}
//   program: {type: entity, default: null, example: 算力券, what: 只要这项政策（举措）惠及的企业 only companies this policy or program benefits}
// returns:
//   company_id: 企业编号 id of the company
//   company: 名称 its name
//   region: 所在地 where it is
//   industries: 已知的从事产业 what it does, where known
//   documents: 说它在那里的独立文档数 independent documents that say it is there
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
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
