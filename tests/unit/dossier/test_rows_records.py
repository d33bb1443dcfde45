"""Rows find the records that they belong to, whatever order they stand in."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.records import RowProblem, gather
from capaian.dossier.rows.yaml_values import Fields, Items, Origin, YamlLeaf
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import KeyFile

PLAN, SHEETS, DOCUMENTS = (
    BY_FILE[file] for file in ("plan.yaml", "sheets.yaml", "documents.yaml")
)


def gathered(
    part: object, **sheets: list[dict[str, str]]
) -> tuple[Fields, tuple[RowProblem, ...]]:
    """Gather rows; sheets are named by what stands behind the name of the file,
    with `__` for a stroke.
    """
    assert isinstance(part, KeyFile)
    flat = {
        f"{part.file}#{name.replace('__', '/')}": [FlatRow(cells) for cells in rows]
        for name, rows in sheets.items()
    }
    return gather(part, flat)


def plain(value: object) -> object:
    match value:
        case YamlLeaf(text=text):
            return text
        case Fields(entries=entries):
            return {key: plain(inner) for key, inner in entries}
        case Items(values=inner):
            return [plain(item) for item in inner]
    return None


@dataclass(frozen=True)
class Case:
    """Rows of the sheets of a part, what they say, and codes of those that can stand nowhere."""

    name: str
    part: object
    sheets: dict[str, list[dict[str, str]]]
    record: dict[str, object]
    problems: tuple[str, ...] = ()


CASES = [
    Case("no rows", PLAN, {"goals": []}, {}),
    Case(
        "rows find their owner in any order and keep their own",
        PLAN,
        {
            "indicators": [{"code": "a"}, {"code": "b"}],
            "indicators__targets": [
                {"indicators.code": "b", "key": "2023", "value": "1"},
                {"indicators.code": "a", "key": "2024", "value": "2"},
                {"indicators.code": "b", "key": "2022", "value": "3"},
            ],
        },
        {
            "indicators": [
                {"code": "a", "targets": {"2024": {"value": "2"}}},
                {"code": "b", "targets": {"2023": {"value": "1"}, "2022": {"value": "3"}}},
            ]
        },
    ),
    Case(
        "names are compared without spaces around them",
        PLAN,
        {
            "indicators": [{"code": " a\r\n"}],
            "indicators__as_printed": [
                {"indicators.code": "a ", "key": " k ", "value": " v\r\nw "}
            ],
        },
        {"indicators": [{"code": "a", "as_printed": {"k": "v\nw"}}]},
    ),
    Case(
        "a record of which only texts are said is one, with nothing but its number none",
        SHEETS,
        {
            "sheets": [{"id": "s"}],
            "sheets__lines": [{"sheets.id": "s", "#": "1"}, {"sheets.id": "s", "#": "2"}],
            "*texts": [
                {"list": "sheets/lines/items", "owner1": "s", "owner2": "1", "value": "satu"}
            ],
        },
        {"sheets": [{"id": "s", "lines": [{"items": ["satu"]}]}]},
    ),
    Case(
        "annexes of one title belong to two documents, and several values of a cell are a list",
        DOCUMENTS,
        {
            "documents": [{"id": "a", "use": " iku  renstra\niki "}, {"id": "b"}],
            "documents__annexes": [{"documents.id": name, "title": "Lampiran"} for name in "ab"],
            "documents__annexes__entries": [
                {
                    "documents.id": "b",
                    "annexes.title": "Lampiran",
                    "#": "",
                    "indicators": "i-1 i-2",
                }
            ],
        },
        {
            "documents": [
                {"id": "a", "use": ["iku", "renstra", "iki"], "annexes": [{"title": "Lampiran"}]},
                {
                    "id": "b",
                    "annexes": [{"title": "Lampiran", "entries": [{"indicators": "i-1 i-2"}]}],
                },
            ]
        },
    ),
    Case(
        "records without their key are left to the reader of parts, and nothing can "
        "belong to them",
        PLAN,
        {
            "goals": [{"id": "", "name": "a"}, {"id": "", "name": "b"}],
            "indicators": [{"code": "", "name": "a"}],
            "indicators__targets": [{"indicators.code": "", "key": "2023", "value": "1"}],
        },
        {"goals": [{"name": "a"}, {"name": "b"}], "indicators": [{"name": "a"}]},
        ("missing_parent",),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rows_say_the_values_of_their_records(case: Case) -> None:
    root, problems = gathered(case.part, **case.sheets)
    assert plain(root) == case.record
    assert tuple(problem.code for problem in problems) == case.problems


def test_values_remember_their_cells() -> None:
    assert isinstance(SHEETS, KeyFile)
    flat = {
        "sheets.yaml#sheets": [FlatRow({"id": "s"}, 4)],
        "sheets.yaml#sheets/lines": [FlatRow({"sheets.id": "s", "#": "7", "indicator": "i"}, 2)],
        "sheets.yaml#*texts": [
            FlatRow({"list": "sheets/letters", "owner1": "s", "value": "m"}, 3)
        ],
    }
    (sheet,) = gather(SHEETS, flat)[0].get("sheets").values
    assert sheet.origin == Origin("sheets.yaml#sheets", 0, "id")
    (line,) = sheet.get("lines").values
    assert line.origin == Origin("sheets.yaml#sheets/lines", 0, "#")
    assert line.get("indicator").origin == Origin("sheets.yaml#sheets/lines", 0, "indicator")
    (letter,) = sheet.get("letters").values
    assert letter.origin == Origin("sheets.yaml#*texts", 0, "value")
