// name: policies_expiring
// question_zh: 这段时间内哪些政策和举措到期？
// question_en: Which policies and programs expire in this period?
// family: policies
// params:
//   start: {type: date, example: 2025-01-01, what: 起始日 first day}
//   until: {type: date, example: 2027-12-31, what: 截止日 last day}
// returns:
//   policy_id: 政策（举措）编号 id of the policy or program
//   policy: 名称 its name
//   valid_to: 有效期至 until when it is valid
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence)
WHERE t:Zhengtu AND t.valid_to <> '' AND t.valid_to >= $start AND t.valid_to <= $until
UNWIND CASE WHEN t.relation = 'REPLACES' THEN [t.object] ELSE [t.object, t.subject] END AS id
MATCH (p:Policy|Program {id: id})
WITH p, t.valid_to AS valid_to, s ORDER BY s.id
WITH p, valid_to, collect(DISTINCT s.id) AS evidence
RETURN p.id AS policy_id, p.name AS policy, valid_to, evidence
ORDER BY valid_to, policy_id
