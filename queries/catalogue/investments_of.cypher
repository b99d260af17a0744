// name: investments_of
// question_zh: 这家企业投资了哪里、哪些企业？
// question_en: Where and in what did this company invest?
// family: companies
// params:
//   company: {type: Company, example: 阿里巴巴集团, what: 企业 the company}
// returns:
//   target_id: 地区、园区或企业编号 id of the region, park or company
//   target: 名称 its name
//   type: 类型 its type
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (c:Company {id: $company})-[e:INVESTS_IN]->(x)
WHERE c:Zhengtu
RETURN x.id AS target_id, x.name AS target,
       [l IN labels(x) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       e.support AS documents, e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, target_id
