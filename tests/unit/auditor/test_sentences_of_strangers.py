"""Sentences as a stranger words them: the right ones are silent, and the wrong ones told."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.sentences_easily_misread import RIGHT
from tests.unit.auditor.sentences_of_late_strangers import SENTENCES as LATE
from tests.unit.auditor.sentences_of_other_strangers import SENTENCES as OTHERS
from tests.unit.auditor.sentences_of_strangers import SENTENCES
from tests.unit.auditor.told_sentences import filled, right_ones, wrong_ones

REPORTS = (*SENTENCES, *OTHERS, *LATE)


@pytest.mark.parametrize(
    ("report", "place", "sentence"),
    [pytest.param(report, *one, id=one[1]) for report, pairs in REPORTS for one in right_ones(pairs)],
)
def test_what_is_right_is_silent(report: str, place: str, sentence: str) -> None:
    assert audited(filled(report, place, sentence)).findings == ()


@pytest.mark.parametrize(
    ("report", "place", "sentence"),
    [
        pytest.param(report, place, sentence, id=sentence)
        for report, places in RIGHT
        for place, sentences in places.items()
        for sentence in sentences
    ],
)
def test_what_is_right_and_easily_misread_is_silent(report: str, place: str, sentence: str) -> None:
    assert audited(filled(report, place, sentence)).findings == ()


@pytest.mark.parametrize(
    ("report", "place", "sentence"),
    [pytest.param(report, *one, id=one[1]) for report, pairs in REPORTS for one in wrong_ones(pairs)],
)
def test_what_is_wrong_is_told(report: str, place: str, sentence: str) -> None:
    text = filled(report, place, sentence)
    line = text.strip("\n").split("\n").index(sentence) + 1
    told = [found for found in audited(text).findings if found.root is None]
    assert any(line in (found.line, *found.lines) for found in told)
