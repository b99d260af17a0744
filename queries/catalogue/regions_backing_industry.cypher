// name: regions_backing_industry
// question_zh: 哪些地区支持这个产业？
// question_en: Which regions back this industry?
// family: regions
// params:
//   industry: {type: Industry, example: 人工智能, what: the industry}
//   level: {type: text, default: null, example: county, what: 'only regions of this level: country, province, city, county, town'}
//   within: {type: Region, default: null, example: 杭州市, what: only this region and what is part of it}
//   among: {type: [Region], default: null, example: '余杭区,慈溪市', what: only these regions}
//   since: {type: date, default: null, example: 2025-01, what: only edges a document of this day or later supports}
//   min_documents: {type: integer, default: 1, example: 2, what: at least this many independent documents}
//   min_confidence: {type: number, default: 0.0, example: 0.7, what: at least this confidence}
// returns:
//   region_id: id of the region
//   region: its name
//   level: its level
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   first_seen: date of the earliest document
//   last_seen: date of the latest document
//   evidence: ids of the sentences that say so
MATCH (r:Region)-[b:BACKS]->(i:Industry {id: $industry})
WHERE r:Zhengtu AND b.polarity = '支持'
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($among IS NULL OR r.id IN $among)
  AND ($since IS NULL OR b.last_seen >= $since)
  AND b.support >= $min_documents AND b.confidence >= $min_confidence
RETURN r.id AS region_id, r.name AS region, r.level AS level, b.support AS documents,
       b.confidence AS confidence, b.first_seen AS first_seen, b.last_seen AS last_seen,
       b.evidence AS evidence
ORDER BY documents DESC, confidence DESC, region_id
