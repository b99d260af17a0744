"""What each linker proposes by form alone. Selection keeps or drops; nothing here depends on it."""

import pytest
from linker_samples import linked, proposed, scene_of

from graph.linkers.company_linker import CompanyLinker
from graph.linkers.industry_linker import IndustryLinker
from graph.linkers.lists import list_proposals
from graph.linkers.organization_linker import OrganizationLinker, departments
from graph.linkers.park_linker import ParkLinker
from graph.linkers.policy_linker import PolicyLinker
from graph.linkers.program_linker import ProgramLinker
from graph.linkers.region_linker import RegionLinker
from graph.linkers.registry import linkers
from graph.ontology import ontology


def surfaces(linker, text, finder, **about):
    return {surface for surface, why in proposed(linker, text, **about) if why == finder}


def test_there_is_one_linker_for_each_type():
    assert sorted(linker.type for linker in linkers()) == sorted(ontology().types)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("在余杭区青禾镇调研。", "青禾镇"),
        ("德清县莫干街道发展民宿。", "莫干街道"),
        ("走进桐庐县云溪村。", "云溪村"),
    ],
)
def test_towns_are_found_right_after_a_region(text, town):
    assert surfaces(RegionLinker(), text, "town") == {town}


def test_a_town_that_follows_no_region_is_left_alone():
    assert proposed(RegionLinker(), "走进青禾镇，看余杭区。") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("奥立安新能源科技（杭州）有限公司落户。", "奥立安新能源科技（杭州）有限公司"),
        ("支持奥立安新能源科技（杭州）有限公司扩产。", "奥立安新能源科技（杭州）有限公司"),
        ("市里与杭州麦子智云科技有限公司签约。", "杭州麦子智云科技有限公司"),
        ("位于城东的浙江天正电气股份有限公司投产。", "浙江天正电气股份有限公司"),
        ("是石科技（江苏）有限公司发布产品。", "是石科技（江苏）有限公司"),
        ("这家企业是青禾农机股份有限公司。", "青禾农机股份有限公司"),
        ("青禾农机有限公司（宁波）投产。", "青禾农机有限公司（宁波）"),
        ("主办方（青禾农机有限公司）投产。", "青禾农机有限公司"),
    ],
)
def test_legal_name_is_found_from_its_beginning(text, name):
    assert surfaces(CompanyLinker(), text, "legal_form") == {name}


@pytest.mark.parametrize("text", ["有限公司是一种形式。", "办法、有限公司、其他。", "（有限公司）"])
def test_a_legal_form_alone_is_no_company(text):
    assert surfaces(CompanyLinker(), text, "legal_form") == set()


def test_name_before_an_officer_is_found():
    assert "麦子智云" in surfaces(CompanyLinker(), "麦子智云创始人李青说。", "officer")
    assert "是石科技" in surfaces(CompanyLinker(), "是石科技董事长王一介绍。", "officer")


def test_short_form_in_brackets_is_found():
    text = "杭州麦子智云科技有限公司（以下简称“麦子智云”）投产。"
    assert surfaces(CompanyLinker(), text, "short_form") == {"麦子智云"}


@pytest.mark.parametrize(
    ("text", "home", "names"),
    [
        ("余杭区经信局印发通知。", "", {"余杭区经信局"}),
        ("省经信厅印发通知。", "浙江省", {"省经信厅"}),
        ("市科技局与县发改局会商。", "德清县", {"市科技局", "县发改局"}),
        ("市科技局会商。", "", set()),
        ("江苏省经信厅来访。", "浙江省", {"江苏省经信厅"}),
    ],
)
def test_body_is_composed_of_region_and_department(text, home, names):
    assert surfaces(OrganizationLinker(), text, "composed", place=home) == names


def test_composed_bodies_have_their_regions_full_name():
    by_text = {
        p.name or p.entries[0].name
        for p in OrganizationLinker().propose(scene_of("余杭经信局、德清县经信局会商。"))
        if p.finder == "composed"
    }
    assert by_text == {"余杭区经济和信息化局", "德清县经济和信息化局"}


def test_departments_say_which_levels_have_them():
    levels = {level for rows in departments().values() for row in rows for level in row.levels}
    assert levels <= {"country", "province", "city", "county", "town"}


def test_institution_that_opens_with_a_region_is_found():
    found = surfaces(OrganizationLinker(), "湖州青禾研究院与宁波智联实验室签约。", "region_ending")
    assert found == {"湖州青禾研究院", "宁波智联实验室"}


@pytest.mark.parametrize(
    ("text", "title", "finder"),
    [
        ("印发《云汐市算力发展实施方案》。", "云汐市算力发展实施方案", "title"),
        ("印发《云汐市算力发展办法（试行）》。", "云汐市算力发展办法（试行）", "title"),
        ("小说《云汐往事》出版。", "云汐往事", "book"),
    ],
)
def test_title_is_found_without_its_marks(text, title, finder):
    assert surfaces(PolicyLinker(), text, finder) == {title}


def test_untitled_notice_is_found():
    text = "印发关于支持青禾产业发展的若干意见，并组织落实。"
    assert surfaces(PolicyLinker(), text, "notice") == {"关于支持青禾产业发展的若干意见"}


def test_title_never_runs_over_a_sentence():
    assert proposed(PolicyLinker(), "他说《上半句。下半句》好。") == set()


def test_quoted_program_is_found_with_and_without_its_suffix():
    text = "实施“青禾护航”行动，发放“云汐券”。"
    linker = ProgramLinker()

    assert surfaces(linker, text, "quoted") == {"青禾护航", "云汐券"}
    assert surfaces(linker, text, "quoted_suffix") == {"“青禾护航”行动"}


def test_the_short_form_of_a_company_is_no_program():
    text = "杭州麦子智云科技有限公司（以下简称“麦子智云”）投产。云汐计划（简称“云汐”）启动。"
    assert surfaces(ProgramLinker(), text, "quoted") == {"云汐"}


def test_designation_after_an_award_is_found():
    text = "该县入选国家云汐农业示范区，并获评全省青禾标杆县。"
    assert surfaces(ProgramLinker(), text, "award") == {"国家云汐农业示范区", "全省青禾标杆县"}


def test_words_before_an_industrys_ending_are_found_in_every_length():
    found = surfaces(IndustryLinker(), "发展高端珍珠粉产业。", "before_ending")
    assert {"珍珠粉", "高端珍珠粉"} <= found


def test_park_that_opens_with_a_region_is_found():
    text = "杭州人工智能小镇和嘉善青禾产业园开园。"
    assert surfaces(ParkLinker(), text, "region_ending") >= {"杭州人工智能小镇", "嘉善青禾产业园"}


def test_region_and_industry_inside_a_park_are_mentioned_too():
    found = linked("杭州人工智能小镇开园。")
    assert {"杭州", "人工智能"} <= set(found)


def test_phrases_begin_after_a_mark_or_an_opener():
    found = surfaces(ProgramLinker(), "本市实施青禾筑基工程，成效好。", "phrase")
    assert "青禾筑基工程" in found
    assert all(s.endswith("工程") for s in found)


def test_words_that_go_on_end_no_phrase():
    assert not surfaces(ProgramLinker(), "他是青禾筑基工程师。", "phrase")


def test_unknown_items_between_known_ones_are_proposed():
    text = "同花顺、青禾云、宇树科技等企业参展。"
    found = {text[p.start : p.stop]: p.type for p in list_proposals(scene_of(text))}
    assert found["青禾云"] == "Company"


MADE = (
    "编者按：“青禾护航”行动与《云汐办法》并行，杭州麦子智云科技有限公司（以下简称“麦子智云”）"
    "董事长李青说：省经信厅、余杭区经信局和湖州青禾研究院、杭州人工智能小镇都支持珍珠粉产业，"
    "该县入选国家云汐农业示范区。在余杭区青禾镇，印发关于支持青禾产业发展的若干意见。"
)


@pytest.mark.parametrize("linker", linkers(), ids=lambda one: one.type)
def test_proposals_lie_within_sentences_and_have_the_linkers_type(linker):
    scene = scene_of(MADE, place="杭州市")
    for proposal in linker.propose(scene):
        assert proposal.type == linker.type
        assert 0 <= proposal.start < proposal.stop <= len(MADE)
        assert scene.lexical.same_sentence(proposal.start, proposal.stop)
