// name: regions_with_most_companies
// question_zh: 哪些地区的企业最多？
// question_en: Which regions have the most companies?
// family: companies
// params:
//   level: {type: text, default: null, example: county, what: 只要这一级的地区 only regions of this level}
//   within: {type: Region, default: null, example: 浙江省, what: 只要这个地区及其下辖各地 only this region and what is part of it}
//   industry: {type: Industry, default: null, example: 机器人, what: 只要这个产业的企业 only companies in this industry}
//   at_least: {type: integer, default: 1, example: 3, what: 只要企业不少于此数的 only where there are so many companies or more}
//   at_most: {type: integer, default: null, example: 5, what: 只要企业不多于此数的 only where there are so many companies or fewer}
//   limit: {type: integer, default: 10, example: 5, what: 行数 how many rows}
//   without: {type: [Region], default: null, example: '余杭区,慈溪市', what: 不要这些地区及其下辖各地 not these regions and what is part of them}
// returns:
//   region_id: 地区编号 id of the region
//   region: 名称 its name
//   companies: 就在当地的企业数 how many companies are located right there
//   names: 名称 their names
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (c:Company)-[e:LOCATED_IN]->(r:Region)
WHERE c:Zhengtu AND ($level IS NULL OR r.level = $level)
  AND ($within IS NULL OR EXISTS { MATCH (r)-[:PART_OF*0..4]->(:Region {id: $within}) })
  AND ($without IS NULL OR NOT EXISTS { MATCH (r)-[:PART_OF*0..4]->(x:Region) WHERE x.id IN $without })
  AND ($industry IS NULL OR EXISTS { MATCH (c)-[:OPERATES_IN]->(:Industry {id: $industry}) })
WITH r, c, e ORDER BY c.id
WITH r, count(DISTINCT c) AS companies, collect(c.name) AS names, collect(e.evidence) AS found
WHERE companies >= $at_least AND ($at_most IS NULL OR companies <= $at_most)
WITH r, companies, names, found ORDER BY companies DESC, r.id LIMIT $limit
RETURN r.id AS region_id, r.name AS region, companies, names,
       reduce(joined = [], x IN found | joined + x) AS evidence
ORDER BY companies DESC, region_id
