"""What the catalogue answers about official documents, on both stores."""

from tiny_graph import Draft

from graph.entity import Entity
from graph.stores.store import Store
from queries.runner import run


def test_official_documents_answer_who_is_responsible_and_what_they_replace(both_stores: Store):
    draft = Draft("通知.txt", published="2025-08-12")
    new, old, body = (
        "余杭区人工智能产业若干措施",
        "平湖市新能源产业发展行动方案",
        "浙江省经济和信息化厅",
    )
    said = draft.say(
        f"《{new}》推广算力券（{body}负责），《{old}》废止。", new, "算力券", body, old
    )
    draft.state(said, body, "RESPONSIBLE_FOR", "算力券")
    draft.state(said, new, "REPLACES", old, valid_to="2025-08-12")
    both_stores.put([draft.graph()])

    assert [(r["organization"], r["entity"]) for r in run(both_stores, "responsible_units")] == [
        (body, "算力券")
    ]
    [row] = run(both_stores, "policy_lineage")
    assert (row["policy"], row["relation"], row["ended"]) == (new, "REPLACES", "2025-08-12")
    period = {"start": "2025-01-01", "until": "2025-12-31"}
    expiring = run(both_stores, "policies_expiring", period)
    assert [r["policy"] for r in expiring] == [old]


def test_repealed_policies_are_in_force_until_their_repeal_alone(both_stores: Store):
    draft = Draft("废止.txt", published="2025-08-12")
    new, old, plan = "余杭区人工智能产业若干措施", "平湖市新能源产业发展行动方案", "415X"
    draft.known["旧办法"] = Entity("policy:旧办法", "Policy", "旧办法", (), "provisional", {})
    valid = draft.say(f"《{old}》《旧办法》与{plan}有效至2027年底。", old, "旧办法", plan)
    for one in (old, "旧办法", plan):
        draft.state(valid, "浙江省", "ISSUES", one, valid_to="2027-12-31")
    said = draft.say(f"《{new}》发布，《{old}》废止，修订《旧办法》。", new, old, "旧办法")
    repeal = {"rule": "repeals a document", "valid_to": "2025-08-12"}
    draft.state(said, new, "REPLACES", old, "废止", **repeal)
    draft.state(said, new, "REPLACES", "旧办法", "修订", rule="amends a document")
    both_stores.put([draft.graph()])

    def in_force(day: str) -> dict[str, str]:
        rows = run(both_stores, "policies_in_force", {"day": day})
        return {row["policy"]: row["valid_to"] for row in rows}

    kept = {"旧办法": "2027-12-31", plan: "2027-12-31"}
    assert in_force("2025-08-11") == {old: "2025-08-12", **kept}
    assert in_force("2025-08-12") == kept
    assert in_force("2026-01-01") == kept


def test_a_repeal_on_no_known_day_holds_on_every_day(both_stores: Store):
    draft = Draft("无期.txt")
    new, old = "余杭区人工智能产业若干措施", "平湖市新能源产业发展行动方案"
    said = draft.say(f"《{new}》发布，《{old}》废止。", new, old)
    draft.state(said, "平湖市", "ISSUES", old, valid_from="2024-01-01")
    draft.state(said, new, "REPLACES", old, "废止", rule="repeals a document")
    both_stores.put([draft.graph()])

    assert list(run(both_stores, "policies_in_force", {"day": "2025-01-01"})) == []


def test_shortest_connection_goes_over_every_relation(both_stores: Store):
    draft = Draft("依据.txt")
    new, old = "余杭区人工智能产业若干措施", "平湖市新能源产业发展行动方案"
    said = draft.say(f"根据《{old}》制定《{new}》。", old, new)
    draft.state(said, new, "BASED_ON", old)
    both_stores.put([draft.graph()])

    ends = {"a": f"policy:{new}", "b": f"policy:{old}"}
    [row] = run(both_stores, "shortest_connection", ends)
    assert (row["relations"], row["forward"]) == (["BASED_ON"], [True])
