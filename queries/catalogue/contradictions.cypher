// name: contradictions
// question_zh: 哪些产业同一地区既有支持又有限制的说法？
// question_en: Which industries are both backed and restricted by one region?
// family: trust
// params:
//   region: {type: entity, default: null, example: 余杭区, what: only this region or organization}
// returns:
//   region_id: id of the region or organization
//   region: its name
//   industry_id: id of the industry
//   industry: its name
//   documents_for: independent documents that say it backs
//   documents_against: independent documents that say it restricts
//   evidence: ids of the sentences, those for backing first
MATCH (r)-[x:BACKS]->(i:Industry)<-[y:BACKS]-(r)
WHERE r:Zhengtu AND x.polarity = '支持' AND y.polarity = '限制'
  AND ($region IS NULL OR r.id = $region)
RETURN r.id AS region_id, r.name AS region, i.id AS industry_id, i.name AS industry,
       x.support AS documents_for, y.support AS documents_against,
       x.evidence + y.evidence AS evidence
ORDER BY region_id, industry_id
