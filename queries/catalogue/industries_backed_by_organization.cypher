// name: industries_backed_by_organization
// question_zh: 这个机构支持哪些产业？
// question_en: Which industries does this government body back?
// family: regions
// params:
//   organization: {type: Organization, example: 浙江省经济和信息化厅, what: 机构 the organization}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (o:Organization {id: $organization})-[b:BACKS]->(i:Industry)
WHERE i:Zhengtu AND b.polarity = '支持'
  AND ($since IS NULL OR b.last_seen >= $since)
  AND ($until IS NULL OR (b.first_seen <> '' AND b.first_seen <= $until + '~'))
  AND ($since IS NULL OR $until IS NULL OR b.first_seen >= $since OR b.last_seen <= $until + '~'
       OR EXISTS { MATCH (t:Statement {edge: o.id + '|' + type(b) + '|' + i.id + '|' + b.polarity})
                   WHERE t.published >= $since AND t.published <= $until + '~' })
RETURN i.id AS industry_id, i.name AS industry, b.support AS documents,
       b.confidence AS confidence, b.evidence AS evidence
ORDER BY documents DESC, confidence DESC, industry_id
