// name: investments_of
// question_zh: 这家企业投资了哪里、哪些企业？
// question_en: Where and in what did this company invest?
// family: companies
// params:
//   company: {type: Company, example: 阿里巴巴集团, what: the company}
// returns:
//   target_id: id of the region, park or company
//   target: its name
//   type: its type
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (c:Company {id: $company})-[e:INVESTS_IN]->(x)
WHERE c:Zhengtu
RETURN x.id AS target_id, x.name AS target,
       [l IN labels(x) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       e.support AS documents, e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, target_id
