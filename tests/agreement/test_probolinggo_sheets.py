"""The sheets of Probolinggo 2021 against a table counted by hand, and every odd corner of the print."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from tests.agreement.probolinggo_2021.example import indicator, office_year, sheet, sheets
from tests.agreement.probolinggo_2021.printed import SHEETS, PrintedSheet
from tests.agreement.probolinggo_2021.reading import name_of, read_lines, remainder
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
    ("Jumlah pemohon KTP-el yang dilayani", "Jumlah KK yang dicetak", "Jumlah KTP-el yang dicetak"),
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
    assert [found.id for found in sheets()] == ["lembar-iku", *(f"lembar-{n}" for n in range(1, 27))]


@every_case(("number", "printed"), NUMBERED)
def test_every_sheet_holds_what_was_counted_in_print(number: int, printed: PrintedSheet) -> None:
    assert as_counted(sheet(number)) == printed


def test_every_indicator_is_named_as_its_sheet_prints_it() -> None:
    lines = [
        (number, position, name_of(line))
        for number, found in enumerate(sheets())
        for position, line in enumerate(found.lines, 1)
    ]
    assert lines == [(line.sheet, line.line, line.name) for line in read_lines()]


def test_tiers_of_the_individual_sheets_are_counted_as_the_print_has_them() -> None:
    assert Counter(printed.tier for printed in SHEETS[1:]) == {"III": 4, "IV": 10, "pelaksana": 9, "JF": 3}


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


@every_case("number", range(27))
def test_source_cells_span_the_lines_that_stand_beside_them(number: int) -> None:
    rows = [line.source_rows for line in sheet(number).lines]
    spans = [rows[: first + 1] for first in range(len(rows))]
    assert sum(rows) == len(rows)
    assert all(sum(span) >= len(span) for span in spans)


def test_formulas_that_are_pictures_are_five_and_all_are_proposals() -> None:
    pictured = {line.indicator for found in sheets() for line in found.lines if line.is_pictured}
    assert pictured == {"iku-1", "iku-2", "iku-3", "iki-21-1", "iki-21-2"}
    assert all(indicator(code or "").formula_proposed for code in pictured)


def test_two_more_formulas_are_proposals_because_the_print_only_lists_or_names() -> None:
    proposed = {i.code for i in office_year().indicators if i.formula_proposed}
    assert proposed - {"iku-1", "iku-2", "iku-3", "iki-21-1", "iki-21-2"} == {"iki-15-3", "iki-26-1"}


def test_two_holders_of_one_post_have_equal_sheets() -> None:
    first, second = sheet(17), sheet(18)
    assert post(first.post).holders == 2
    assert (first.holder, second.holder) == (1, 2)
    assert [replace(line, place=first.place) for line in first.lines] == [
        replace(line, place=first.place) for line in second.lines
    ]
    same = replace(second, id=first.id, holder=1, note=first.note, lines=first.lines, place=first.place)
    assert same == first


def test_no_other_post_has_two_holders_or_two_sheets() -> None:
    assert [p.id for p in office_year().office.posts if p.holders > 1] == ["pengelola-akta-kelahiran"]
    assert {p for p, n in Counter(found.post for found in sheets()).items() if n > 1} == {
        "pengelola-akta-kelahiran"
    }


def test_the_marriage_sheet_is_another_post_of_the_same_name() -> None:
    births, marriages = sheet(17), sheet(20)
    assert post(births.post).name == post(marriages.post).name == "Pengelola Akta dan Legalisasi"
    assert (post(births.post).parent, post(marriages.post).parent) == ("kasi-kelahiran", "kasi-perkawinan")
    assert "Perkawinan" in name_of(marriages.lines[0])


def test_the_sheet_with_other_columns_keeps_them() -> None:
    staff = [found for found in sheets() if found.form is SheetForm.STAFF]
    assert [found.id for found in staff] == ["lembar-11"]
    assert staff[0].unit_as_printed == "Seksi Identitas Penduduk"
    assert [line.activity.split()[0] for line in staff[0].lines] == [
        "Merekap",
        "Melaksanakan",
        "Menyiapkan",
        "Mendistribusikan",
        "Melaporkan",
    ]
    assert not any(line.objective or line.explanation for line in staff[0].lines)


@pytest.mark.parametrize(("line", "expected"), tuple(enumerate(CROSSED)))
def test_the_crossed_explanation_appears_as_printed_and_is_uncrossed_in_the_plan(
    line: int, expected: tuple[str, str, str]
) -> None:
    found = sheet(10).lines[line]
    calculation = indicator(found.indicator or "").definition.calculation
    assert (name_of(found), found.explanation, calculation) == expected


@pytest.mark.parametrize(("number", "letters"), [(12, "abcdefghijo"), (24, "mnopqr")])
def test_letters_out_of_order_are_kept(number: int, letters: str) -> None:
    assert "".join(sheet(number).letters) == letters
    assert len(post(sheet(number).post).tasks) == len(letters)


def test_all_other_letters_run_from_a() -> None:
    assert [found.id for found in sheets() if found.letters] == ["lembar-12", "lembar-24"]


def test_titles_without_head_are_posts_with_one() -> None:
    bare = [n for n, found in enumerate(sheets()) if re.match("BIDANG |SEKSI ", found.post_as_printed)]
    assert bare == [9, 10, 12, 14, 15, 16, 19, 21, 22, 25, 26]
    assert all(post(sheet(number).post).name.startswith("Kepala ") for number in bare)


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


def test_bulleted_cells_are_those_of_two_sheets() -> None:
    assert [n for n, found in enumerate(sheets()) if found.is_bulleted] == [19, 26]


def test_sources_that_the_print_leaves_empty_stay_empty() -> None:
    empty = {
        (n, position)
        for n, found in enumerate(sheets())
        for position, line in enumerate(found.lines, 1)
        if line.source_rows and not line.data_source
    }
    assert empty == {(0, 2), (0, 3), (1, 1), (6, 1), (6, 2), (6, 3), (23, 1), (23, 2), (23, 3)}


def test_all_odd_corners_are_declared() -> None:
    assert {d.id: d.explained for d in office_year().differences} == DIFFERENCES


def test_names_differ_from_the_plan_only_where_a_difference_says_so() -> None:
    differing = {n for n, found in enumerate(sheets()) for line in found.lines if line.name_as_printed}
    assert differing == {3, 4, 8, 13, 17, 18, 20, 26}


def test_taking_out_of_the_print_leaves_what_the_example_lacks() -> None:
    assert remainder("1.JABATAN:SEKSIa.melayani", ["a. melayani", "SEKSI"]) == "1.JABATAN:"


def test_words_that_the_print_lacks_are_not_taken_for_printed() -> None:
    with pytest.raises(LookupError, match="melayanisemua"):
        remainder("1.JABATAN:SEKSIa.melayani", ["melayani semua"])
