// name: documents_by_region_and_month
// question_zh: 各地区每月有多少份文档提到？
// question_en: How many documents mention each region, month by month?
// family: coverage
// params:
//   level: {type: text, default: county, example: city, what: 只要这一级的地区，null 为各级 only regions of this level; null for all}
//   within: {type: Region, default: null, example: 嘉兴市, what: 只要这个地区及其下辖各地 only this region and what is part of it}
// returns:
//   region_id: 地区编号 id of the region
//   region: 名称 its name
//   month: 发表月份，或“未注明日期”，month of publication, or 未注明日期
//   documents: 提到这个地区的文档数 documents that name the region
MATCH (r:Region)<-[:MENTIONS]-(:Sentence)-[:IN]->(d:Document)
WHERE r:Zhengtu AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
WITH DISTINCT r, d
WITH r, CASE WHEN coalesce(d.published, '') = '' THEN '未注明日期' ELSE substring(d.published, 0, 7) END AS month,
     count(d) AS documents
RETURN r.id AS region_id, r.name AS region, month, documents
ORDER BY region_id, month
