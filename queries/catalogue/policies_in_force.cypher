// name: policies_in_force
// question_zh: 这一天哪些政策和举措有效？
// question_en: Which policies and programs are in force on this day?
// family: policies
// params:
//   day: {type: date, example: 2025-06-01, what: 日期 the day}
//   issuer: {type: entity, default: null, example: 余杭区, what: 只要这个地区或机构发布的 only those issued by this region or organization}
// returns:
//   policy_id: 政策（举措）编号 id of the policy or program
//   policy: 名称 its name
//   valid_from: 自何时起有效（文档有说的） from when, where a document says so
//   valid_to: 有效至何时（文档有说的） until when, where a document says so
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (r:Statement)
WHERE r:Zhengtu AND r.relation = 'REPLACES' AND coalesce(r.rule, '') <> 'amends a document'
  AND coalesce(r.valid_to, '') <= $day
// Repealed by this day, or on a day that nobody says; an amended document stays in force.
WITH collect(DISTINCT r.object) AS repealed
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence)
WHERE t:Zhengtu AND (t.valid_from <> '' OR t.valid_to <> '')
  AND (coalesce(t.valid_from, '') = '' OR t.valid_from <= $day)
  AND (coalesce(t.valid_to, '') = '' OR t.valid_to >= $day)
UNWIND CASE WHEN t.relation = 'REPLACES' THEN [t.object] ELSE [t.object, t.subject] END AS id
WITH t, s, id WHERE NOT id IN repealed
MATCH (p:Policy|Program {id: id})
WHERE ($issuer IS NULL OR EXISTS { MATCH ({id: $issuer})-[:ISSUES]->(p) })
WITH p, t, s ORDER BY s.id
WITH p, max(t.valid_from) AS valid_from, max(t.valid_to) AS said_to,
     min(CASE WHEN t.relation = 'REPLACES' AND t.valid_to <> '' THEN t.valid_to END) AS repeal,
     collect(DISTINCT s.id) AS evidence
RETURN p.id AS policy_id, p.name AS policy, valid_from,
       coalesce(repeal, said_to) AS valid_to, evidence
ORDER BY policy_id
