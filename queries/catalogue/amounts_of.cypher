// name: amounts_of
// question_zh: 这项政策（举措）或这家企业、这个地区涉及哪些金额和指标？
// question_en: Which amounts do the documents give for this policy, program, company or region?
// family: policies
// params:
//   entity: {type: entity, example: 算力券, what: '政策、举措、企业、地区或其他实体 a policy, program, company, region or other entity'}
//   other: {type: entity, default: null, example: 余杭区, what: '只要也涉及这个实体（含其下辖或位于其中者）的说法里的金额 only amounts in statements that also name this entity, a part of it or what is located in it'}
//   unit: {type: text, default: null, example: 元, what: 只要这个单位的金额 only amounts in this unit}
// returns:
//   amount: 金额（原文） the amount as written
//   value: 以该单位计的数值 the number, in the unit
//   unit: '单位 the unit: 元, %, 亩, 家, …'
//   role: 总额、上限、比率、目标或一般数额：total, cap, rate, target or amount
//   period: 时间跨度（原文） what span it is for, as written
//   relation: 说法的关系 what the statement says
//   subject: 主语 its subject
//   object: 宾语 its object
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (x {id: $entity})-[e]-(y)
WHERE x:Zhengtu AND y:Entity AND ($other IS NULL OR y.id = $other
  OR EXISTS { MATCH (y)-[:PART_OF*1..4]->({id: $other}) }
  OR EXISTS { MATCH (y)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->({id: $other}) })
UNWIND e.evidence AS sentence
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence {id: sentence})
WHERE t.relation = type(e)
  AND ((t.subject = $entity AND t.object = y.id) OR (t.object = $entity AND t.subject = y.id))
UNWIND range(0, size(coalesce(t.amount_texts, [])) - 1) AS k
WITH DISTINCT t.amount_texts[k] AS amount, t.amount_values[k] AS value, t.amount_units[k] AS unit,
     t.amount_roles[k] AS role, t.amount_periods[k] AS period, t.relation AS relation,
     startNode(e).name AS subject, endNode(e).name AS object, s.id AS sentence
WHERE $unit IS NULL OR unit = $unit
WITH amount, value, unit, role, period, relation, subject, object, sentence ORDER BY sentence
WITH amount, value, unit, role, period, relation, subject, object, collect(sentence) AS evidence
RETURN amount, value, unit, role, period, relation, subject, object, evidence
ORDER BY unit, value DESC, amount, role, period, relation, subject, object
