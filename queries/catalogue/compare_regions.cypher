// name: compare_regions
// question_zh: 这两个地区支持的产业有什么不同？
// question_en: How do the industries that these two regions back differ?
// family: comparison
// params:
//   a: {type: Region, example: 余杭区, what: 第一个地区 the first region}
//   b: {type: Region, example: 慈溪市, what: 第二个地区 the second region}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   backed_by: 双方都支持、仅第一个、仅第二个：both, a or b
//   documents_a: 第一个的独立文档数，无则 0 independent documents for the first, 0 where none says so
//   documents_b: 第二个的独立文档数，无则 0 independent documents for the second, 0 where none says so
//   evidence: 依据句子的编号 ids of the sentences that say so
UNWIND [$a, $b] AS region
MATCH (r:Region {id: region})-[e:BACKS]->(i:Industry)
WHERE r:Zhengtu AND e.polarity = '支持'
WITH i, r, e ORDER BY r.id
WITH i, sum(CASE WHEN r.id = $a THEN e.support ELSE 0 END) AS documents_a,
     sum(CASE WHEN r.id = $b THEN e.support ELSE 0 END) AS documents_b,
     collect(e.evidence) AS found
RETURN i.id AS industry_id, i.name AS industry,
       CASE WHEN documents_a > 0 AND documents_b > 0 THEN 'both'
            WHEN documents_a > 0 THEN 'a' ELSE 'b' END AS backed_by,
       documents_a, documents_b, reduce(joined = [], x IN found | joined + x) AS evidence
ORDER BY backed_by DESC, documents_a + documents_b DESC, industry_id
