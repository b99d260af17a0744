// name: issuers_of_policy
// question_zh: 这项政策（举措）是谁发布的，涉及多少金额？
// question_en: Who issued this policy or program, and for what amounts?
// family: policies
// params:
//   policy: {type: entity, example: 算力券, what: 政策或举措 a policy or program}
//   level: {type: text, default: null, example: county, what: 只要这一级的地区 only regions of this level}
//   within: {type: Region, default: null, example: 杭州市, what: 只要这个地区及其下辖各地 only this region and what is part of it}
//   without: {type: [Region], default: null, example: '余杭区,慈溪市', what: 不要这些地区及其下辖各地 not these regions and what is part of them}
// returns:
//   issuer_id: 地区或机构编号 id of the region or organization
//   issuer: 名称 its name
//   type: 类型 its type
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   first_seen: 最早一份文档的日期 date of the earliest document
//   amounts: 发布时所说的金额（原文） amounts that the statements of issuing give, as written
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (o)-[e:ISSUES]->(p {id: $policy})
WHERE o:Zhengtu AND ($level IS NULL OR o.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (o)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($without IS NULL OR NOT EXISTS { MATCH (o)-[:PART_OF*0..4]->(x:Region) WHERE x.id IN $without })
UNWIND CASE WHEN size(coalesce(e.evidence, [])) = 0 THEN [''] ELSE e.evidence END AS sentence
OPTIONAL MATCH (t:Statement)-[:SAID_IN]->(:Sentence {id: sentence})
WHERE t.relation = 'ISSUES' AND t.subject = o.id AND t.object = p.id
WITH o, e, t ORDER BY t.id
WITH o, e, collect(coalesce(t.amount_texts, [])) AS found
RETURN o.id AS issuer_id, o.name AS issuer,
       [l IN labels(o) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       e.support AS documents, e.confidence AS confidence, e.first_seen AS first_seen,
       reduce(joined = [], x IN found | joined + x) AS amounts, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, issuer_id
