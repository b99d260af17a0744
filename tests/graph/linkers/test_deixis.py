import pytest
from linker_samples import GAZETTEER, document, pointed, scene_of

from graph.linkers.editors_note import note_homes
from graph.linkers.office import office_entity
from loaders import load_text


@pytest.mark.parametrize(
    ("text", "headline", "meant"),
    [
        ("我省发布政策，全市响应。", "余杭支持产业", {"我省": "浙江省", "全市": "杭州市"}),
        ("我区发布政策，区里响应。", "余杭支持产业", {"我区": "余杭区"}),
        ("本区设立基金，全国首创。", "余杭设立基金", {"本区": "余杭区", "全国": "中华人民共和国"}),
        ("全县加快发展。", "德清发展地理信息", {"全县": "德清县"}),
        # A county-level city says 我市 of itself.
        ("我市出台政策，省里给予支持。", "平湖出台政策", {"我市": "平湖市", "省里": "浙江省"}),
        ("我市出台政策。", "嘉兴出台政策", {"我市": "嘉兴市"}),
    ],
)  # fmt: skip
def test_home_region_is_lifted_to_the_level_that_is_meant(text, headline, meant):
    country = GAZETTEER.entry("CN").name
    assert pointed(text, headline=headline) == {
        word: country if word == "全国" else name for word, name in meant.items()
    }


def test_that_county_is_the_one_named_last():
    text = "走进缙云县，机床产业兴旺。再到云和县，玩具产业兴旺。该县去年新增企业百家。"
    assert pointed(text, place="丽水市") == {"该县": "云和县"}


def test_here_is_the_region_named_last_or_else_home():
    assert pointed("在开化县，钱江源的茶好，当地做强产业。", place="浙江省") == {"当地": "开化县"}
    assert pointed("做强产业，当地有办法。", place="金华市") == {"当地": "金华市"}


def test_the_company_is_the_one_named_last():
    text = "宇树科技与海康威视同台。海康威视展出新品，公司负责人出席。"
    assert pointed(text, place="杭州市") == {"公司": "海康威视"}


def test_pointing_stops_at_the_articles_end():
    text = (
        "本报台州4月14日讯（记者 王一）海康威视来到台州市，展出许多新产品，市民十分关注。\n\n"
        "本报衢州4月14日讯（记者 李二）项目在衢州市开工，公司负责人出席，市民十分关注。\n"
    )
    made = load_text(text)
    assert len(made.articles) == 2
    assert "公司" not in pointed(made.text[made.articles[1].start :], place="衢州市")


@pytest.mark.parametrize("text", ["我市发布政策。", "该公司发布产品。", "当地百姓满意。"])
def test_pointing_at_nothing_known_means_nothing(text):
    assert pointed(text) == {}


def test_a_pointing_word_inside_a_name_points_at_nothing():
    assert "公司" not in pointed("宇树科技与浙江天正电气股份有限公司签约。", place="杭州市")
    assert pointed("省政府办公厅印发通知。", place="浙江省") == {}


NOTE = "编者按：杭州市余杭区的做法值得我市各部门学习。\n余杭区支持低空经济，我市将打造高地。"


def meanings(text: str, **about: str) -> dict[str, str]:
    """Return what 我市 means by the line it stands in."""
    scene = scene_of(text, **about)
    whole = scene.lexical.document.text
    offsets = [i for i in range(len(whole)) if whole.startswith("我市", i)]
    return {
        whole[: at + 1].rpartition("\n")[2][:3]: found.name
        for at in offsets
        if (found := scene.lifted(at, "市"))
    }


def test_our_city_in_an_editors_note_is_the_papers():
    about = {"paper": "温州日报", "source": "杭州日报", "place": "杭州市"}
    assert meanings(NOTE, **about) == {"编者按": "温州市", "余杭区": "杭州市"}


def test_our_city_in_a_note_of_an_unknown_paper_is_unknown():
    text = f"{NOTE}\n（来源：杭州日报）"
    about = {"paper": "杭州日报", "source": "杭州日报", "place": "杭州市"}
    assert meanings(text, **about) == {"余杭区": "杭州市"}


def test_the_paper_may_stand_above_the_note():
    text = f"温州日报 2025年5月6日\n\n低空物流怎么飞\n\n{NOTE}\n\n（来源：杭州日报）\n"
    made = load_text(text.replace("\n余杭", "\n\n余杭"))
    homes = note_homes(made, GAZETTEER)

    assert {made.sentences[i].text[:3]: home for i, home in homes.items()} == {
        "编者按": "CN-330300"
    }


def test_a_note_ends_with_its_paragraph_and_its_title_may_stand_alone():
    text = "编者按\n做法值得学习。我市要跟上。\n正文从这里开始。"
    made = document(text, source="温州日报", place="温州市", paper="温州日报")

    assert [made.sentences[i].text for i in note_homes(made, GAZETTEER)] == [
        "编者按",
        "做法值得学习。",
        "我市要跟上。",
    ]


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("浙江省经信厅党组书记、厅长", "浙江省经济和信息化厅"),
        ("温岭市人力社保局局长", "温岭市人力资源和社会保障局"),
        ("中共德清县委书记", "中共德清县委员会"),
        ("特约评论员", ""),
        ("", ""),
    ],
)
def test_office_of_the_author_is_a_body(office, name):
    assert office_entity(office, GAZETTEER)[1] == name


def test_known_office_has_the_gazetteers_id():
    id_, name = office_entity("浙江省科技厅厅长", GAZETTEER)

    assert GAZETTEER.entry(id_).name == name
