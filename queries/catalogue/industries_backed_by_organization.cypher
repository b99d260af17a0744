// name: industries_backed_by_organization
// question_zh: 这个机构支持哪些产业？
// question_en: Which industries does this government body back?
// family: regions
// params:
//   organization: {type: Organization, example: 浙江省经济和信息化厅, what: the organization}
//   since: {type: date, default: null, example: 2025-01, what: only edges a document of this day or later supports}
// returns:
//   industry_id: id of the industry
//   industry: its name
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (o:Organization {id: $organization})-[b:BACKS]->(i:Industry)
WHERE i:Zhengtu AND b.polarity = '支持'
  AND ($since IS NULL OR b.last_seen >= $since)
RETURN i.id AS industry_id, i.name AS industry, b.support AS documents,
       b.confidence AS confidence, b.evidence AS evidence
ORDER BY documents DESC, confidence DESC, industry_id
