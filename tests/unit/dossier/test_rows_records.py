"""Rows find the records that they belong to, whatever order they stand in."""

from __future__ import annotations

from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.records import Gathered, gather
from capaian.dossier.rows.yaml_values import Fields, Items, Leaf, Origin
from capaian.dossier.tables import BY_FILE, KeyFile

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
    assert made == Gathered(Fields(()), ())


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
