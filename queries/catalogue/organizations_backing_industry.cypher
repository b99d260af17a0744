// name: organizations_backing_industry
// question_zh: 哪些机构支持这个产业？
// question_en: Which government bodies back this industry?
// family: regions
// params:
//   industry: {type: Industry, example: 人工智能, what: 产业 the industry}
//   within: {type: Region, default: null, example: 浙江省, what: 只要位于这个地区的机构 only bodies located in this region}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
// returns:
//   organization_id: 机构编号 id of the organization
//   organization: 名称 its name
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (o:Organization)-[b:BACKS]->(i:Industry {id: $industry})
WHERE o:Zhengtu AND b.polarity = '支持'
  AND ($within IS NULL OR EXISTS { MATCH (o)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($since IS NULL OR b.last_seen >= $since)
  AND ($until IS NULL OR (b.first_seen <> '' AND b.first_seen <= $until + '~'))
  AND ($since IS NULL OR $until IS NULL OR b.first_seen >= $since OR b.last_seen <= $until + '~'
       OR EXISTS { MATCH (t:Statement {edge: o.id + '|' + type(b) + '|' + i.id + '|' + b.polarity})
                   WHERE t.published >= $since AND t.published <= $until + '~' })
RETURN o.id AS organization_id, o.name AS organization, b.support AS documents,
       b.confidence AS confidence, b.evidence AS evidence
ORDER BY documents DESC, confidence DESC, organization_id
