// name: regions_without_backing
// question_zh: 这些地区中哪些没有文档说支持这个产业？
// question_en: For which of these regions does no document say that it backs this industry?
// family: coverage
// params:
//   regions: {type: [Region], example: '余杭区,平湖市,海宁市', what: '这些地区，不论图谱里有没有 the regions, whether the graph holds them or not'}
//   industry: {type: Industry, example: 人工智能, what: 产业 the industry}
// returns:
//   region_id: 没有文档这样说的地区的编号，不等于它不支持 id of a region for which no document says so, which does not mean that it does not
//   documents: 提到这个地区的文档数 documents that mention the region at all
//   restricted: 是否有文档说它限制这个产业 whether a document says that it restricts the industry
//   evidence: 说它限制的句子的编号 ids of the sentences that say that it restricts it
UNWIND $regions AS region_id
OPTIONAL MATCH (r:Region {id: region_id})-[b:BACKS]->(i:Industry {id: $industry})
WHERE r:Zhengtu
WITH region_id, sum(CASE WHEN b.polarity = '支持' THEN 1 ELSE 0 END) AS backed,
     sum(CASE WHEN b.polarity = '限制' THEN 1 ELSE 0 END) AS curbed,
     collect(CASE WHEN b.polarity = '限制' THEN b.evidence END) AS found
WHERE backed = 0
OPTIONAL MATCH (r:Region {id: region_id})<-[:MENTIONS]-(:Sentence)-[:IN]->(d:Document)
WITH region_id, curbed, found, count(DISTINCT d) AS documents
RETURN region_id, documents, curbed > 0 AS restricted,
       reduce(joined = [], x IN found | joined + x) AS evidence
ORDER BY region_id
