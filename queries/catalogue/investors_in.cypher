// name: investors_in
// question_zh: 哪些企业投资了这里（这家企业）？
// question_en: Which companies invested here, or in this company?
// family: companies
// params:
//   target: {type: entity, example: 余杭区, what: 'a region with what is part of it, a park or a company'}
// returns:
//   company_id: id of the company
//   company: its name
//   target: where or in what it invested
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (c:Company)-[e:INVESTS_IN]->(x)
WHERE c:Zhengtu
  AND (x.id = $target OR EXISTS { MATCH (x)-[:PART_OF|LOCATED_IN*1..5]->(:Region {id: $target}) })
RETURN c.id AS company_id, c.name AS company, x.name AS target, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, company_id, x.id
