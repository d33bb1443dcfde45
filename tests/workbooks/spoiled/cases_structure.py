"""Rows, columns and sheets that were moved, hidden, merged, copied, renamed or taken away."""

from __future__ import annotations

from copy import deepcopy

from tests.workbooks.grids import (
    AREAS,
    BASE_SHEET,
    COUNTS,
    INDICATORS,
    SURVEY,
    TARGETS,
    Change,
    Grid,
    Grids,
    add,
    drop,
    insert,
    merge,
    put,
    swap,
    together,
)
from tests.workbooks.spoiled.case import Spoiled, Taken

_FORM = "office.yaml"
_AGREED, _PERIODS = "agreements.yaml#agreements/targets", "agreements.yaml#agreements/targets/periods"


def move_column(sheet: str, column: str, place: int) -> Change:
    """Let a whole column stand elsewhere."""
    return lambda grids: grids[sheet].move_column(column, place)


def move_seen_column(sheet: str, column: str, place: int) -> Change:
    """Move what is seen of a column: the hidden row above stays as it was."""

    def change(grids: Grids) -> None:
        grid = grids[sheet]
        ids = [*grid.rows[0]]
        grid.move_column(column, place)
        grid.rows[0] = ids

    return change


def drop_column(sheet: str, column: str) -> Change:
    """Take a whole column out."""
    return lambda grids: grids[sheet].drop_column(column)


def drop_sheet(sheet: str) -> Change:
    """Take a sheet out."""

    def change(grids: Grids) -> None:
        del grids[sheet]

    return change


def rename_sheet(sheet: str, name: str) -> Change:
    """Give a sheet another name."""

    def change(grids: Grids) -> None:
        grids[sheet].name = name

    return change


def copy_sheet(sheet: str) -> Change:
    """Leave a copy of a sheet in the workbook."""

    def change(grids: Grids) -> None:
        grids["salinan"] = deepcopy(grids[sheet])
        grids["salinan"].name = f"{grids[sheet].name} (2)"

    return change


def own_sheet(*cells: object) -> Change:
    """Add a sheet of the office's own."""

    def change(grids: Grids) -> None:
        grids["coretan"] = Grid("Coretan", [[*cells]])

    return change


def hide(sheet: str, rows: list[int], columns: list[int]) -> Change:
    """Hide rows and columns."""

    def change(grids: Grids) -> None:
        grids[sheet].hidden_rows, grids[sheet].hidden_columns = rows, columns

    return change


def sort(sheet: str, column: str) -> Change:
    """Sort the rows below the titles."""

    def change(grids: Grids) -> None:
        grid = grids[sheet]
        place = grid.column(column)
        width = max(map(len, grid.rows))
        rows = [row + [None] * (width - len(row)) for row in grid.rows[2:]]
        grid.rows[2:] = sorted(rows, key=lambda row: str(row[place] or ""))

    return change


def empty(sheet: str) -> Change:
    """Delete all rows of data."""

    def change(grids: Grids) -> None:
        del grids[sheet].rows[2:]

    return change


def paste_hidden_row(sheet: str, source: str) -> Change:
    """Paste the hidden row of one sheet over that of another."""

    def change(grids: Grids) -> None:
        grids[sheet].rows[0] = [*grids[source].rows[0]]

    return change


def put_beside(sheet: str, row: int, value: object) -> Change:
    """Return the change that types something beside a table, a column left free."""

    def change(grids: Grids) -> None:
        width = max(map(len, grids[sheet].rows)) + 1
        cells = grids[sheet].rows[row - 1]
        cells += [None] * (width - len(cells)) + [value]

    return change


def insert_column(sheet: str, place: int, *cells: object) -> Change:
    """Insert a column with cells from above."""

    def change(grids: Grids) -> None:
        grid = grids[sheet]
        for number, row in enumerate(grid.rows):
            row += [None] * (place - len(row))
            row.insert(place, cells[number] if number < len(cells) else None)

    return change


TAKEN = [
    Taken("nothing", together()),
    Taken("empty rows between the data", together(insert(COUNTS, 5), insert(COUNTS, 5), insert(COUNTS, 4))),
    Taken("empty rows above the data", together(insert(COUNTS, 3), insert(COUNTS, 3))),
    Taken("empty cells with spaces", insert(COUNTS, 5, None, " ", "  ")),
    Taken("a heading above the titles", insert(COUNTS, 2, None, "Data hitungan tahun 2023")),
    Taken("a heading above everything", insert(COUNTS, 1, None, "DISDUKCAPIL")),
    Taken("a column moved to the front", move_column(COUNTS, "value", 1)),
    Taken("a column moved to the end", move_column(COUNTS, "measure", 5)),
    Taken("the column of the mark moved", move_column(COUNTS, "capaian:1:counts.csv", 3)),
    Taken("hidden rows and columns", hide(COUNTS, [3, 4], [2, 5])),
    Taken("titles in English", put(COUNTS, 2, "area", "District")),
    Taken("titles in capitals", put(COUNTS, 2, "area", "WILAYAH*")),
    Taken("a title with a line break", put(COUNTS, 2, "value", "Jumlah\n")),
    Taken("an empty title", put(COUNTS, 2, "value", None)),
    Taken("an optional column deleted", drop_column(COUNTS, "source")),
    Taken("an optional column of a YAML sheet deleted", drop_column(INDICATORS, "polarity")),
    Taken("the hidden numbers deleted", drop_column(INDICATORS, "#")),
    Taken("a sheet deleted", drop_sheet(SURVEY)),
    Taken("a sheet renamed", rename_sheet(COUNTS, "Hitungan kita")),
    Taken("a sheet of the office's own", own_sheet("catatan", 12)),
    Taken("a column of the office's own without anything in it", insert_column(COUNTS, 3, None, "Catatan")),
    Taken(
        "a column of the office's own",
        insert_column(COUNTS, 3, None, "Paraf pemeriksa", "ok"),
        warnings=("column_unread Data hitungan!D2",),
    ),
    Taken(
        "figures in a column without a title",
        put_beside(COUNTS, 4, 77),
        warnings=("column_unread Data hitungan!H2",),
    ),
    Taken(
        "id and title of an optional column cleared",
        together(put(COUNTS, 2, "source", None), put(COUNTS, 1, "source", None)),
        warnings=("column_unread Data hitungan!F2",),
    ),
    Taken(
        "a row of a form of the office's own",
        put(_FORM, 40, "value", "coretan"),
        warnings=("line_unread Perangkat daerah!C40",),
    ),
    Taken("rows of a form sorted", sort(_FORM, "title")),
    Taken(
        "rows swapped",
        swap(COUNTS, 3, 4),
        {
            "counts.csv": (
                "ktp.holders,63.99.01,2023,12336,agregat\nktp.eligible,63.99.01,2023,12400,agregat\n",
                "ktp.eligible,63.99.01,2023,12400,agregat\nktp.holders,63.99.01,2023,12336,agregat\n",
            )
        },
    ),
    Taken("rows sorted as they were", sort(AREAS, "code")),
    Taken(
        "a row deleted",
        drop(COUNTS, 5),
        {"counts.csv": ("ktp.holders,63.99.02,2023,,agregat\n", "")},
    ),
    Taken(
        "a row added",
        add(COUNTS, measure="ktp.eligible", area="63.99.02", period="2023", value=7600, source="agregat"),
        {"counts.csv": ("20000,agregat\n", "20000,agregat\nktp.eligible,63.99.02,2023,7600,agregat\n")},
    ),
    Taken("all rows deleted", empty(SURVEY), {"survey.csv": None}),
    Taken("merged titles", together(put(COUNTS, 2, "source", None), merge(COUNTS, 2, 5, 2, 6))),
    Taken("a merged heading", together(insert(COUNTS, 2, None, "Data hitungan"), merge(COUNTS, 2, 2, 2, 6))),
    Taken("merged rows that are empty", merge(COUNTS, 9, 2, 12, 2)),
    Taken(
        "a row that only names what it belongs to",
        add(TARGETS, indicators__code="iku-1"),
        warnings=("row_says_nothing Indikator, target Renstra!C5",),
    ),
    Taken(
        "the hidden files changed",
        put(BASE_SHEET, 4, "sha256", "0"),
    ),
]

SPOILED = [
    Spoiled(
        "the hidden files lost", drop_sheet(BASE_SHEET), ("base_lost buku.xlsx",), says="--take-workbook"
    ),
    Spoiled(
        "a hidden file cut",
        lambda grids: grids[BASE_SHEET].rows[3].pop(),
        ("base_broken _capaian!4",),
    ),
    Spoiled(
        "a target cleared whose quarters stay, since their sheet was taken out",
        together(put(_AGREED, 3, "target.value", None), drop_sheet(_PERIODS)),
        ("missing_value Perjanjian kinerja, target!E3",),
        says="Target",
    ),
    Spoiled(
        "a target taken out whose quarters stay, since their sheet was taken out",
        together(drop(_AGREED, 3), drop_sheet(_PERIODS)),
        ("unknown_parent buku.xlsx", "unknown_parent buku.xlsx"),
        says="Target, target berkala, Indikator",
    ),
    Spoiled(
        "the heads of two columns exchanged above the hidden row",
        together(put(SURVEY, 2, "mean", "Indeks"), put(SURVEY, 2, "index", "Rata-rata")),
        ("heads_exchanged Unsur survei!G2", "heads_exchanged Unsur survei!H2"),
        says="milik kolom mana",
    ),
    Spoiled(
        "what is seen of a column moved, and not the hidden row above it",
        move_seen_column(COUNTS, "Periode *", 1),
        tuple(f"heads_exchanged Data hitungan!{letter}2" for letter in "BCD"),
        says="pindahkan kolom seutuhnya",
    ),
    Spoiled(
        "a needed column deleted",
        drop_column(COUNTS, "area"),
        ("column_missing Data hitungan!2", *(f"missing_value Data hitungan!{row}" for row in (3, 4, 5, 6))),
        says="Wilayah",
    ),
    Spoiled(
        "a column twice",
        lambda grids: grids[COUNTS].rows[1].__setitem__(5, "Jumlah"),
        (
            "heads_exchanged Data hitungan!F2",
            "column_twice Data hitungan!E2",
            "column_twice Data hitungan!F2",
        ),
    ),
    *(
        Spoiled(name, drop(sheet, row), (f"sheet_heads_lost {tab}",), says="ekspor ulang")
        for name, sheet, row, tab in (
            ("the hidden row deleted", COUNTS, 1, "Data hitungan"),
            ("the hidden row of a form deleted", _FORM, 1, "Perangkat daerah"),
            ("the row of titles deleted", COUNTS, 2, "Data hitungan"),
        )
    ),
    Spoiled(
        "the hidden row of another sheet pasted over it",
        together(paste_hidden_row(COUNTS, SURVEY), drop_sheet(SURVEY)),
        ("sheet_heads_lost Data hitungan",),
    ),
    Spoiled(
        "a copy of a sheet",
        copy_sheet(COUNTS),
        ("sheet_twice Data hitungan", "sheet_twice Data hitungan (2)"),
    ),
    Spoiled(
        "an area merged over two rows",
        together(put(COUNTS, 4, "area", None), merge(COUNTS, 3, 3, 4, 3)),
        ("cells_merged Data hitungan!C3",),
        says="baris 3–4",
    ),
    Spoiled(
        "cells merged across columns",
        together(put(COUNTS, 3, "area", None), merge(COUNTS, 3, 2, 3, 3)),
        ("cells_merged Data hitungan!B3",),
    ),
    Spoiled(
        "a row with only its first code",
        add(COUNTS, measure="ktp.eligible"),
        ("missing_value Data hitungan!C7", "missing_value Data hitungan!D7"),
    ),
    Spoiled(
        "a line of a form twice",
        lambda grids: grids[_FORM].rows.append([*grids[_FORM].rows[3]]),
        ("line_twice Perangkat daerah!D34",),
        says="baris 4",
    ),
    Spoiled(
        "a workbook of a later version",
        put(COUNTS, 1, "capaian:1:counts.csv", "capaian:2:counts.csv"),
        ("book_newer Data hitungan",),
        says="Perbarui Capaian",
    ),
    Spoiled(
        "a total below the rows",
        add(COUNTS, measure="Total", value=4_711),
        (
            "missing_value Data hitungan!C7",
            "missing_value Data hitungan!D7",
            "unknown_measure Data hitungan!B7",
        ),
    ),
    Spoiled(
        "a note below the rows",
        add(COUNTS, area="Catatan: angka sementara"),
        (
            "missing_value Data hitungan!B7",
            "bad_area_code Data hitungan!C7",
            "missing_value Data hitungan!D7",
        ),
    ),
    Spoiled(
        "the titles sorted in among the rows",
        lambda grids: grids[COUNTS].rows.insert(3, grids[COUNTS].rows.pop(1)),
        ("rows_above_titles Data hitungan!4",),
        says="baris 2",
    ),
    Spoiled(
        "a row of which only the measure is typed",
        add(COUNTS, measure="kk.families"),
        (
            "missing_value Data hitungan!C7",
            "missing_value Data hitungan!D7",
            "unknown_measure Data hitungan!B7",
        ),
    ),
    Spoiled(
        "the same row twice",
        lambda grids: grids[COUNTS].rows.append([*grids[COUNTS].rows[2]]),
        ("duplicate_row Data hitungan!7",),
        says="baris 3",
    ),
    Spoiled(
        "two figures for one fact",
        add(SURVEY, survey="skm", period="2023", code="U1", name="Persyaratan", given="index", index=1),
        ("two_values Unsur survei!5",),
        says="baris 3",
    ),
]
