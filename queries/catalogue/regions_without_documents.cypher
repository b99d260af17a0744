// name: regions_without_documents
// question_zh: 这些地区中哪些没有任何文档提到？
// question_en: Which of these regions does no document mention?
// family: coverage
// params:
//   regions: {type: [Region], example: '余杭区,平湖市,海宁市', what: '这些地区，不论图谱里有没有 the regions, whether the graph holds them or not'}
// returns:
//   region_id: 没有文档提到的地区的编号 id of a region that no document mentions
UNWIND $regions AS region_id
OPTIONAL MATCH (r:Region {id: region_id})<-[:MENTIONS]-(s:Sentence)
WHERE r:Zhengtu
WITH region_id, count(s) AS sentences
WHERE sentences = 0
RETURN region_id
ORDER BY region_id
