// name: policies_in_force
// question_zh: 这一天哪些政策和举措有效？
// question_en: Which policies and programs are in force on this day?
// family: policies
// params:
//   day: {type: date, example: 2025-06-01, what: the day}
//   issuer: {type: entity, default: null, example: 余杭区, what: only those issued by this region or organization}
// returns:
//   policy_id: id of the policy or program
//   policy: its name
//   valid_from: from when, where a document says so
//   valid_to: until when, where a document says so
//   evidence: ids of the sentences that say so
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence)
WHERE t:Zhengtu AND (t.valid_from <> '' OR t.valid_to <> '')
  AND (coalesce(t.valid_from, '') = '' OR t.valid_from <= $day)
  AND (coalesce(t.valid_to, '') = '' OR t.valid_to >= $day)
MATCH (p:Policy|Program)
WHERE p.id IN [t.subject, t.object]
  AND ($issuer IS NULL OR EXISTS { MATCH ({id: $issuer})-[:ISSUES]->(p) })
WITH p, t, s ORDER BY s.id
WITH p, max(t.valid_from) AS valid_from, max(t.valid_to) AS valid_to,
     collect(DISTINCT s.id) AS evidence
RETURN p.id AS policy_id, p.name AS policy, valid_from, valid_to, evidence
ORDER BY policy_id
