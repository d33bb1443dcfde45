"""Starting from a copied example as the manual says leaves nothing of that example behind."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.architecture.code import ROOT
from tests.dossiers import khayal
from tests.functional.cli_cast import BALANGAN, run

PAGE = (ROOT / "docs" / "manual" / "memulai.md").read_text(encoding="utf-8")
REMOVED = [name for line in re.findall(r"^ +rm (?:-r )?(.+)$", PAGE, re.MULTILINE) for name in line.split()]


def test_what_the_page_removes_and_what_it_keeps_is_the_whole_example() -> None:
    kept = re.search(r"Yang tinggal \((.+?)\)", PAGE, re.DOTALL)
    assert kept is not None
    names = {path.name for path in BALANGAN.iterdir()}
    assert set(REMOVED) | set(re.findall(r"`(.+?)`", kept[1])) == names
    assert len(REMOVED) + len(re.findall(r"`(.+?)`", kept[1])) == len(names)


def test_what_is_left_has_no_error(tmp_path: Path) -> None:
    folder = tmp_path / "dossier-saya"
    shutil.copytree(BALANGAN, folder)
    for name in REMOVED:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    done = run("check", folder)
    assert done.code == 0, done.says


def test_the_filled_example_that_the_page_names_exists() -> None:
    assert str(khayal.FOLDER.relative_to(ROOT)) in PAGE
