"""Changed rows in the YAML they came from: what differs is edited, what cannot stand anywhere is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from capaian.domain.issue import Place
from capaian.dossier.canonical import format_text
from capaian.dossier.cells import Reading
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.rows import yaml_edits
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.records import RowProblem
from capaian.dossier.rows.sheets import NUMBER
from capaian.dossier.rows.yaml_edits import LostFactError
from capaian.dossier.rows.yaml_parts import Folded, fold
from capaian.dossier.rows.yaml_rows import unfold
from capaian.dossier.rows.yaml_values import Origin
from capaian.dossier.tables import BY_FILE, KeyFile

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
LINES, TEXTS = "sheets.yaml#sheets/lines", "sheets.yaml#*texts"
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


def new_row(rows: Rows, sheet: str, cells: Mapping[str, str], text: str = PLAN) -> FlatRow:
    part_rows = unfold(PARTS[text], text)
    template = part_rows[sheet][0].cells if part_rows[sheet] else rows[sheet][0].cells
    return FlatRow(dict.fromkeys(template, "") | cells)


def folded(rows: Mapping[str, list[FlatRow]], text: str = PLAN) -> Folded:
    made = fold(PARTS[text], text, rows)
    assert made.problems == ()
    assert fold(PARTS[text], made.text, unfold(PARTS[text], made.text)).text is made.text
    return made


def check(rows: Rows, old: str, new: str, text: str = PLAN) -> None:
    """Check that rows change one place of a file."""
    assert text.count(old) == 1
    assert folded(rows, text).text == text.replace(old, new)


def test_rows_that_did_not_change_give_the_same_text() -> None:
    assert folded(rows_of(PLAN)).text is PLAN
    assert folded({}).text is PLAN


def test_a_changed_cell_changes_its_value_only() -> None:
    rows = rows_of(PLAN)
    rows["plan.yaml#goals"][0] = changed(rows["plan.yaml#goals"][0], name="Tujuan 1")
    check(rows, "'Tujuan satu'", "'Tujuan 1'")


def test_values_that_mean_the_same_are_not_touched() -> None:
    rows = rows_of(PLAN)
    rows[TARGETS][0] = changed(rows[TARGETS][0], value="3.4")
    rows["plan.yaml#goals"][0] = changed(rows["plan.yaml#goals"][0], name="  Tujuan satu\r\n")
    assert folded(rows).text is PLAN


def test_figures_are_written_as_format_writes_them_and_what_is_no_figure_as_it_was_typed() -> None:
    rows = rows_of(PLAN)
    rows[TARGETS][1] = changed(rows[TARGETS][1], value="1.234,5")
    rows[TARGETS][2] = changed(rows[TARGETS][2], value="1.234")
    rows[INDICATORS][0] = changed(rows[INDICATORS][0], decimals="02", is_key="ya")
    made = folded(rows).text
    assert "2023: 1234.5   # perubahan" in made
    assert "{2023: 1.234}" in made
    assert "    is_key: ya\n    decimals: 2\n" in made
    assert format_text("plan.yaml", made.replace("1.234", "1234")) == made.replace("1.234", "1234")


def test_a_value_that_stands_once_comes_from_the_form() -> None:
    rows = rows_of(PLAN)
    rows["plan.yaml"][0] = changed(rows["plan.yaml"][0], regional__title="RPJMD baru", regional__mission="2")
    made = folded(rows).text
    assert (
        made.splitlines()[1] == "regional: {title: RPJMD baru, missions: [Satu misi, Dua misi], mission: 2}"
    )


def test_a_cleared_cell_removes_its_key_and_the_last_one_what_held_it() -> None:
    rows = rows_of(PLAN)
    rows[INDICATORS][0] = changed(rows[INDICATORS][0], definition__meaning="")
    check(rows, "    definition: {meaning: Arti}\n", "")


def test_a_bare_target_is_a_record_as_long_as_more_is_said_of_it() -> None:
    rows = rows_of(PLAN)
    rows[TARGETS][1] = changed(rows[TARGETS][1], text="B (86)")
    check(rows, "2023: 86 ", "2023: {value: 86, text: B (86)} ")
    assert "2023: 86   # perubahan" in fold(PARTS[PLAN], folded(rows).text, rows_of(PLAN)).text


def test_a_target_of_which_only_the_words_are_left_is_a_record() -> None:
    rows = rows_of(PLAN)
    rows[TARGETS][1] = changed(rows[TARGETS][1], value="", text="Sudah")
    check(rows, "2023: 86 ", "2023: {text: Sudah} ")


def test_a_cleared_target_removes_its_year() -> None:
    rows = rows_of(PLAN)
    rows[TARGETS][1] = changed(rows[TARGETS][1], value="")
    check(rows, "      2023: 86   # perubahan\n", "")


def test_a_new_year_stands_where_its_row_does() -> None:
    rows = rows_of(PLAN)
    rows[TARGETS].append(new_row(rows, TARGETS, {"indicators.code": "iku-1", "key": "2024", "value": "87"}))
    check(rows, "# perubahan\n", "# perubahan\n      2024: 87\n")
    rows[TARGETS].insert(1, new_row(rows, TARGETS, {"indicators.code": "iku-1", "key": "2021", "value": "3"}))
    made = folded(rows).text
    assert "}\n      2021: 3\n      2023: 86   # perubahan\n      2024: 87\n" in made


def test_rows_of_one_owner_need_not_stand_together() -> None:
    rows = rows_of(PLAN)
    rows[TARGETS].sort(key=lambda row: row.cells["key"], reverse=True)
    assert [row.cells["key"] for row in rows[TARGETS]] == ["2023", "2023", "2022"]
    made = folded(rows).text
    assert '      2023: 86   # perubahan\n      2022: {value: 3.40, text: "B (3,40)"}\n' in made
    assert made.count("\n") == PLAN.count("\n")


def test_a_changed_key_is_known_by_what_the_row_holds() -> None:
    rows = rows_of(PLAN)
    rows["plan.yaml#goals"][0] = changed(rows["plan.yaml#goals"][0], id="t-9")
    check(rows, "id: t-1", "id: t-9")


def test_a_changed_key_of_a_changed_row_is_known_by_its_number() -> None:
    rows = rows_of(PLAN)
    rows[INDICATORS][0] = changed(rows[INDICATORS][0], code="iku-9", name="Lain")
    for sheet in (TARGETS, "plan.yaml#indicators/as_printed"):
        rows[sheet] = [
            changed(row, indicators__code="iku-9") if row.cells["indicators.code"] == "iku-1" else row
            for row in rows[sheet]
        ]
    check(rows, "code: iku-1\n    name: Indeks", "code: iku-9\n    name: Lain")


def test_a_removed_row_takes_what_is_below_it_and_leaves_its_comment() -> None:
    rows = rows_of(PLAN)
    rows[INDICATORS] = rows[INDICATORS][1:]
    rows[TARGETS] = rows[TARGETS][2:]
    rows["plan.yaml#indicators/as_printed"] = []
    made = folded(rows).text
    assert made.endswith("indicators:\n  # yang utama\n\n  # yang kedua\n" + PLAN.splitlines()[-1] + "\n")


def test_the_last_row_removes_the_list() -> None:
    rows = rows_of(PLAN)
    rows["plan.yaml#goals"] = []
    check(rows, "goals:   # tujuan\n  - id: t-1\n    name: 'Tujuan satu'   # dari renstra\n", "")


def test_rows_in_another_order_take_their_comments_along() -> None:
    rows = rows_of(PLAN)
    rows[INDICATORS].reverse()
    made = folded(rows).text
    assert made.index("# yang kedua\n  - {code: iku-2") < made.index("# yang utama\n  - code: iku-1")
    assert sorted(made.splitlines()) == sorted(PLAN.splitlines())


def test_a_file_without_values_is_no_file() -> None:
    assert folded({sheet: [] for sheet in rows_of(PLAN)}).text == ""


@pytest.mark.parametrize("text", ["", "# belum ada\n"])
def test_a_file_of_which_nothing_is_said_stays_as_it_is(text: str) -> None:
    assert fold(PARTS[PLAN], text, {}).text is text


def test_a_file_that_was_not_there_is_made() -> None:
    rows = {"goals": FlatRow({"id": "t-1", "name": "Tujuan: satu"})}
    made = fold(PARTS[PLAN], "", {"plan.yaml#goals": [rows["goals"]]}).text
    assert made == 'goals:\n  - id: t-1\n    name: "Tujuan: satu"\n'


def test_texts_of_a_list_are_changed_one_by_one() -> None:
    rows = rows_of(SHEETS)
    rows[TEXTS][1] = changed(rows[TEXTS][1], value="Butir: dua")
    check(rows, "Butir dua", '"Butir: dua"', SHEETS)
    rows[TEXTS].insert(
        0, replace(rows[TEXTS][0], cells={**rows[TEXTS][0].cells, "value": "Butir nol"}, number=0)
    )
    made = folded(rows, SHEETS).text
    assert '- Butir nol\n          - Butir satu\n          - "Butir: dua"\n' in made


def test_a_row_without_a_number_is_a_new_record_between_the_others() -> None:
    rows = rows_of(SHEETS)
    rows[LINES].insert(1, new_row(rows, LINES, {"sheets.id": "a", "indicator": "i-9"}, SHEETS))
    check(rows, "      - {indicator: i-2}\n", "      - indicator: i-9\n      - {indicator: i-2}\n", SHEETS)


def test_a_new_record_with_a_number_of_its_own_can_have_texts() -> None:
    rows = rows_of(SHEETS)
    rows[LINES].append(new_row(rows, LINES, {"sheets.id": "a", NUMBER: "17", "indicator": "i-9"}, SHEETS))
    rows[TEXTS].append(changed(rows[TEXTS][0], owner2="17", value="Butir tiga"))
    assert (
        folded(rows, SHEETS).text
        == f"{SHEETS}      - indicator: i-9\n        items:\n          - Butir tiga\n"
    )


def test_numbered_records_are_known_by_what_they_hold() -> None:
    """Numbers typed anew after a row was put in between do not move comments to other records."""
    rows = rows_of(SHEETS)
    rows[LINES].insert(0, new_row(rows, LINES, {"sheets.id": "a", "indicator": "i-0"}, SHEETS))
    rows[LINES] = [changed(row, **{NUMBER: str(number)}) for number, row in enumerate(rows[LINES], 1)]
    rows[TEXTS] = [changed(row, owner2="2") for row in rows[TEXTS]]
    check(rows, "      # pertama\n", "      - indicator: i-0\n      # pertama\n", SHEETS)


def test_a_sheet_that_is_not_there_stays_as_it_is() -> None:
    rows = rows_of(PLAN)
    del rows[TARGETS]
    rows["plan.yaml#goals"][0] = changed(rows["plan.yaml#goals"][0], name="Lain")
    check(rows, "Tujuan satu", "Lain")


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
    check(rows, "id: t-1", "id: t-7")


def _problems(change: Callable[[Rows], None], text: str = PLAN) -> tuple[RowProblem, ...]:
    rows = rows_of(text)
    change(rows)
    made = fold(PARTS[text], text, rows)
    assert made.text is text
    assert made.origins == {}
    return made.problems


def test_a_row_of_an_unknown_owner_is_named() -> None:
    def change(rows: Rows) -> None:
        rows[TARGETS][2] = changed(rows[TARGETS][2], indicators__code="iku-3")

    assert _problems(change) == (
        RowProblem("unknown_parent", Origin(TARGETS, 2, "indicators.code"), "iku-3"),
    )


def test_a_row_without_an_owner_is_named() -> None:
    def change(rows: Rows) -> None:
        rows[TARGETS][0] = changed(rows[TARGETS][0], indicators__code=" ")

    assert _problems(change) == (RowProblem("missing_parent", Origin(TARGETS, 0, "indicators.code")),)


def test_the_first_name_that_is_unknown_is_named() -> None:
    def unknown_line(rows: Rows) -> None:
        rows[TEXTS][0] = changed(rows[TEXTS][0], owner2="9")

    def unknown_sheet(rows: Rows) -> None:
        rows[TEXTS][0] = changed(rows[TEXTS][0], owner1="z")

    def no_line(rows: Rows) -> None:
        rows[TEXTS][0] = changed(rows[TEXTS][0], owner2="")

    assert _problems(unknown_line, SHEETS) == (RowProblem("unknown_parent", Origin(TEXTS, 0, "owner2"), "9"),)
    assert _problems(unknown_sheet, SHEETS) == (
        RowProblem("unknown_parent", Origin(TEXTS, 0, "owner1"), "z"),
    )
    assert _problems(no_line, SHEETS) == (RowProblem("missing_parent", Origin(TEXTS, 0, "owner2")),)


@pytest.mark.parametrize(("name", "code"), [("sheets/none", "unknown_list"), ("", "missing_parent")])
def test_an_unknown_list_of_texts_is_named(name: str, code: str) -> None:
    def change(rows: Rows) -> None:
        rows[TEXTS][1] = changed(rows[TEXTS][1], list=name)

    assert _problems(change, SHEETS) == (RowProblem(code, Origin(TEXTS, 1, "list"), name),)


def test_a_free_key_must_be_there_and_only_once() -> None:
    def empty(rows: Rows) -> None:
        rows[TARGETS][0] = changed(rows[TARGETS][0], key="")

    def twice(rows: Rows) -> None:
        rows[TARGETS][1] = changed(rows[TARGETS][1], key="2022")

    assert _problems(empty) == (RowProblem("missing_value", Origin(TARGETS, 0, "key")),)
    assert _problems(twice) == (RowProblem("row_twice", Origin(TARGETS, 1, "key"), "2022", 0),)


def test_records_of_the_same_key_or_number_are_named() -> None:
    def keys(rows: Rows) -> None:
        rows[INDICATORS].append(changed(rows[INDICATORS][1], name="Dua"))

    def numbers(rows: Rows) -> None:
        rows[LINES][2] = changed(rows[LINES][2], **{NUMBER: "1"})

    assert _problems(keys) == (RowProblem("row_twice", Origin(INDICATORS, 2, "code"), "iku-2", 1),)
    assert _problems(numbers, SHEETS) == (RowProblem("number_twice", Origin(LINES, 2, NUMBER), "1", 0),)


def test_all_problems_are_named_at_once() -> None:
    def change(rows: Rows) -> None:
        rows[TARGETS] = [changed(row, indicators__code=f"x-{n}") for n, row in enumerate(rows[TARGETS])]

    assert [problem.text for problem in _problems(change)] == ["x-0", "x-1", "x-2"]


def test_a_row_with_nothing_but_names_of_its_owner_is_no_row_and_is_told() -> None:
    rows = rows_of(PLAN)
    rows[TARGETS].append(new_row(rows, TARGETS, {"indicators.code": "iku-404"}))
    rows[TARGETS].append(new_row(rows, TARGETS, {"indicators.code": "iku-1", "key": "2030"}))
    made = fold(PARTS[PLAN], PLAN, rows)
    place = Origin(TARGETS, len(rows[TARGETS]) - 2, "indicators.code")
    assert (made.text, made.problems) == (PLAN, (RowProblem("row_says_nothing", place, "iku-404"),))


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
    assert made.find(Place("plan.yaml", 4, "goals[t-1].none.at[all]")) == Origin("plan.yaml#goals", 0, "id")
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
def test_a_line_is_found_by_its_innermost_cell(line: int, sheet: str, row: int, column: str) -> None:
    assert folded(rows_of(PLAN)).find(Place("plan.yaml", line)) == Origin(sheet, row, column)


def test_records_whose_path_is_the_same_are_told_apart_by_their_line() -> None:
    text = "cascade:\n" + "".join(f"  - child: a\n    parent: {p}\n    kind: component\n" for p in "bc")
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


def test_a_key_that_cannot_be_read_leads_to_its_own_cell_and_so_does_its_value() -> None:
    rows = rows_of(PLAN)
    rows[TARGETS][2] = changed(rows[TARGETS][2], key="20233", value="banyak")
    made = fold(PARTS[PLAN], PLAN, rows)
    place = Place("plan.yaml", 17, "indicators[iku-2].targets.20233")
    assert made.find(place, "20233") == Origin(TARGETS, 2, "key")
    assert made.find(place, "banyak") == made.find(place) == Origin(TARGETS, 2, "value")
    assert made.find(Place("plan.yaml", 9, "indicators[iku-1].name"), "name") == Origin(INDICATORS, 0, "name")


def test_nothing_is_given_back_that_says_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    write = yaml_edits._with_values
    monkeypatch.setattr(yaml_edits, "_with_values", lambda *given: write(*given).replace("Lain", "Salah"))
    rows = rows_of(PLAN)
    rows["plan.yaml#goals"][0] = changed(rows["plan.yaml#goals"][0], name="Lain")
    with pytest.raises(LostFactError):
        fold(PARTS[PLAN], PLAN, rows)
