// name: largest_amounts
// question_zh: 文档中最大的金额（指标）是哪些？
// question_en: Which are the largest amounts in the documents?
// family: policies
// params:
//   unit: {type: text, default: 元, example: 元, what: amounts in this unit}
//   relation: {type: relation, default: null, example: ISSUES, what: only in statements of this relation}
//   limit: {type: integer, default: 10, example: 5, what: how many rows}
// returns:
//   amount: the amount as written
//   value: the number, in the unit
//   role: total, cap, rate, target or amount
//   relation: what the statement says
//   subject: its subject
//   object: its object
//   evidence: id of the sentence that says so
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence)
WHERE t:Zhengtu AND ($relation IS NULL OR t.relation = $relation)
UNWIND range(0, size(coalesce(t.amount_texts, [])) - 1) AS k
WITH t, s, t.amount_texts[k] AS amount, t.amount_values[k] AS value, t.amount_units[k] AS unit,
     t.amount_roles[k] AS role
WHERE unit = $unit
WITH t, s, amount, value, role ORDER BY value DESC, t.id, amount, role LIMIT $limit
MATCH (a {id: t.subject}), (b {id: t.object})
RETURN amount, value, role, t.relation AS relation, a.name AS subject, b.name AS object,
       [s.id] AS evidence
ORDER BY value DESC, t.id, amount, role
