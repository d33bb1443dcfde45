"""Sound years with small edits, as data of tests write them: what somebody typed wrongly."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML

ROOT: Final = Path(__file__).resolve().parents[1]
KHAYAL: Final = "tests/dossiers/kabupaten-khayal-2024"


Case = Mapping[str, Any]


def read_cases(file: Path) -> list[Case]:
    cases: list[Case] = YAML(typ="safe").load(file)
    return cases


def edited_year(case: Case, folder: Path) -> Path:
    """Copy the sound year of a case below a folder, with the edits made.

    Args:
        case: `base`, a dossier below the repository (Khayal where it is left out), and `edits` in
            order: each
            has `file` and `find` with `replace`, or `append`. What is to be found stands there
            exactly once.
        folder: Where the copy goes.
    """
    base = ROOT / case.get("base", KHAYAL)
    dossier = folder / base.name
    shutil.copytree(base, dossier)
    change_files(case["edits"], dossier)
    return dossier


def change_files(edits: Iterable[Mapping[str, str]], dossier: Path) -> None:
    """Make edits of the files of a dossier, in order; `whole` is a whole new text."""
    for edit in edits:
        _apply(edit, dossier)


def _apply(edit: Mapping[str, str], dossier: Path) -> None:
    file = dossier / edit["file"]
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    if "append" in edit:
        text += edit["append"]
    elif "whole" in edit:
        text = edit["whole"]
        file.parent.mkdir(exist_ok=True)
    else:
        assert text.count(edit["find"]) == 1, (
            f"{edit['find']!r} stands {text.count(edit['find'])} times"
        )
        text = text.replace(edit["find"], edit["replace"])
    file.write_text(text, encoding="utf-8")
