// name: largest_programs_by_region
// question_zh: 各地金额最大的算力券（基金、补贴等举措）是哪些？
// question_en: Which is each region's largest voucher, fund or other program, by amount?
// family: policies
// params:
//   word: {type: text, default: 券, example: 券, what: 只要名称里有这个词的举措（券、基金、贷） only programs with this in their name}
//   unit: {type: text, default: 元, example: 元, what: 这个单位的金额 amounts in this unit}
//   level: {type: text, default: null, example: city, what: '只要这一级的地区 only regions of this level: province, city, county'}
//   limit: {type: integer, default: 20, example: 5, what: 行数 how many rows}
// returns:
//   region_id: 发布地区的编号 id of the region that issues it
//   region: 名称 its name
//   program_id: 举措的编号 id of the program
//   program: 名称 its name
//   amount: 最大的金额（原文） the largest amount of it, as written
//   value: 以该单位计的数值 the number, in the unit
//   role: 总额、上限、比率、目标或一般数额：total, cap, rate, target or amount
//   period: 期间（原文） what span it is for, as written
//   evidence: 这样说的句子的编号 id of the sentence that says so
MATCH (t:Statement)-[:SAID_IN]->(s:Sentence)
WHERE t:Zhengtu AND t.relation = 'ISSUES'
UNWIND range(0, size(coalesce(t.amount_texts, [])) - 1) AS k
WITH t, s, t.amount_texts[k] AS amount, t.amount_values[k] AS value, t.amount_units[k] AS unit,
     t.amount_roles[k] AS role, t.amount_periods[k] AS period
WHERE unit = $unit
MATCH (r:Region {id: t.subject})
MATCH (p:Program {id: t.object})
WHERE p.name CONTAINS $word AND ($level IS NULL OR r.level = $level)
WITH r, p, amount, value, role, period, s ORDER BY value DESC, p.id, s.id, amount, role
WITH r, collect({program_id: p.id, program: p.name, amount: amount, value: value, role: role,
     period: period, sentence: s.id}) AS found
WITH r, found[0] AS best
RETURN r.id AS region_id, r.name AS region, best.program_id AS program_id,
       best.program AS program, best.amount AS amount, best.value AS value, best.role AS role,
       best.period AS period, [best.sentence] AS evidence
ORDER BY value DESC, region_id LIMIT $limit
