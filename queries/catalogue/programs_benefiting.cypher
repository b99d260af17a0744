// name: programs_benefiting
// question_zh: 哪些政策和举措惠及这家企业（地区、园区、机构）？
// question_en: Which policies and programs benefit this company, region, park or organization?
// family: policies
// params:
//   beneficiary: {type: entity, example: 宇树科技, what: '企业、地区、园区或机构 a company, region, park or organization'}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
// returns:
//   policy_id: 政策（举措）编号 id of the policy or program
//   policy: 名称 its name
//   type: 政策或举措：Policy or Program
//   issuers: 已知的发布者名称 names of those who issued it, where known
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (p)-[e:BENEFITS]->(x {id: $beneficiary})
WHERE p:Zhengtu AND ($since IS NULL OR e.last_seen >= $since)
  AND ($until IS NULL OR (e.first_seen <> '' AND e.first_seen <= $until + '~'))
  AND ($since IS NULL OR $until IS NULL OR e.first_seen >= $since OR e.last_seen <= $until + '~'
       OR EXISTS { MATCH (t:Statement {edge: p.id + '|' + type(e) + '|' + x.id + '|' + e.polarity})
                   WHERE t.published >= $since AND t.published <= $until + '~' })
OPTIONAL MATCH (o)-[:ISSUES]->(p)
WITH p, e, o ORDER BY o.id
WITH p, e, collect(o.name) AS issuers
RETURN p.id AS policy_id, p.name AS policy,
       [l IN labels(p) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, issuers,
       e.support AS documents, e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, policy_id
