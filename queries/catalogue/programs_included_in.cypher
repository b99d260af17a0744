// name: programs_included_in
// question_zh: 这项政策（举措）包含哪些举措？
// question_en: Which programs are part of this policy or program?
// family: policies
// params:
//   policy: {type: entity, example: 415X先进制造业集群培育工程, what: a policy or program}
// returns:
//   program_id: id of the program
//   program: its name
//   relation: INCLUDES, or PART_OF
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so; empty where the gazetteer says so
MATCH (p {id: $policy})-[e:INCLUDES|PART_OF]-(g:Program)
WHERE p:Zhengtu
  AND ((type(e) = 'INCLUDES' AND startNode(e).id = $policy) OR (type(e) = 'PART_OF' AND endNode(e).id = $policy))
RETURN g.id AS program_id, g.name AS program, type(e) AS relation, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, program_id, relation
