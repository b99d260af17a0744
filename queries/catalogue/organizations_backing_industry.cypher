// name: organizations_backing_industry
// question_zh: 哪些机构支持这个产业？
// question_en: Which government bodies back this industry?
// family: regions
// params:
//   industry: {type: Industry, example: 人工智能, what: the industry}
//   within: {type: Region, default: null, example: 浙江省, what: only bodies located in this region}
//   since: {type: date, default: null, example: 2025-01, what: only edges a document of this day or later supports}
// returns:
//   organization_id: id of the organization
//   organization: its name
//   documents: independent documents that say so
//   confidence: confidence of the best statement
//   evidence: ids of the sentences that say so
MATCH (o:Organization)-[b:BACKS]->(i:Industry {id: $industry})
WHERE o:Zhengtu AND b.polarity = '支持'
  AND ($within IS NULL OR EXISTS { MATCH (o)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($since IS NULL OR b.last_seen >= $since)
RETURN o.id AS organization_id, o.name AS organization, b.support AS documents,
       b.confidence AS confidence, b.evidence AS evidence
ORDER BY documents DESC, confidence DESC, organization_id
