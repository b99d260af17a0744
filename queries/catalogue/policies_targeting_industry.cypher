// name: policies_targeting_industry
// question_zh: 哪些政策和举措面向这个产业？
// question_en: Which policies and programs target this industry?
// family: policies
// params:
//   industry: {type: Industry, example: 人工智能, what: the industry}
//   type: {type: type, default: null, example: Program, what: 'only Policy, or only Program'}
//   within: {type: Region, default: null, example: 杭州市, what: only those issued in this region}
//   since: {type: date, default: null, example: 2025-01, what: only edges a document of this day or later supports}
//   min_documents: {type: integer, default: 1, example: 2, what: at least this many independent documents}
// returns:
//   policy_id: id of the policy or program
//   policy: its name
//   type: Policy or Program
//   issuers: names of those who issued it, where known
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (p:Policy|Program)-[e:TARGETS]->(i:Industry {id: $industry})
WHERE p:Zhengtu
  AND ($type IS NULL OR $type IN labels(p))
  AND ($since IS NULL OR e.last_seen >= $since)
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
