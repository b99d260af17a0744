// name: statements_by_month
// question_zh: 各月有多少份文档、多少条说法涉及它？
// question_en: How many documents and statements concern it, month by month?
// family: time
// params:
//   entity: {type: entity, example: 人工智能, what: 任一实体 any entity}
//   relation: {type: relation, default: null, example: BACKS, what: 只要这种关系 only this relation}
// returns:
//   month: 发表月份，或“未注明日期”，month of publication, or 未注明日期
//   documents: 文档数 documents
//   statements: 说法数 statements
//   evidence: 依据句子的编号 ids of the sentences that say so
MATCH (x {id: $entity})-[e]-(y)
WHERE x:Zhengtu AND y:Entity AND ($relation IS NULL OR type(e) = $relation)
WITH DISTINCT startNode(e).id + '|' + type(e) + '|' + endNode(e).id + '|' + e.polarity AS key
MATCH (t:Statement {edge: key})-[:SAID_IN]->(s:Sentence)-[:IN]->(d:Document)
WITH DISTINCT t.id AS statement, s.id AS sentence, d.id AS document, d.published AS published
WITH CASE WHEN coalesce(published, '') = '' THEN '未注明日期' ELSE substring(published, 0, 7) END AS month,
     statement, sentence, document
ORDER BY sentence
WITH month, count(DISTINCT document) AS documents, count(DISTINCT statement) AS statements,
     collect(DISTINCT sentence) AS evidence
RETURN month, documents, statements, evidence
ORDER BY month
