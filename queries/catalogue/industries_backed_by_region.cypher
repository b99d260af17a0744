// name: industries_backed_by_region
// question_zh: 这个地区支持哪些产业？
// question_en: Which industries does this region back?
// family: regions
// params:
//   region: {type: Region, example: 余杭区, what: the region}
//   since: {type: date, default: null, example: 2025-01, what: only edges a document of this day or later supports}
//   min_documents: {type: integer, default: 1, example: 2, what: at least this many independent documents}
//   min_confidence: {type: number, default: 0.0, example: 0.7, what: at least this confidence}
// returns:
//   industry_id: id of the industry
//   industry: its name
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   first_seen: date of the earliest document
//   last_seen: date of the latest document
//   evidence: ids of the sentences that say so
MATCH (r:Region {id: $region})-[b:BACKS]->(i:Industry)
WHERE i:Zhengtu AND b.polarity = '支持'
  AND ($since IS NULL OR b.last_seen >= $since)
  AND b.support >= $min_documents AND b.confidence >= $min_confidence
RETURN i.id AS industry_id, i.name AS industry, b.support AS documents,
       b.confidence AS confidence, b.first_seen AS first_seen, b.last_seen AS last_seen,
       b.evidence AS evidence
ORDER BY documents DESC, confidence DESC, industry_id
