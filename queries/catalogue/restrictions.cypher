// name: restrictions
// question_zh: 哪些地区限制哪些产业？
// question_en: Which regions restrict which industries?
// family: regions
// params:
//   region: {type: Region, default: null, example: 余杭区, what: only this region}
//   industry: {type: Industry, default: null, example: 化工, what: only this industry}
//   level: {type: text, default: null, example: county, what: only regions of this level}
//   within: {type: Region, default: null, example: 杭州市, what: only this region and what is part of it}
// returns:
//   region_id: id of the region
//   region: its name
//   industry_id: id of the industry
//   industry: its name
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (r)-[b:BACKS]->(i:Industry)
WHERE r:Zhengtu AND b.polarity = '限制'
  AND ($region IS NULL OR r.id = $region)
  AND ($industry IS NULL OR i.id = $industry)
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
RETURN r.id AS region_id, r.name AS region, i.id AS industry_id, i.name AS industry,
       b.support AS documents, b.confidence AS confidence, b.evidence AS evidence
ORDER BY region_id, industry_id
