// name: parks_in_region
// question_zh: 这个地区有哪些园区和平台？
// question_en: Which parks and platforms are in this region?
// family: companies
// params:
//   region: {type: Region, example: 杭州市, what: 地区（含下辖各地） the region and what is part of it}
//   industry: {type: Industry, default: null, example: 人工智能, what: 只要面向这个产业的园区 only parks aimed at this industry}
// returns:
//   park_id: 园区编号 id of the park
//   park: 名称 its name
//   region: 所在地 where it is
//   industries: 已知的面向产业 what it is aimed at, where known
//   documents: 说它在那里的独立文档数 independent documents that say it is there
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (r:Region)-[:PART_OF*0..4]->(:Region {id: $region})
WITH DISTINCT r
MATCH (k:Park)-[e:LOCATED_IN]->(r)
WHERE k:Zhengtu
  AND ($industry IS NULL OR EXISTS { MATCH (k)-[:TARGETS]->(:Industry {id: $industry}) })
OPTIONAL MATCH (k)-[:TARGETS]->(i:Industry)
WITH k, e, r, i ORDER BY i.id
WITH k, e, r, collect(i.name) AS industries
RETURN k.id AS park_id, k.name AS park, r.name AS region, industries, e.support AS documents,
       e.confidence AS confidence, e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, park_id, r.id
