// name: policies_issued_by
// question_zh: 这个地区（机构）发布了哪些政策和举措？
// question_en: Which policies and programs did this region or organization issue?
// family: policies
// params:
//   issuer: {type: entity, example: 余杭区, what: 地区或机构 a region or an organization}
//   type: {type: type, default: null, example: Policy, what: '只要 Policy（政策）或只要 Program（举措） only Policy, or only Program'}
//   industry: {type: Industry, default: null, example: 人工智能, what: 只要面向这个产业的 only those aimed at this industry}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
//   min_documents: {type: integer, default: 1, example: 2, what: 至少有这么多份独立文档 at least this many independent documents}
// returns:
//   policy_id: 政策（举措）编号 id of the policy or program
//   policy: 名称 its name
//   type: 政策或举措：Policy or Program
//   issuer: 发布它的地区、机构或该地区的机构 the region or organization, or the body located in the region, that issued it
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   first_seen: 最早一份文档的日期 date of the earliest document
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (top {id: $issuer})
WHERE top:Zhengtu
OPTIONAL MATCH (body:Organization)-[:LOCATED_IN]->(top)
WITH top, collect(DISTINCT body.id) AS bodies
UNWIND [top.id] + bodies AS issuer
MATCH (o {id: issuer})-[e:ISSUES]->(p)
WHERE o:Zhengtu
  AND ($type IS NULL OR $type IN labels(p))
  AND ($industry IS NULL OR EXISTS { MATCH (p)-[:TARGETS]->(:Industry {id: $industry}) })
  AND ($since IS NULL OR e.last_seen >= $since)
  AND ($until IS NULL OR (e.first_seen <> '' AND e.first_seen <= $until + '~'))
  AND ($since IS NULL OR $until IS NULL OR e.first_seen >= $since OR e.last_seen <= $until + '~'
       OR EXISTS { MATCH (t:Statement {edge: o.id + '|' + type(e) + '|' + p.id + '|' + e.polarity})
                   WHERE t.published >= $since AND t.published <= $until + '~' })
  AND e.support >= $min_documents
RETURN p.id AS policy_id, p.name AS policy,
       [l IN labels(p) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, o.name AS issuer,
       e.support AS documents, e.confidence AS confidence, e.first_seen AS first_seen,
       e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, policy_id, o.id
