"""Rows of other levels among those of a table, numbers behind names, words that part regencies and cities."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.desks import Cells, balangan, codes, desk, grid, sheet, table, taken, uncounted, values
from tests.intake.recap import recap_rows, regencies

from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.dossier.intake.areas import AreaBook, plain_name
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.grid import make_grid
from capaian.dossier.intake.heads import find_tables
from capaian.dossier.intake.other_levels import of_section, without_parts
from capaian.dossier.intake.row_kinds import RowKind, kind_of

Lines = list[list[str | int | Decimal | None]]
NAMES = [area.name for area in balangan().districts]
HEADS = ("WILAYAH", "WAJIB KTP", "SUDAH REKAM")
TITLE = ("REKAP WAJIB KTP DAN PEREKAMAN TAHUN 2023",)


def namesake() -> OfficeYear:
    """Balangan, called like one of its kecamatan."""
    office = replace(balangan().office, regency_name="Kabupaten Lampihong")
    return replace(uncounted(), office=office)


def coded() -> Cells:
    """A recap of all regencies with codes, and the kecamatan of the own one below it."""
    rows: list[list[str | int | None]] = [[*TITLE], ["KODE", *HEADS]]
    for code, name, eligible, holders in regencies():
        rows.append([code, name, eligible, holders])
        if code == "63.11":
            parts = enumerate(["Juai", "Banjar", "Paringin"], 1)
            rows += [[f"63.11.{number:02}", part, 70 + number, 60 + number] for number, part in parts]
    return rows


def test_kecamatan_below_their_regency_are_no_rows_of_a_recap() -> None:
    at = desk()
    found = taken(coded(), at)
    areas = [code for code, *_ in regencies()]
    assert [cells[0] for cells in values(found, "area")] == areas
    eligible = {code: str(whole) for code, _, whole, _ in regencies()}
    assert values(found, "area", "denominator") == [*eligible.items()]
    assert codes(at) == ["rows_aside"]


def test_a_kecamatan_called_like_another_regency_is_told_by_its_code() -> None:
    at = desk()
    taken(coded(), at)
    (told,) = at.log.finish(())
    assert "Juai, Banjar, Paringin" in told.message
    assert not at.doubts


@pytest.mark.parametrize("name", ["KALIMANTAN SELATAN", "63 KALIMANTAN SELATAN"])
def test_the_province_above_kecamatan_is_left_out(name: str) -> None:
    rows: Lines = [[name, 900_000, 800_000]]
    rows += [[one, 100 + n, 90 + n] for n, one in enumerate(NAMES)]
    at = desk(uncounted())
    found = taken([TITLE, HEADS, *rows], at)
    assert len(found.rows) == 2 * len(NAMES)
    assert codes(at) == ["rows_aside"]


def test_a_strange_name_above_kecamatan_is_still_told() -> None:
    rows: Lines = [
        ["KALIMANTAN UTARA", 900_000, 800_000],
        *([one, 100 + n, 90 + n] for n, one in enumerate(NAMES)),
    ]
    at = desk(uncounted())
    taken([TITLE, HEADS, *rows], at)
    assert "area_unknown" in codes(at)


def test_a_table_of_one_regency_and_its_kecamatan_is_of_these() -> None:
    heads = ("KODE", *HEADS)
    parts = [(f"63.11.{n:02}", one, 100 + n, 90 + n) for n, one in enumerate(NAMES, 1)]
    whole = ("63.11", "KAB. BALANGAN", sum(row[2] for row in parts), sum(row[3] for row in parts))
    at = desk(uncounted())
    found = taken([TITLE, heads, ("63", "KALIMANTAN SELATAN", 900_000, 800_000), whole, *parts], at)
    assert ("63.11.08", "ktp.holders") in values(found, "area", "measure")
    assert codes(at) == ["rows_aside"]


def test_numbers_in_brackets_behind_names_number_rows() -> None:
    rows: Lines = [[f"{one} ({n:02})", 100 + n, 90 + n] for n, one in enumerate(NAMES, 1)]
    at = desk(uncounted())
    found = taken([TITLE, HEADS, *rows], at)
    assert ("63.11.03", "93") in values(found, "area", "value")
    assert (codes(at), at.doubts) == ([], [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Juai (1)", "juai"),
        ("Juai(12)", "juai"),
        ("3. Juai ( 03 )", "juai"),
        ("Juai (2023)", "juai 2023"),
        ("Juai (63.11.01)", "juai 63 11 01"),
        ("Juai (Hulu)", "juai hulu"),
        ("(3)", "3"),
    ],
)
def test_only_short_numbers_behind_a_name_are_left_out(text: str, name: str) -> None:
    assert plain_name(text) == name


def of_namesake(*, is_numbered: bool) -> tuple[list[tuple[str, ...]], Desk]:
    """A table that ends with the regency, called like a kecamatan, behind a column that is not taken."""
    rows: Lines = []
    for number, one in enumerate(NAMES, 1):
        name = f"{one} ({number:02})" if is_numbered else one
        rows.append([name, 5000 + number, 300 + number, 200 + number])
    total: list[str | int | Decimal | None] = [
        "LAMPIHONG",
        *(sum(int(row[place] or 0) for row in rows) for place in (1, 2, 3)),
    ]
    at = desk(namesake())
    found = taken([TITLE, ("WILAYAH", "JUMLAH PENDUDUK", *HEADS[1:]), *rows, total], at)
    return values(found, "measure", "area", "value"), at


@pytest.mark.parametrize("is_numbered", [True, False])
def test_what_is_counted_beside_a_name_marks_no_kecamatan(is_numbered: bool) -> None:
    found, at = of_namesake(is_numbered=is_numbered)
    assert ("ktp.holders", "63.11.05", "205") in found
    assert len(found) == 2 * len(NAMES)
    assert (codes(at), at.doubts) == ([], [])


SECTIONS: Cells = (
    ("REKAP WAJIB KTP TAHUN 2023",),
    ("NO", *HEADS),
    (None, "{0}"),
    (1, "TERATAI", 100, 90),
    (2, "MAWAR", 110, 95),
    (None, "{1}"),
    (3, "TERATAI", 120, 99),
)
FLOWERS = {"63.80": "Kabupaten Teratai", "63.81": "Kota Teratai", "63.82": "Kabupaten Mawar"}


@pytest.mark.parametrize(
    ("upper", "lower", "found"),
    [
        ("KABUPATEN", "KOTA", ["63.80", "63.81"]),
        ("KOTA", "KABUPATEN", ["63.81", "63.80"]),
        ("A. Kab.", "B. Kota", ["63.80", "63.81"]),
        ("I KABUPATEN", "II KOTA", ["63.80", "63.81"]),
        ("WILAYAH I", "KOTA", [None, "63.81"]),
        ("KABUPATEN", "WILAYAH II", ["63.80", "63.80"]),
        ("", "", [None, None]),
    ],
)
def test_words_above_rows_tell_which_of_two_is_meant(upper: str, lower: str, found: list[str | None]) -> None:
    made = [
        [str(cell).format(upper, lower) if isinstance(cell, str) else cell for cell in row]
        for row in SECTIONS
    ]
    here = grid([[cell or None for cell in row] for row in made])
    one = replace(table(SECTIONS), grid=here)
    book = AreaBook(FLOWERS)
    assert [of_section(one, row, book, "TERATAI").code for row in (4, 7)] == found


def test_a_section_says_nothing_of_a_name_that_is_of_one() -> None:
    assert of_section(table(SECTIONS), 5, AreaBook(FLOWERS), "MAWAR").code == "63.82"


def test_parts_are_left_out_where_several_areas_have_rows() -> None:
    book = AreaBook({code: name for code, name, *_ in regencies()})
    (one,) = find_tables(make_grid("rekap.xlsx", sheet(coded())))
    names = one.heads[1]
    kept = without_parts(one, one.rows, names, book, IntakeTable.PEERS)
    assert len(one.rows) - len(kept) == 3
    assert without_parts(one, one.rows, names, book, IntakeTable.COUNTS) == [*one.rows]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["-1", "-2", "-3", "-4"], RowKind.NUMBERING),
        (["(1)", "-2", "(3)"], RowKind.NUMBERING),
        (["-1", "-5", "-3"], RowKind.FIGURES),
        (["Juai", "-2", "-3"], RowKind.FIGURES),
        (["-100", "-101", "-102"], RowKind.FIGURES),
    ],
)
def test_numbers_of_columns_that_a_program_took_for_less_than_nothing(
    cells: list[str], kind: RowKind
) -> None:
    assert kind_of(cells) is kind


def test_a_recap_without_codes_is_as_it_was() -> None:
    at = desk()
    assert len(taken(recap_rows(), at).rows) == len(regencies()) + 1
    assert codes(at) == []
