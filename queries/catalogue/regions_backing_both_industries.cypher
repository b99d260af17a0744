// name: regions_backing_both_industries
// question_zh: 哪些地区同时支持这两个产业？
// question_en: Which regions back both of these industries?
// family: regions
// params:
//   a: {type: Industry, example: 人工智能, what: 第一个产业 the first industry}
//   b: {type: Industry, example: 新能源, what: 第二个产业 the second industry}
//   level: {type: text, default: null, example: county, what: 只要这一级的地区 only regions of this level}
//   within: {type: Region, default: null, example: 杭州市, what: 只要这个地区及其下辖各地 only this region and what is part of it}
//   without: {type: [Region], default: null, example: '余杭区,慈溪市', what: 不要这些地区及其下辖各地 not these regions and what is part of them}
// returns:
//   region_id: 地区编号 id of the region
//   region: 名称 its name
//   documents_a: 第一个产业的独立文档数 independent documents for the first industry
//   documents_b: 第二个产业的独立文档数 independent documents for the second industry
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (:Industry {id: $a})<-[x:BACKS]-(r:Region)-[y:BACKS]->(:Industry {id: $b})
WHERE r:Zhengtu AND x.polarity = '支持' AND y.polarity = '支持'
  AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($without IS NULL OR NOT EXISTS { MATCH (r)-[:PART_OF*0..4]->(out:Region) WHERE out.id IN $without })
RETURN r.id AS region_id, r.name AS region, x.support AS documents_a, y.support AS documents_b,
       x.evidence + y.evidence AS evidence
ORDER BY documents_a + documents_b DESC, region_id
