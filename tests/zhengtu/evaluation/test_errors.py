"""Every miss and false find says where in the reading it was lost, and in which sentence."""

import pytest
from ruled import TEXT, case, examined, finding

from zhengtu.evaluation.finding import Finding, Reason, worst_first
from zhengtu.evaluation.parts import parts

REGIONS = [("Region", "杭州市"), ("Region", "余杭区")]
BACKS = ("余杭区", "BACKS", "集成电路", "余杭区印发方案，支持集成电路产业发展")


def test_a_name_that_nothing_proposes_is_missed_without_candidate():
    one = finding(examined([("Company", "印发")]), "印发", "missed")

    assert (one.reason, one.score) == (Reason.NO_CANDIDATE, 0)
    assert TEXT.startswith(one.text) and "印发" in one.text


def test_a_name_that_was_proposed_and_dropped_is_below_the_threshold():
    one = finding(
        examined([("Park", "星河智造落户杭州人工智能小镇")]),
        "星河智造落户杭州人工智能小镇",
        "missed",
    )

    assert one.reason in (Reason.THRESHOLD, Reason.BOUNDARY)


def test_the_same_words_as_another_type_are_the_wrong_type():
    found = examined([("Company", "集成电路")], text="余杭区支持集成电路、新材料。")

    missed = finding(found, "集成电路", "missed")
    wrong = finding(found, "集成电路", "wrong")
    assert (missed.reason, missed.detail) == (Reason.TYPE, "→ Industry")
    assert (wrong.reason, wrong.detail) == (Reason.TYPE, "← Company 集成电路")


def test_a_find_of_the_same_type_that_overlaps_has_the_wrong_boundary():
    found = examined([("Park", "落户杭州人工智能小镇")])

    missed = finding(found, "落户杭州人工智能小镇", "missed")
    wrong = finding(found, "杭州人工智能小镇", "wrong")
    assert missed.reason is wrong.reason is Reason.BOUNDARY


def test_a_name_that_stays_ambiguous_is_lost_in_resolution():
    one = finding(examined([("Region", "朝阳区")], text="朝阳区发展软件产业。"), "朝阳区", "missed")

    assert (one.reason, one.detail) == (Reason.RESOLUTION, "→ ambiguous 有歧义")


def test_a_name_that_the_text_does_not_hold_says_so():
    one = finding(examined([("Region", "申城")]), "申城", "missed")

    assert (one.reason, one.sentence) == (Reason.NO_CANDIDATE, -1)
    assert one.detail == "not in the clean text 正文中未见"


def test_a_name_that_is_not_annotated_says_so_with_its_score():
    one = finding(examined(REGIONS), "集成电路", "wrong")

    assert (one.reason, one.score) == (Reason.NOT_ANNOTATED, 1.0)


def test_a_relation_whose_end_is_not_found_is_no_fault_of_the_statements():
    relation = ("余杭区", "ISSUES", "印发", "余杭区印发方案")
    found = examined([*REGIONS, ("Program", "印发")], [relation])

    one = finding(found, "余杭区 ISSUES 印发", "missed")
    assert (one.reason, one.detail) == (Reason.NO_NAME, "印发")


def test_a_relation_of_the_wrong_region_has_a_wrong_end():
    names = [*REGIONS, ("Industry", "集成电路")]
    found = examined(names, [("杭州市", "BACKS", "集成电路", BACKS[3])])

    missed = finding(found, "杭州市 BACKS 集成电路", "missed")
    wrong = finding(found, "余杭区 BACKS 集成电路", "wrong")
    assert missed.reason is wrong.reason is Reason.WRONG_END
    assert wrong.detail == "← 杭州市 BACKS 集成电路"


def test_two_ends_in_another_relation_are_the_wrong_relation():
    names = [("Park", "杭州人工智能小镇"), ("Region", "杭州市")]
    relation = ("杭州人工智能小镇", "PARTNERS_WITH", "杭州市", "杭州人工智能小镇")
    text = "星河智造落户杭州市的杭州人工智能小镇。"
    found = examined(names, [relation], text=text)

    one = finding(found, "杭州人工智能小镇 PARTNERS_WITH 杭州市", "missed")
    assert one.reason is Reason.WRONG_RELATION
    assert one.detail == "→ 杭州人工智能小镇 LOCATED_IN 杭州市"


def test_what_is_right_is_no_error():
    found = examined([*REGIONS, ("Industry", "集成电路")], [BACKS])

    assert not [f for f in found.findings if f.what in ("余杭区", "余杭区 BACKS 集成电路")]


def test_every_error_of_the_score_has_a_finding():
    found = examined(
        [*REGIONS, ("Company", "印发")], [("余杭区", "PART_OF", "杭州市", "杭州市余杭区")]
    )

    errors = len(found.score.missed) + len(found.score.wrong)
    assert len(found.findings) == errors > 0


def test_the_surest_wrong_answer_is_the_worst():
    def error(kind: str, score: float) -> Finding:
        return Finding("d", kind, "name", "Region", str(score), Reason.NOT_ANNOTATED, score)

    low, high = error("wrong", 0.4), error("wrong", 0.9)
    near, far = error("missed", 0.3), error("missed", 0.05)

    assert worst_first([low, near, far, high]) == [far, high, near, low]


@pytest.mark.parametrize("part", parts(), ids=lambda p: p.english)
def test_a_part_can_be_turned_off_and_the_rest_still_reads(part):
    read = case([])

    assert part.without(read.models).reader().read(read.document).document == read.document


def test_without_lists_only_regions_are_known():
    [lists] = [part for part in parts() if part.english.startswith("lists")]
    read = case([])

    kinds = {m.type for m in lists.without(read.models).reader().read(read.document).mentions}

    assert "Region" in kinds
    assert "Industry" not in kinds
