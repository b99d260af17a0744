// name: region_backs_industry
// question_zh: 这个地区支持这个产业吗？
// question_en: Does this region back this industry?
// family: regions
// params:
//   region: {type: Region, example: 平湖市, what: 地区 the region}
//   industry: {type: Industry, example: 算力, what: 产业 the industry}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
//   min_documents: {type: integer, default: 1, example: 2, what: 至少有这么多份独立文档 at least this many independent documents}
//   min_confidence: {type: number, default: 0.0, example: 0.7, what: 置信度不低于此 at least this confidence}
// returns:
//   region_id: 地区或其下辖地方的编号 id of the region, or of a place in it
//   region: 名称 its name
//   industry_id: 产业或其细分产业的编号 id of the industry, or of a part of it
//   industry: 名称 its name
//   polarity: '倾向 polarity: 支持 or 限制'
//   exact: 是否正是所问的地区和产业，而非其中一部分 whether it is the region and the industry asked for, and not parts of them
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   first_seen: 最早一份文档的日期 date of the earliest document
//   last_seen: 最晚一份文档的日期 date of the latest document
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (r:Region)-[:PART_OF*0..4]->(:Region {id: $region})
WHERE r:Zhengtu
WITH DISTINCT r
MATCH (r)-[b:BACKS]->(i:Industry)
WHERE EXISTS { MATCH (i)-[:PART_OF*0..3]->(:Industry {id: $industry}) }
  AND ($since IS NULL OR b.last_seen >= $since)
  AND ($until IS NULL OR (b.first_seen <> '' AND b.first_seen <= $until + '~'))
  AND ($since IS NULL OR $until IS NULL OR b.first_seen >= $since OR b.last_seen <= $until + '~'
       OR EXISTS { MATCH (t:Statement {edge: r.id + '|' + type(b) + '|' + i.id + '|' + b.polarity})
                   WHERE t.published >= $since AND t.published <= $until + '~' })
  AND b.support >= $min_documents AND b.confidence >= $min_confidence
RETURN r.id AS region_id, r.name AS region, i.id AS industry_id, i.name AS industry,
       b.polarity AS polarity, (r.id = $region AND i.id = $industry) AS exact,
       b.support AS documents, b.confidence AS confidence, b.first_seen AS first_seen,
       b.last_seen AS last_seen, b.evidence AS evidence
ORDER BY exact DESC, documents DESC, confidence DESC, region_id, industry_id, polarity
