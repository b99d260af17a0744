// name: timeline
// question_zh: 关于它，文档按时间先后说了什么？
// question_en: What do the documents say about it, in order of time?
// family: time
// params:
//   entity: {type: entity, example: 余杭区, what: 任一实体 any entity}
//   since: {type: date, default: null, example: 2025-01, what: 只要这一天及以后的文档 only documents of this day or later}
//   until: {type: date, default: null, example: 2025-06, what: 只要这一天及以前的文档 only documents of this day or earlier}
// returns:
//   published: 文档日期 date of the document
//   subject: 说法的主语 subject of the statement
//   relation: 关系 the relation
//   polarity: '倾向 polarity: 支持 or 限制'
//   object: 说法的宾语 object of the statement
//   modality: '语气 modality: 已, 拟 or 力争'
//   document: 文档名称 name of the document
//   evidence: 句子编号 id of the sentence
MATCH (x {id: $entity})-[e]-(y)
WHERE x:Zhengtu AND y:Entity
WITH e, startNode(e) AS a, endNode(e) AS b,
     startNode(e).id + '|' + type(e) + '|' + endNode(e).id + '|' + e.polarity AS key
MATCH (t:Statement {edge: key})-[:SAID_IN]->(s:Sentence)-[:IN]->(d:Document)
WHERE ($since IS NULL OR d.published >= $since)
  AND ($until IS NULL OR (d.published <> '' AND d.published <= $until + '~'))
RETURN d.published AS published, a.name AS subject, type(e) AS relation,
       e.polarity AS polarity, b.name AS object, t.modality AS modality,
       d.name AS document, [s.id] AS evidence
ORDER BY published, t.id
