// name: industries_with_most_companies
// question_zh: 哪些产业的企业最多？
// question_en: Which industries have the most companies?
// family: companies
// params:
//   within: {type: Region, default: null, example: 杭州市, what: 只要这个地区的企业 only companies in this region}
//   at_least: {type: integer, default: 1, example: 3, what: 只要企业不少于此数的 only where there are so many companies or more}
//   at_most: {type: integer, default: null, example: 5, what: 只要企业不多于此数的 only where there are so many companies or fewer}
//   limit: {type: integer, default: 10, example: 5, what: 行数 how many rows}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   companies: 从事它的企业数 how many companies are in it
//   names: 名称 their names
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (c:Company)-[e:OPERATES_IN]->(i:Industry)
WHERE c:Zhengtu
  AND ($within IS NULL OR EXISTS { MATCH (c)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..4]->(:Region {id: $within}) })
WITH i, c, e ORDER BY c.id
WITH i, count(DISTINCT c) AS companies, collect(c.name) AS names, collect(e.evidence) AS found
WHERE companies >= $at_least AND ($at_most IS NULL OR companies <= $at_most)
WITH i, companies, names, found ORDER BY companies DESC, i.id LIMIT $limit
RETURN i.id AS industry_id, i.name AS industry, companies, names,
       reduce(joined = [], x IN found | joined + x) AS evidence
ORDER BY companies DESC, industry_id
