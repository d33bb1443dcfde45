"""Copies of the example in which one fact is another one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.agreement.balangan_2023.mapping import EXAMPLE


@dataclass(frozen=True)
class Edit:
    """One figure of one row; the row is found by how it begins."""

    file: str
    row: str
    old: str
    new: str


def change(target: Path, *edits: Edit) -> Path:
    """Copy the example to `target` with the edits made; each must fit exactly once."""
    shutil.copytree(EXAMPLE, target)
    for edit in edits:
        path = target / edit.file
        text = path.read_text(encoding="utf-8")
        assert text.count(edit.row + edit.old) == 1, edit
        path.write_text(text.replace(edit.row + edit.old, edit.row + edit.new), encoding="utf-8")
    return target


def exact(target: Path) -> Path:
    """Let a copied dossier compute with unrounded figures."""
    path = target / "office.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count("rounding: printed") == 1
    path.write_text(text.replace("rounding: printed", "rounding: exact"), encoding="utf-8")
    return target
