"""Sentences of small reports: silent where they are right, told in their own line where not."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.small_reports import CASES, SOUND, Case


def _lines(report: str, sentence: str) -> tuple[set[int], int]:
    """Return the lines of the findings, and that of the sentence."""
    text = report.replace("{}", sentence)
    place = text.strip("\n").split("\n").index(sentence.split("\n")[0]) + 1
    return {finding.line for finding in audited(text).findings}, place


@pytest.mark.parametrize("case", CASES)
def test_right_filling_stays_silent(case: Case) -> None:
    assert _lines(case.report, case.sentence.format(case.right))[0] == set()


@pytest.mark.parametrize("case", CASES)
def test_wrong_filling_is_told(case: Case) -> None:
    lines, place = _lines(case.report, case.sentence.format(case.wrong))
    assert lines == {place}


@pytest.mark.parametrize(("report", "sentence"), SOUND)
def test_sound_sentence_stays_silent(report: str, sentence: str) -> None:
    assert _lines(report, sentence)[0] == set()
