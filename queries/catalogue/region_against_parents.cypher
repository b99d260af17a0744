// name: region_against_parents
// question_zh: 这个地区支持的产业，它所属的市和省也支持吗？
// question_en: Do the city and province of this region back the industries it backs?
// family: comparison
// params:
//   region: {type: Region, example: 余杭区, what: 地区 the region}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   backed_by: 支持这个产业的地区及其上级的名称，级别最高的在后 names of the region and of those above it that back the industry, highest last
//   itself: 这个地区自己是否支持 whether the region itself backs it
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH path = (r:Region {id: $region})-[:PART_OF*0..4]->(up:Region)
WHERE r:Zhengtu
WITH up, min(length(path)) AS height
MATCH (up)-[e:BACKS]->(i:Industry)
WHERE e.polarity = '支持'
WITH i, up, height, e ORDER BY height, up.id
WITH i, collect(up.name) AS backed_by, min(height) AS lowest, collect(e.evidence) AS found
RETURN i.id AS industry_id, i.name AS industry, backed_by, lowest = 0 AS itself,
       reduce(joined = [], x IN found | joined + x) AS evidence
ORDER BY itself DESC, size(backed_by) DESC, industry_id
