"""What is there is left alone while reading, and collected as before afterwards."""

import gc

import pytest

from zhengtu.collector import settled


def test_objects_are_settled_within_the_context_only() -> None:
    before = gc.get_freeze_count()
    with pytest.raises(KeyError), settled():
        assert gc.get_freeze_count() > 0
        raise KeyError
    assert gc.get_freeze_count() == before


def test_what_others_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        with settled():
            pass
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
