import pytest
from linker_samples import home_of, scene_of

from loaders import load_text

BODY = "项目开工建设，总投资八亿元。"


@pytest.mark.parametrize(
    ("about", "home"),
    [
        ({"headline": "平湖布局算力产业"}, "平湖市"),
        ({"place": "绍兴市"}, "绍兴市"),
        ({"office": "温岭市人力社保局局长"}, "温岭市"),
        ({}, ""),
    ],
)
def test_headline_place_and_office_tell_the_home_region(about, home):
    assert home_of(BODY, **about) == home


def test_dateline_tells_the_home_region():
    document = load_text("新项目开工\n\n本报丽水4月14日讯 项目昨日开工，我市各界关注。\n")

    assert document.articles[0].place in ("丽水", "丽水市")
    assert home_of(document.text, place=document.articles[0].place) == "丽水市"


def test_headline_outweighs_the_paper():
    assert home_of(BODY, headline="诸暨做强珍珠产业", place="浙江省") == "诸暨市"


def test_regions_of_the_body_speak_for_their_common_city():
    text = "嘉善县、桐乡市、海宁市、平湖市、海盐县、秀洲区和南湖区一起行动。"
    assert home_of(text) == "嘉兴市"


def test_county_named_again_and_again_is_home():
    assert home_of("德清县发布政策。德清县设立基金。德清县引进人才。杭州市也来交流。") == "德清县"


def test_the_country_is_no_home_region():
    assert home_of("中国经济向好。中国市场广阔。") == ""


@pytest.mark.parametrize(
    "text", ["南京路和北京路都热闹。", "朝阳区将建设公园。", "江山如画，人民安居。"]
)
def test_what_is_no_region_or_undecided_makes_no_home(text):
    assert home_of(text) == ""


def test_a_name_inside_a_longer_one_does_not_pull_the_home_away():
    assert home_of("嵊泗县发展渔业。嵊泗县建设码头。") == "嵊泗县"


def test_every_article_has_its_own_home():
    text = (
        "本报台州4月14日讯（记者 王一）台州市发布新政，支持医药产业。项目随后开工。\n\n"
        "本报衢州4月14日讯（记者 李二）衢州市发布新政，支持化工产业。项目随后开工。\n"
    )
    document = load_text(text)
    homes = {home_of(document.text[a.start : a.stop], place=a.place) for a in document.articles}

    assert homes == {"台州市", "衢州市"}


def test_home_at_an_offset_is_its_articles():
    scene = scene_of("安吉县发展白茶产业。", place="湖州市")

    assert scene.home_at(0) == scene.homes[0]
