"""Answers as they stand in an address: what is good, what is not, and where it leads."""

import pytest

from jiangxin.interfaces.portal.calculator.answers import check_values, follow, read_hundredths, write_query
from jiangxin.interfaces.portal.calculator.questions import Kind, Question
from jiangxin.interfaces.portal.calculator.suggestions import StoredQuery
from jiangxin.interfaces.portal.languages import Text

WORDS = Text("问", "Question")


@pytest.mark.parametrize(
    ("written", "hundredths"),
    [("12", 1200), ("1,860.5", 186050), ("1500.50", 150050), ("0", 0), ("１２", 1200)],
)
def test_numbers_are_read(written, hundredths):
    assert read_hundredths(written) == hundredths


@pytest.mark.parametrize("written", ["", "-1", "1.234", "1e3", "十", "²", "9" * 40, "1.2.3", "."])
def test_what_is_no_number_is_not_read(written):
    assert read_hundredths(written) is None


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (Question("n", Kind.WHOLE, WORDS, lowest=1, highest=5), ("6",)),
        (Question("n", Kind.WHOLE, WORDS, lowest=1, highest=5), ("1.5",)),
        (Question("n", Kind.WHOLE, WORDS, lowest=1, highest=5), ("1", "2")),
        (Question("n", Kind.DAY, WORDS), ("2020-02-30",)),
        (Question("n", Kind.DAY, WORDS), ("0001-01-01",)),
        (Question("n", Kind.PLACE, WORDS), ("110000",)),
        (Question("n", Kind.OCCUPATION, WORDS), ("没有的职业",)),
        (Question("n", Kind.CHOICE, WORDS), ("unknown",)),
        (Question("n", Kind.SEVERAL, WORDS), ()),
    ],
)
def test_a_bad_answer_is_told_in_both_languages(question, values):
    problem = check_values(question, values)
    assert problem is not None
    assert problem.zh
    assert problem.en


def test_near_occupations_are_offered():
    problem = check_values(Question("n", Kind.OCCUPATION, WORDS), ("电焊工",))
    assert problem is not None
    assert "焊工" in problem.zh


def test_the_path_stops_at_the_first_bad_answer_and_keeps_the_good_ones():
    path = follow(StoredQuery({"who": ("self",), "benefit": ("pre_job",), "city": ("230100",)}))
    assert path.open_step is not None
    assert path.open_step.question.code == "benefit"
    assert path.answers == {"who": ("self",)}


def test_none_of_these_goes_with_nothing_else():
    path = follow(
        StoredQuery({"who": ("self",), "benefit": ("employment_skills",), "categories": ("none", "veteran")})
    )
    assert path.open_step is not None
    assert path.open_step.question.code == "categories"


def test_answers_are_written_as_they_were_read():
    assert write_query({"who": ("self",), "categories": ("veteran", "disabled")}) == (
        "who=self&categories=veteran&categories=disabled"
    )
