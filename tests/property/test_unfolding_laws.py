"""Laws of unfolding and folding: what was asked comes back and nothing else moves, in any hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.property.flat_edits import Planner, Sheets, remembered
from tests.property.yaml_styler import COMMENT, NASTY_TEXTS, Chance, Styler

from capaian.dossier.issues import IssueLog
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import KeyFile
from capaian.dossier.unfolding.fold import fold
from capaian.dossier.unfolding.source_tree import parse, write
from capaian.dossier.unfolding.unfold import unfold
from capaian.dossier.yaml_nodes import compose

EXAMPLES = int(os.environ.get("CAPAIAN_EXAMPLES", "60"))
"""Random edits per law; raised for a long run before a release."""

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path
    for folder in ("examples", "tests/dossiers", "tests/bad_input/base")
    for path in (ROOT / folder).rglob("*.yaml")
    if path.name in BY_FILE
)
SMALL = [path for path in FILES if path.stat().st_size < 9_000]
CHANCE = st.randoms(use_true_random=True)


def part_of(path: Path) -> KeyFile:
    part = BY_FILE[path.name]
    assert isinstance(part, KeyFile)
    return part


def own_comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.split("\n") if line.strip().startswith(COMMENT))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_unfolded_folds_to_the_same_text(path: Path) -> None:
    text, part = path.read_text(), part_of(path)
    folded = fold(part, text, unfold(part, text))
    assert folded.text is text
    assert folded.problems == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
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
    assert write(parse(styled)) == styled
    rows = unfold(part, text)
    assert unfold(part, styled) == rows
    assert fold(part, styled, rows).text is styled


@given(rng=CHANCE, path=st.sampled_from(SMALL), times=st.integers(1, 8))
@settings(max_examples=3 * EXAMPLES, deadline=None)
def test_any_edit_of_any_hand_says_what_was_asked_and_keeps_all_comments(
    rng: Chance, path: Path, times: int
) -> None:
    part = part_of(path)
    styled = Styler(rng, NASTY_TEXTS).restyle(part, path.read_text())
    sheets = Sheets.open(part, unfold(part, styled))
    Planner(rng, NASTY_TEXTS).change(sheets, times)
    check_fold(part, styled, sheets)


@given(rng=CHANCE, path=st.sampled_from(FILES), times=st.integers(1, 4))
@settings(max_examples=EXAMPLES, deadline=None)
def test_any_edit_of_an_example_says_what_was_asked(rng: Chance, path: Path, times: int) -> None:
    part, text = part_of(path), path.read_text()
    sheets = Sheets.open(part, unfold(part, text))
    Planner(rng, NASTY_TEXTS).change(sheets, times)
    check_fold(part, text, sheets)


def check_fold(part: KeyFile, text: str, sheets: Sheets) -> None:
    wanted = sheets.flat()
    folded = fold(part, text, wanted)
    assert folded.problems == ()
    found = unfold(part, folded.text)
    assert remembered(found, part) == remembered(wanted, part)
    assert fold(part, folded.text, found).text is folded.text
    if folded.text:
        assert own_comments(folded.text) == own_comments(text)
    log = IssueLog()
    compose(folded.text, part.file, log)
    assert not log.has_errors()
