// name: beneficiaries_of
// question_zh: 这项政策（举措）惠及哪些企业、地区、园区和机构？
// question_en: Which companies, regions, parks and organizations does this policy or program benefit?
// family: policies
// params:
//   policy: {type: entity, example: 算力券, what: a policy or program}
//   type: {type: type, default: null, example: Company, what: only beneficiaries of this type}
//   level: {type: text, default: null, example: county, what: only regions of this level}
//   within: {type: Region, default: null, example: 杭州市, what: only those in this region}
// returns:
//   beneficiary_id: id of the beneficiary
//   beneficiary: its name
//   type: its type
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (p {id: $policy})-[e:BENEFITS]->(x)
WHERE p:Zhengtu
  AND ($type IS NULL OR $type IN labels(x))
  AND ($level IS NULL OR x.level = $level)
  AND ($within IS NULL
       OR EXISTS { MATCH (x)-[:PART_OF*0..4]->(:Region {id: $within}) }
       OR EXISTS { MATCH (x)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) })
RETURN x.id AS beneficiary_id, x.name AS beneficiary,
       [l IN labels(x) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       e.support AS documents, e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, beneficiary_id
