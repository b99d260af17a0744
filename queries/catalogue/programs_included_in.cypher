// name: programs_included_in
// question_zh: 这项政策（举措）包含哪些举措？
// question_en: Which programs are part of this policy or program?
// family: policies
// params:
//   policy: {type: entity, example: 415X先进制造业集群培育工程, what: 政策或举措 a policy or program}
// returns:
//   program_id: 举措编号 id of the program
//   program: 名称 its name
//   relation: 包含或属于：INCLUDES, or PART_OF
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号，出自词表则空 ids of the sentences that say so; empty where the gazetteer says so
MATCH (p {id: $policy})-[e:INCLUDES|PART_OF]-(g:Program)
WHERE p:Zhengtu
  AND ((type(e) = 'INCLUDES' AND startNode(e).id = $policy) OR (type(e) = 'PART_OF' AND endNode(e).id = $policy))
RETURN g.id AS program_id, g.name AS program, type(e) AS relation, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, program_id, relation
