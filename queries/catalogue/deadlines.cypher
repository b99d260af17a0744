// name: deadlines
// question_zh: 这段时间内有哪些要完成的目标？
// question_en: What is due in this period?
// family: policies
// params:
//   start: {type: date, default: null, example: 2025-01-01, what: 起始日 first day}
//   until: {type: date, default: null, example: 2027-12-31, what: 截止日 last day}
//   entity: {type: entity, default: null, example: 余杭区, what: 只要关于这个实体的说法 only statements about this entity}
// returns:
//   deadline: 日期，到日、月或年 the day, month or year
//   relation: 说法的关系 what the statement says
//   subject: 主语 its subject
//   object: 宾语 its object
//   amounts: 要达到的指标（原文） amounts to be reached, as written
//   evidence: 这样说的句子的编号 id of the sentence that says so
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence)
WHERE t:Zhengtu AND t.deadline <> ''
  AND ($start IS NULL OR t.deadline >= $start)
  AND ($until IS NULL OR t.deadline <= $until OR t.deadline STARTS WITH $until)
  AND ($entity IS NULL OR t.subject = $entity OR t.object = $entity)
MATCH (a {id: t.subject}), (b {id: t.object})
RETURN t.deadline AS deadline, t.relation AS relation, a.name AS subject, b.name AS object,
       coalesce(t.amount_texts, []) AS amounts, [s.id] AS evidence
ORDER BY deadline, t.id
