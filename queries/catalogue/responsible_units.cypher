// name: responsible_units
// question_zh: 哪些部门负责（牵头、配合）哪些举措？
// question_en: Which bodies are told to carry which measures out?
// family: policies
// params:
//   entity: {type: entity, default: null, example: 算力券, what: '只要这项政策、举措或产业 only this policy, program or industry'}
//   organization: {type: Organization, default: null, example: 浙江省经济和信息化厅, what: 只要这个机构 only this body}
// returns:
//   organization_id: 机构的编号 id of the body
//   organization: 名称 its name
//   entity_id: 举措的编号 id of the measure
//   entity: 名称 its name
//   documents: 独立文档数 independent documents that say so
//   evidence: 这样说的句子的编号 ids of the sentences that say so
MATCH (o:Organization)-[e:RESPONSIBLE_FOR]->(m:Policy|Program|Industry)
WHERE o:Zhengtu AND ($entity IS NULL OR m.id = $entity)
  AND ($organization IS NULL OR o.id = $organization)
RETURN o.id AS organization_id, o.name AS organization, m.id AS entity_id, m.name AS entity,
       e.support AS documents, e.evidence AS evidence
ORDER BY organization_id, entity_id
