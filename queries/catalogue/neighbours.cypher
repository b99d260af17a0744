// name: neighbours
// question_zh: 它和哪些实体直接相连？
// question_en: Which entities are directly related to it?
// family: networks
// params:
//   entity: {type: entity, example: 余杭区, what: any entity}
//   relation: {type: relation, default: null, example: BACKS, what: only this relation}
//   type: {type: type, default: null, example: Industry, what: only neighbours of this type}
// returns:
//   other_id: id of the neighbour
//   other: its name
//   type: its type
//   relations: the relations between the two
//   documents: independent documents of the best supported of them
//   evidence: ids of the sentences that say so
MATCH (x {id: $entity})-[e]-(y)
WHERE x:Zhengtu AND y:Entity
  AND ($relation IS NULL OR type(e) = $relation)
  AND ($type IS NULL OR $type IN labels(y))
WITH y, e ORDER BY type(e), e.polarity
WITH y, collect(DISTINCT type(e)) AS relations, max(e.support) AS documents,
     collect(coalesce(e.evidence, [])) AS found
RETURN y.id AS other_id, y.name AS other,
       [l IN labels(y) WHERE NOT l IN ['Zhengtu','Entity']][0] AS type, relations, documents,
       reduce(joined = [], x IN found | joined + x) AS evidence
ORDER BY documents DESC, other_id
