"""The sheets of Probolinggo 2021 against a table counted by hand,
and every odd corner of the print.
"""

from __future__ import annotations

from collections import Counter

import pytest
from tests.agreement.probolinggo_2021.example import (
    indicator,
    name_of,
    office_year,
    printed_names,
    sheet,
    sheets,
)
from tests.agreement.probolinggo_2021.printed import SHEETS, PrintedSheet
from tests.every_case import every_case

from capaian.domain.identifiers import PostId
from capaian.domain.narrative import IndividualSheet, SheetForm
from capaian.domain.office import Post

NUMBERED = tuple(enumerate(SHEETS))

DIFFERENCES = {
    "rumus-gambar": False,
    "penjelasan-bersilang-identitas": True,
    "penanggung-jawab-iku": False,
    "penjelasan-bergeser-bmd": False,
    "indikator-berupa-kegiatan": False,
    "tahun-2019-bmd": True,
    "tahun-2019-pranata-komputer": True,
    "lembaran-negara-uu-23-2014": True,
    "lembaga-negara-pp-39-2006": True,
    "dasar-hukum-kembar": True,
    "dasar-hukum-lewat-masa": False,
    "cakupan-eselon": False,
    "jabatan-tanpa-kepala": True,
    "pengelolaan-siak": True,
    "staf-tanpa-label": True,
    "tugas-disebut-fungsi": True,
    "huruf-pranata-komputer": True,
    "huruf-pindah-datang": True,
    "kata-dan-pencatatan-sipil": False,
    "lembar-kembar": True,
    "jabatan-senama-akta": True,
    "pembetulan-akta-kematian": False,
    "surat-diparaf-didistribusikan": False,
    "realisasi-keuangan-per-kegiatan": True,
    "dua-penjelasan-pengaduan": False,
    "sumber-kosong": False,
    "seminar-dua-kali": True,
    "ejaan-nama": True,
    "ejaan-uraian": True,
    "kia-di-pencatatan-sipil": False,
}
"""Every declared difference, and whether a repair explains it."""

CROSSED = (
    ("Jumlah pemohon KK yang dilayani", "Jumlah KTP-el yang dicetak", "Jumlah KK yang dicetak"),
    (
        "Jumlah pemohon KTP-el yang dilayani",
        "Jumlah KK yang dicetak",
        "Jumlah KTP-el yang dicetak",
    ),
)
"""Indicator, what the print explains it with, and what the plan does."""


def post(identifier: PostId) -> Post:
    return next(p for p in office_year().office.posts if p.id == identifier)


def label(found: IndividualSheet) -> str:
    tasks = post(found.post).tasks
    return found.task_label or ("TUGAS" if tasks else "")


def as_counted(found: IndividualSheet) -> PrintedSheet:
    holder = post(found.post)
    counts = (len(holder.tasks), len(holder.functions), len(found.lines))
    return PrintedSheet(found.post_as_printed, label(found), *counts, holder.tier or "")


def test_there_are_26_individual_sheets_after_the_one_of_key_indicators() -> None:
    assert [found.title for found in sheets()] == [
        "INDIKATOR KINERJA UTAMA",
        *["INDIKATOR KINERJA INDIVIDU"] * 26,
    ]
    assert [found.id for found in sheets()] == [
        "lembar-iku",
        *(f"lembar-{n}" for n in range(1, 27)),
    ]


@every_case(("number", "printed"), NUMBERED)
def test_every_sheet_holds_what_was_counted_in_print(number: int, printed: PrintedSheet) -> None:
    assert as_counted(sheet(number)) == printed


def test_every_indicator_is_named_as_its_sheet_prints_it() -> None:
    lines = [
        (number, position, name_of(line))
        for number, found in enumerate(sheets())
        for position, line in enumerate(found.lines, 1)
    ]
    assert lines == printed_names()


def test_tiers_of_the_individual_sheets_are_counted_as_the_print_has_them() -> None:
    assert Counter(printed.tier for printed in SHEETS[1:]) == {
        "III": 4,
        "IV": 10,
        "pelaksana": 9,
        "JF": 3,
    }


def test_a_hundred_lines_stand_for_94_indicators() -> None:
    codes = [line.indicator for found in sheets() for line in found.lines]
    assert len(codes) == 100
    assert sorted(set(codes) - {None}, key=str) == sorted(i.code for i in office_year().indicators)
    assert len(set(codes)) == 94


@every_case("number", range(27))
def test_lines_belong_to_the_post_and_the_objective_of_their_sheet(number: int) -> None:
    found = sheet(number)
    indicators = [indicator(line.indicator or "") for line in found.lines]
    assert {i.owner for i in indicators} == {found.post}
    if found.form is not SheetForm.STAFF:
        assert [i.objective for i in indicators] == [line.objective for line in found.lines]


@every_case("number", range(27))
def test_every_line_has_its_explanation_but_those_of_the_staff_form(number: int) -> None:
    for line in sheet(number).lines:
        ways = (line.explanation, line.fraction, line.items, line.is_pictured)
        assert sum(bool(way) for way in ways) == (0 if number == 11 else 1)


@pytest.mark.parametrize(("line", "expected"), tuple(enumerate(CROSSED)))
def test_the_crossed_explanation_appears_as_printed_and_is_uncrossed_in_the_plan(
    line: int, expected: tuple[str, str, str]
) -> None:
    found = sheet(10).lines[line]
    calculation = indicator(found.indicator or "").definition.calculation
    assert (name_of(found), found.explanation, calculation) == expected


def test_the_year_2019_is_in_the_print_of_three_sheets_and_nowhere_in_the_plan() -> None:
    printed = {
        n
        for n, found in enumerate(sheets())
        for line in found.lines
        if "2019" in line.name_as_printed + line.objective_as_printed
    }
    assert printed == {3, 4, 24}
    assert not [i.code for i in office_year().indicators if "2019" in i.name]
    assert not [o.id for o in office_year().objectives if "2019" in o.name]


def test_all_odd_corners_are_declared() -> None:
    assert {d.id: d.explained for d in office_year().differences} == DIFFERENCES


def test_names_differ_from_the_plan_only_where_a_difference_says_so() -> None:
    differing = {
        n for n, found in enumerate(sheets()) for line in found.lines if line.name_as_printed
    }
    assert differing == {3, 4, 8, 13, 17, 18, 20, 26}
