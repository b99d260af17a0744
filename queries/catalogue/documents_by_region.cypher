// name: documents_by_region
// question_zh: 各地区分别有多少份文档提到？
// question_en: How many documents mention each region?
// family: coverage
// params:
//   level: {type: text, default: county, example: city, what: 只要这一级的地区，null 为各级 only regions of this level; null for all}
//   within: {type: Region, default: null, example: 嘉兴市, what: 只要这个地区及其下辖各地 only this region and what is part of it}
// returns:
//   region_id: 地区编号 id of the region
//   region: 名称 its name
//   documents: 提到它的文档数 documents that name it
//   first_seen: 最早的日期 date of the earliest
//   last_seen: 最晚的日期 date of the latest
MATCH (r:Region)<-[:MENTIONS]-(:Sentence)-[:IN]->(d:Document)
WHERE r:Zhengtu AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
WITH r, count(DISTINCT d) AS documents,
     min(CASE WHEN d.published <> '' THEN d.published END) AS first_seen,
     max(CASE WHEN d.published <> '' THEN d.published END) AS last_seen
RETURN r.id AS region_id, r.name AS region, documents, first_seen, last_seen
ORDER BY documents DESC, region_id
