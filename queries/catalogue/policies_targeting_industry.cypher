// name: policies_targeting_industry
// question_zh: 哪些政策和举措面向这个产业？
// question_en: Which policies and programs target this industry?
// family: policies
// params:
//   industry: {type: Industry, example: 人工智能, what: 产业 the industry}
//   type: {type: type, default: null, example: Program, what: '只要 Policy（政策）或只要 Program（举措） only Policy, or only Program'}
//   within: {type: Region, default: null, example: 杭州市, what: 只要在这个地区发布的 only those issued in this region}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
//   min_documents: {type: integer, default: 1, example: 2, what: 至少有这么多份独立文档 at least this many independent documents}
// returns:
//   policy_id: 政策（举措）编号 id of the policy or program
//   policy: 名称 its name
//   type: 政策或举措：Policy or Program
//   issuers: 已知的发布者名称 names of those who issued it, where known
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (p:Policy|Program)-[e:TARGETS]->(i:Industry {id: $industry})
WHERE p:Zhengtu
  AND ($type IS NULL OR $type IN labels(p))
  AND ($since IS NULL OR e.last_seen >= $since)
  AND ($until IS NULL OR (e.first_seen <> '' AND e.first_seen <= $until + '~'))
  AND ($since IS NULL OR $until IS NULL OR e.first_seen >= $since OR e.last_seen <= $until + '~'
       OR EXISTS { MATCH (t:Statement {edge: p.id + '|' + type(e) + '|' + i.id + '|' + e.polarity})
                   WHERE t.published >= $since AND t.published <= $until + '~' })
  AND e.support >= $min_documents
  AND ($within IS NULL
       OR EXISTS { MATCH (p)<-[:ISSUES]-(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) }
       OR EXISTS { MATCH (p)<-[:ISSUES]-(:Organization)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) })
OPTIONAL MATCH (o)-[:ISSUES]->(p)
WITH p, e, o ORDER BY o.id
WITH p, e, collect(o.name) AS issuers
RETURN p.id AS policy_id, p.name AS policy,
       [l IN labels(p) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, issuers,
       e.support AS documents, e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, policy_id
