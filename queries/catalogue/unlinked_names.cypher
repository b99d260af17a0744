// name: unlinked_names
// question_zh: 哪些名称有歧义，没有连到实体上？
// question_en: Which ambiguous names are not linked to an entity?
// family: trust
// params:
//   limit: {type: integer, default: 50, example: 20, what: 行数 how many rows}
// returns:
//   name: 名称（原文） the name as written
//   sentences: 出现的句子数 in how many sentences
//   documents: 出现的文档数 in how many documents
//   evidence: 句子编号 ids of the sentences
MATCH (s:Sentence)-[:IN]->(d:Document)
WHERE s:Zhengtu AND size(coalesce(s.unlinked, [])) > 0
UNWIND s.unlinked AS name
WITH name, s, d ORDER BY s.id
WITH name, count(DISTINCT s) AS sentences, count(DISTINCT d) AS documents,
     collect(DISTINCT s.id) AS evidence
RETURN name, sentences, documents, evidence
ORDER BY sentences DESC, name
LIMIT $limit
