// name: places_in_region
// question_zh: 图谱里这个地区有哪些下辖地方？
// question_en: Which places of this region are in the graph?
// family: regions
// params:
//   region: {type: Region, example: 杭州市, what: 地区 the region}
//   level: {type: text, default: null, example: county, what: 只要这一级的地方 only places of this level}
// returns:
//   region_id: 地方编号 id of the place
//   region: 名称 its name
//   level: 级别 its level
//   documents: 提到它的文档数 documents that name it
//   industries: 它支持的产业数 industries it backs
MATCH (r:Region)-[:PART_OF*1..4]->(:Region {id: $region})
WHERE r:Zhengtu AND ($level IS NULL OR r.level = $level)
WITH DISTINCT r
OPTIONAL MATCH (r)<-[:MENTIONS]-(:Sentence)-[:IN]->(d:Document)
WITH r, count(DISTINCT d) AS documents
RETURN r.id AS region_id, r.name AS region, r.level AS level, documents,
       COUNT { MATCH (r)-[:BACKS {polarity: '支持'}]->(:Industry) } AS industries
ORDER BY region_id
