"""Labels come from quotes, noise is reproducible, and the same examples give the same model."""

import json
from pathlib import Path

import numpy as np
import pytest

from graph.statements.background import RELATIONS
from graph.statements.model import load_judge, write_model
from loaders import load_text
from zhengtu.evaluation.gold import GoldDocument, entity_id, read_gold
from zhengtu.training.logistic import fit_logistic
from zhengtu.training.statement_examples import (
    Label,
    Labelled,
    gold_example,
    label,
    linked_example,
    noisy,
)
from zhengtu.training.statement_fit import Item, Settings, fit, inner_folds

scipy_sparse = pytest.importorskip("scipy.sparse")

TEXT = "{a}大力发展{i}产业，打造千亿集群。\n{a}还推出“{p}”，支持{i}企业。\n{b}的{i}展会昨日闭幕。\n"


def written(folder: Path, name: str, a: str, b: str, i: str, p: str) -> Labelled:
    """Return a labelled little document about two regions, an industry and a program."""
    entities = [
        {"id": key, "type": kind, "name": word, "surfaces": [word]}
        for key, kind, word in (
            ("a", "Region", a),
            ("b", "Region", b),
            ("i", "Industry", i),
            ("p", "Program", p),
        )
    ]
    relations = [
        {"s": s, "p": r, "o": o, "quote": quote, "certainty": certainty}
        for s, r, o, quote, certainty in (
            ("a", "BACKS", "i", f"{a}大力发展{i}产业", "explicit"),
            ("a", "ISSUES", "p", f"{a}还推出“{p}”", "explicit"),
            ("p", "TARGETS", "i", f"“{p}”，支持{i}企业", "implied"),
        )
    ]
    path = folder / f"{name}.json"
    text = TEXT.format(a=a, b=b, i=i, p=p)
    article = {
        "title": "",
        "source": None,
        "date": None,
        "context_region": a,
        "starts_with": text[:10],
        "entities": entities,
        "relations": relations,
    }
    path.write_text(json.dumps({"chunk": name, "articles": [article]}), encoding="utf-8")
    return label(gold_example(read_gold(path), load_text(text, name)))


@pytest.fixture
def one(tmp_path: Path) -> Labelled:
    return written(tmp_path, "one", "桐庐县", "慈溪市", "磁性材料", "通达券")


def labels(labelled: Labelled) -> set[tuple[str, int, Label]]:
    rows = labelled.rows
    return {
        (RELATIONS[r], s, Label(found))
        for r, s, found in zip(
            rows.relation.tolist(), rows.sentence.tolist(), labelled.label.tolist(), strict=True
        )
    }


def test_only_the_quoted_sentence_is_positive(one: Labelled) -> None:
    found = labels(one)

    assert ("BACKS", 0, Label.QUOTED) in found
    assert ("BACKS", 1, Label.ELSEWHERE) in found
    assert ("BACKS", 2, Label.FALSE) in found  # the other region, at a fair


def test_implied_relations_teach_nothing(one: Labelled) -> None:
    assert ("TARGETS", 1, Label.IMPLIED) in labels(one)


def test_noise_is_the_same_for_the_same_seed(one: Labelled) -> None:
    first, again = noisy(one.example, 1), noisy(one.example, 1)
    assert first.mentions == again.mentions
    assert first.entities == again.entities


def test_linked_names_are_matched_to_gold_by_type_and_name(tmp_path: Path, one: Labelled) -> None:
    gold: GoldDocument = read_gold(tmp_path / "one.json")
    example = one.example
    renamed = {e: f"mine:{n}" for n, e in enumerate(sorted(example.entities))}
    mentions = [
        type(m)(m.sentence, m.start, m.stop, m.surface, m.type, renamed[m.entity], 1.0, "t")
        for m in example.mentions
    ]
    entities = {
        renamed[id_]: type(e)(renamed[id_], e.type, e.name) for id_, e in example.entities.items()
    }
    found = linked_example(gold, example.document, mentions, entities, example.context)

    assert found.gold_id[renamed[entity_id("Region", "桐庐县")]] == entity_id("Region", "桐庐县")
    assert sorted(found.gold_id.values()) == sorted(example.entities)


def test_folds_never_split_what_belongs_together(one: Labelled) -> None:
    items = [Item(one, fold, 1.0) for fold in ("a", "b", "b", "c")]
    parts = inner_folds(items, 2)

    assert sorted(name for part in parts for name in part) == ["a", "b", "c"]


def test_logistic_regression_finds_the_separating_feature() -> None:
    rows = scipy_sparse.csr_matrix(np.array([[1.0, 0], [1, 1], [0, 1], [0, 0]] * 10))
    truth = np.array([True, True, False, False] * 10)
    weights, bias = fit_logistic(rows, truth, np.ones(40), inverse_penalty=1.0)

    assert weights[0] > 1
    assert abs(weights[1]) < 0.2
    assert bias < 0


def test_the_same_examples_give_the_same_model_file(tmp_path: Path) -> None:
    pytest.importorskip("lightgbm")
    towns = ("桐庐县", "慈溪市", "平湖市", "缙云县", "温岭市", "德清县", "安吉县", "柯桥区")
    items = [
        Item(
            written(tmp_path, f"d{n}", a, towns[n - 1], f"产品{n}号", f"支持券{n}"),
            f"f{n % 3}",
            1.0,
        )
        for n, a in enumerate(towns)
    ]
    settings = Settings(seeds=(1,), rounds=5, second_rounds=5, inner_folds=2)
    for name in ("a", "b"):
        write_model(fit(items, settings, lambda _: None), tmp_path / f"{name}.json.gz")

    assert (tmp_path / "a.json.gz").read_bytes() == (tmp_path / "b.json.gz").read_bytes()
    assert load_judge(tmp_path / "a.json.gz").threshold >= 0.25
