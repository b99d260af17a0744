// name: industries_backed_by_region
// question_zh: 这个地区支持哪些产业？
// question_en: Which industries does this region back?
// family: regions
// params:
//   region: {type: Region, example: 余杭区, what: 地区 the region}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
//   min_documents: {type: integer, default: 1, example: 2, what: 至少有这么多份独立文档 at least this many independent documents}
//   min_confidence: {type: number, default: 0.0, example: 0.7, what: 置信度不低于此 at least this confidence}
//   without: {type: [Industry], default: null, example: '人工智能,算力', what: 不要这些产业 not these industries}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   first_seen: 最早一份文档的日期 date of the earliest document
//   last_seen: 最晚一份文档的日期 date of the latest document
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (r:Region {id: $region})-[b:BACKS]->(i:Industry)
WHERE i:Zhengtu AND b.polarity = '支持'
  AND ($without IS NULL OR NOT i.id IN $without)
  AND ($since IS NULL OR b.last_seen >= $since)
  AND ($until IS NULL OR (b.first_seen <> '' AND b.first_seen <= $until + '~'))
  AND ($since IS NULL OR $until IS NULL OR b.first_seen >= $since OR b.last_seen <= $until + '~'
       OR EXISTS { MATCH (t:Statement {edge: r.id + '|' + type(b) + '|' + i.id + '|' + b.polarity})
                   WHERE t.published >= $since AND t.published <= $until + '~' })
  AND b.support >= $min_documents AND b.confidence >= $min_confidence
RETURN i.id AS industry_id, i.name AS industry, b.support AS documents,
       b.confidence AS confidence, b.first_seen AS first_seen, b.last_seen AS last_seen,
       b.evidence AS evidence
ORDER BY documents DESC, confidence DESC, industry_id
