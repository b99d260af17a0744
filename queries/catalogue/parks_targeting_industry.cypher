// name: parks_targeting_industry
// question_zh: 哪些园区和平台面向这个产业？
// question_en: Which parks and platforms target this industry?
// family: companies
// params:
//   industry: {type: Industry, example: 人工智能, what: the industry}
//   within: {type: Region, default: null, example: 杭州市, what: only parks in this region}
// returns:
//   park_id: id of the park
//   park: its name
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (k:Park)-[e:TARGETS]->(i:Industry {id: $industry})
WHERE k:Zhengtu
  AND ($within IS NULL OR EXISTS { MATCH (k)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) })
RETURN k.id AS park_id, k.name AS park, e.support AS documents, e.confidence AS confidence,
       e.evidence AS evidence
ORDER BY documents DESC, confidence DESC, park_id
