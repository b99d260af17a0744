// name: industries_targeted_by
// question_zh: 这项政策（举措、园区）面向哪些产业？
// question_en: Which industries does this policy, program or park target?
// family: policies
// params:
//   policy: {type: entity, example: 算力券, what: '政策、举措或园区 a policy, program or park'}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (p {id: $policy})-[e:TARGETS]->(i:Industry)
WHERE p:Zhengtu
RETURN i.id AS industry_id, i.name AS industry, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, industry_id
