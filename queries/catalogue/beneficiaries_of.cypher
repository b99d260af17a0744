// name: beneficiaries_of
// question_zh: 这项政策（举措）惠及哪些企业、地区、园区和机构？
// question_en: Which companies, regions, parks and organizations does this policy or program benefit?
// family: policies
// params:
//   policy: {type: entity, example: 算力券, what: 政策或举措 a policy or program}
//   type: {type: type, default: null, example: Company, what: 只要这一类的受惠者 only beneficiaries of this type}
//   level: {type: text, default: null, example: county, what: 只要这一级的地区 only regions of this level}
//   within: {type: Region, default: null, example: 杭州市, what: 只要在这个地区的 only those in this region}
// returns:
//   beneficiary_id: 受惠者编号 id of the beneficiary
//   beneficiary: 名称 its name
//   type: 类型 its type
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
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
