"""Changed rows in the YAML they came from: what differs is edited,
what cannot stand anywhere is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.edited_years import Case, read_cases

from capaian.domain.issue import Place
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.rows import yaml_edits
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.yaml_edits import LostFactError
from capaian.dossier.rows.yaml_parts import FoldedRows, fold, unfold
from capaian.dossier.rows.yaml_values import Origin
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import KeyFile

PLAN = """\
# rencana
regional: {title: RPJMD, missions: [Satu misi, Dua misi]}
goals:   # tujuan
  - id: t-1
    name: 'Tujuan satu'   # dari renstra
indicators:
  # yang utama
  - code: iku-1
    name: Indeks
    definition: {meaning: Arti}
    targets:
      2022: {value: 3.40, text: "B (3,40)"}
      2023: 86   # perubahan
    as_printed: {lkjip: Lain}

  # yang kedua
  - {code: iku-2, name: Persentase, unit: percent, targets: {2023: 90}}
"""
SHEETS = """\
sheets:
  - id: a
    post: p
    form: key
    lines:
      # pertama
      - indicator: i-1
        items:
          - Butir satu
          - Butir dua
      - {indicator: i-2}
      - indicator: i-3
"""
INDICATORS, TARGETS = "plan.yaml#indicators", "plan.yaml#indicators/targets"
Rows = dict[str, list[FlatRow]]


def part(file: str) -> KeyFile:
    found = BY_FILE[file]
    assert isinstance(found, KeyFile)
    return found


PARTS = {PLAN: part("plan.yaml"), SHEETS: part("sheets.yaml")}


def rows_of(text: str) -> Rows:
    return {sheet: [*rows] for sheet, rows in unfold(PARTS[text], text).items()}


def changed(row: FlatRow, **cells: str) -> FlatRow:
    return replace(
        row, cells={**row.cells, **{name.replace("__", "."): text for name, text in cells.items()}}
    )


def folded(rows: Mapping[str, list[FlatRow]], text: str = PLAN) -> FoldedRows:
    made = fold(PARTS[text], text, rows)
    assert made.problems == ()
    assert fold(PARTS[text], made.text, unfold(PARTS[text], made.text)).text is made.text
    return made


def rows_after(case: Case, text: str) -> Rows:
    file = case.get("of", "plan.yaml")
    rows = {
        sheet.removeprefix(file).removeprefix("#"): found for sheet, found in rows_of(text).items()
    }
    for sheet, place, cells in case.get("add", ()):
        template = dict.fromkeys(rows[sheet][0].cells, "")
        rows[sheet].insert(place, FlatRow(template | cells))
    for sheet, place, cells in case.get("set", ()):
        rows[sheet][place] = replace(rows[sheet][place], cells=rows[sheet][place].cells | cells)
    for sheet, place in case.get("take", ()):
        del rows[sheet][place]
    for sheet, order in case.get("order", ()):
        rows[sheet] = [rows[sheet][place] for place in order]
    left_out = case.get("without", ())
    return {
        f"{file}#{sheet}" if sheet else file: found
        for sheet, found in rows.items()
        if sheet not in left_out
    }


def test_changed_rows_change_just_their_places_of_the_file(golden: Golden) -> None:
    """Each case by its title; below it the lines that differ,
    or the problems for which nothing differs.
    """
    lines: list[str] = []
    for case in read_cases(Path(__file__).with_name("rows_fold.yaml")):
        text = SHEETS if "of" in case else PLAN
        made = fold(PARTS[text], text, rows_after(case, text))
        lines += [f"\n# {case['title']}"]
        if made.problems:
            assert (made.text, made.origins) == (text, {})
            lines += map(str, made.problems)
            continue
        assert fold(PARTS[text], made.text, unfold(PARTS[text], made.text)).text is made.text
        different = unified_diff(text.splitlines(), made.text.splitlines(), n=1, lineterm="")
        lines += [line.rstrip() for line in [*different][2:]]
    golden.check("\n".join(lines).lstrip() + "\n", Path(__file__).with_name("rows_fold.txt"))


def test_a_record_whose_dash_is_alone_on_its_line_changes_and_no_other() -> None:
    """Fault: its dash was written twice, so that the whole file was written anew."""
    first = "- # dari renstra\n  id: t-1\n  name: Tujuan satu\n"
    second = "-\n  # tetap\n  'id': t-2\n  name: 'Tujuan dua'\n"
    goals = unfold(PARTS[PLAN], f"goals:\n{first}{second}")["plan.yaml#goals"]
    rows = {"plan.yaml#goals": [changed(goals[0], name="Tujuan lain"), goals[1]]}
    made = fold(PARTS[PLAN], f"goals:\n{first}{second}", rows).text
    assert made == f"goals:\n# dari renstra\n- id: t-1\n  name: Tujuan lain\n{second}"


def test_rows_that_did_not_change_give_the_same_text() -> None:
    assert folded(rows_of(PLAN)).text is PLAN
    assert folded({}).text is PLAN


def test_a_record_below_its_dash_is_written_anew_and_the_others_keep_every_letter() -> None:
    first = "-\n  # pertama\n  id: t-1\n  name: 'Satu'\n"
    others = "- # kedua\n  name: 'Dua'\n  id: t-2\n"
    rows = unfold(PARTS[PLAN], f"goals:\n{first}{others}")["plan.yaml#goals"]
    wanted = {"plan.yaml#goals": [changed(rows[0], name="Tiga"), rows[1]]}
    made = fold(PARTS[PLAN], f"goals:\n{first}{others}", wanted).text
    assert made == f"goals:\n  # pertama\n- id: t-1\n  name: Tiga\n{others}"


def test_a_file_without_values_is_no_file() -> None:
    assert folded({sheet: [] for sheet in rows_of(PLAN)}).text == ""


@pytest.mark.parametrize("text", ["", "# belum ada\n"])
def test_a_file_of_which_nothing_is_reported_stays_as_it_is(text: str) -> None:
    assert fold(PARTS[PLAN], text, {}).text is text


def test_a_file_that_was_not_there_is_made() -> None:
    rows = {"goals": FlatRow({"id": "t-1", "name": "Tujuan: satu"})}
    made = fold(PARTS[PLAN], "", {"plan.yaml#goals": [rows["goals"]]}).text
    assert made == 'goals:\n  - id: t-1\n    name: "Tujuan: satu"\n'


def test_a_column_that_is_not_there_stays_as_it_is() -> None:
    rows = rows_of(PLAN)
    rows[INDICATORS] = [
        replace(row, cells={"code": row.cells["code"], "name": "Nama " + row.cells["code"]})
        for row in reversed(rows[INDICATORS])
    ]
    made = folded(rows).text
    assert "{code: iku-2, name: Nama iku-2, unit: percent, targets: {2023: 90}}" in made
    assert "definition: {meaning: Arti}" in made


def test_a_column_that_is_not_there_stays_with_a_row_whose_key_was_changed() -> None:
    rows = {"plan.yaml#goals": [FlatRow({"id": "t-7"}, number=1)]}
    assert "  - id: t-7\n    name: Tujuan satu\n" in folded(rows).text


def test_the_cell_of_every_value_is_known_by_its_path() -> None:
    made = folded(rows_of(PLAN))
    cells = {
        "regional.title": Origin("plan.yaml", 0, "regional.title"),
        "regional.missions[2]": Origin("plan.yaml#*texts", 1, "value"),
        "goals[t-1]": Origin("plan.yaml#goals", 0, "id"),
        "goals[t-1].name": Origin("plan.yaml#goals", 0, "name"),
        "indicators[iku-1].definition.meaning": Origin(INDICATORS, 0, "definition.meaning"),
        "indicators[iku-1].targets.2022.text": Origin(TARGETS, 0, "text"),
        "indicators[iku-2].targets.2023": Origin(TARGETS, 2, "value"),
    }
    assert {path: made.find(Place("plan.yaml", None, path)) for path in cells} == cells


def test_an_issue_is_found_where_its_value_or_what_holds_it_came_from() -> None:
    made = folded(rows_of(PLAN))
    assert made.find(Place("plan.yaml", 4, "goals[t-1].none.at[all]")) == Origin(
        "plan.yaml#goals", 0, "id"
    )
    assert made.find(Place("plan.yaml", 1, "none")) is None
    assert made.find(Place("plan.yaml", 1)) is None


@pytest.mark.parametrize(
    ("line", "key", "found"),
    [
        (8, "targets.2022.value", Origin(TARGETS, 0, "value")),
        (8, "definition.meaning", Origin(INDICATORS, 0, "definition.meaning")),
        (8, "none", Origin(INDICATORS, 0, "code")),
        (8, "decimals", Origin(INDICATORS, 0, "decimals")),  # the record leaves it out
        (8, "indicators[iku-1].name", Origin(INDICATORS, 0, "name")),
        (7, "none", None),
    ],
)
def test_a_key_within_the_record_that_begins_on_a_line_is_found(
    line: int, key: str, found: Origin | None
) -> None:
    assert folded(rows_of(PLAN)).find(Place("plan.yaml", line, key)) == found


@pytest.mark.parametrize(
    ("line", "sheet", "row", "column"),
    [
        (5, "plan.yaml#goals", 0, "name"),
        (9, INDICATORS, 0, "name"),
        (12, TARGETS, 0, "value"),
        (13, TARGETS, 1, "value"),
        (17, TARGETS, 2, "value"),
    ],
)
def test_a_line_is_found_by_its_innermost_cell(
    line: int, sheet: str, row: int, column: str
) -> None:
    assert folded(rows_of(PLAN)).find(Place("plan.yaml", line)) == Origin(sheet, row, column)


def test_records_whose_path_is_the_same_are_distinguished_by_their_line() -> None:
    text = "cascade:\n" + "".join(
        f"  - child: a\n    parent: {p}\n    kind: component\n" for p in "bc"
    )
    made = fold(PARTS[PLAN], text, unfold(PARTS[PLAN], text))
    found = [made.find(Place("plan.yaml", line, "cascade[a].kind")) for line in (4, 7)]
    assert found == [Origin("plan.yaml#cascade", row, "kind") for row in (0, 1)]


def test_issues_of_the_reader_lead_to_the_cells_that_caused_them() -> None:
    rows = rows_of(PLAN)
    rows[INDICATORS][1] = changed(rows[INDICATORS][1], decimals="banyak", is_key="mungkin")
    rows[TARGETS][0] = changed(rows[TARGETS][0], value="1.234")
    rows["plan.yaml#goals"].append(FlatRow({"id": "t 2", "name": "\x07"}))
    made = fold(PARTS[PLAN], PLAN, rows)
    reading = Reading()
    read_key_file(PARTS[PLAN], made.text, reading)
    found = {(issue.code, made.find(issue.place)) for issue in reading.log.finish(())}
    assert {
        ("not_a_number", Origin(INDICATORS, 1, "decimals")),
        ("bad_boolean", Origin(INDICATORS, 1, "is_key")),
        ("ambiguous_number", Origin(TARGETS, 0, "value")),
        ("bad_code", Origin("plan.yaml#goals", 1, "id")),
        ("control_character", Origin("plan.yaml#goals", 1, "name")),
    } <= found


@pytest.mark.parametrize(("letters", "problems"), [(80, []), (81, ["bad_code"])])
def test_a_key_of_more_than_eighty_letters_is_named_and_not_written(
    letters: int, problems: list[str]
) -> None:
    rows = rows_of(PLAN)
    rows[TARGETS][2] = changed(rows[TARGETS][2], key="k" * letters)
    made = fold(PARTS[PLAN], PLAN, rows)
    assert [each.code for each in made.problems] == problems
    assert ("k" * letters in made.text) == (not problems)


def test_a_key_that_cannot_be_read_leads_to_its_own_cell_and_so_does_its_value() -> None:
    rows = rows_of(PLAN)
    rows[TARGETS][2] = changed(rows[TARGETS][2], key="20233", value="banyak")
    made = fold(PARTS[PLAN], PLAN, rows)
    place = Place("plan.yaml", 17, "indicators[iku-2].targets.20233")
    assert made.find(place, "20233") == Origin(TARGETS, 2, "key")
    assert made.find(place, "banyak") == made.find(place) == Origin(TARGETS, 2, "value")
    assert made.find(Place("plan.yaml", 9, "indicators[iku-1].name"), "name") == Origin(
        INDICATORS, 0, "name"
    )


def test_nothing_is_given_back_that_says_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    write = yaml_edits._with_sections
    monkeypatch.setattr(
        yaml_edits, "_with_sections", lambda *given: write(*given).replace("Lain", "Salah")
    )
    rows = rows_of(PLAN)
    rows["plan.yaml#goals"][0] = changed(rows["plan.yaml#goals"][0], name="Lain")
    with pytest.raises(LostFactError):
        fold(PARTS[PLAN], PLAN, rows)
