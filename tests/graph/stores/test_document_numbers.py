"""A policy's 文号 is a property of it, as long as a stored text calls it so."""

from tiny_graph import Draft

from graph.stores.store import Store

TITLE = "余杭区人工智能产业若干措施"
NUMBER = "余政发〔2025〕3号"


def policy(store: Store) -> dict[str, object]:
    [row] = store.query(
        "MATCH (p:Policy {id: $id}) "
        "RETURN p.name AS name, p.number AS number, p.aliases AS aliases",
        {"id": f"policy:{TITLE}"},
    ).rows
    return dict(row)


def test_a_number_is_a_property_and_goes_with_its_text(both_stores: Store) -> None:
    numbered = Draft("文.txt")
    numbered.say(f"{NUMBER}、{NUMBER}。", (NUMBER, TITLE), (NUMBER, TITLE))
    plain = Draft("讯.txt")
    plain.say(f"《{TITLE}》公布。", TITLE)
    both_stores.put([plain.graph(), numbered.graph()])

    found = policy(both_stores)
    assert (found["name"], found["number"]) == (TITLE, NUMBER)
    assert list(found["aliases"]) == [NUMBER]  # type: ignore[call-overload]
    both_stores.remove("文")
    assert policy(both_stores)["number"] is None
