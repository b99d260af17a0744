// name: policies_including_program
// question_zh: 这项举措属于哪些政策（举措）？
// question_en: Which policies or programs is this program part of?
// family: policies
// params:
//   program: {type: Program, example: 算力券, what: 举措 the program}
// returns:
//   policy_id: 政策（举措）编号 id of the policy or program
//   policy: 名称 its name
//   type: 政策或举措：Policy or Program
//   relation: 包含或属于：INCLUDES, or PART_OF
//   documents: 这样说的独立文档数 independent documents that say so
//   evidence: 依据句子的编号，出自词表则空 ids of the sentences that say so; empty where the gazetteer says so
MATCH (g:Program {id: $program})-[e:INCLUDES|PART_OF]-(p)
WHERE p:Zhengtu
  AND ((type(e) = 'INCLUDES' AND endNode(e).id = $program) OR (type(e) = 'PART_OF' AND startNode(e).id = $program))
RETURN p.id AS policy_id, p.name AS policy,
       [l IN labels(p) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, type(e) AS relation,
       e.support AS documents, e.evidence AS evidence
ORDER BY documents DESC, policy_id, relation
