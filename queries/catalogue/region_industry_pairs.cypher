// name: region_industry_pairs
// question_zh: 哪些县（市、区）支持哪些产业？
// question_en: Which counties back which industries?
// family: regions
// params:
//   level: {type: text, default: county, example: county, what: 只要这一级的地区，null 为各级 only regions of this level; null for all}
//   within: {type: Region, default: null, example: 嘉兴市, what: 只要这个地区及其下辖各地 only this region and what is part of it}
//   among: {type: [Region], default: null, example: '余杭区,慈溪市', what: 只要这些地区 only these regions}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
//   min_documents: {type: integer, default: 1, example: 2, what: 至少有这么多份独立文档 at least this many independent documents}
//   min_confidence: {type: number, default: 0.0, example: 0.7, what: 置信度不低于此 at least this confidence}
//   without: {type: [Region], default: null, example: '余杭区,慈溪市', what: 不要这些地区及其下辖各地 not these regions and what is part of them}
// returns:
//   region_id: 地区编号 id of the region
//   region: 名称 its name
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (r:Region)-[b:BACKS]->(i:Industry)
WHERE r:Zhengtu AND b.polarity = '支持'
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($without IS NULL OR NOT EXISTS { MATCH (r)-[:PART_OF*0..4]->(x:Region) WHERE x.id IN $without })
  AND ($among IS NULL OR r.id IN $among)
  AND ($since IS NULL OR b.last_seen >= $since)
  AND ($until IS NULL OR (b.first_seen <> '' AND b.first_seen <= $until + '~'))
  AND ($since IS NULL OR $until IS NULL OR b.first_seen >= $since OR b.last_seen <= $until + '~'
       OR EXISTS { MATCH (t:Statement {edge: r.id + '|' + type(b) + '|' + i.id + '|' + b.polarity})
                   WHERE t.published >= $since AND t.published <= $until + '~' })
  AND b.support >= $min_documents AND b.confidence >= $min_confidence
RETURN r.id AS region_id, r.name AS region, i.id AS industry_id, i.name AS industry,
       b.support AS documents, b.confidence AS confidence, b.evidence AS evidence
ORDER BY region_id, documents DESC, confidence DESC, industry_id
