// name: policies_issued
// question_zh: 这段时间发布了哪些政策和举措？
// question_en: Which policies and programs were issued in this period?
// family: policies
// params:
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
//   type: {type: type, default: null, example: Policy, what: '只要 Policy（政策）或只要 Program（举措） only Policy, or only Program'}
//   level: {type: text, default: null, example: county, what: 只要这一级地区发布的 only those issued by regions of this level}
//   within: {type: Region, default: null, example: 杭州市, what: 只要这个地区及其下辖各地发布的 only those issued by this region and what is part of it}
// returns:
//   policy_id: 政策（举措）编号 id of the policy or program
//   policy: 名称 its name
//   type: 政策或举措：Policy or Program
//   issuer: 发布它的地区或机构 the region or organization that issued it
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   first_seen: 最早一份文档的日期 date of the earliest document
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (r)-[e:ISSUES]->(p)
WHERE r:Zhengtu
  AND ($type IS NULL OR $type IN labels(p))
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) }
       OR EXISTS { MATCH (r)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($since IS NULL OR e.last_seen >= $since)
  AND ($until IS NULL OR (e.first_seen <> '' AND e.first_seen <= $until + '~'))
  AND ($since IS NULL OR $until IS NULL OR e.first_seen >= $since OR e.last_seen <= $until + '~'
       OR EXISTS { MATCH (t:Statement {edge: r.id + '|' + type(e) + '|' + p.id + '|' + e.polarity})
                   WHERE t.published >= $since AND t.published <= $until + '~' })
RETURN p.id AS policy_id, p.name AS policy,
       [l IN labels(p) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, r.name AS issuer,
       e.support AS documents, e.confidence AS confidence, e.first_seen AS first_seen,
       e.evidence AS evidence
ORDER BY first_seen, policy_id, r.id
