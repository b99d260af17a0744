// name: location_of
// question_zh: 这家企业（机构、园区）在哪里？
// question_en: Where is this company, organization or park?
// family: companies
// params:
//   entity: {type: entity, example: 宇树科技, what: '企业、机构或园区 a company, organization or park'}
// returns:
//   region_id: 地区编号 id of the region
//   region: 名称 its name
//   level: 级别 its level
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号，出自词表则空 ids of the sentences that say so; empty where the gazetteer says so
MATCH (x {id: $entity})-[e:LOCATED_IN]->(r:Region)
WHERE x:Zhengtu
RETURN r.id AS region_id, r.name AS region, r.level AS level, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, region_id
