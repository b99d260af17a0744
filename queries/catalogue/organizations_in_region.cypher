// name: organizations_in_region
// question_zh: 这个地区有哪些机构？
// question_en: Which organizations are in this region?
// family: companies
// params:
//   region: {type: Region, example: 杭州市, what: 地区（含下辖各地） the region and what is part of it}
// returns:
//   organization_id: 机构编号 id of the organization
//   organization: 名称 its name
//   region: 所在地 where it is
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号，出自词表则空 ids of the sentences that say so; empty where the gazetteer says so
MATCH (r:Region)-[:PART_OF*0..4]->(:Region {id: $region})
WITH DISTINCT r
MATCH (o:Organization)-[e:LOCATED_IN]->(r)
WHERE o:Zhengtu
RETURN o.id AS organization_id, o.name AS organization, r.name AS region,
       e.support AS documents, e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, organization_id, r.id
