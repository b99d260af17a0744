// name: industries_of_company
// question_zh: 这家企业从事哪些产业？
// question_en: Which industries is this company in?
// family: companies
// params:
//   company: {type: Company, example: 宇树科技, what: 企业 the company}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (c:Company {id: $company})-[e:OPERATES_IN]->(i:Industry)
WHERE c:Zhengtu
RETURN i.id AS industry_id, i.name AS industry, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, industry_id
