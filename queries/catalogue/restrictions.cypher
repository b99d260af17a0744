// name: restrictions
// question_zh: 哪些地区限制哪些产业？
// question_en: Which regions restrict which industries?
// family: regions
// params:
//   region: {type: Region, default: null, example: 余杭区, what: 只要这个地区 only this region}
//   industry: {type: Industry, default: null, example: 化工, what: 只要这个产业 only this industry}
//   level: {type: text, default: null, example: county, what: 只要这一级的地区 only regions of this level}
//   within: {type: Region, default: null, example: 杭州市, what: 只要这个地区及其下辖各地 only this region and what is part of it}
//   without: {type: [Region], default: null, example: '余杭区,慈溪市', what: 不要这些地区及其下辖各地 not these regions and what is part of them}
// returns:
//   region_id: 地区编号 id of the region
//   region: 名称 its name
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (r)-[b:BACKS]->(i:Industry)
WHERE r:Zhengtu AND b.polarity = '限制'
  AND ($region IS NULL OR r.id = $region)
  AND ($industry IS NULL OR i.id = $industry)
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($without IS NULL OR NOT EXISTS { MATCH (r)-[:PART_OF*0..4]->(x:Region) WHERE x.id IN $without })
RETURN r.id AS region_id, r.name AS region, i.id AS industry_id, i.name AS industry,
       b.support AS documents, b.confidence AS confidence, b.evidence AS evidence
ORDER BY region_id, industry_id
