// name: regions_backing_most_industries
// question_zh: 哪些地区支持的产业最多？
// question_en: Which regions back the most industries?
// family: regions
// params:
//   level: {type: text, default: null, example: county, what: 只要这一级的地区 only regions of this level}
//   within: {type: Region, default: null, example: 浙江省, what: 只要这个地区及其下辖各地 only this region and what is part of it}
//   among: {type: [Region], default: null, example: '余杭区,慈溪市', what: 只要这些地区 only these regions}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档支持的关系 only edges a document of this day or later supports}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档支持的关系 only edges a document of this day or earlier supports}
//   at_least: {type: integer, default: 1, example: 3, what: 只要产业不少于此数的 only where there are so many industries or more}
//   at_most: {type: integer, default: null, example: 5, what: 只要产业不多于此数的 only where there are so many industries or fewer}
//   limit: {type: integer, default: 10, example: 5, what: 行数 how many rows}
//   without: {type: [Region], default: null, example: '余杭区,慈溪市', what: 不要这些地区及其下辖各地 not these regions and what is part of them}
// returns:
//   region_id: 地区编号 id of the region
//   region: 名称 its name
//   industries: 它支持的产业数 how many industries it backs
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
WITH r, count(DISTINCT i) AS number
WHERE number >= $at_least AND ($at_most IS NULL OR number <= $at_most)
WITH r, number ORDER BY number DESC, r.id LIMIT $limit
MATCH (r)-[b:BACKS]->(i:Industry)
WHERE b.polarity = '支持' AND ($since IS NULL OR b.last_seen >= $since)
  AND ($until IS NULL OR (b.first_seen <> '' AND b.first_seen <= $until + '~'))
  AND ($since IS NULL OR $until IS NULL OR b.first_seen >= $since OR b.last_seen <= $until + '~'
       OR EXISTS { MATCH (t:Statement {edge: r.id + '|' + type(b) + '|' + i.id + '|' + b.polarity})
                   WHERE t.published >= $since AND t.published <= $until + '~' })
WITH r, i, b ORDER BY i.id
WITH r, count(DISTINCT i) AS industries, collect(i.name) AS names, collect(b.evidence) AS found
RETURN r.id AS region_id, r.name AS region, industries, names,
       reduce(joined = [], e IN found | joined + e) AS evidence
ORDER BY industries DESC, region_id
