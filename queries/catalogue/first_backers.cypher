// name: first_backers
// question_zh: 哪些地区最早支持这个产业？
// question_en: Which regions backed this industry first?
// family: time
// params:
//   industry: {type: Industry, example: 人工智能, what: 产业 the industry}
//   level: {type: text, default: null, example: county, what: 只要这一级的地区 only regions of this level}
//   within: {type: Region, default: null, example: 浙江省, what: 只要这个地区及其下辖各地 only this region and what is part of it}
//   limit: {type: integer, default: 10, example: 5, what: 行数 how many rows}
//   without: {type: [Region], default: null, example: '余杭区,慈溪市', what: 不要这些地区及其下辖各地 not these regions and what is part of them}
// returns:
//   first_seen: 最早这样说的文档的日期 date of the earliest document that says so
//   region_id: 地区编号 id of the region
//   region: 名称 its name
//   documents: 这样说的独立文档数 independent documents that say so
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (r:Region)-[b:BACKS]->(i:Industry {id: $industry})
WHERE r:Zhengtu AND b.polarity = '支持' AND b.first_seen <> ''
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($without IS NULL OR NOT EXISTS { MATCH (r)-[:PART_OF*0..4]->(x:Region) WHERE x.id IN $without })
RETURN b.first_seen AS first_seen, r.id AS region_id, r.name AS region, b.support AS documents,
       b.evidence AS evidence
ORDER BY first_seen, region_id
LIMIT $limit
