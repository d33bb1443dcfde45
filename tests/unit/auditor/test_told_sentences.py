"""Reports of many fields: sentences that are right are silent, and what contradicts the tables is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import (
    Pair,
    compared_areas,
    disasters,
    easily_misread,
    filled,
    late_strangers,
    libraries,
    markets,
    multiples_and_only,
    none_and_only,
    other_strangers,
    parts_and_rests,
    periods_and_gaps,
    pointed_back,
    reckoned,
    reckoned_elsewhere,
    reckoned_of_works,
    schools,
    sides_told,
    single_tables,
    strangers,
    tourism,
    wrong_names,
)

REPORTS: list[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    *((field.REPORT, field.SENTENCES) for field in (disasters, libraries, markets, schools, tourism)),
    *strangers.SENTENCES,
    *other_strangers.SENTENCES,
    *late_strangers.SENTENCES,
    *single_tables.REPORTS,
    *compared_areas.REPORTS,
    *pointed_back.REPORTS,
    *reckoned.SENTENCES,
    *reckoned_elsewhere.SENTENCES,
    *reckoned_of_works.SENTENCES,
    *parts_and_rests.SENTENCES,
    *wrong_names.REPORTS,
    *periods_and_gaps.REPORTS,
    *multiples_and_only.REPORTS,
    *none_and_only.REPORTS,
    *sides_told.REPORTS,
]
SENTENCES = [
    (report, place, pair) for report, places in REPORTS for place in places for pair in places[place]
]
MISREAD = [
    (report, place, sentence)
    for report, places in easily_misread.RIGHT
    for place, sentences in places.items()
    for sentence in sentences
]
RIGHT = [*((report, place, right) for report, place, (right, _) in SENTENCES), *MISREAD]
WRONG = [(report, place, wrong) for report, place, (_, wrong) in SENTENCES if wrong is not None]


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
    told = [found for found in audited(text).findings if found.root is None]
    assert any(line in (found.line, *found.lines) for found in told)
