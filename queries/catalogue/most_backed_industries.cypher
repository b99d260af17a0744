// name: most_backed_industries
// question_zh: 哪些产业得到最多地区支持？
// question_en: Which industries are backed by the most regions?
// family: regions
// params:
//   level: {type: text, default: null, example: county, what: 只统计这一级的地区 count only regions of this level}
//   within: {type: Region, default: null, example: 浙江省, what: 只统计这个地区及其下辖各地 count only this region and what is part of it}
//   among: {type: [Region], default: null, example: '余杭区,慈溪市', what: 只统计这些地区 count only these regions}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
//   at_least: {type: integer, default: 1, example: 3, what: 只要地区不少于此数的 only where there are so many regions or more}
//   at_most: {type: integer, default: null, example: 5, what: 只要地区不多于此数的 only where there are so many regions or fewer}
//   limit: {type: integer, default: 10, example: 5, what: 行数 how many rows}
//   without: {type: [Region], default: null, example: '余杭区,慈溪市', what: 不要这些地区及其下辖各地 not these regions and what is part of them}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   regions: 支持它的地区数 how many regions back it
//   names: 名称 their names
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
WITH i, count(DISTINCT r) AS number
WHERE number >= $at_least AND ($at_most IS NULL OR number <= $at_most)
WITH i, number ORDER BY number DESC, i.id LIMIT $limit
MATCH (r:Region)-[b:BACKS]->(i)
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
WITH i, r, b ORDER BY r.id
WITH i, count(DISTINCT r) AS regions, collect(r.name) AS names, collect(b.evidence) AS found
RETURN i.id AS industry_id, i.name AS industry, regions, names,
       reduce(joined = [], e IN found | joined + e) AS evidence
ORDER BY regions DESC, industry_id
