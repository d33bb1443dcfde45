"""One declaration per part: a planted column appears in reader, writer and manual."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from importlib.resources import files
from inspect import signature
from typing import Any

import pytest
from docs.table_page import write_manual
from tests.every_case import every_case

from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.dossier.messages import AT_CELLS, CATALOGUE
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.reading.csv_reader import read_table
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.rows.texts import book_sheets
from capaian.dossier.tables import ALL_PARTS, BY_FILE
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    ColumnNeed,
    KeyFile,
    Listing,
    Names,
    Nature,
    Part,
    Shape,
    Structure,
    Table,
)
from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.parts import AWARDS, COUNTS

TABLES = [part for part in ALL_PARTS if isinstance(part, Table)]
ALTITUDE = Column(
    "altitude",
    DECIMAL,
    "Ketinggian",
    "Di atas permukaan laut.",
    unit="meter",
    since=7,
    nature=Nature.MEASURED,
)


@dataclass(frozen=True)
class _PlantedCount:
    measure: str
    area: str
    period: object
    value: Decimal | None
    source: str | None
    altitude: Decimal | None
    place: Place


@dataclass(frozen=True)
class _PlantedAward:
    name: str
    giver: str
    subject: str
    altitude: Decimal | None
    place: Place


PLANTED_TABLE = replace(COUNTS, columns=(*COUNTS.columns, ALTITUDE), record=_PlantedCount)


def _planted_key_file() -> KeyFile:
    listing = AWARDS.shape.columns[0].kind
    assert isinstance(listing, Listing)
    assert isinstance(listing.item, Shape)
    item = replace(listing.item, columns=(*listing.item.columns, ALTITUDE), build=_PlantedAward)
    column = replace(AWARDS.shape.columns[0], kind=Listing(item))
    return replace(AWARDS, shape=replace(AWARDS.shape, columns=(column,)))


def _shapes(structure: Structure) -> Iterator[Shape]:
    match structure:
        case Listing():
            yield from _shapes(structure.item)
        case ByKey():
            yield from _shapes(structure.value)
        case Shape():
            yield structure
            for column in structure.columns:
                yield from _shapes(column.kind)


def _columns(part: Part) -> list[Column]:
    if isinstance(part, Table):
        return list(part.columns)
    return [column for shape in _shapes(part.shape) for column in shape.columns]


def test_a_planted_column_is_read() -> None:
    text = 'measure,area,period,value,source,altitude\nm,63,2023,1,,"312,5"\nm,63,2024,,,\n'
    reading = Reading()
    rows = read_table(PLANTED_TABLE, text, reading)
    assert [row.altitude for row in rows] == [Decimal("312.5"), None]
    assert not reading.log.has_errors()


def test_a_planted_column_is_in_the_manual() -> None:
    planted = "- `altitude` Ketinggian (meter): bilangan, sejak versi 7. Di atas permukaan laut."
    assert planted in write_manual([PLANTED_TABLE])


def test_a_planted_key_is_in_reader_and_manual() -> None:
    part = _planted_key_file()
    found = read_key_file(part, "awards:\n  - {name: Juara, altitude: 12}\n", Reading())
    assert found is not None
    assert found["awards"][0].altitude == Decimal(12)
    assert "- `awards[].altitude` Ketinggian" in write_manual([part])


def test_without_the_declaration_the_same_column_is_unknown() -> None:
    reading = Reading()
    read_table(COUNTS, "measure,area,period,value,altitude\nm,63,2023,1,3\n", reading)
    assert [issue.code for issue in reading.log.finish(())] == ["unknown_column"]


def test_the_parts_fill_every_field_of_an_office_year() -> None:
    filled = {part.field for part in TABLES}
    for part in ALL_PARTS:
        if isinstance(part, KeyFile) and part.file != "office.yaml":
            filled |= {column.target for column in part.shape.columns}
    built_in = {"office", "year", "policies", "scales", "narratives", "files", "approved"}
    built_in |= {"former_names", "former_formulas"}
    assert filled | built_in == {field.name for field in fields(OfficeYear)}


@every_case("table", TABLES)
def test_columns_of_a_table_are_the_fields_of_its_record(table: Table[Any]) -> None:
    names = {*signature(table.record).parameters} - {"place", "line"}
    assert {column.target for column in table.columns} == names
    assert set(table.key) <= {column.name for column in table.columns}


def test_help_is_a_sentence() -> None:
    texts = [
        text
        for part in ALL_PARTS
        for text in (part.help, *(each.help for each in _columns(part)))
        if text
    ]
    assert [text for text in texts if not text.endswith(".")] == []


def test_every_name_that_is_referred_to_is_defined_somewhere() -> None:
    defined = {column.defines for part in ALL_PARTS for column in _columns(part)} - {None}
    referred = {
        name for part in ALL_PARTS for column in _columns(part) for name in column.refers_to
    }
    assert referred == defined | {Names.PAPER_PLACE}
    assert referred == set(Names)


def test_every_name_has_its_words_and_its_message() -> None:
    assert all(name.words for name in Names)
    assert {f"unknown_{name}" for name in Names} <= set(CATALOGUE)


def test_files_are_declared_once() -> None:
    assert len(BY_FILE) == len(ALL_PARTS)
    assert {part.file.rpartition(".")[2] for part in ALL_PARTS} == {"csv", "yaml"}


def test_only_office_and_plan_are_needed_for_any_result() -> None:
    assert [part.file for part in ALL_PARTS if isinstance(part, KeyFile) and part.is_required] == [
        "office.yaml",
        "plan.yaml",
    ]


def test_the_manual_has_a_section_per_file_and_a_line_per_key() -> None:
    manual = write_manual([replace(COUNTS, title="Judul"), BY_FILE["plan.yaml"]])
    assert "## Judul: `counts.csv`" in manual
    assert "- `indicators[].targets.<tahun>.value` Target: bilangan" in manual
    assert "- `indicators[].objective`* Sasaran: kode → sasaran atau tujuan" in manual


def test_every_column_is_in_the_manual_with_its_title() -> None:
    manual = write_manual(ALL_PARTS)
    assert manual.count("\n## ") == len(ALL_PARTS)
    assert [
        column.name
        for part in ALL_PARTS
        for column in _columns(part)
        if f" {column.title}" not in manual
    ] == []


def test_needed_columns_are_marked_in_the_manual() -> None:
    assert ColumnNeed.COLUMN.value == "kolom wajib"
    needed = (
        "- `value` Jumlah: bilangan bulat, tidak negatif, kolom wajib. Kosong: belum dilaporkan."
    )
    assert needed in write_manual([COUNTS])


def test_every_kind_of_name_has_a_sheet_that_is_there() -> None:
    titles = {spec.title for spec in book_sheets()}
    for name in {*Names} - {Names.PAPER_PLACE}:  # which layouts define
        sheets = AT_CELLS[f"unknown_{name}"].text.partition(" lembar ")[2].rstrip(".")
        assert {sheets} <= titles or {*sheets.split(" atau ")} <= titles
        assert CATALOGUE[f"unknown_{name}"].text.split()[-1].rstrip(".") in BY_FILE


def test_a_row_that_a_deleted_node_left_behind_may_be_deleted() -> None:
    """Who takes the nearest code instead books money on another node."""
    remedies = [code for code, message in AT_CELLS.items() if "hapus baris" in message.remedy]
    assert remedies == ["unknown_node"]


def test_each_row_of_columns_is_of_a_part_or_a_shape_of_one() -> None:
    """A misspelt shape would leave its column out without a word."""
    text = files("capaian.dossier.tables").joinpath("columns.csv").read_text("utf-8")
    declared = {
        id(column) for part in ALL_PARTS for column in _columns(part)
    }  # shapes used twice have theirs once
    assert len(text.splitlines()) - 1 == len(declared)


def test_a_column_without_nature_does_not_start() -> None:
    with pytest.raises(TypeError, match=r"counts\.csv: mast without a nature"):
        replace(COUNTS, columns=(*COUNTS.columns, Column("mast", DECIMAL, "Tiang")))
