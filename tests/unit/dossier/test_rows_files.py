"""Rows of all sheets and back: the same files, but for what was changed."""

from __future__ import annotations

from pathlib import Path

from capaian.domain.issue import Place
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.files import files_of, rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.rules.facts import KeptResults

EXAMPLES = Path(__file__).parents[3] / "examples"
Rows = dict[str, list[FlatRow]]


def taken(office: str) -> tuple[dict[str, str], Rows]:
    folder = scan_folder(EXAMPLES / office, IssueLog())
    files = {
        name: content.decode() for name, content in {**folder.parts, **folder.narratives}.items()
    }
    return files, {sheet: [*rows] for sheet, rows in rows_of(folder).items()}


def changed(base: dict[str, str], rows: Rows) -> dict[str, tuple[str, str]]:
    made = files_of(rows, base)
    assert made.problems == ()
    names = base.keys() | made.files.keys()
    pairs = {name: (base.get(name, ""), made.files.get(name, "")) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def test_one_count_changes_one_line() -> None:
    base, rows = taken("balangan-2023")
    first = rows["counts.csv"][0]
    rows["counts.csv"][0] = FlatRow({**first.cells, "value": "7"}, first.number)
    ((before, after),) = changed(base, rows).values()
    different = [
        pair
        for pair in zip(before.split("\n"), after.split("\n"), strict=True)
        if pair[0] != pair[1]
    ]
    assert len(different) == 1
    assert ",7," in different[0][1]


def test_a_changed_name_keeps_the_comments_of_its_file() -> None:
    base, rows = taken("balangan-2023")
    sheet = "plan.yaml#indicators"
    first = rows[sheet][0]
    rows[sheet][0] = FlatRow({**first.cells, "name": "Nama yang lain"}, first.number)
    ((before, after),) = changed(base, rows).values()
    comments = [line for line in before.split("\n") if line.strip().startswith("#")]
    assert comments == [line for line in after.split("\n") if line.strip().startswith("#")]
    assert "Nama yang lain" in after


def test_a_row_of_no_record_leaves_its_part_as_it_was_and_is_reported() -> None:
    base, rows = taken("balangan-2023")
    sheet = "plan.yaml#indicators/targets"
    rows[sheet].append(FlatRow({**rows[sheet][0].cells, "indicators.code": "iku-99"}))
    made = files_of(rows, base)
    assert [problem.code for problem in made.problems] == ["unknown_parent"]
    assert made.problems[0].origin.sheet == sheet
    assert made.files["plan.yaml"] == base["plan.yaml"]


def test_a_part_without_rows_is_no_file_any_more() -> None:
    base, rows = taken("balangan-2023")
    rows["factors.csv"] = []
    assert [*changed(base, rows)] == ["factors.csv"]
    assert "factors.csv" not in files_of(rows, base).files


def test_a_text_without_paragraphs_is_no_file_any_more_and_a_new_one_is() -> None:
    base, rows = taken("balangan-2023")
    gone = rows["narrative"][0].cells["file"]
    kept = [row for row in rows["narrative"] if row.cells["file"] != gone]
    rows["narrative"] = [
        *kept,
        FlatRow({"file": "narrative/baru.md", "paragraph": "Satu alinea."}),
    ]
    assert {name: after for name, (_, after) in changed(base, rows).items()} == {
        gone: "",
        "narrative/baru.md": "Satu alinea.\n",
    }


def test_a_part_of_which_no_sheet_is_there_stays() -> None:
    base, _ = taken("balangan-2023")
    assert files_of({}, base).files == base


def test_what_comes_of_the_same_rows_is_not_made_again_and_the_rest_is() -> None:
    base, rows = taken("balangan-2023")
    kept = KeptResults()
    earlier = files_of(rows, base, kept)
    first, *others = rows["plan.yaml#indicators"]
    other = FlatRow({**first.cells, "name": "Nama yang lain"}, first.number)
    rows = {**rows, "plan.yaml#indicators": [other, *others]}
    base = {**base, "areas.csv": base["areas.csv"].replace("\n", "\r\n")}
    made = files_of(rows, base, kept)
    alone = files_of(rows, base)
    assert (made.files, made.problems) == (alone.files, alone.problems)
    again = {file for file, part in made.parts.items() if part is not earlier.parts[file]}
    assert again == {"plan.yaml", "areas.csv"}
    assert "Nama yang lain" in made.files["plan.yaml"]
    assert made.files == files_of(rows, base, kept).files


def test_a_part_whose_problem_was_mended_is_made_again() -> None:
    base, rows = taken("balangan-2023")
    sheet, kept = "plan.yaml#indicators/targets", KeptResults()
    stray = FlatRow({**rows[sheet][0].cells, "indicators.code": "iku-99"})
    wrong = {**rows, sheet: [*rows[sheet], stray]}
    assert files_of(wrong, base, kept).problems == files_of(wrong, base, kept).problems != ()
    assert files_of(rows, base, kept).problems == ()


def test_a_line_of_a_table_is_the_row_it_came_from() -> None:
    base, rows = taken("balangan-2023")
    made = files_of(rows, base)
    line = 1 + next(
        n for n, text in enumerate(base["counts.csv"].split("\n")) if "ktp.holders" in text
    )
    origin = made.find(Place("counts.csv", line, "value"))
    assert origin is not None
    assert (origin.sheet, origin.column) == ("counts.csv", "value")
    assert rows["counts.csv"][origin.row].cells["measure"] == "ktp.holders"
    assert made.find(Place("counts.csv", 1)) is None


def test_a_key_of_a_part_is_the_cell_it_came_from() -> None:
    base, rows = taken("balangan-2023")
    origin = files_of(rows, base).find(Place("plan.yaml", None, "indicators[iku-2].formula"))
    assert origin is not None
    assert origin.sheet == "plan.yaml#indicators"
    assert rows[origin.sheet][origin.row].cells["code"] == "iku-2"
    assert origin.column == "formula"


def test_a_place_of_no_part_came_from_no_cell() -> None:
    base, rows = taken("balangan-2023")
    assert files_of(rows, base).find(Place("narrative/iku.md", 3)) is None


def test_a_closed_year_is_no_layout_and_stays() -> None:
    base, rows = taken("balangan-2023")
    closed = {**base, "closed/2022.json": "{}\n"}
    assert files_of(rows, closed).files == closed
