// name: contradictions
// question_zh: 哪些产业同一地区既有支持又有限制的说法？
// question_en: Which industries are both backed and restricted by one region?
// family: trust
// params:
//   region: {type: entity, default: null, example: 余杭区, what: 只要这个地区或机构 only this region or organization}
// returns:
//   region_id: 地区或机构编号 id of the region or organization
//   region: 名称 its name
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   documents_for: 说它支持的独立文档数 independent documents that say it backs
//   documents_against: 说它限制的独立文档数 independent documents that say it restricts
//   evidence: 句子编号，支持的在前 ids of the sentences, those for backing first
MATCH (r)-[y:BACKS]->(i:Industry)
WHERE r:Zhengtu AND y.polarity = '限制' AND ($region IS NULL OR r.id = $region)
MATCH (r)-[x:BACKS]->(i)
WHERE x.polarity = '支持'
RETURN r.id AS region_id, r.name AS region, i.id AS industry_id, i.name AS industry,
       x.support AS documents_for, y.support AS documents_against,
       x.evidence + y.evidence AS evidence
ORDER BY region_id, industry_id
