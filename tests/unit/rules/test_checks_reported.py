"""Actuals that are reported directly: one per indicator and period, in the kind the indicator has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import difference, office_year, place, report, rule_set

from capaian.domain.issue import Issue, Level
from capaian.domain.plan import Indicator, ValueType
from capaian.domain.value import Unit
from capaian.domain.work import Output
from capaian.rules.validate import validate


def issues(*outputs: Output, **changes: object) -> tuple[Issue, ...]:
    return validate(office_year(outputs=outputs, **changes), rule_set())


FIRST = report("ik-4", 45, name="Dokumen terbit")


@pytest.mark.parametrize(
    ("second", "value"),
    [
        (report("ik-4", 60, name="Dokumen lain", place=place("outputs.csv", 9)), "60"),
        (report("ik-4", 45, name="Dokumen lain", place=place("outputs.csv", 9)), "45"),
        (report("ik-4", None, text="Sudah", place=place("outputs.csv", 9)), "Sudah"),
    ],
)
def test_a_second_row_under_another_name_is_a_second_value(second: Output, value: str) -> None:
    (issue,) = issues(FIRST, second)
    assert (issue.code, issue.level, issue.value) == ("two_values", Level.ERROR, value)
    assert issue.subject == "two_values:ik-4:2023"
    assert str(issue.place) == "outputs.csv, baris 9"
    assert "sudah ada di baris 7" in issue.message
    assert 'covers: ["two_values:ik-4:2023"]' in issue.remedy


def test_a_declared_second_value_is_a_warning() -> None:
    (issue,) = issues(FIRST, replace(FIRST, name="b"), differences=(difference("two_values:ik-4:2023"),))
    assert (issue.code, issue.level) == ("two_values", Level.WARNING)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(report("ik-4", 20, "2023-S1"), id="another period"),
        pytest.param(report("ik-5", 20, unit=Unit("percent")), id="another indicator"),
        pytest.param(report("ik-4", None), id="nothing reported"),
    ],
)
def test_rows_of_other_facts_are_no_second_value(other: Output) -> None:
    assert issues(FIRST, other) == ()


# --- unit and kind -------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["persen", "orang", "percent"])
def test_an_actual_in_another_unit(unit: str) -> None:
    (issue,) = issues(replace(FIRST, unit=Unit(unit)))
    assert (issue.code, issue.level, issue.value) == ("output_unit", Level.ERROR, unit)
    assert str(issue.place) == "outputs.csv, baris 7, kolom unit"
    assert "Tulis realisasinya dalam dokumen" in issue.remedy


def test_capitals_make_no_other_unit() -> None:
    assert issues(replace(FIRST, unit=Unit("Dokumen"))) == ()


@pytest.mark.parametrize(
    ("kind", "words"), [(ValueType.YES_NO, "ya atau tidak"), (ValueType.DATE, "berupa tanggal")]
)
def test_a_figure_where_words_are_promised(kind: ValueType, words: str) -> None:
    (issue,) = issues(FIRST, indicators=_with_kind(kind))
    assert (issue.code, issue.level, issue.value) == ("output_kind", Level.ERROR, "45")
    assert str(issue.place) == "outputs.csv, baris 7, kolom actual"
    assert words in issue.message
    assert "kolom text" in issue.remedy


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        (ValueType.NUMBER, FIRST),
        (ValueType.INDEX, FIRST),
        (ValueType.TEXT, FIRST),
        (ValueType.YES_NO, report("ik-4", None, text="Sudah", met=True)),
        (ValueType.DATE, report("ik-4", None, text="10 Januari 2023", met=True)),
    ],
)
def test_an_actual_of_the_promised_kind(kind: ValueType, row: Output) -> None:
    assert issues(row, indicators=_with_kind(kind)) == ()


def _with_kind(kind: ValueType) -> tuple[Indicator, ...]:
    return tuple(replace(i, value_type=kind) if i.code == "ik-4" else i for i in office_year().indicators)
