// name: industries_backed_by_all
// question_zh: 哪些产业是各地都支持的？
// question_en: Which industries does every region back?
// family: comparison
// params:
//   level: {type: text, default: county, example: county, what: count only regions of this level; null for all}
//   within: {type: Region, default: null, example: 嘉兴市, what: count only this region and what is part of it}
//   among: {type: [Region], default: null, example: '余杭区,慈溪市', what: count only these regions}
// returns:
//   industry_id: id of the industry
//   industry: its name
//   regions: how many regions back it, which is every region that backs any industry here
//   names: their names
//   evidence: ids of the sentences that say so
MATCH (r:Region)-[b:BACKS]->(:Industry)
WHERE r:Zhengtu AND b.polarity = '支持'
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($among IS NULL OR r.id IN $among)
WITH collect(DISTINCT r.id) AS everyone
MATCH (r:Region)-[b:BACKS]->(i:Industry)
WHERE r.id IN everyone AND b.polarity = '支持'
WITH everyone, i, r, b ORDER BY r.id
WITH everyone, i, count(DISTINCT r) AS regions, collect(r.name) AS names, collect(b.evidence) AS found
WHERE regions = size(everyone)
RETURN i.id AS industry_id, i.name AS industry, regions, names,
       reduce(joined = [], e IN found | joined + e) AS evidence
ORDER BY industry_id
