// name: industry_parts
// question_zh: 这个产业包含哪些细分产业？
// question_en: Which industries are part of this one?
// family: regions
// params:
//   industry: {type: Industry, example: 数字经济, what: 产业 the industry}
// returns:
//   industry_id: 细分产业编号 id of the part
//   industry: 名称 its name
//   regions: 支持这个细分产业的地区数 how many regions back the part
//   evidence: 说它是其中一部分的句子的编号，出自词表则空 ids of the sentences that say it is a part; empty where the gazetteer says so
MATCH (i:Industry)-[p:PART_OF]->(:Industry {id: $industry})
WHERE i:Zhengtu
RETURN i.id AS industry_id, i.name AS industry,
       COUNT { MATCH (:Region)-[:BACKS {polarity: '支持'}]->(i) } AS regions, p.evidence AS evidence
ORDER BY regions DESC, industry_id
