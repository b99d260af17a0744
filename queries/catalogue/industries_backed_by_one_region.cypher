// name: industries_backed_by_one_region
// question_zh: 哪些产业只有一个地区支持？
// question_en: Which industries does only one region back?
// family: regions
// params:
//   level: {type: text, default: county, example: county, what: 只统计这一级的地区，null 为各级 count only regions of this level; null for all}
//   within: {type: Region, default: null, example: 浙江省, what: 只统计这个地区及其下辖各地 count only this region and what is part of it}
//   region: {type: Region, default: null, example: 余杭区, what: 只要唯一的那个地区是它的 only where this region is the one}
//   without: {type: [Region], default: null, example: '余杭区,慈溪市', what: 不要这些地区及其下辖各地 not these regions and what is part of them}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   region_id: 唯一地区的编号 id of the one region
//   region: 名称 its name
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (r:Region)-[b:BACKS]->(i:Industry)
WHERE r:Zhengtu AND b.polarity = '支持'
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($without IS NULL OR NOT EXISTS { MATCH (r)-[:PART_OF*0..4]->(x:Region) WHERE x.id IN $without })
WITH i, count(DISTINCT r) AS regions, collect(r.id) AS ids, collect(r.name) AS names,
     collect(b.evidence) AS found
WHERE regions = 1 AND ($region IS NULL OR ids[0] = $region)
RETURN i.id AS industry_id, i.name AS industry, ids[0] AS region_id, names[0] AS region,
       found[0] AS evidence
ORDER BY region_id, industry_id
