// name: investors_in
// question_zh: 哪些企业投资了这里（这家企业）？
// question_en: Which companies invested here, or in this company?
// family: companies
// params:
//   target: {type: entity, example: 余杭区, what: '地区（含下辖各地）、园区或企业 a region with what is part of it, a park or a company'}
// returns:
//   company_id: 企业编号 id of the company
//   company: 名称 its name
//   target: 投资的地方或对象 where or in what it invested
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (c:Company)-[e:INVESTS_IN]->(x)
WHERE c:Zhengtu
  AND (x.id = $target OR EXISTS { MATCH (x)-[:PART_OF|LOCATED_IN*1..5]->(:Region {id: $target}) })
RETURN c.id AS company_id, c.name AS company, x.name AS target, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, company_id, x.id
