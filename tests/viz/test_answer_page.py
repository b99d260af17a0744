import pytest

from graph.errors import QueryError
from graph.gazetteer.gazetteer import Gazetteer
from queries.ask import Questions
from viz.answer_page import answer_selection
from viz.selection import select


@pytest.fixture(scope="module")
def questions(store) -> Questions:
    return Questions(store, Gazetteer.load())


def test_the_page_of_an_answer_holds_its_rows_and_what_joins_them_to_the_question(store, questions):
    found = select(store, answer_selection(questions.ask("余杭区支持哪些产业？")))

    assert {n.name for n in found.nodes} >= {"余杭区", "人工智能", "新能源"}
    assert {e.source for e in found.edges if e.relation == "BACKS"} == {"CN-330110"}
    assert found.selection["question"] == "余杭区支持哪些产业？"


def test_a_question_without_an_answer_makes_no_page_and_says_why(questions):
    with pytest.raises(QueryError, match="明天天气怎么样"):
        answer_selection(questions.ask("明天天气怎么样"))
