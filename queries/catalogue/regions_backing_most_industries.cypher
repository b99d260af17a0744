// name: regions_backing_most_industries
// question_zh: 哪些地区支持的产业最多？
// question_en: Which regions back the most industries?
// family: regions
// params:
//   level: {type: text, default: null, example: county, what: only regions of this level}
//   within: {type: Region, default: null, example: 浙江省, what: only this region and what is part of it}
//   among: {type: [Region], default: null, example: '余杭区,慈溪市', what: only these regions}
//   since: {type: date, default: null, example: 2025-01, what: only edges a document of this day or later supports}
//   limit: {type: integer, default: 10, example: 5, what: how many rows}
// returns:
//   region_id: id of the region
//   region: its name
//   industries: how many industries it backs
//   names: their names
//   evidence: ids of the sentences that say so
MATCH (r:Region)-[b:BACKS]->(i:Industry)
WHERE r:Zhengtu AND b.polarity = '支持'
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($among IS NULL OR r.id IN $among)
  AND ($since IS NULL OR b.last_seen >= $since)
WITH r, count(DISTINCT i) AS number ORDER BY number DESC, r.id LIMIT $limit
MATCH (r)-[b:BACKS]->(i:Industry)
WHERE b.polarity = '支持' AND ($since IS NULL OR b.last_seen >= $since)
WITH r, i, b ORDER BY i.id
WITH r, count(DISTINCT i) AS industries, collect(i.name) AS names, collect(b.evidence) AS found
RETURN r.id AS region_id, r.name AS region, industries, names,
       reduce(joined = [], e IN found | joined + e) AS evidence
ORDER BY industries DESC, region_id
