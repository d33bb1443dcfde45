"""What a year that is over lacks: figures that nobody gave, and results without a value."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make

from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.work import Count
from capaian.rules.assess import assess
from capaian.rules.checks.gaps import find_lacking

KTP, AKTA = (
    make.counts("ktp", [90, 180, 270], [100, 200, 300]),
    make.counts("akta", [0, 5, 3], [0, 5, 5]),
)
WORK = {
    "nodes": (
        replace(make.node("II"), name="Program Penunjang Urusan"),
        make.node("II.1"),
        make.node("II.1.1"),
    ),
    "outputs": (make.report("ik-4", 45), make.output("II.1.1", 10, 8)),
}


def lacking(**changes: object) -> list[tuple[str, int | None, str]]:
    year = make.office_year(**{**WORK, "inputs": (make.money("II.1.1", 600, 300),), **changes})
    found = find_lacking(year, assess(year, make.rule_set()).indicators)
    return [(lack.place.file, lack.place.row, lack.what) for lack in found]


def test_a_year_that_is_whole_lacks_nothing() -> None:
    assert lacking() == []


@pytest.mark.parametrize(
    "regency", [(), (make.count("ktp.have", make.REGENCY, 540),)], ids=["alone", "below a total"]
)
def test_a_blank_district_is_reported_with_every_planned_result_above_it(
    regency: tuple[Count, ...],
) -> None:
    blank = (*KTP[:2], replace(KTP[2], value=None), *KTP[3:], *AKTA, *regency)
    missing = lacking(counts=blank)
    assert missing[0] == ("counts.csv", None, "Belum diisi: 1 ukuran di Hilir: ktp.have")
    assert any("tidak bernilai: masukan belum lengkap (ktp)" in what for _, _, what in missing)


def test_money_that_nobody_says_was_spent_is_reported() -> None:
    """Of the year as a whole: neither December alone nor one kind of money tells it;
    nothing spent is 0.
    """
    unspent = make.money("II.1.1", 600, None)
    december = replace(unspent, period=Period.parse("2023-M12"), revised=None, actual=KTP[0].value)
    for more in ((), (replace(unspent, kind="goods", actual=KTP[0].value),), (december,)):
        [(file, row, what)] = lacking(inputs=(unspent, *more))
        assert (file, row) == ("inputs.csv", None)
        assert what.startswith("Belum diisi: realisasi setahun 1 dari 1 sub kegiatan (II.1.1)")
    assert lacking(inputs=(make.money("II.1.1", 600, 0),)) == []


def test_an_indicator_that_nothing_was_planned_for_may_have_no_value() -> None:
    one = make.indicator("ik-9")
    planned = make.agreement(make.agreement_target("iku-1", 90), make.agreement_target("ik-9", 5))
    year = make.office_year()
    indicators = (*year.indicators, one)
    assert [what for _, _, what in lacking(indicators=indicators)] == []
    missing = lacking(indicators=indicators, agreements=(planned,))
    assert [what for _, _, what in missing if "ik-9" in what] == [
        "Indikator ik-9 tidak bernilai: belum dilaporkan"
    ]


# --- parts of the year

FIRST, SECOND = (
    make.counts("ktp", [90, 180, 270], [100, 200, 300], when=when)
    for when in ("2023-S1", "2023-S2")
)
EVENTS = (make.component("ktp", aggregation=Aggregation.SUM), make.component("akta"))


def of_counts(*rows: Count, **changes: object) -> list[str]:
    return [
        what for file, _, what in lacking(counts=(*rows, *AKTA), **changes) if file == "counts.csv"
    ]


def test_a_year_that_was_counted_by_semesters_is_whole_with_both() -> None:
    assert of_counts(*FIRST, *SECOND) == []


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (FIRST, "2 ukuran: ktp.have, ktp.need; yang dipakai keadaan Semester I Tahun 2023"),
        ((*FIRST, *SECOND[1:]), "1 ukuran: ktp.have; yang dipakai keadaan Semester I Tahun 2023"),
    ],
    ids=["half a year", "half a year of one district"],
)
def test_the_last_stock_of_the_year_is_not_that_of_june(
    rows: tuple[Count, ...], words: str
) -> None:
    assert of_counts(*rows) == [f"Belum diisi: keadaan akhir tahun {words}"]


def test_a_blank_cell_of_the_last_semester_leaves_results_without_value() -> None:
    missing = lacking(counts=(*FIRST, replace(SECOND[0], value=None), *SECOND[1:], *AKTA))
    assert any("tidak bernilai: masukan belum lengkap (ktp)" in what for _, _, what in missing)


def test_other_parts_that_end_with_it_and_the_whole_year_stand_for_a_semester() -> None:
    quarter = replace(SECOND[0], period=Period.parse("2023-Q4"))
    assert of_counts(*FIRST, quarter, *SECOND[1:]) == []
    whole = replace(SECOND[0], period=Period.year_of(2023))
    assert of_counts(whole, *FIRST[1:], *SECOND[1:]) == []


def test_stocks_need_no_earlier_semester() -> None:
    assert of_counts(*SECOND) == []


def test_events_need_both_semesters() -> None:
    (message,) = of_counts(*SECOND, components=EVENTS)
    assert message.startswith("Belum diisi: 2 ukuran di 3 kecamatan: ktp.have, ktp.need")
