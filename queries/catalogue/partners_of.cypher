// name: partners_of
// question_zh: 它和谁合作？
// question_en: Whom does it cooperate with?
// family: companies
// params:
//   entity: {type: entity, example: 浙江大学, what: 'a company, organization, region or park'}
//   type: {type: type, default: null, example: Company, what: only partners of this type}
// returns:
//   partner_id: id of the partner
//   partner: its name
//   type: its type
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (x {id: $entity})-[e:PARTNERS_WITH]-(y)
WHERE x:Zhengtu AND ($type IS NULL OR $type IN labels(y))
RETURN y.id AS partner_id, y.name AS partner,
       [l IN labels(y) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type,
       e.support AS documents, e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, partner_id
