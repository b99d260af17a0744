// name: organizations_in_region
// question_zh: 这个地区有哪些机构？
// question_en: Which organizations are in this region?
// family: companies
// params:
//   region: {type: Region, example: 杭州市, what: the region and what is part of it}
// returns:
//   organization_id: id of the organization
//   organization: its name
//   region: where it is
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so; empty where the gazetteer says so
MATCH (r:Region)-[:PART_OF*0..4]->(:Region {id: $region})
WITH DISTINCT r
MATCH (o:Organization)-[e:LOCATED_IN]->(r)
WHERE o:Zhengtu
RETURN o.id AS organization_id, o.name AS organization, r.name AS region,
       e.support AS documents, e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, organization_id, r.id
