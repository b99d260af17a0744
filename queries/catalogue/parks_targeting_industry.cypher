// name: parks_targeting_industry
// question_zh: 哪些园区和平台面向这个产业？
// question_en: Which parks and platforms target this industry?
// family: companies
// params:
//   industry: {type: Industry, example: 人工智能, what: 产业 the industry}
//   within: {type: Region, default: null, example: 杭州市, what: 只要这个地区的园区 only parks in this region}
// returns:
//   park_id: 园区编号 id of the park
//   park: 名称 its name
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (k:Park)-[e:TARGETS]->(i:Industry {id: $industry})
WHERE k:Zhengtu
  AND ($within IS NULL OR EXISTS { MATCH (k)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) })
RETURN k.id AS park_id, k.name AS park, e.support AS documents, e.confidence AS confidence,
       e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, park_id
