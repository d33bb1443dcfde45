"""Which sheets the declarations become: every value has one place, every row can be named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from tests.every_case import every_case

from capaian.dossier.rows.sheets import (
    LONGEST_NAME,
    ColumnRole,
    Form,
    SheetSpec,
    all_sheets,
    sheets_of,
)
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    ColumnNeed,
    KeyFile,
    Listing,
    Nature,
    Shape,
    Structure,
    Table,
)
from capaian.dossier.tables.kinds import AREA_CODE, CODE, DECIMAL, TEXT, YEAR, Kind

BOAT = Shape(
    (
        Column("id", CODE, "Kode", need=ColumnNeed.REQUIRED),
        Column("engine", Shape((Column("power", DECIMAL, "Daya"),), dict), "Mesin"),
        Column("ports", Listing(AREA_CODE), "Pelabuhan"),
        Column(
            "cargo",
            ByKey(YEAR, Shape((Column("tons", DECIMAL, "Ton"),), dict, shorthand="tons")),
            "Muatan",
        ),
        Column(
            "crew",
            Listing(
                Shape(
                    (Column("rank", TEXT, "Pangkat"), Column("duties", Listing(TEXT), "Tugas")),
                    dict,
                )
            ),
            "Awak",
        ),
    ),
    dict,
    key=("id",),
)
HARBOUR = KeyFile(
    "harbour.yaml",
    "Pelabuhan",
    "Kapal yang singgah.",
    Shape(
        (
            Column("name", TEXT, "Nama"),
            Column("boats", Listing(BOAT), "Kapal"),
            Column("rules", Listing(TEXT), "Aturan"),
        ),
        dict,
    ),
)


def leaves(structure: Structure) -> Iterator[Kind]:
    """Yield every kind of value below a structure, by another route than the one tested."""
    match structure:
        case Kind():
            yield structure
        case Listing():
            yield from leaves(structure.item)
        case ByKey():
            yield structure.key
            yield from leaves(structure.value)
        case Shape():
            for column in structure.columns:
                yield from leaves(column.kind)


def text_lists(structure: Structure) -> int:
    match structure:
        case Listing(item=Kind() as item) if item.is_free:
            return 1
        case Listing():
            return text_lists(structure.item)
        case Shape():
            return sum(text_lists(column.kind) for column in structure.columns)
        case _:
            return 0


def sheet(part: KeyFile, name: str) -> SheetSpec:
    return next(made for made in sheets_of(part) if made.id == name)


@every_case("part", ALL_PARTS)
def test_every_value_has_one_place(part: KeyFile) -> None:
    shape = part.shape if isinstance(part, KeyFile) else Shape(part.columns, dict)
    made = sheets_of(part)
    cells = [
        c
        for one in made
        if one.form is not Form.TEXTS
        for c in one.columns
        if c.role is not ColumnRole.PARENT
    ]
    lists = [choice for one in made for column in one.columns for choice in column.choices]
    declared = Counter(kind.name for kind in leaves(shape))
    declared["text"] -= text_lists(shape)
    assert Counter(c.kind.name for c in cells if c.id != "#") == +declared
    assert len(lists) == text_lists(shape)


def test_sheets_and_columns_are_distinguished() -> None:
    made = all_sheets()
    for names in ([one.id for one in made], [one.tab.casefold() for one in made]):
        assert len(set(names)) == len(names)
    for one in made:
        for words in (
            [column.id for column in one.columns],
            [column.title for column in one.columns],
        ):
            assert len(set(words)) == len(words), one.id
        assert len(one.tab) <= LONGEST_NAME
        assert not set(one.tab) & set("[]:*?/\\")


def test_a_part_of_values_lists_and_maps() -> None:
    made = {one.id: [column.id for column in one.columns] for one in sheets_of(HARBOUR)}
    assert made == {
        "harbour.yaml": ["name"],
        "harbour.yaml#boats": ["id", "engine.power", "ports"],
        "harbour.yaml#boats/cargo": ["boats.id", "key", "tons"],
        "harbour.yaml#boats/crew": ["boats.id", "#", "rank"],
        "harbour.yaml#*texts": ["list", "owner1", "owner2", "value"],
    }


def test_what_a_column_is_to_its_row() -> None:
    boats, cargo, crew = (
        sheet(HARBOUR, f"harbour.yaml#boats{rest}") for rest in ("", "/cargo", "/crew")
    )
    assert ([c.id for c in boats.parents], [c.id for c in boats.keys]) == ([], ["id"])
    assert ([c.id for c in cargo.parents], [c.id for c in cargo.keys]) == (["boats.id"], ["key"])
    assert ([c.id for c in crew.parents], [c.id for c in crew.keys]) == (["boats.id"], ["#"])
    (ports,) = [column for column in boats.columns if column.is_several]
    assert (ports.id, ports.kind, ports.title) == ("ports", AREA_CODE, "Pelabuhan")


def test_titles_say_what_they_belong_to() -> None:
    boats, cargo, crew = (
        sheet(HARBOUR, f"harbour.yaml#boats{rest}") for rest in ("", "/cargo", "/crew")
    )
    assert [column.title for column in boats.columns] == ["Kode", "Mesin: Daya", "Pelabuhan"]
    assert cargo.tab == "Kapal, muatan"
    assert [column.title for column in cargo.columns] == ["Kapal", "Tahun", "Ton"]
    assert [column.title for column in crew.columns] == ["Kapal", "No.", "Pangkat"]
    texts = sheet(HARBOUR, "harbour.yaml#*texts")
    assert texts.tab == "Butir Pelabuhan"
    assert texts.columns[0].choices == ("boats/crew/duties", "rules")
    assert "boats/crew/duties: Tugas; rules: Aturan" in texts.columns[0].help


def test_a_planted_column_becomes_one_more() -> None:
    table = next(part for part in ALL_PARTS if isinstance(part, Table))
    grown = replace(
        table,
        columns=(
            *table.columns,
            Column("mast", DECIMAL, "Tiang", unit="meter", nature=Nature.MEASURED),
        ),
    )
    (before,), (after,) = sheets_of(table), sheets_of(grown)
    assert [column.id for column in after.columns] == [
        *(column.id for column in before.columns),
        "mast",
    ]
    assert (after.columns[-1].title, after.columns[-1].unit) == ("Tiang", "meter")


def test_the_sheets_of_a_part_are_made_once() -> None:
    assert all(sheets_of(part) is sheets_of(part) for part in ALL_PARTS)
    table = next(part for part in ALL_PARTS if isinstance(part, Table))
    assert sheets_of(
        replace(
            table,
            columns=(*table.columns, Column("mast", DECIMAL, "Tiang", nature=Nature.MEASURED)),
        )
    ) != sheets_of(table)
