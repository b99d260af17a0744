// name: industries_backed_by_one_region
// question_zh: 哪些产业只有一个地区支持？
// question_en: Which industries does only one region back?
// family: regions
// params:
//   level: {type: text, default: county, example: county, what: count only regions of this level; null for all}
//   within: {type: Region, default: null, example: 浙江省, what: count only this region and what is part of it}
//   region: {type: Region, default: null, example: 余杭区, what: only where this region is the one}
// returns:
//   industry_id: id of the industry
//   industry: its name
//   region_id: id of the one region
//   region: its name
//   evidence: ids of the sentences that say so
MATCH (r:Region)-[b:BACKS]->(i:Industry)
WHERE r:Zhengtu AND b.polarity = '支持'
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
WITH i, count(DISTINCT r) AS regions, collect(r.id) AS ids, collect(r.name) AS names,
     collect(b.evidence) AS found
WHERE regions = 1 AND ($region IS NULL OR ids[0] = $region)
RETURN i.id AS industry_id, i.name AS industry, ids[0] AS region_id, names[0] AS region,
       found[0] AS evidence
ORDER BY region_id, industry_id
