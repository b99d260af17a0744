// name: location_of
// question_zh: 这家企业（机构、园区）在哪里？
// question_en: Where is this company, organization or park?
// family: companies
// params:
//   entity: {type: entity, example: 宇树科技, what: 'a company, organization or park'}
// returns:
//   region_id: id of the region
//   region: its name
//   level: its level
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so; empty where the gazetteer says so
MATCH (x {id: $entity})-[e:LOCATED_IN]->(r:Region)
WHERE x:Zhengtu
RETURN r.id AS region_id, r.name AS region, r.level AS level, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, region_id
