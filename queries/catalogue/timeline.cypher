// name: timeline
// question_zh: 关于它，文档按时间先后说了什么？
// question_en: What do the documents say about it, in order of time?
// family: time
// params:
//   entity: {type: entity, example: 余杭区, what: any entity}
//   since: {type: date, default: null, example: 2025-01, what: only documents of this day or later}
// returns:
//   published: date of the document
//   subject: subject of the statement
//   relation: the relation
//   polarity: 支持 or 限制
//   object: object of the statement
//   modality: 已, 拟 or 力争
//   document: name of the document
//   evidence: id of the sentence
MATCH (x {id: $entity})-[e]-(y)
WHERE x:Zhengtu AND y:Entity
UNWIND e.evidence AS sentence
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence {id: sentence})-[:IN]->(d:Document)
WHERE t.relation = type(e) AND t.polarity = e.polarity AND t.subject IN [x.id, y.id] AND t.object IN [x.id, y.id]
  AND ($since IS NULL OR d.published >= $since)
RETURN d.published AS published, startNode(e).name AS subject, type(e) AS relation,
       e.polarity AS polarity, endNode(e).name AS object, t.modality AS modality,
       d.name AS document, [s.id] AS evidence
ORDER BY published, t.id
