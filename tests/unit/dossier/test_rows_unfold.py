"""YAML parts as flat rows: every value of a file stands in one cell of one sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.every_case import every_case

from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Node, Scalar, compose
from capaian.dossier.rows.flat_rows import Rows
from capaian.dossier.rows.sheets import KEY, NUMBER, ColumnRole, Form, sheets_of
from capaian.dossier.rows.yaml_parts import unfold
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import KeyFile

ROOT = Path(__file__).parents[3]
FILES = sorted(
    path
    for folder in ("examples", "tests/dossiers", "tests/bad_input/base")
    for path in (ROOT / folder).rglob("*.yaml")
    if path.name in BY_FILE
)

PLAN = """\
regional:
  title: RPJMD
  missions: [Satu misi, "Dua: misi"]
objectives:
  - {id: s-1, name: Sasaran, parent: t, tier: II, as_printed: {lkjip: Lain}}
components:
  - code: ktp
    name: KTP
    numerator: {code: ktp.holders, name: Rekam, unit: orang}
    denominator: {code: ktp.eligible, name: Wajib, unit: orang}
    formula: |
      100 * ktp.holders
      / ktp.eligible
indicators:
  - code: iku-1
    name: ~
    unit: ''
    definition: {meaning: Arti}
    targets:
      2023: 86
      2024: {value: 86.10, text: "B (86)"}
      2025:
    credits:
      - {code: k-1, weight: 0.5}
"""
SHEETS = """\
sheets:
  - id: a
    letters: [m, "o"]
    lines:
      - objective: s-1
      -
      - {items: [Satu, Dua], fraction: {numerator: P}}
"""


def _part(file: str) -> KeyFile:
    part = BY_FILE[file]
    assert isinstance(part, KeyFile)
    return part


def _filled(flat: Rows, sheet: str) -> list[dict[str, str]]:
    return [{name: text for name, text in row.cells.items() if text} for row in flat[sheet]]


@pytest.fixture
def plan() -> Rows:
    return unfold(_part("plan.yaml"), PLAN)


def test_values_that_stand_once_are_one_row(plan: Rows) -> None:
    assert _filled(plan, "plan.yaml") == [{"regional.title": "RPJMD"}]


def test_a_form_has_its_row_even_when_nothing_is_provided() -> None:
    (row,) = unfold(_part("plan.yaml"), "")["plan.yaml"]
    assert set(row.cells.values()) == {""}


def test_shapes_within_a_record_are_dotted_and_blocks_lose_their_last_line_feed(
    plan: Rows,
) -> None:
    (component,) = _filled(plan, "plan.yaml#components")
    assert component["numerator.code"] == "ktp.holders"
    assert component["formula"] == "100 * ktp.holders\n/ ktp.eligible"


def test_what_is_empty_is_an_empty_cell(plan: Rows) -> None:
    assert _filled(plan, "plan.yaml#indicators") == [
        {"code": "iku-1", "definition.meaning": "Arti"}
    ]


def test_a_map_with_free_keys_names_its_owner_and_a_bare_value_appears_under_its_column(
    plan: Rows,
) -> None:
    assert _filled(plan, "plan.yaml#indicators/targets") == [
        {"indicators.code": "iku-1", "key": "2023", "value": "86"},
        {"indicators.code": "iku-1", "key": "2024", "value": "86.10", "text": "B (86)"},
    ]
    assert _filled(plan, "plan.yaml#objectives/as_printed") == [
        {"objectives.id": "s-1", "key": "lkjip", "value": "Lain"}
    ]


def test_a_list_within_a_record_names_its_owner(plan: Rows) -> None:
    assert _filled(plan, "plan.yaml#indicators/credits") == [
        {"indicators.code": "iku-1", "code": "k-1", "weight": "0.5"}
    ]


def test_all_lists_of_texts_share_one_sheet(plan: Rows) -> None:
    assert _filled(plan, "plan.yaml#*texts") == [
        {"list": "regional/missions", "value": "Satu misi"},
        {"list": "regional/missions", "value": "Dua: misi"},
    ]
    assert [row.number for row in plan["plan.yaml#*texts"]] == [1, 2]


def test_records_without_a_key_are_named_by_their_number_also_behind_an_empty_one() -> None:
    flat = unfold(_part("sheets.yaml"), SHEETS)
    lines = _filled(flat, "sheets.yaml#sheets/lines")
    assert [(line["sheets.id"], line[NUMBER]) for line in lines] == [("a", "1"), ("a", "3")]
    assert [row.number for row in flat["sheets.yaml#sheets/lines"]] == [1, 3]
    assert [
        (row["owner1"], row.get("owner2"), row["value"])
        for row in _filled(flat, "sheets.yaml#*texts")
    ] == [("a", None, "m"), ("a", None, "o"), ("a", "3", "Satu"), ("a", "3", "Dua")]


def test_several_values_share_a_cell() -> None:
    text = "evidence:\n  - {file: a.png, proves: [iku-1, iku-2]}\n"
    (row,) = _filled(unfold(_part("evidence.yaml"), text), "evidence.yaml#evidence")
    assert row["proves"] == "iku-1 iku-2"


@every_case("part", [p for p in BY_FILE.values() if isinstance(p, KeyFile)])
def test_every_sheet_and_every_column_is_there(part: KeyFile) -> None:
    flat = unfold(part, "")
    sheets = {sheet.id: sheet for sheet in sheets_of(part)}
    assert list(flat) == list(sheets)
    for name, rows in flat.items():
        assert len(rows) == (1 if sheets[name].form is Form.FORM else 0)


def _texts(node: Node | None) -> list[str]:
    match node:
        case Scalar():
            return [] if node.is_null or not node.text.strip() else [node.text.strip()]
        case ListNode():
            return [text for item in node.items for text in _texts(item)]
        case MapNode():
            return [text for entry in node.entries for text in _texts(entry.value)]
    return []


@every_case("path", FILES)
def test_every_value_of_a_file_appears_in_a_cell_of_its_own(path: Path) -> None:
    """Another reader of YAML collects all values;
    keys of free maps and names of owners are the rest.
    """
    part = _part(path.name)
    columns = {
        sheet.id: {column.id: column for column in sheet.columns} for sheet in sheets_of(part)
    }
    found: list[str] = []
    for sheet, rows in unfold(part, path.read_text()).items():
        for row in rows:
            for name, text in row.cells.items():
                column = columns[sheet][name]
                if text and column.role is not ColumnRole.PARENT and name not in (KEY, NUMBER):
                    found += text.split(" ") if column.is_several else [text]
    assert sorted(found) == sorted(_texts(compose(path.read_text(), path.name, IssueLog())))
