// name: profile
// question_zh: 这是什么？它和谁有什么关系？
// question_en: What is this, and how is it related to others?
// family: networks
// params:
//   entity: {type: entity, example: 算力券, what: 任一实体 any entity}
// returns:
//   direction: '它是主语为 out，是宾语为 in；out: the entity is the subject; in: it is the object'
//   relation: 关系 the relation
//   polarity: '倾向 polarity: 支持 or 限制'
//   other_id: 另一实体的编号 id of the other entity
//   other: 名称 its name
//   type: 类型 its type
//   documents: 这样说的独立文档数 independent documents that say so
//   confidence: 最可信的那条说法的置信度 confidence of the best statement
//   source: 出自文本、词表或两者：text, gazetteer or both
//   evidence: 依据句子的编号，出自词表则空 ids of the sentences that say so; empty where the gazetteer says so
MATCH (x {id: $entity})-[e]-(y)
WHERE x:Zhengtu AND y:Entity
RETURN CASE WHEN startNode(e).id = $entity THEN 'out' ELSE 'in' END AS direction,
       type(e) AS relation, e.polarity AS polarity, y.id AS other_id, y.name AS other,
       [l IN labels(y) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, e.support AS documents,
       e.confidence AS confidence, e.source AS source, e.evidence AS evidence
ORDER BY direction DESC, relation, documents DESC, other_id, polarity
