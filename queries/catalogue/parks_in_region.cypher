// name: parks_in_region
// question_zh: 这个地区有哪些园区和平台？
// question_en: Which parks and platforms are in this region?
// family: companies
// params:
//   region: {type: Region, example: 杭州市, what: the region and what is part of it}
//   industry: {type: Industry, default: null, example: 人工智能, what: only parks aimed at this industry}
// returns:
//   park_id: id of the park
//   park: its name
//   region: where it is
//   industries: what it is aimed at, where known
//   documents: independent documents that say it is there
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
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
