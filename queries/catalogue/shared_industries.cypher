// name: shared_industries
// question_zh: 这两个地区共同支持哪些产业？
// question_en: Which industries do these two regions both back?
// family: comparison
// params:
//   a: {type: entity, example: 余杭区, what: 第一个地区或机构 the first region or organization}
//   b: {type: entity, example: 慈溪市, what: 第二个地区或机构 the second region or organization}
// returns:
//   industry_id: 产业编号 id of the industry
//   industry: 名称 its name
//   documents_a: 第一个的独立文档数 independent documents for the first
//   documents_b: 第二个的独立文档数 independent documents for the second
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH ({id: $a})-[x:BACKS]->(i:Industry)<-[y:BACKS]-({id: $b})
WHERE i:Zhengtu AND x.polarity = '支持' AND y.polarity = '支持'
RETURN i.id AS industry_id, i.name AS industry, x.support AS documents_a,
       y.support AS documents_b, x.evidence + y.evidence AS evidence
ORDER BY documents_a + documents_b DESC, industry_id
