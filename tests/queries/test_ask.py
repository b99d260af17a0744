"""Questions in words: what each family is read as, in both languages, and what is refused."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.ask import Questions, ask
from queries.ask.intents import intents
from queries.ask.suggest import templates
from queries.catalogue import Catalogue

_WORDS = (
    "哪些",
    "县",
    "支持",
    "人工智能",
    "余杭",
    "没有",
    "最多",
    "2025年以来",
    "那",
    "它",
    "what",
    " back ",
    "AI",
    "鼓楼区",
    "和",
    "吗",
    "？",
)

# Family by family: a question, the intent, and the names its rows give.
READ = [
    ("哪些县支持人工智能？", "regions_backing_industry", {"余杭区"}),
    ("哪几个区县在大力布局新能源产业", "regions_backing_industry", {"余杭区", "平湖市"}),
    ("谁在押注新能源", "regions_backing_industry", {"余杭区", "平湖市"}),
    ("新能源得到哪些地方的扶持", "regions_backing_industry", {"余杭区", "平湖市"}),
    ("嘉兴有几个县支持新能源", "regions_backing_industry", {"平湖市"}),
    ("2025年3月以来哪些县支持新能源", "regions_backing_industry", {"余杭区", "平湖市"}),
    ("哪些县有至少两份文档支持新能源", "regions_backing_industry", set()),
    ("Which counties in Jiaxing back new energy?", "regions_backing_industry", {"平湖市"}),
    ("Who is betting on AI?", "regions_backing_industry", {"余杭区"}),
    ("余杭支持哪些产业", "industries_backed_by_region", {"人工智能", "新能源"}),
    ("平湖市的主导产业是什么", "industries_backed_by_region", {"新能源"}),
    ("What does Yuhang promote?", "industries_backed_by_region", {"人工智能", "新能源"}),
    ("余杭区", "profile", {"杭州市", "算力券"}),
    ("哪些县(市、区)支持哪些产业", "region_industry_pairs", {"余杭区", "平湖市"}),
    ("平湖市支持新能源吗", "region_backs_industry", {"平湖市"}),
    ("Does Yuhang back AI?", "region_backs_industry", {"余杭区"}),
    ("哪个产业最受支持", "most_backed_industries", {"新能源"}),
    ("What are the top 5 most backed industries?", "most_backed_industries", {"新能源"}),
    ("哪个县支持的产业最多", "regions_backing_most_industries", {"余杭区"}),
    ("哪些产业只有一个县支持", "industries_backed_by_one_region", {"人工智能"}),
    ("只有余杭支持的产业有哪些", "industries_only_this_region_backs", {"人工智能"}),
    ("哪些产业是每个县都支持的", "industries_backed_by_all", {"新能源"}),
    ("余杭限制哪些产业", "restricted_industries", {"高耗能产业"}),
    ("Which counties restrict energy-intensive industries?", "regions_restricting", {"余杭区"}),
    ("余杭和平湖有什么不同", "compare_regions", {"人工智能", "新能源"}),
    ("What do Yuhang and Pinghu have in common?", "shared_industries", {"新能源"}),
    ("余杭支持的产业，所属的市和省也支持吗", "compare_region_with_parents", {"人工智能"}),
    ("余杭出台了哪些政策", "policies_issued_by", {"算力券"}),
    ("哪些政策面向人工智能", "policies_targeting_industry", {"算力券"}),
    ("Which policies target new energy?", "policies_targeting_industry", set()),
    ("谁发布了算力券", "issuers_of_policy", {"余杭区"}),
    ("Who issued the computing vouchers?", "issuers_of_policy", {"余杭区"}),
    ("算力券是什么", "profile", {"余杭区"}),
    ("算力券有多少钱", "amounts_of", {"2.5亿元"}),
    ("算力券惠及哪些企业", "beneficiaries_of", {"青禾算力科技有限公司"}),
    ("青禾算力享受哪些政策", "programs_benefiting", {"算力券"}),
    ("2025年6月有效的政策有哪些", "policies_in_force", {"算力券"}),
    ("2027年到期的政策", "policies_expiring", {"算力券"}),
    ("余杭有哪些企业", "companies_in_region", {"青禾算力科技有限公司"}),
    ("哪些企业从事新能源汽车", "companies_in_industry", {"麦浪汽车"}),
    ("麦浪汽车是做什么的", "industries_of_company", {"新能源汽车"}),
    ("青禾算力在哪里", "location_of", {"余杭区"}),
    ("谁投资了平湖经开区", "investors_in", {"麦浪汽车"}),
    ("麦浪汽车投资了哪里", "investments_of", {"平湖经济技术开发区"}),
    ("平湖和谁合作", "partners_of", {"东湖智能研究院"}),
    ("余杭有哪些园区", "parks_in_region", {"未来科技城"}),
    ("平湖什么时候开始支持新能源", "first_seen", {"2025-03-02"}),
    ("When did Pinghu start to back new energy?", "first_seen", {"2025-03-02"}),
    ("青禾算力和余杭有什么关系", "shortest_connection", set()),
    ("How are 青禾算力 and Pinghu connected?", "shortest_connection", set()),
    ("平湖支持新能源的依据是什么", "evidence_of_edge", {"平湖简报"}),
    ("哪些关系只有一个来源", "single_source_edges", {"平湖市"}),
    ("哪些名称有歧义", "unlinked_names", {"鼓楼区"}),
    ("哪些文档提到余杭", "documents_of_entity", {"余杭措施", "之江观察"}),
    ("杭州哪些县没有文档", "regions_without_documents", {"桐庐县"}),
    ("库里有哪些企业", "entities", {"麦浪汽车"}),
    ("餘杭支持哪些產業", "industries_backed_by_region", {"人工智能"}),
]


@pytest.mark.parametrize(("question", "intent", "names"), READ)
def test_question_is_read_and_answered(questions: Questions, question, intent, names):
    answer = questions.ask(question)
    assert answer.understood, answer.sentence
    assert answer.intent == intent
    values = {str(v) for row in answer.rows for v in row.values()}
    assert names <= values


@pytest.mark.parametrize("question", [q for q, *_ in READ])
def test_answer_can_be_checked(questions: Questions, question):
    answer = questions.ask(question)
    chinese = any("\u4e00" <= c <= "\u9fff" for c in question.replace("青禾算力", ""))
    assert answer.language == ("zh" if chinese else "en")
    assert answer.sentence
    assert "{" not in answer.sentence
    assert len(answer.evidence) == len(answer.rows)
    for row, quotes in zip(answer.rows, answer.evidence, strict=True):
        assert bool(row.get("evidence")) == bool(quotes)
        assert all(q.text and q.document for q in quotes)
    assert answer.cypher.startswith(("MATCH", "UNWIND"))
    json.dumps(answer.to_dict(), ensure_ascii=False)


def test_denominator_counts_the_silent_counties(questions: Questions):
    answer = questions.ask("哪些县支持新能源")
    assert answer.denominator == "浙江省 90 个县(市、区)中 2 个；其中 88 个在本库没有文档提到"
    answer = questions.ask("Which counties in Jiaxing back new energy?")
    assert answer.denominator.startswith("1 of the 7 counties of 嘉兴市; 6 of them")


def test_silence_is_never_turned_into_does_not(questions: Questions):
    answer = questions.ask("嘉兴哪些县没有文档说支持人工智能")
    assert len(answer.rows) == 7
    assert "不等于不支持" in answer.sentence
    assert answer.warnings
    answer = questions.ask("平湖支持人工智能吗")
    assert "没有文档说，不等于不支持" in answer.sentence
    answer = questions.ask("Does Hangzhou back AI?")
    assert "No document here says outright" in answer.sentence
    assert "余杭区 backs 人工智能" in answer.sentence


def test_restriction_is_no_support(questions: Questions):
    answer = questions.ask("余杭区支持高耗能产业吗")
    assert "限制" in answer.sentence
    assert questions.ask("哪些县支持高耗能产业").rows == ()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("", "没有问题"),
        ("今天天气怎么样", "没有认出"),
        ("为什么天空是蓝的", "没有认出“天空”“蓝”"),
        ("哪些县放弃了人工智能", "没有认出“放弃”"),
        ("哪些县支持量子玄学", "玄学"),
        ("Which counties love pizza?", "“love”“pizza”"),
        ("哪些县支持制造业", "泛称"),
        ("明年哪些县支持人工智能", "年份"),
        ("哪些县支持人工智能？哪些县支持新能源？", "一次问一个"),
        ("人工智能支持余杭的企业政策产业县", "没有读懂"),
        ("2023年、2025年哪些县支持人工智能", "没有认出“2025年”"),
        ("Which counties back AI from 2026 to 2025?", "“2025”"),
        ("最近9999年哪些县支持人工智能", "没有认出“9999年”"),
        ("支持县最多的前0个产业", "没有认出"),
    ],
)
def test_what_is_not_understood_is_said(questions: Questions, question, words):
    answer = questions.ask(question)
    assert not answer.understood
    assert words in answer.sentence
    assert answer.rows == ()
    for suggestion in answer.suggestions:
        assert questions.ask(suggestion).understood
    assert answer.suggestions


def test_ambiguous_name_is_asked_back(questions: Questions):
    answer = questions.ask("鼓楼区支持什么产业")
    assert not answer.understood
    [choice] = answer.choices
    assert choice.text == "鼓楼区"
    assert ("CN-320106", "江苏省南京市鼓楼区") in choice.candidates
    assert questions.ask("南京市鼓楼区支持什么产业").understood


@pytest.mark.parametrize(
    "name",
    ["'); MATCH (n) DETACH DELETE n //", "` RETURN 1 //", "\\u0027", "$industry", "{id: 1}", "*"],
)
def test_injection_through_names_stays_inert(store, gazetteer, questions: Questions, name):
    before = store.stats()
    for question in (f"哪些县支持{name}", f"Which counties back {name}?", name):
        answer = questions.ask(question)
        assert not answer.understood or not answer.rows
    assert store.stats() == before
    assert not ask(store, f"{name}支持什么", gazetteer).rows


def test_follow_up_keeps_the_previous_subject(questions: Questions):
    first = questions.ask("余杭支持哪些产业")
    second = questions.ask("那平湖呢？", first)
    assert [r["industry"] for r in second.rows] == ["新能源"]
    third = questions.ask("它出台了哪些政策", second)
    assert third.intent == "policies_issued_by"
    assert third.parameters["issuer"] == "CN-330482"
    english = questions.ask("What about Yuhang?", third)
    assert english.language == "en"
    assert english.parameters["issuer"] == "CN-330110"


def test_follow_up_narrows(questions: Questions):
    first = questions.ask("哪些县支持新能源")
    second = questions.ask("只看嘉兴的", first)
    assert [r["region"] for r in second.rows] == ["平湖市"]
    third = questions.ask("至少两份文档的呢", second)
    assert third.rows == ()
    assert third.parameters["within"] == "CN-330400"
    assert third.parameters["min_documents"] == 2


def test_follow_up_without_a_question_before_is_refused(questions: Questions):
    answer = questions.ask("它支持哪些产业")
    assert not answer.understood
    assert "接着哪个问题" in answer.sentence


def test_question_that_stands_alone_is_no_follow_up(questions: Questions):
    first = questions.ask("哪些产业只有一个县支持")
    assert questions.ask("余杭和平湖有什么不同", first).intent == "compare_regions"


def test_mountain_and_island_counties_are_a_group(questions: Questions):
    answer = questions.ask("哪些山区海岛县支持新能源")
    assert answer.rows == ()
    assert "32 个县(市、区)" in answer.denominator


def test_mountain_and_island_groups_are_counties_of_zhejiang(gazetteer):
    from queries.ask.segment import region_groups

    groups = {g.id: g for g in region_groups().values()}
    assert {k: len(g.codes) for k, g in groups.items()} == {
        "mountain26": 26,
        "island": 6,
        "mountain_island": 32,
    }
    for group in groups.values():
        for code in group.codes:
            entry = gazetteer.entry(code)
            assert entry is not None
            assert entry.properties["level"] == "county"
            assert not entry.valid_to


def test_every_intent_asks_a_query_of_the_catalogue():
    catalogue = Catalogue.load()
    for intent in intents():
        query = catalogue.get(intent.query)
        names = {p.name for p in query.parameters}
        slots = {s.parameter for s in intent.slots}
        silent = {"within", "level", "among"} if intent.kind == "silent" else set()
        targets = {t for ts in intent.narrows.values() for t in ts}
        assert slots | targets | set(intent.set) <= names | silent, intent.name
        columns = {c.name for c in query.columns} | ({"region"} if silent else set())
        assert set(intent.names) <= columns, intent.name


def test_every_suggestion_can_be_read(questions: Questions):
    names = {
        "{Region}": "余杭区",
        "{Region2}": "平湖市",
        "{Industry}": "人工智能",
        "{Company}": "麦浪汽车",
        "{Program}": "算力券",
    }
    for template in templates():
        for question in template.values():
            for slot, name in names.items():
                question = question.replace(slot, name)
            assert questions.ask(question).understood, question


def test_same_question_gives_the_same_answer(store, gazetteer):
    first, second = (
        Questions(store, gazetteer).ask("哪些县支持哪些产业").to_dict() for _ in range(2)
    )
    assert first == second


def test_both_stores_give_the_same_answers(two_stores, gazetteer):
    embedded, neo4j = (Questions(store, gazetteer) for store in two_stores)
    for question, *_ in READ:
        assert neo4j.ask(question).to_dict() == embedded.ask(question).to_dict(), question


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS) | st.text(max_size=6), max_size=8).map("".join))
def test_any_text_gets_an_answer_or_a_reason(questions: Questions, text):
    answer = questions.ask(text)
    assert answer.sentence
    assert answer.understood or not answer.rows


def test_empty_library_answers_that_it_has_nothing(memory_store, gazetteer):
    questions = Questions(memory_store, gazetteer)
    assert questions.ask("哪些县支持人工智能").rows == ()
    assert questions.ask("库里有哪些文档").rows == ()
    assert not questions.ask("今天天气怎么样").understood


OWN = """// name: mine
// question_zh: 我关心的地区有哪些？
// question_en: Which regions do I care about?
// family: mine
// params: {}
// returns:
//   id: id of a region
MATCH (r:Region) WHERE r:Zhengtu RETURN r.id AS id ORDER BY id
"""


def test_question_of_a_users_own_query_is_answered_by_it(store, gazetteer, tmp_path):
    (tmp_path / "mine.cypher").write_text(OWN, encoding="utf-8")
    questions = Questions(store, gazetteer, Catalogue.load([tmp_path]))
    answer = questions.ask("我关心的地区有哪些")
    assert (answer.query, len(answer.rows)) == ("mine", 5)
    assert questions.ask("哪些县支持人工智能？").intent == "regions_backing_industry"


@pytest.mark.parametrize(
    ("question", "names", "said"),
    [
        ("除了余杭，哪些县支持新能源", {"平湖市"}, "不含余杭区"),
        ("余杭除了人工智能还支持哪些产业", {"新能源"}, "不含人工智能"),
        ("哪些县支持至少2个产业", {"余杭区"}, "至少 2 个产业"),
        ("Which industries are backed by more than one region?", {"新能源"}, "at least 2"),
        ("2025年上半年哪些县支持人工智能", {"余杭区"}, "2025-01至2025-06-30"),
        ("最近两个月哪些县支持人工智能", {"余杭区"}, "2025-02-10以来"),
        ("Which counties backed new energy before April 2025?", {"平湖市"}, "2025-03-31"),
        ("Wich counties suport new energy?", {"平湖市", "余杭区"}, "new energy"),
    ],
)
def test_constraint_narrows_the_answer_and_is_said(questions, question, names, said):
    answer = questions.ask(question)
    assert answer.understood, answer.sentence
    regions = {row.get("region", row.get("industry")) for row in answer.rows}
    assert regions == names
    assert said in answer.sentence


def test_reasons_and_unknown_places_are_refused(questions):
    assert not questions.ask("为什么余杭要支持人工智能").understood
    assert not questions.ask("哈哈镇支持什么产业").understood
