"""Laws of unfolding and folding: what was asked comes back and nothing else moves, in any hand."""

from __future__ import annotations

import os
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.every_case import every_case
from tests.property.flat_edits import Planner, Sheets, remembered
from tests.property.nasty_parts import NASTY_PARTS
from tests.property.test_dossier_laws import facts
from tests.property.yaml_styler import (
    COMMENT,
    NASTY_TEXTS,
    READABLE_TEXTS,
    Chance,
    Styler,
    restyle_dossier,
)

from capaian.dossier.issues import IssueLog
from capaian.dossier.read import load_dossier
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Scalar, compose
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.rows.flat_rows import FlatRow, Rows
from capaian.dossier.rows.sheets import KEY, LIST, Form, SheetSpec, sheets_of
from capaian.dossier.rows.yaml_parts import fold, unfold
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import KeyFile, Listing, Shape

EXAMPLES = int(os.environ.get("CAPAIAN_EXAMPLES", "25"))
"""Random edits per law; raised for a long run before a release."""

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for folder in ("examples", "tests/dossiers", "tests/bad_input/base")
    for path in (ROOT / folder).rglob("*.yaml")
    if path.name in BY_FILE
)
SMALL = [path for path in FILES if path.stat().st_size < 9_000]
DOSSIERS = (ROOT / "tests/bad_input/base", ROOT / "tests/dossiers/kabupaten-khayal-2024")
_PLACE = re.compile(r"Place\(file=.*?, sheet=None\)")
CHANCE = st.randoms(use_true_random=True)


def part_of(path: Path) -> KeyFile:
    part = BY_FILE[path.name]
    assert isinstance(part, KeyFile)
    return part


def own_comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.split("\n") if line.strip().startswith(COMMENT))


@every_case("path", FILES)
def test_what_was_unfolded_folds_to_the_same_text(path: Path) -> None:
    text, part = path.read_text(), part_of(path)
    folded = fold(part, text, unfold(part, text))
    assert folded.text is text
    assert folded.problems == ()


@every_case("path", FILES)
def test_rows_alone_make_a_file_that_says_the_same(path: Path) -> None:
    text, part = path.read_text(), part_of(path)
    rows = unfold(part, text)
    made = fold(part, "", rows).text
    assert unfold(part, made) == rows
    assert fold(part, made, rows).text is made


@given(rng=CHANCE, path=st.sampled_from(SMALL))
@settings(max_examples=EXAMPLES, deadline=None)
def test_another_hand_says_the_same(rng: Chance, path: Path) -> None:
    part, text = part_of(path), path.read_text()
    styled = Styler(rng).restyle(part, text)
    rows = unfold(part, text)
    assert unfold(part, styled) == rows
    assert fold(part, styled, rows).text is styled


@given(rng=CHANCE, path=st.sampled_from(SMALL), times=st.integers(1, 8))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_edit_of_any_hand_says_what_was_changed_and_keeps_all_comments(
    rng: Chance, path: Path, times: int
) -> None:
    part = part_of(path)
    styled = Styler(rng, NASTY_TEXTS).restyle(part, path.read_text())
    sheets = Sheets.open(part, unfold(part, styled))
    Planner(rng, NASTY_TEXTS).change(sheets, times)
    check_fold(part, styled, sheets)


@pytest.mark.parametrize("file", NASTY_PARTS)
@given(rng=CHANCE, times=st.integers(1, 6))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_edit_of_a_nasty_part_says_what_was_changed_and_keeps_all_comments(
    file: str, rng: Chance, times: int
) -> None:
    text, part = NASTY_PARTS[file], part_of(Path(file))
    assert fold(part, text, unfold(part, text)).text is text
    sheets = Sheets.open(part, unfold(part, text))
    Planner(rng, NASTY_TEXTS).change(sheets, times)
    check_fold(part, text, sheets)


@given(rng=CHANCE, path=st.sampled_from(FILES), times=st.integers(1, 4))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_edit_of_an_example_says_what_was_changed(rng: Chance, path: Path, times: int) -> None:
    part, text = part_of(path), path.read_text()
    sheets = Sheets.open(part, unfold(part, text))
    Planner(rng, NASTY_TEXTS).change(sheets, times)
    check_fold(part, text, sheets)


@given(rng=CHANCE, path=st.sampled_from(FILES))
@settings(max_examples=EXAMPLES, deadline=None)
def test_records_that_no_edit_names_keep_every_letter(rng: Chance, path: Path) -> None:
    part = part_of(path)
    text = Styler(rng).restyle(part, path.read_text()) if path in SMALL else path.read_text()
    sheets = Sheets.open(part, unfold(part, text))
    before = records(part, sheets.flat())
    Planner(rng, NASTY_TEXTS).change(sheets, 3)
    folded = fold(part, text, sheets.flat()).text
    after = records(part, sheets.flat())
    chunks = chunks_of(part, text)
    kept = [name for name in chunks if name in after and before[name] == after[name]]
    assert [name for name in kept if chunks[name] not in folded] == []


def records(part: KeyFile, flat: Rows) -> dict[tuple[str, str], list[tuple[str, list[str]]]]:
    """All cells of each keyed record of the first depth, with those of all that belongs to it."""
    found: dict[tuple[str, str], list[tuple[str, list[str]]]] = {}
    for spec in sheets_of(part):
        for row in flat[spec.id]:
            listing, key = _record_of(spec, row)
            found.setdefault((listing, key), []).append((spec.id, [*row.cells.values()]))
    return found


def _record_of(spec: SheetSpec, row: FlatRow) -> tuple[str, str]:
    if spec.form is Form.TEXTS:
        return row.cells[LIST].split("/")[0], row.cells.get("owner1", "")
    first = spec.columns[0].id
    return (spec.path[0] if spec.path else ""), row.cells[first]


def chunks_of(part: KeyFile, text: str) -> dict[tuple[str, str], str]:
    """Lines of each keyed record of the first depth that has lines of its own,
    up to the next one's.
    """
    root = compose(text, part.file, IssueLog())
    assert isinstance(root, MapNode)
    lines = text.split("\n")
    kinds = {column.name: column.kind for column in part.shape.columns}
    chunks = {}
    for entry in root.entries:
        kind = kinds[entry.key.text]
        if (
            not isinstance(kind, Listing)
            or not isinstance(kind.item, Shape)
            or len(kind.item.key) != 1
        ):
            continue
        assert isinstance(entry.value, ListNode)
        if lines[entry.key.line - 1].partition(":")[2].strip()[:1] == "[":
            continue
        items = [item for item in entry.value.items if isinstance(item, MapNode)]
        for item, following in pairwise(items):
            (key,) = [e.value for e in item.entries if e.key.text == kind.item.key[0]]
            if entry.key.line < item.line < following.line and isinstance(key, Scalar):
                own = lines[item.line - 1 : following.line - 1]
                while own and _is_trivia(own[-1]):
                    own.pop()
                chunks[entry.key.text, key.text] = "\n".join(own)
    return chunks


def _is_trivia(line: str) -> bool:
    """Say whether a line may belong to the next record: empty, a comment, or its dash."""
    words = line.strip().removeprefix("-").strip()
    return not words or words[0] == "#"


@given(rng=CHANCE, folder=st.sampled_from(DOSSIERS), texts=st.sampled_from([(), READABLE_TEXTS]))
@settings(max_examples=EXAMPLES // 3, deadline=None)
def test_a_dossier_in_another_hand_is_valid_and_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, rng: Chance, folder: Path, texts: tuple[str, ...]
) -> None:
    dossier = tmp_path_factory.mktemp("dossier")
    for name, content in restyle_dossier(rng, folder, texts).items():
        (dossier / name).parent.mkdir(exist_ok=True, parents=True)
        (dossier / name).write_bytes(content)
    read = load_dossier(dossier)
    if not texts:
        assert facts(read) == facts(load_dossier(folder))


@given(rng=CHANCE, path=st.sampled_from(SMALL), times=st.integers(1, 6))
@settings(max_examples=EXAMPLES, deadline=None)
def test_an_edited_part_is_read_like_one_written_anew(rng: Chance, path: Path, times: int) -> None:
    """The reader of parts, which knows nothing of rows,
    finds the same facts and the same faults in both.
    """
    part = part_of(path)
    styled = Styler(rng, READABLE_TEXTS).restyle(part, path.read_text())
    sheets = Sheets.open(part, unfold(part, styled))
    Planner(rng, READABLE_TEXTS).change(sheets, times)
    rows = without_idle(part, styled, sheets.flat())
    edited, anew = fold(part, styled, rows), fold(part, "", rows)
    assert _read(part, edited.text) == _read(part, anew.text)


def _read(part: KeyFile, text: str) -> tuple[str, list[tuple[str, str]]]:
    """Facts without their places, and problems with the values that they are about."""
    reading = Reading()
    read = read_key_file(part, text, reading)
    issues = reading.log.finish(())
    return _PLACE.sub("", repr(read)), sorted((issue.code, issue.value or "") for issue in issues)


@given(rng=CHANCE, path=st.sampled_from(SMALL))
@settings(max_examples=EXAMPLES, deadline=None)
def test_every_issue_of_a_part_leads_to_a_cell_that_holds_its_value(
    rng: Chance, path: Path
) -> None:
    part = part_of(path)
    styled = Styler(rng).restyle(part, path.read_text())
    sheets = Sheets.open(part, unfold(part, styled))
    Planner(rng, ["banyak", "1.234", "a b", "2023-13-01"]).change(sheets, 4)
    rows = sheets.flat()
    folded = fold(part, styled, rows)
    reading = Reading()
    read_key_file(part, folded.text, reading)
    for issue in reading.log.finish(()):
        origin = folded.find(issue.place)
        if issue.value is not None:
            assert origin is not None
            cells = rows[origin.sheet][origin.row].cells
            assert issue.value in (
                cells[origin.column],
                cells.get(KEY),
                *cells[origin.column].split(),
            )


def without_idle(part: KeyFile, text: str, flat: Rows) -> Rows:
    """The rows but those that only name what they belong to: they are told,
    and nothing else is.
    """
    problems = fold(part, text, flat).problems
    assert {problem.code for problem in problems} <= {"row_says_nothing"}
    idle = {(problem.origin.sheet, problem.origin.row) for problem in problems}
    return {
        sheet: [row for number, row in enumerate(rows) if (sheet, number) not in idle]
        for sheet, rows in flat.items()
    }


def check_fold(part: KeyFile, text: str, sheets: Sheets) -> None:
    wanted = without_idle(part, text, sheets.flat())
    folded = fold(part, text, wanted)
    assert folded.problems == ()
    found = unfold(part, folded.text)
    assert remembered(found, part) == remembered(wanted, part)
    assert fold(part, folded.text, found).text is folded.text
    if folded.text:
        assert not Counter(own_comments(folded.text)) - Counter(own_comments(text))
    log = IssueLog()
    compose(folded.text, part.file, log)
    assert not log.has_errors()
