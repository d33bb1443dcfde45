"""Reports of other fields: sentences that are right are silent, and what contradicts the tables is told."""

from __future__ import annotations

import re

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import Pair, disasters, libraries, markets, schools, tourism

FIELDS = (disasters, libraries, markets, schools, tourism)
SENTENCES: list[tuple[str, str, Pair]] = [
    (field.REPORT, place, pair)
    for field in FIELDS
    for place, pairs in field.SENTENCES.items()
    for pair in pairs
]
RIGHT = [(report, place, right) for report, place, (right, _) in SENTENCES]
WRONG = [(report, place, wrong) for report, place, (_, wrong) in SENTENCES if wrong is not None]


def filled(report: str, place: str, sentence: str) -> str:
    """Return a report with one sentence at one of its places."""
    return re.sub(r"\{(\w+)\}", lambda at: sentence if at[1] == place else "", report)


def by_sentence(argument: str) -> str:
    """Name a case by its place and sentence, not by the whole report."""
    return "" if "\n" in argument else argument


@pytest.mark.parametrize(("report", "place", "sentence"), RIGHT, ids=by_sentence)
def test_what_is_right_is_silent(report: str, place: str, sentence: str) -> None:
    assert audited(filled(report, place, sentence)).findings == ()


@pytest.mark.parametrize(("report", "place", "sentence"), WRONG, ids=by_sentence)
def test_what_the_tables_contradict_is_told(report: str, place: str, sentence: str) -> None:
    text = filled(report, place, sentence)
    line = text.strip("\n").split("\n").index(sentence) + 1
    assert line in {finding.line for finding in audited(text).findings}
