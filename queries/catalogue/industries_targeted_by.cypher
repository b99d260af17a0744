// name: industries_targeted_by
// question_zh: 这项政策（举措、园区）面向哪些产业？
// question_en: Which industries does this policy, program or park target?
// family: policies
// params:
//   policy: {type: entity, example: 算力券, what: 'a policy, program or park'}
// returns:
//   industry_id: id of the industry
//   industry: its name
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (p {id: $policy})-[e:TARGETS]->(i:Industry)
WHERE p:Zhengtu
RETURN i.id AS industry_id, i.name AS industry, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, industry_id
