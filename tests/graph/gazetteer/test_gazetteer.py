from graph.gazetteer.entry import NameKind
from graph.gazetteer.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()


def ids(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(h.text, tuple(r.entry.id for r in h.readings)) for h in GAZETTEER.hits(text)]


def test_hits_are_sorted_and_keep_overlaps():
    assert ids("浙江省杭州市") == [
        ("浙江省", ("CN-330000",)),
        ("浙江", ("CN-330000",)),
        ("杭州市", ("CN-330100",)),
        ("杭州", ("CN-330100",)),
    ]


def test_facts_lead_up_to_the_country():
    facts = [(f.subject, f.relation, f.object) for f in GAZETTEER.facts_for(["CN-330110"])]
    assert facts == [
        ("CN-330000", "PART_OF", "CN"),
        ("CN-330100", "PART_OF", "CN-330000"),
        ("CN-330110", "PART_OF", "CN-330100"),
    ]
    assert GAZETTEER.ancestors("CN-330110") == ("CN-330100", "CN-330000", "CN")


def test_ordinary_word_reads_as_context():
    [hit] = GAZETTEER.hits("到三门去")
    assert [r.kind for r in hit.readings] == [NameKind.CONTEXT]
