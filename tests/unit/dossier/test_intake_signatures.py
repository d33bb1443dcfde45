"""Who signs a sheet is no data; a list of persons is refused, however its rows are set."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.books import Rows, write_sheet
from tests.intake.desks import KTP, Cells, grid

from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.heads import find_tables
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.take_in import take_in
from capaian.rulebook import load_rulebook

NUMBER = " ".join(("1970" + "0101", "1995" + "03", "1", "002"))
HEADS, TITLE = KTP[2], KTP[0]
UPPER, LOWER = KTP[3:7], KTP[7:11]
SIGNED: Cells = [
    (None, None, "Paringin, 31 Desember 2023"),
    (None, None, "Kepala Dinas,"),
    (),
    (None, None, "Nama Pejabat, M.Si"),
    (None, None, f"NIP. {NUMBER}"),
]


def taken(tmp_path: Path, rows: Rows) -> Intaken:
    path = write_sheet(tmp_path / "tabel.xlsx", rows)
    return take_in(path, copy_balangan(tmp_path), load_rulebook(), Asked(), is_agreed=True)


def given(found: Intaken) -> set[tuple[str, str]]:
    rows = (row.cells for one in found.tables for row in one.taken.rows)
    return {(cells["measure"], cells["value"]) for cells in rows}


WANTED = {("ktp.eligible", str(row[2])) for row in (*UPPER, *LOWER)} | {
    ("ktp.holders", str(row[3])) for row in (*UPPER, *LOWER)
}


@pytest.mark.parametrize(
    "signed",
    [
        SIGNED,
        SIGNED[-1:],
        SIGNED[-2:],
        [(f"NIP. {NUMBER}",)],
        [(None, None, "Kepala Dinas"), (None, None, None, "NIP.", NUMBER.replace(" ", ""))],
        [(None, None, "Kepala Dinas"), (None, None, "NIP", int(NUMBER.replace(" ", "")))],
        [
            ("Mengetahui,", None, "Paringin, 2 Januari 2024"),
            ("Sekretaris", None, "Operator"),
            ("Nama Satu", None, "Nama Dua"),
            (f"NIP. {NUMBER}", None, "NIP. -"),
        ],
        [("Plt. Kepala Dinas",), ("Nama",), (f"NIP. {NUMBER}",), (), *SIGNED],
    ],
)
@pytest.mark.parametrize("below", [[], [(f"{TITLE[0]} (LANJUTAN)",)]])
@pytest.mark.parametrize("blank", [(), ((),)])
def test_pages_between_which_somebody_signs_are_one_table(
    tmp_path: Path, signed: Cells, below: Cells, blank: Cells
) -> None:
    found = taken(tmp_path, [TITLE, HEADS, *UPPER, *blank, *signed, *blank, *below, HEADS, *LOWER, *signed])
    assert not found.has_errors
    assert given(found) == WANTED


def test_a_page_without_heads_goes_on_behind_an_office_name_and_number(tmp_path: Path) -> None:
    assert given(taken(tmp_path, [TITLE, HEADS, *UPPER, (), *SIGNED, (), *LOWER])) == WANTED


def test_who_signs_is_in_no_title() -> None:
    below: Cells = [("KEPEMILIKAN KIA TAHUN 2023",), ("No", "Kecamatan", "Wajib KIA", "Memiliki KIA"), *UPPER]
    one, two = find_tables(grid([TITLE, HEADS, *UPPER, (), *SIGNED, (), *below]))
    assert (one.titles, two.titles) == ((TITLE[0], "Sheet1"), ("KEPEMILIKAN KIA TAHUN 2023", "Sheet1"))


@pytest.mark.parametrize(
    "rows",
    [
        [line for row in KTP[3:11] for line in (row, (None, f"NIP. {NUMBER}"))],
        [(*row[:2], f"NIP. {NUMBER}", *row[2:]) for row in KTP[3:11]],
        [(*row, NUMBER) for row in KTP[3:11]],
        [*UPPER, (None, f"NIP. {NUMBER}"), (None, f"NIP. {NUMBER}"), *LOWER],
        [*UPPER, (None, f"NIP. {NUMBER}"), *LOWER],
        [*UPPER, (None, "Nama Satu", f"NIP. {NUMBER}"), HEADS, *LOWER],
        [*UPPER, (), (None, "6311" + "0241" + "0790" + "0002"), (), HEADS, *LOWER],
    ],
)
def test_numbers_of_persons_among_the_rows_are_refused(tmp_path: Path, rows: Rows) -> None:
    """Also one between rows of figures, below which no heads stand, and any NIK."""
    (issue,) = taken(tmp_path, [TITLE, (*HEADS, "NIP"), *rows]).issues
    assert issue.code == "personal_rows"
    assert "hapus di salinan berkas" in issue.remedy
    assert NUMBER[:8] not in f"{issue.message} {issue.remedy} {issue.value}"


def test_the_remedy_of_a_number_among_rows_is_to_take_it_out(tmp_path: Path) -> None:
    assert given(taken(tmp_path, [TITLE, HEADS, *UPPER, *LOWER])) == WANTED
