"""Copies of the example in which single facts are other ones."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.agreement.belitung_2024.rows import EXAMPLE


@dataclass(frozen=True)
class Edit:
    """A text of one file that is replaced; it must stand there exactly once."""

    file: str
    old: str
    new: str


def change(target: Path, *edits: Edit) -> Path:
    shutil.copytree(EXAMPLE, target)
    for edit in edits:
        path = target / edit.file
        text = path.read_text(encoding="utf-8")
        assert text.count(edit.old) == 1, edit
        path.write_text(text.replace(edit.old, edit.new), encoding="utf-8")
    return target
