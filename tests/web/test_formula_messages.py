"""What a page tells of a formula: the line and letter of a fault, values side by side,
one sentence on it.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.factories import counts, office_year, rule_set

from capaian.domain.issue import Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Component, Indicator
from capaian.domain.value import CellValue
from capaian.rules.assess.partial import compute_part
from capaian.rules.formula.issues import FormulaError, FormulaIssue, FormulaProblem
from capaian.rules.formula.parse import parse
from capaian.web.planning.formulas import FormulaTrial, shown_periods, spot_of, try_formula
from capaian.web.planning.sheets import formula_address

BY_QUARTER = (
    *counts("ktp", [50, 60, 70], [100, 200, 300], "2023-Q1"),
    *counts("ktp", [90, 180, 270], [100, 200, 300], "2023-Q2"),
    *counts("akta", [0, 5, 3], [0, 5, 5]),
)


def fault(column: int, level: Level = Level.ERROR) -> FormulaIssue:
    return FormulaIssue(FormulaProblem.SYNTAX, "Tidak dapat berdiri di sini.", column, level=level)


def trial_of(of: str, typed: str, year: OfficeYear | None = None) -> FormulaTrial:
    """What is found when a formula of the invented office is typed anew."""
    own = office_year() if year is None else year
    return try_formula(own, rule_set(), replace(part_of(own, of), formula=typed))


def part_of(year: OfficeYear, code: str) -> Component | Indicator:
    parts: list[Component | Indicator] = [*year.components, *year.indicators]
    return next(each for each in parts if each.code == code)


def compared(of: str, typed: str, year: OfficeYear | None = None) -> list[tuple[str, str, str]]:
    own = office_year() if year is None else year
    found = trial_of(of, typed, own).yields
    assert found is not None
    pairs = shown_periods(compute_part(own, rule_set(), part_of(own, of)), found)
    return [(each.period.label, read(stored), each.value.display) for each, stored in pairs]


def read(value: CellValue | None) -> str:
    return value.display if value is not None else ""


# --- places


@pytest.mark.parametrize(
    ("formula", "column", "line", "letter", "before", "at", "after"),
    [
        ("mean(ktp, kai)", 11, 1, 11, "mean(ktp, ", "kai", ")"),
        ("mean(\n kai)", 8, 2, 2, " ", "kai", ")"),
        ("a\n\n+ b.c-d", 4, 3, 1, "", "+", " b.c-d"),
        ("a\n\n+ b.c-d", 6, 3, 3, "+ ", "b.c-d", ""),
        ("ktp × kk", 5, 1, 5, "ktp ", "×", " kk"),
        ("ktp +", 6, 1, 6, "ktp +", "", ""),
        ("", 1, 1, 1, "", "", ""),
        ("ktp", 501, 1, 4, "ktp", "", ""),
        ("ktp\n", 5, 2, 1, "", "", ""),
        ("67,5", 1, 1, 1, "", "67", ",5"),
    ],
)
def test_its_line_is_shown(
    formula: str, column: int, line: int, letter: int, before: str, at: str, after: str
) -> None:
    spot = spot_of(fault(column), formula)
    assert (spot.line, spot.letter) == (line, letter)
    assert (spot.before, spot.at, spot.after) == (before, at, after)


@pytest.mark.parametrize(
    "formula",
    [
        "mean(ktp,\n  kia",
        "ktp kk",
        "\nktp ++ kk",
        "mean(ktp, kia))",
        "ktp\n* 67,5",
        "KTP",
        "ktp;",
        "=ktp",
        "a ^ b",
    ],
)
def test_before_place_and_after_are_the_line_that_was_typed(formula: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(formula)
    spot = spot_of(caught.value.issue, formula)
    assert f"{spot.before}{spot.at}{spot.after}" == formula.split("\n")[spot.line - 1]
    assert len(spot.before) == spot.letter - 1
    earlier = sum(len(line) + 1 for line in formula.split("\n")[: spot.line - 1])
    assert earlier + spot.letter == caught.value.issue.column


@pytest.mark.parametrize(
    ("level", "is_error"), [(Level.ERROR, True), (Level.WARNING, False), (Level.NOTE, False)]
)
def test_what_is_only_doubtful_is_no_error(level: Level, is_error: bool) -> None:
    assert spot_of(fault(1, level), "ktp").is_error is is_error


# --- values


def test_periods_come_in_their_order_with_the_year_last() -> None:
    assert compared("ktp", "100 * ktp.have / ktp.need / 2", office_year(counts=BY_QUARTER)) == [
        ("Triwulan I Tahun 2023", "30,00", "15,00"),
        ("Triwulan II Tahun 2023", "90,00", "45,00"),
        ("Tahun 2023", "90,00", "45,00"),
    ]


# --- one sentence


@pytest.mark.parametrize(
    ("of", "typed", "words"),
    [
        ("iku-2", "mean(ktp, akta)", "Rumus ini dapat dipakai, hasilnya dalam persen."),
        ("ik-4", "2 * ktp.have", "Rumus ini dapat dipakai."),
        ("ik-4", "ktp.have", "Rumus ini dapat dipakai, hasilnya dalam orang."),
        ("iku-2", "", "Tanpa rumus: realisasinya dilaporkan langsung."),
        ("ktp", "", "Ada 1 hal yang harus diperbaiki pada rumus ini."),
        ("iku-2", "mean(kpt, atka)", "Ada 2 hal yang harus diperbaiki pada rumus ini."),
        ("iku-2", "mean(ktp, ktp)", "Rumus ini dapat dipakai, hasilnya dalam persen."),
        ("iku-2", "iku-2 + ktp", "Rumus ini tidak dapat dipakai bersama rencana yang ada."),
    ],
)
def test_one_sentence_tells_whether_it_can_be_used(of: str, typed: str, words: str) -> None:
    assert trial_of(of, typed).verdict == words


# --- addresses


@pytest.mark.parametrize(
    ("sheet", "code", "address"),
    [
        ("plan.yaml#indicators", "iku-2", ("indikator", "iku-2")),
        ("plan.yaml#components", "ktp", ("cakupan", "ktp")),
        ("plan.yaml#components", "", None),
        ("plan.yaml#indicators", "a/b", None),
        ("plan.yaml#goals", "tujuan-1", None),
        ("counts.csv", "ktp", None),
    ],
)
def test_only_what_has_a_formula_has_its_page(
    sheet: str, code: str, address: tuple[str, str] | None
) -> None:
    assert formula_address(sheet, code) == address


@pytest.mark.parametrize(
    "typed",
    [
        "100",
        "credits()",
        "ktp,5",
        "mean(",
        "ktp + ",
        "mean(ktp, ktp)",
        "rata(ktp)",
        "wmean(ktp)",
        "ktp ×",
        "x y",
    ],
)
def test_faults_are_shown_of_pages_and_never_of_files(typed: str) -> None:
    spots = trial_of("iku-2", typed).spots
    assert spots
    for spot in spots:
        assert not re.search(
            r"\.(yaml|csv)|\b(code|name|unit|weight|per|measure|credits pada)\b", spot.words
        )


def test_credits_name_the_sheet_and_the_columns_to_fill_in() -> None:
    text = " ".join(spot.words for spot in trial_of("iku-2", "credits()").spots)
    assert "Isi lembar Indikator, angka kredit" in text and "kode kegiatan" in text


# --- what to write instead


@pytest.mark.parametrize(
    ("of", "typed", "words"),
    [
        ("iku-1", "AVERAGE(ktp, akta)", "Nama fungsi “AVERAGE” memakai huruf besar"),
        ("iku-1", "AVERAGE(ktp, akta)", "Tulis mean()."),
        ("iku-1", "JUMLAH (ktp)", "Tulis sum()."),
        ("iku-1", "MEAN(ktp, akta)", "Tulis mean()."),
        ("iku-1", "KTP", "Tulis ktp."),
        ("iku-1", "if(ktp > 90, 100, 0)", "untuk batas pakai min() atau max()"),
        ("iku-1", "weighted(ktp)", "Fungsi yang ada: mean"),
        ("ktp", "ktp", "Data ktp yang ada: ktp.have, ktp.need."),
        ("ktp", "100 * akta / ktp.need", "Maksudnya akta.need atau akta.have?"),
        ("ktp", "100 * ktp.hav / ktp.need", "Maksudnya ktp.have"),
    ],
)
def test_a_remedy_names_what_can_be_written_there(of: str, typed: str, words: str) -> None:
    (first, *_) = trial_of(of, typed).spots
    assert words in first.words and first.is_error


def test_a_long_name_is_not_repeated_whole() -> None:
    (spot,) = trial_of("ktp", "a" * 300).spots
    assert f"Nama “{'a' * 60}…” tidak dikenal." in spot.words and "a" * 61 not in spot.words
