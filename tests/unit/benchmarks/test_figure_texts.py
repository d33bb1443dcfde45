"""Texts of figures are as long as they are called, and no two lines of them are measured for one."""

from __future__ import annotations

import pytest
from benchmarks import figure_texts
from benchmarks.figure_texts import TEXTS, measure_figure_texts
from benchmarks.lines import AgainstLimit, Shown


@pytest.mark.parametrize("what", TEXTS)
def test_a_text_grows_with_what_is_asked_for(what: str) -> None:
    short, long = ("\n".join(TEXTS[what](count)) for count in (100, 400))
    assert 3.5 < len(long) / len(short) < 5.5
    assert sum(map(str.isdigit, long)) > 100


def test_each_text_has_a_line_for_its_time_and_one_for_its_growth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_texts, "SHORT", 20)
    monkeypatch.setattr(figure_texts, "LONG", 40)
    lines = [*measure_figure_texts(1)]
    assert [type(line) for line in lines] == [Shown, AgainstLimit] * len(TEXTS)
    assert lines[0].what == "audit of sentences of figures, 20 lines, a line"
    assert lines[1].what == "the same of 40 lines to that"
