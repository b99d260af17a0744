"""What the catalogue answers about official documents, on both stores."""

from tiny_graph import Draft

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
