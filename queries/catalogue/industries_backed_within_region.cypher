// name: industries_backed_within_region
// question_zh: 这个地区及其下辖各地支持哪些产业？
// question_en: Which industries do this region and the places in it back?
// family: regions
// params:
//   region: {type: Region, example: 杭州市, what: 地区 the region}
//   level: {type: text, default: null, example: county, what: 只要这一级的地方 only places of this level}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   regions: 支持它的地方数 how many places back it
//   names: 名称 their names
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (r:Region)-[:PART_OF*0..4]->(top:Region {id: $region})
WHERE r:Zhengtu AND ($level IS NULL OR r.level = $level)
WITH DISTINCT r
MATCH (r)-[b:BACKS]->(i:Industry)
WHERE b.polarity = '支持' AND ($since IS NULL OR b.last_seen >= $since)
  AND ($until IS NULL OR (b.first_seen <> '' AND b.first_seen <= $until + '~'))
  AND ($since IS NULL OR $until IS NULL OR b.first_seen >= $since OR b.last_seen <= $until + '~'
       OR EXISTS { MATCH (t:Statement {edge: r.id + '|' + type(b) + '|' + i.id + '|' + b.polarity})
                   WHERE t.published >= $since AND t.published <= $until + '~' })
WITH i, r, b ORDER BY r.id
WITH i, count(DISTINCT r) AS regions, collect(r.name) AS names, collect(b.evidence) AS found
RETURN i.id AS industry_id, i.name AS industry, regions, names,
       reduce(joined = [], e IN found | joined + e) AS evidence
ORDER BY regions DESC, industry_id
