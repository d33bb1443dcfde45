"""Codes with a level in each column, and budgets that have names instead of codes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.intake.desks import balangan, codes, desk, proposed, said, table, taken, values

from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import NodeKind
from capaian.dossier.intake.named_codes import with_codes_of_names
from capaian.dossier.intake.spread_codes import with_joined_codes
from capaian.dossier.spreadsheets.model import Span
from capaian.rulebook import load_rulebook

Row = list[str | int | Decimal | None]
TITLE: Row = ["REALISASI ANGGARAN TAHUN 2023"]
HEADS: Row = ["KODE REKENING", None, None, None, None, "URAIAN", "ANGGARAN", "REALISASI"]
MERGED = Span(2, 1, 2, 5)
FULL: list[Row] = [
    TITLE,
    HEADS,
    ["2", "12", "02", None, None, "PROGRAM PENDAFTARAN PENDUDUK", 900, 570],
    ["2", "12", "02", "2.01", None, "Pelayanan Pendaftaran Penduduk", 900, 570],
    ["2", "12", "02", "2.01", "0002", "Pencatatan", 400, 270],
    ["2", "12", "02", "2.01", "0003", "Penyelesaian", 500, 300],
]
ONCE: list[Row] = [
    TITLE,
    HEADS,
    ["2", "12", "02", None, None, "PROGRAM PENDAFTARAN PENDUDUK", 900, 570],
    [None, None, None, "2.01", None, "Pelayanan Pendaftaran Penduduk", 900, 570],
    [None, None, None, None, "0002", "Pencatatan", 400, 270],
    [None, None, None, None, "0003", "Penyelesaian", 500, 300],
    [None, None, None, None, None, "JUMLAH", 900, 570],
]
WANTED = [("2.12.02.2.01.0002", "400", "270"), ("2.12.02.2.01.0003", "500", "300")]


def office() -> OfficeYear:
    """Balangan, with three sub-activities of one activity."""
    sample = next(node for node in balangan().nodes if node.kind is NodeKind.SUBACTIVITY)
    codes_ = [f"2.12.02.2.01.000{n}" for n in (2, 3, 4)]
    made = tuple(replace(sample, id=NodeId(code), code=code, name=code) for code in codes_)
    return replace(balangan(), nodes=(*balangan().nodes, *made))


def in_three(rows: list[Row]) -> list[Row]:
    """The field with the program in one column, and the names of each level in a column of their own."""
    made: list[Row] = [[TITLE[0]], ["KODE", None, None, "URAIAN", None, None, "ANGGARAN", "REALISASI"]]
    for _, _, program, activity, sub, name, *amounts in rows[2:]:
        level = 2 if sub else 1 if activity else 0
        names = [name if place == level else None for place in range(3)]
        made.append([f"2.12.{program}" if program else None, activity, sub, *names, *amounts])
    return made


def in_two(rows: list[Row]) -> list[Row]:
    """The field in a column of its own, the program in the next."""
    return [*rows[:2], *([None, f"{row[0]}.{row[1]}" if row[0] else None, *row[2:]] for row in rows[2:])]


@pytest.mark.parametrize("rows", [in_three(FULL), in_three(ONCE), in_two(FULL), in_two(ONCE)])
def test_several_levels_in_one_column_are_one_code_too(rows: list[Row]) -> None:
    at = desk(office())
    found = values(taken(rows, at, Span(2, 1, 2, 3)), "node", "revised", "actual")
    assert (codes(at), found) == ([], WANTED)


def test_names_behind_codes_in_columns_stay_names() -> None:
    at = desk(replace(office(), nodes=tuple(replace(one, name="Pencatatan") for one in office().nodes)))
    proposal = proposed(in_three(FULL), at, Span(2, 1, 2, 3))
    texts = [proposal.table.text(row, head) for row in proposal.table.rows for head in proposal.table.heads]
    assert [text for text in texts if "Pencatatan" in text] == ["Pencatatan"]


def test_full_codes_beside_numbers_or_accounts_stay() -> None:
    heads: Row = ["KODE", "REKENING", "URAIAN", "ANGGARAN", "REALISASI"]
    numbered: list[Row] = [TITLE, heads, ["2.12.02.2.01.0002", "1", "Pencatatan", 400, 270]]
    numbered.append(["2.12.02.2.01.0003", "2", "Penyelesaian", 500, 300])
    of_office: list[Row] = [TITLE, heads, ["2.12", "2.12.02.2.01.0002", "Pencatatan", 400, 270]]
    of_office.append(["2.12", "2.12.02.2.01.0003", "Penyelesaian", 500, 300])
    for rows in (numbered, of_office):
        assert with_joined_codes(table(rows)) == table(rows)


def joined(rows: list[Row], *merged: Span) -> list[str]:
    found = with_joined_codes(table(rows, *merged))
    return [found.text(row, found.heads[0]) for row in found.rows]


@pytest.mark.parametrize("rows", [FULL, ONCE])
def test_levels_in_columns_are_one_code(rows: list[Row]) -> None:
    at = desk(office())
    found = values(taken(rows, at, MERGED), "node", "revised", "actual")
    assert codes(at) == []
    assert found == WANTED


@pytest.mark.parametrize("rows", [FULL, ONCE])
def test_programs_are_held_against_what_is_below(rows: list[Row]) -> None:
    at = desk(office())
    wrong = [[*row] for row in rows]
    wrong[4][7] = 280
    taken(wrong, at, MERGED)
    assert [where.split(" (")[0] for where, _ in said(at)] == ["4 H"]


def test_numbers_lose_no_last_nought() -> None:
    rows: list[Row] = [
        TITLE,
        HEADS,
        [2, 12, 1, Decimal("2.1"), 1, "Sub", 5, 4],
        [2, 12, 1, Decimal("2.01"), 1, "Sub", 5, 4],
    ]
    assert joined(rows) == ["2.12.01.2.10.0001", "2.12.01.2.01.0001"]


def test_accounts_go_on_behind_nodes() -> None:
    rows: list[Row] = [
        TITLE,
        ["Urusan", "Bidang", "Program", "Keg", "Sub", "A", "K", "J", "URAIAN", "ANGGARAN", "REALISASI"],
        ["2", "12", "02", "2.01", "0002", None, None, None, "Pencatatan", 400, 270],
        [None, None, None, None, None, "5", "1", "02", "Belanja Barang dan Jasa", 400, 270],
        [None, None, None, None, "0003", None, None, None, "Penyelesaian", 500, 300],
    ]
    assert joined(rows) == ["2.12.02.2.01.0002", "2.12.02.2.01.0002.5.1.02", "2.12.02.2.01.0003"]


def test_a_code_in_one_cell_and_columns_of_small_figures_stay() -> None:
    one: list[Row] = [
        TITLE,
        ["KODE", "NAMA", "ANGGARAN", "REALISASI"],
        ["2.12.02.2.01.0002", "Pencatatan", 400, 270],
        ["2.12.02.2.01.0003", "Penyelesaian", 500, 300],
    ]
    figures: list[Row] = [
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        ["Juai", 2, 12, 14],
        ["Halong", 3, 4, 7],
    ]
    for rows in (one, figures):
        assert with_joined_codes(table(rows)) == table(rows)


NAMED: list[Row] = [
    TITLE,
    ["NO", "SUB KEGIATAN", "ANGGARAN", "REALISASI"],
    [1, "Penyelesaian Masalah Pendaftaran Penduduk", 500, 300],
    [2, "2. Peningkatan Pelayanan Pendaftaran Penduduk", 400, 270],
    [None, "JUMLAH", 900, 570],
]


def named(rows: list[Row]) -> list[str]:
    found = with_codes_of_names(table(rows), balangan(), load_rulebook())
    return [text.split(" ")[0] for row in found.rows for text in [found.text(row, found.heads[1])]]


def test_official_names_are_as_good_as_codes() -> None:
    at = desk(office())
    found = [row for row in values(taken(NAMED, at), "node", "kind", "revised", "actual") if row[1] == "all"]
    assert codes(at) == []
    assert found == [
        ("2.12.02.2.01.0003", "all", "500", "300"),
        ("2.12.02.2.01.0004", "all", "400", "270"),
    ]


def test_amounts_in_words_of_figures_are_no_codes_beside_names() -> None:
    rows: list[Row] = [[*row[:2], *(f"5.{cell}.000" for cell in row[2:])] for row in NAMED[2:4]]
    assert named([*NAMED[:2], *rows]) == ["2.12.02.2.01.0003", "2.12.02.2.01.0004"]


def test_a_wrong_total_of_named_rows_is_told() -> None:
    at = desk(office())
    taken([*NAMED[:-1], [None, "JUMLAH", 900, 580]], at)
    assert [where.split(" (")[0] for where, _ in said(at)] == ["5 D"]


def test_of_nodes_called_alike_that_of_the_program_above_is_meant() -> None:
    program, name = "PROGRAM PENCATATAN SIPIL", "Pembinaan dan Pengawasan"
    rows: list[Row] = [*NAMED[:2], [None, program, 900, 570], [1, name, 500, 300], *NAMED[3:4]]
    assert named(rows) == ["2.12.03", "2.12.03.2.03.0002", "2.12.02.2.01.0004"]
    alone: list[Row] = [*NAMED[:3], [2, name, 400, 270]]
    assert named(alone) == ["2.12.02.2.01.0003", "Pembinaan"]


def test_kinds_of_spending_are_accounts_of_named_rows() -> None:
    rows: list[Row] = [*NAMED[:3], [None, "Belanja Pegawai", 200, 100], [None, "Belanja Modal", 300, 200]]
    assert named(rows) == ["2.12.02.2.01.0003", "5.1.01", "5.2"]


def test_a_table_with_codes_or_with_other_names_stays() -> None:
    other: list[Row] = [*NAMED[:2], [1, "Rapat", 500, 300], [2, "Perjalanan", 400, 270]]
    coded: list[Row] = [*NAMED[:4], [None, "2.12.02 PROGRAM", 900, 570]]
    for rows in (other, coded):
        assert with_codes_of_names(table(rows), balangan(), load_rulebook()) == table(rows)


def renumbered(program: str | int, *, is_number: bool = True) -> list[Row]:
    """Two programs, levels as numbers; the second one as told."""
    told = [(Decimal(level) if is_number else level) for level in ("2", "12", "2")]
    other: Row = [*told[:2], Decimal(program) if is_number else program]
    return [
        *FULL[:2],
        [*told, None, None, "PROGRAM PENDAFTARAN PENDUDUK", 900, 570],
        [*told, "2.01", None, "Pelayanan Pendaftaran Penduduk", 900, 570],
        [*told, "2.01", Decimal(2) if is_number else "2", "Pencatatan", 400, 270],
        [*told, "2.01", "0003", "Penyelesaian", 500, 300],
        [*other, None, None, "PROGRAM PENGELOLAAN PROFIL", 70, 60],
        [*other, "2.01", None, "Penyusunan Profil", 70, 60],
        [*other, "2.01", "0001", "Penyusunan Profil Kependudukan", 70, 60],
    ]


@pytest.mark.parametrize("is_number", [True, False])
@pytest.mark.parametrize("program", [3, 4, 5, 6])
def test_levels_as_numbers_have_the_noughts_of_codes(program: int, is_number: bool) -> None:
    sample = office()
    code = f"2.12.0{program}.2.01.0001"
    node = replace(sample.nodes[-1], id=NodeId(code), code=code, name="Penyusunan Profil Kependudukan")
    at = desk(replace(sample, nodes=(*sample.nodes, node)))
    rows = renumbered(program if is_number else str(program), is_number=is_number)
    found = values(taken(rows, at, MERGED), "node", "revised", "actual")
    told = [one for one in codes(at) if one != "nodes_renamed"]  # the program has another name in the plan
    assert (told, found) == ([], [*WANTED, (code, "70", "60")])


def with_empty(rows: list[Row], place: int) -> list[Row]:
    """A column of codes that nobody filled in, below the merged head of all of them."""
    return [rows[0], *([*row[:place], None, *row[place:]] for row in rows[1:])]


@pytest.mark.parametrize("place", [3, 5])
@pytest.mark.parametrize("rows", [FULL, ONCE])
def test_a_column_of_codes_that_is_empty_hides_none(rows: list[Row], place: int) -> None:
    at = desk(office())
    found = values(taken(with_empty(rows, place), at, Span(2, 1, 2, 6)), "node", "revised", "actual")
    assert (codes(at), found) == ([], WANTED)


@pytest.mark.parametrize("rows", [FULL, ONCE[:-1]], ids=["repeated", "once"])
@pytest.mark.parametrize("words", ["JUMLAH", "Jumlah Belanja", "TOTAL"])
@pytest.mark.parametrize("width", [5, 6])
def test_a_total_that_is_merged_over_the_codes_keeps_them_together(
    rows: list[Row], words: str, width: int
) -> None:
    at = desk(office())
    total: Row = [words, *[None] * 5, 900, 570]
    last = len(rows) + 1
    found = taken([*rows, total], at, MERGED, Span(last, 1, last, width))
    assert values(found, "node", "revised", "actual") == WANTED
    assert (codes(at), at.doubts) == ([], [])


def test_a_wrong_total_that_is_merged_over_the_codes_is_told_at_its_cell() -> None:
    at = desk(office())
    total: Row = ["JUMLAH", *[None] * 5, 901, 570]
    taken([*FULL, total], at, MERGED, Span(7, 1, 7, 6))
    assert codes(at) == ["total_differs"]
    assert said(at)[0][0] == "7 G (ANGGARAN)"


@pytest.mark.parametrize(
    "heads",
    [
        ["Urusan", "Bidang", "Program", "Kegiatan", "Sub", "Uraian", "Anggaran", "Realisasi"],
        ["KODE", "KODE", "KODE", "KODE", "KODE", "Uraian", "Anggaran", "Realisasi"],
    ],
)
def test_codes_below_heads_of_their_own_are_joined_above_a_merged_total_too(heads: list[str]) -> None:
    at = desk(office())
    total: Row = ["JUMLAH", *[None] * 5, 900, 570]
    found = taken([FULL[0], heads, *FULL[2:], total], at, Span(7, 1, 7, 6))
    assert values(found, "node", "revised", "actual") == WANTED
    assert codes(at) == []


def test_a_heading_that_is_merged_over_the_codes_is_no_level() -> None:
    at = desk(office())
    rows: list[Row] = [*FULL[:2], ["A. BELANJA DAERAH", *[None] * 7], *FULL[2:]]
    found = taken(rows, at, MERGED, Span(3, 1, 3, 6))
    assert values(found, "node", "revised", "actual") == WANTED


@pytest.mark.parametrize(
    ("program", "lowest"),
    [
        ("Program : ", "Sub Kegiatan : "),
        ("PROGRAM: ", "SUB KEGIATAN: "),
        ("Program ", "Sub Keg. "),
        ("Program - ", "Subkegiatan - "),
        ("1. Program : ", "1) Sub Kegiatan : "),
        ("Program = ", "Sub-Kegiatan = "),
    ],
)
def test_names_behind_what_their_row_is_are_as_good_as_names(program: str, lowest: str) -> None:
    rows: list[Row] = [
        *NAMED[:2],
        [None, f"{program}PENDAFTARAN PENDUDUK", 900, 570],
        [None, f"{lowest}Penyelesaian Masalah Pendaftaran Penduduk", 500, 300],
        [None, f"{lowest}Peningkatan Pelayanan Pendaftaran Penduduk", 400, 270],
        NAMED[-1],
    ]
    at = desk(office())
    found = values(taken(rows, at), "node", "kind", "revised", "actual")
    assert codes(at) == []
    assert [row for row in found if row[1] == "all"] == [
        ("2.12.02.2.01.0003", "all", "500", "300"),
        ("2.12.02.2.01.0004", "all", "400", "270"),
    ]


def test_what_a_row_is_does_not_make_another_name_official() -> None:
    rows: list[Row] = [
        *NAMED[:2],
        [1, "Sub Kegiatan : Rapat", 500, 300],
        [2, "Sub Kegiatan : Perjalanan", 400, 270],
    ]
    assert with_codes_of_names(table(rows), balangan(), load_rulebook()) == table(rows)
