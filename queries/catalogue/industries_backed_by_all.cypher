// name: industries_backed_by_all
// question_zh: 哪些产业是各地都支持的？
// question_en: Which industries does every region back?
// family: comparison
// params:
//   level: {type: text, default: county, example: county, what: 只统计这一级的地区，null 为各级 count only regions of this level; null for all}
//   within: {type: Region, default: null, example: 嘉兴市, what: 只统计这个地区及其下辖各地 count only this region and what is part of it}
//   among: {type: [Region], default: null, example: '余杭区,慈溪市', what: 只统计这些地区 count only these regions}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   regions: 支持它的地区数，即此处支持任何产业的全部地区 how many regions back it, which is every region that backs any industry here
//   names: 名称 their names
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (r:Region)-[b:BACKS]->(:Industry)
WHERE r:Zhengtu AND b.polarity = '支持'
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($among IS NULL OR r.id IN $among)
WITH count(DISTINCT r) AS everyone
MATCH (r:Region)-[b:BACKS]->(i:Industry)
WHERE r:Zhengtu AND b.polarity = '支持'
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($among IS NULL OR r.id IN $among)
WITH everyone, i, count(DISTINCT r) AS regions
WHERE regions = everyone
MATCH (r:Region)-[b:BACKS]->(i)
WHERE r:Zhengtu AND b.polarity = '支持'
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($among IS NULL OR r.id IN $among)
WITH i, regions, r, b ORDER BY r.id
WITH i, regions, collect(r.name) AS names, collect(b.evidence) AS found
RETURN i.id AS industry_id, i.name AS industry, regions, names,
       reduce(joined = [], e IN found | joined + e) AS evidence
ORDER BY industry_id
