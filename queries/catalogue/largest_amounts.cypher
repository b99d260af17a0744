// name: largest_amounts
// question_zh: 文档中最大的金额（指标）是哪些？
// question_en: Which are the largest amounts in the documents?
// family: policies
// params:
//   unit: {type: text, default: 元, example: 元, what: 这个单位的金额或指标 amounts in this unit}
//   relation: {type: relation, default: null, example: ISSUES, what: 只要这种关系的说法 only in statements of this relation}
//   limit: {type: integer, default: 10, example: 5, what: 行数 how many rows}
// returns:
//   amount: 金额（原文） the amount as written
//   value: 以该单位计的数值 the number, in the unit
//   role: 总额、上限、比率、目标或一般数额：total, cap, rate, target or amount
//   relation: 说法的关系 what the statement says
//   subject: 主语 its subject
//   object: 宾语 its object
//   evidence: 这样说的句子的编号 id of the sentence that says so
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence)
WHERE t:Zhengtu AND ($relation IS NULL OR t.relation = $relation)
UNWIND range(0, size(coalesce(t.amount_texts, [])) - 1) AS k
WITH t, s, t.amount_texts[k] AS amount, t.amount_values[k] AS value, t.amount_units[k] AS unit,
     t.amount_roles[k] AS role
WHERE unit = $unit
WITH s, amount, value, role, t ORDER BY t.id
WITH s, amount, value, role, collect(t.relation)[0] AS relation, collect(t.subject)[0] AS one,
     collect(t.object)[0] AS other
WITH s, amount, value, role, relation, one, other
ORDER BY value DESC, s.id, amount, role LIMIT $limit
MATCH (a {id: one}), (b {id: other})
RETURN amount, value, role, relation, a.name AS subject, b.name AS object, [s.id] AS evidence
ORDER BY value DESC, s.id, amount, role
