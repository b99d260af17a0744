// name: counts
// question_zh: 库里各类实体、关系和文档各有多少？
// question_en: How many entities, relations and documents are in the library?
// family: coverage
// params: {}
// returns:
//   kind: 文档、句子、实体或关系：document, sentence, entity or edge
//   name: 类型或关系名 the type or relation
//   number: 数量 how many
MATCH (d:Document) WHERE d:Zhengtu
WITH count(d) AS number
RETURN 'document' AS kind, '' AS name, number
ORDER BY kind, name
UNION
MATCH (s:Sentence) WHERE s:Zhengtu
WITH count(s) AS number
RETURN 'sentence' AS kind, '' AS name, number
ORDER BY kind, name
UNION
MATCH (x:Entity) WHERE x:Zhengtu
WITH [l IN labels(x) WHERE NOT l IN ['Zhengtu','Entity']][0] AS name, count(x) AS number
RETURN 'entity' AS kind, name, number
ORDER BY kind, name
UNION
MATCH (a:Entity)-[e]->(b:Entity) WHERE a:Zhengtu
WITH type(e) AS name, count(e) AS number
RETURN 'edge' AS kind, name, number
ORDER BY kind, name
