"""The report to the Directorate General: lines, lettered parts, results in words, remarks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.unit.documents import cast
from tests.unit.documents import legal_cast as legal

from capaian.documents.scope.values import Thing
from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.value import TextValue

FIELDS = ("number", "name", "target", "actual", "note")


def report(year: OfficeYear | None = None, as_of: str = "2023-S2") -> tuple[Thing, ...]:
    return legal.things(legal.scope(year, Period.parse(as_of)).resolve("central_report"))


def rows(year: OfficeYear | None = None, as_of: str = "2023-S2") -> list[list[str]]:
    return [legal.words(line, *FIELDS) for line in report(year, as_of)]


def test_lines_are_numbered_and_their_parts_lettered() -> None:
    assert rows() == [
        ["1.", "Indikator pusat-1", "Sudah", "Sudah", "Terlampir"],
        ["2.", "Indikator pusat-2", "3 (tiga) mitra", "2 (dua) mitra", ""],
        ["3.", "Indikator pusat-3", "Inovasi", "", ""],
        ["", "a. Indikator pusat-3a", "", "3", ""],
    ]
    assert [legal.words(line, "depth")[0] for line in report()] == ["0", "0", "0", "1"]


def test_words_keep_the_trace_of_their_figure() -> None:
    target, actual = (report()[1].field(name) for name in ("target", "actual"))
    assert isinstance(target, TextValue)
    assert isinstance(actual, TextValue)
    assert target.trace
    assert actual.trace


@pytest.mark.parametrize(
    ("line", "expected"),
    [(0, "ya"), (1, "ya"), (2, "tidak"), (3, "ya")],
    ids=["words", "figure", "none", "part"],
)
def test_which_lines_have_a_result(line: int, expected: str) -> None:
    assert legal.words(report()[line], "has_actual") == [expected]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2023-S2", ["tidak"] * 4), ("2023-S1", ["ya", "ya", "tidak", "ya"])],
)
def test_which_lines_are_still_open(as_of: str, expected: list[str]) -> None:
    assert [legal.words(line, "is_open")[0] for line in report(as_of=as_of)] == expected


def test_a_semester_without_results_has_none_and_says_why() -> None:
    first = report(as_of="2023-S1")
    assert [legal.words(line, "has_actual")[0] for line in first] == ["tidak"] * 4
    assert legal.words(first[0], "note") == [""]


def test_a_line_without_a_target_of_the_semester_shows_that_of_the_year_and_says_so() -> None:
    year = legal.decreed()
    central = year.agreements[-1]
    yearly = tuple(replace(t, periods=()) for t in central.targets)
    numbers = replace(central, targets=(yearly[0], make.agreement_target("pusat-2", 3), *yearly[2:]))
    targets = [row[2] for row in rows(replace(year, agreements=(*year.agreements[:-1], numbers)))]
    assert targets == ["Sudah (setahun)", "3\u00a0mitra (setahun)", "Inovasi (setahun)", ""]


def test_remarks_of_a_line_whose_parts_tell_the_result_are_not_repeated() -> None:
    year = legal.decreed()
    other = make.report("pusat-3", None, "2023-S2", note="lihat a")
    assert rows(replace(year, outputs=(*year.outputs, other)))[2][-1] == ""
    known = make.report("pusat-3", None, "2023-S2", text="Ada", met=True, note="lihat a")
    assert rows(replace(year, outputs=(*year.outputs, known)))[2][3:] == ["Ada", "lihat a"]


def test_why_a_result_is_missing_is_no_remark_of_the_report() -> None:
    year = legal.decreed()
    noted = make.report(
        "pusat-1", None, "2023-S2", note="realisasi tidak dimuat dalam sumber; lihat lampiran"
    )
    others = tuple(o for o in year.outputs if o.indicator != IndicatorCode("pusat-1"))
    assert rows(replace(year, outputs=(*others, noted)))[0][-1] == ""


def test_remarks_of_several_rows_stand_below_each_other_once() -> None:
    year = legal.decreed()
    quarters = [
        make.report("pusat-3a", 1, f"2023-Q{quarter}", note=note)
        for quarter, note in ((1, "awal"), (3, "loket"), (4, "loket"))
    ]
    others = tuple(o for o in year.outputs if o.indicator != IndicatorCode("pusat-3a"))
    assert rows(replace(year, outputs=(*others, *quarters)))[3][-1] == "loket"


def test_indicators_of_another_objective_are_no_parts() -> None:
    year = legal.decreed()
    elsewhere = tuple(
        replace(i, objective=NodeId("sasaran-2")) if i.code == IndicatorCode("pusat-3a") else i
        for i in year.indicators
    )
    assert len(report(replace(year, indicators=elsewhere))) == 3


def test_a_part_with_a_line_of_its_own_is_not_listed_twice() -> None:
    year = legal.decreed()
    central = year.agreements[-1]
    more = replace(central, targets=(*central.targets, make.agreement_target("pusat-3a", 2)))
    found = rows(replace(year, agreements=(*year.agreements[:-1], more)))
    assert [row[:2] for row in found[2:]] == [["3.", "Indikator pusat-3"], ["4.", "Indikator pusat-3a"]]


def test_an_office_without_an_agreement_with_the_centre_reports_nothing() -> None:
    assert legal.things(cast.scope(make.office_year()).resolve("central_report")) == ()
