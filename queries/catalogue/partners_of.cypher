// name: partners_of
// question_zh: 它和谁合作？
// question_en: Whom does it cooperate with?
// family: companies
// params:
//   entity: {type: entity, example: 浙江大学, what: '企业、机构、地区或园区 a company, organization, region or park'}
//   type: {type: type, default: null, example: Company, what: 只要这一类的合作方 only partners of this type}
// returns:
//   partner_id: 合作方编号 id of the partner
//   partner: 名称 its name
//   type: 类型 its type
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (x {id: $entity})-[e:PARTNERS_WITH]-(y)
WHERE x:Zhengtu AND ($type IS NULL OR $type IN labels(y))
RETURN y.id AS partner_id, y.name AS partner,
       [l IN labels(y) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       e.support AS documents, e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, partner_id
