"""The page of a reading shows what a person decided, and by whom."""

from dataclasses import replace

from tests.tiny_graph import tiny_graphs
from viz.reading_page import render_reading

MEASURES = tiny_graphs()[2]


def test_decided_names_and_statements_say_so():
    by = "梅 <script> 2026-01-31"
    decided = replace(
        MEASURES,
        mentions=tuple(
            replace(m, decided=by) if m.surface == "AI" else m for m in MEASURES.mentions
        ),
        statements=(replace(MEASURES.statements[0], decided=by), *MEASURES.statements[1:]),
    )
    page = render_reading(decided)

    assert page.count("decided: 梅 &lt;script&gt; 2026-01-31") == 2
    assert page.count('<mark class="Industry decided"') == 1
    assert "decided:" not in render_reading(MEASURES)
