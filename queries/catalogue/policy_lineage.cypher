// name: policy_lineage
// question_zh: 这些政策文件依据、贯彻、转发或者废止、修订了哪些文件？
// question_en: Which documents do documents stand on, carry out, forward, repeal or amend?
// family: policies
// params:
//   policy: {type: Policy, default: null, example: 余杭区人工智能产业若干措施, what: 只要这份文件 only this document}
// returns:
//   policy_id: 文件的编号 id of the document
//   policy: 名称 its name
//   relation: 依据、贯彻、转发（BASED_ON）或废止、修订（REPLACES） the relation
//   other_id: 另一份文件的编号 id of the other document
//   other: 名称 its name
//   ended: 被废止的文件有效到何时 until when the other is valid, where it is repealed
//   evidence: 这样说的句子的编号 id of the sentence that says so
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence)
WHERE t:Zhengtu AND t.relation IN ['BASED_ON', 'REPLACES']
  AND ($policy IS NULL OR t.subject = $policy OR t.object = $policy)
MATCH (p:Policy {id: t.subject})
MATCH (o:Policy {id: t.object})
RETURN p.id AS policy_id, p.name AS policy, t.relation AS relation, o.id AS other_id,
       o.name AS other, t.valid_to AS ended, [s.id] AS evidence
ORDER BY policy_id, relation, other_id, s.id
