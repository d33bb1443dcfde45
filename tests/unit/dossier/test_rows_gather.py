"""Rows find the records that they belong to, whatever order they stand in."""

from __future__ import annotations

import pytest

from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.origins import LONGEST_LABEL, find_origins
from capaian.dossier.rows.piece_values import NOTHING, is_bare, read_value
from capaian.dossier.rows.records import Gathered, clean, gather
from capaian.dossier.rows.source_tree import parse
from capaian.dossier.rows.values import Fields, Items, Leaf, Origin, text_of
from capaian.dossier.rows.yaml_rows import unfold
from capaian.dossier.tables import BY_FILE, KeyFile
from capaian.dossier.tables.declaration import Column, Listing, Shape
from capaian.dossier.tables.kinds import (
    AREA_CODE,
    BOOLEAN,
    CODE,
    CODES,
    COUNT,
    DAY,
    DECIMAL,
    PERIOD,
    TEXT,
    UNIT,
    YEAR,
    Kind,
)

PLAN, SHEETS, DOCUMENTS = (BY_FILE[file] for file in ("plan.yaml", "sheets.yaml", "documents.yaml"))


def gathered(part: object, **sheets: list[dict[str, str]]) -> Gathered:
    """Gather rows; sheets are named by what stands behind the name of the file, with `__` for a stroke."""
    assert isinstance(part, KeyFile)
    flat = {
        f"{part.file}#{name.replace('__', '/')}": [FlatRow(cells) for cells in rows]
        for name, rows in sheets.items()
    }
    return gather(part, flat)


def values(fields: Fields, *path: str | int) -> object:
    """Return what stands at a place as plain texts, lists and dicts."""
    found: object = fields
    for step in path:
        if isinstance(step, str):
            assert isinstance(found, Fields)
            found = found.get(step)
        else:
            assert isinstance(found, Items)
            found = found.values[step]
    return _plain(found)


def _plain(value: object) -> object:
    match value:
        case Leaf(text=text):
            return text
        case Fields(entries=entries):
            return {key: _plain(inner) for key, inner in entries}
        case Items(values=inner):
            return [_plain(item) for item in inner]
    return None


def test_nothing_is_said_by_no_rows() -> None:
    made = gathered(PLAN, goals=[])
    assert made == Gathered(NOTHING, ())


def test_rows_find_their_owner_in_any_order_and_keep_their_own() -> None:
    made = gathered(
        PLAN,
        indicators=[{"code": "a"}, {"code": "b"}],
        indicators__targets=[
            {"indicators.code": "b", "key": "2023", "value": "1"},
            {"indicators.code": "a", "key": "2024", "value": "2"},
            {"indicators.code": "b", "key": "2022", "value": "3"},
        ],
    )
    assert values(made.root, "indicators") == [
        {"code": "a", "targets": {"2024": {"value": "2"}}},
        {"code": "b", "targets": {"2023": {"value": "1"}, "2022": {"value": "3"}}},
    ]


def test_names_are_compared_without_spaces_around_them() -> None:
    made = gathered(
        PLAN,
        indicators=[{"code": " a\r\n"}],
        indicators__as_printed=[{"indicators.code": "a ", "key": " k ", "value": " v\r\nw "}],
    )
    assert values(made.root) == {"indicators": [{"code": "a", "as_printed": {"k": "v\nw"}}]}
    assert clean("\r\n a\rb \n") == "a\nb"


def test_a_record_of_which_only_texts_are_said_is_one() -> None:
    made = gathered(
        SHEETS,
        sheets=[{"id": "s"}],
        sheets__lines=[{"sheets.id": "s", "#": "1"}, {"sheets.id": "s", "#": "2", "indicator": "i"}],
        **{"*texts": [{"list": "sheets/lines/items", "owner1": "s", "owner2": "1", "value": "satu"}]},
    )
    assert made.problems == ()
    assert values(made.root, "sheets", 0, "lines") == [{"items": ["satu"]}, {"indicator": "i"}]


def test_a_row_with_nothing_but_its_number_is_none() -> None:
    made = gathered(SHEETS, sheets=[{"id": "s"}], sheets__lines=[{"sheets.id": "s", "#": "1"}])
    assert values(made.root) == {"sheets": [{"id": "s"}]}


def test_records_are_named_by_all_their_owners() -> None:
    """Two annexes of one title belong to two documents."""
    made = gathered(
        DOCUMENTS,
        documents=[{"id": "a"}, {"id": "b"}],
        documents__annexes=[{"documents.id": name, "title": "Lampiran"} for name in "ab"],
        documents__annexes__entries=[
            {"documents.id": "b", "annexes.title": "Lampiran", "#": "", "indicators": "i-1 i-2"},
        ],
    )
    assert made.problems == ()
    assert values(made.root, "documents", 0) == {"id": "a", "annexes": [{"title": "Lampiran"}]}
    assert values(made.root, "documents", 1, "annexes", 0, "entries") == [{"indicators": "i-1 i-2"}]


def test_several_values_of_a_cell_are_a_list() -> None:
    made = gathered(DOCUMENTS, documents=[{"id": "a", "use": " iku  renstra\niki "}])
    assert values(made.root, "documents", 0, "use") == ["iku", "renstra", "iki"]


def test_rows_of_a_record_that_cannot_stand_are_lost_with_it() -> None:
    made = gathered(
        PLAN,
        indicators=[{"code": "a"}],
        indicators__credits=[{"indicators.code": "x", "code": "k"}, {"indicators.code": "a", "code": "k"}],
        indicators__targets=[{"indicators.code": "x", "key": "2023", "value": "1"}],
    )
    assert [(problem.code, problem.origin.sheet, problem.origin.row) for problem in made.problems] == [
        ("unknown_parent", "plan.yaml#indicators/credits", 0),
        ("unknown_parent", "plan.yaml#indicators/targets", 0),
    ]


def test_records_without_their_key_are_left_to_the_reader_of_parts() -> None:
    made = gathered(PLAN, goals=[{"id": "", "name": "a"}, {"id": "", "name": "b"}])
    assert made.problems == ()
    assert values(made.root, "goals") == [{"name": "a"}, {"name": "b"}]


def test_a_row_cannot_belong_to_a_record_without_a_key() -> None:
    made = gathered(
        PLAN,
        indicators=[{"code": "", "name": "a"}],
        indicators__targets=[{"indicators.code": "", "key": "2023", "value": "1"}],
    )
    assert [problem.code for problem in made.problems] == ["missing_parent"]


def test_values_remember_their_cells_and_their_numbers() -> None:
    assert isinstance(SHEETS, KeyFile)
    flat = {
        "sheets.yaml#sheets": [FlatRow({"id": "s"}, 4)],
        "sheets.yaml#sheets/lines": [FlatRow({"sheets.id": "s", "#": "7", "indicator": "i"}, 2)],
        "sheets.yaml#*texts": [FlatRow({"list": "sheets/letters", "owner1": "s", "value": "m"}, 3)],
    }
    (sheet,) = gather(SHEETS, flat).root.get("sheets").values  # type: ignore[union-attr]  # there is one
    assert (sheet.number, sheet.origin) == (4, Origin("sheets.yaml#sheets", 0, "id"))
    (line,) = sheet.get("lines").values
    assert (line.number, line.origin) == (7, Origin("sheets.yaml#sheets/lines", 0, "#"))
    assert line.get("indicator").origin == Origin("sheets.yaml#sheets/lines", 0, "indicator")
    (letter,) = sheet.get("letters").values
    assert (letter.number, letter.origin) == (3, Origin("sheets.yaml#*texts", 0, "value"))


@pytest.mark.parametrize(
    "part", [p for p in BY_FILE.values() if isinstance(p, KeyFile)], ids=lambda p: p.file
)
def test_rows_of_any_part_say_what_its_file_does(part: KeyFile) -> None:
    """Each column of each sheet is filled once, and comes back."""
    text = _sample(part.shape, 0)
    value = read_value(part.shape, parse(text).root)
    made = gather(part, unfold(part, text))
    assert made.problems == ()
    assert made.root == value


def _sample(shape: Shape, indent: int) -> str:
    """Write a record with every key of its declaration."""
    return "".join(f"{' ' * indent}{column.name}:{_value(column, indent)}" for column in shape.columns)


def _value(column: Column, indent: int) -> str:
    depth = indent + 2
    match column.kind:
        case Kind():
            return f" v{indent}\n"
        case Shape() as shape:
            return f"\n{_sample(shape, depth)}"
        case Listing(item=Shape() as item):
            first = _sample(item, depth + 2)
            return f"\n{' ' * depth}-{first[depth + 1 :]}"
        case Listing():
            return " [a, b]\n"
    value = column.kind.value
    inner = f"\n{_sample(value, depth + 2)}" if isinstance(value, Shape) else " x\n"
    return f"\n{' ' * depth}k:{inner}"


@pytest.mark.parametrize(
    ("kind", "bare"),
    [(DECIMAL, True), (COUNT, True), (YEAR, True), (DAY, True), (PERIOD, True), (BOOLEAN, True)]
    + [(kind, False) for kind in (TEXT, UNIT, CODE, CODES, AREA_CODE)],
)
def test_figures_and_dates_need_no_quotes_and_codes_do(kind: Kind, *, bare: bool) -> None:
    assert is_bare(kind) is bare


def test_empty_records_say_nothing() -> None:
    assert isinstance(SHEETS, KeyFile)
    text = "sheets:\n  - id: s\n    lines: [{}, {indicator: i}, ~]\n"
    value = read_value(SHEETS.shape, parse(text).root)
    assert isinstance(value, Fields)
    assert values(value, "sheets", 0, "lines") == [{"indicator": "i"}]
    (row,) = unfold(SHEETS, text)["sheets.yaml#sheets/lines"]
    assert (row.number, row.cells["#"]) == (2, "2")


def test_texts_of_records_are_asked_for_by_name() -> None:
    fields = Fields((("a", Leaf("x")), ("b", Items((Leaf("y"),)))))
    assert (text_of(fields, "a"), text_of(fields, "b"), text_of(fields, "c")) == ("x", "", "")


def test_an_item_with_a_long_key_is_named_by_its_number() -> None:
    assert isinstance(DOCUMENTS, KeyFile)
    for length in (LONGEST_LABEL, LONGEST_LABEL + 1):
        key = "x" * length
        text = f"documents:\n  - id: {key}\n    title: t\n"
        root = gather(DOCUMENTS, unfold(DOCUMENTS, text)).root
        paths = [path for path, _, _ in find_origins(DOCUMENTS.shape, parse(text).root, root)]
        label = key if length <= LONGEST_LABEL else "1"
        assert paths == [f"documents[{label}]", f"documents[{label}].id", f"documents[{label}].title"]
