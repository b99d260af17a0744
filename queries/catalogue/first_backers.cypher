// name: first_backers
// question_zh: 哪些地区最早支持这个产业？
// question_en: Which regions backed this industry first?
// family: time
// params:
//   industry: {type: Industry, example: 人工智能, what: the industry}
//   level: {type: text, default: null, example: county, what: only regions of this level}
//   within: {type: Region, default: null, example: 浙江省, what: only this region and what is part of it}
//   limit: {type: integer, default: 10, example: 5, what: how many rows}
// returns:
//   first_seen: date of the earliest document that says so
//   region_id: id of the region
//   region: its name
//   documents: independent documents that say so
//   evidence: ids of the sentences that say so
MATCH (r:Region)-[b:BACKS]->(i:Industry {id: $industry})
WHERE r:Zhengtu AND b.polarity = '支持' AND b.first_seen <> ''
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
RETURN b.first_seen AS first_seen, r.id AS region_id, r.name AS region, b.support AS documents,
       b.evidence AS evidence
ORDER BY first_seen, region_id
LIMIT $limit
