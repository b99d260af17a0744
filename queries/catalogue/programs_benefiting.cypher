// name: programs_benefiting
// question_zh: 哪些政策和举措惠及这家企业（地区、园区、机构）？
// question_en: Which policies and programs benefit this company, region, park or organization?
// family: policies
// params:
//   beneficiary: {type: entity, example: 宇树科技, what: 'a company, region, park or organization'}
//   since: {type: date, default: null, example: 2025-01, what: only edges a document of this day or later supports}
// returns:
//   policy_id: id of the policy or program
//   policy: its name
//   type: Policy or Program
//   issuers: names of those who issued it, where known
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (p)-[e:BENEFITS]->(x {id: $beneficiary})
WHERE p:Zhengtu AND ($since IS NULL OR e.last_seen >= $since)
OPTIONAL MATCH (o)-[:ISSUES]->(p)
WITH p, e, o ORDER BY o.id
WITH p, e, collect(o.name) AS issuers
RETURN p.id AS policy_id, p.name AS policy,
       [l IN labels(p) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, issuers,
       e.support AS documents, e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, policy_id
