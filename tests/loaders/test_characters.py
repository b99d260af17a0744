import pytest

from loaders.characters import punctuate, unify


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("４１５Ｘ集群", "415X集群"),
        ("“４＋１”专项", "“4+1”专项"),
        ("增长１２．５％", "增长12.5%"),
        ("⾼端装备", "高端装备"),
        ("艾琳•陈", "艾琳·陈"),
        ("支持（含县）：五条", "支持（含县）：五条"),
    ],
)
def test_unify_writes_each_character_in_its_usual_width(raw, clean):
    assert unify(raw) == clean
    assert len(unify(raw)) == len(raw)


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("4月10日,青禾市宣布:补贴翻番!", "4月10日，青禾市宣布：补贴翻番！"),
        ("产值1,200亿元,增长3.5%,居第二", "产值1,200亿元，增长3.5%，居第二"),
        ("会议10:30开始,比分3:2", "会议10:30开始，比分3:2"),
        ("中国(青禾)农机谷", "中国（青禾）农机谷"),
        ("方案(2026—2028年)发布", "方案（2026—2028年）发布"),
        ("适配Qwen(7B)模型", "适配Qwen(7B)模型"),
        ("GPU, CPU and more", "GPU, CPU and more"),
        ("发展得很快.", "发展得很快。"),
        ("1.完善算力保障", "1.完善算力保障"),
        ("游戏《山海:行记》", "游戏《山海：行记》"),
    ],
)
def test_punctuation_beside_chinese_becomes_full_width(half, full):
    assert punctuate(half) == full


@pytest.mark.parametrize(
    ("straight", "paired"),
    [
        ('推进"数字农机"建设', "推进“数字农机”建设"),
        ('"一号工程""二号工程"', "“一号工程”“二号工程”"),
        ('他说:"来了。"', "他说：“来了。”"),
        ("以“统筹'十五五'开局”为主题", "以“统筹‘十五五’开局”为主题"),
        ("O'Brien来访", "O'Brien来访"),
    ],
)
def test_straight_quotes_become_pairs(straight, paired):
    assert punctuate(straight) == paired


def test_one_lost_quote_does_not_turn_round_those_after_it():
    text = '打造"首发地。要建设"共享中心",推广"先用后付",覆盖全县。'

    assert punctuate(text).endswith("推广“先用后付”，覆盖全县。")
