// name: issuers_for_industry
// question_zh: 哪些地区和机构出台了面向这个产业的政策和举措？
// question_en: Which regions and organizations issued policies or programs for this industry?
// family: policies
// params:
//   industry: {type: Industry, example: 人工智能, what: 产业 the industry}
//   level: {type: text, default: null, example: county, what: 只要这一级的地区 only regions of this level}
//   within: {type: Region, default: null, example: 杭州市, what: 只要这个地区及其下辖各地 only this region and what is part of it}
// returns:
//   issuer_id: 地区或机构编号 id of the region or organization
//   issuer: 名称 its name
//   type: 类型 its type
//   policies: 政策和举措的名称 names of the policies and programs
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (o)-[e:ISSUES]->(p)-[t:TARGETS]->(:Industry {id: $industry})
WHERE o:Zhengtu AND ($level IS NULL OR o.level = $level)
  AND ($within IS NULL
       OR EXISTS { MATCH (o)-[:PART_OF*0..4]->(:Region {id: $within}) }
       OR EXISTS { MATCH (o)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) })
WITH o, p, e, t ORDER BY p.id
WITH o, collect(p.name) AS policies, collect(e.evidence + t.evidence) AS found
RETURN o.id AS issuer_id, o.name AS issuer,
       [l IN labels(o) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, policies,
       reduce(joined = [], x IN found | joined + x) AS evidence
ORDER BY size(policies) DESC, issuer_id
