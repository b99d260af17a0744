// name: industries_of_company
// question_zh: 这家企业从事哪些产业？
// question_en: Which industries is this company in?
// family: companies
// params:
//   company: {type: Company, example: 宇树科技, what: the company}
// returns:
//   industry_id: id of the industry
//   industry: its name
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (c:Company {id: $company})-[e:OPERATES_IN]->(i:Industry)
WHERE c:Zhengtu
RETURN i.id AS industry_id, i.name AS industry, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, industry_id
