"""Recipes that show how to extend Capaian name files and lines that are there."""

from __future__ import annotations

import re

from tests.architecture.code import ROOT
from tests.functional.test_recipes import RECIPES, STEP


def test_every_file_that_the_pages_name_exists() -> None:
    pages = [path.read_text(encoding="utf-8") for path in RECIPES.glob("*.md")]
    named = [re.findall(r"`((?:src|tests|docs|examples)/[\w./-]+?)/?`", page) for page in pages]
    assert len([*filter(None, named)]) > 4
    assert [name for names in named for name in names if not (ROOT / name).exists()] == []


def test_every_place_that_the_pages_name_is_there_once() -> None:
    places = [
        (path.name, file, line)
        for path in RECIPES.glob("*.md")
        for file, _, line, _ in STEP.findall(path.read_text(encoding="utf-8"))
        if not file.startswith("dossier/")
    ]
    wrong = [
        each for each in places if (ROOT / each[1]).read_text(encoding="utf-8").count(each[2]) != 1
    ]
    assert len(places) > 9
    assert wrong == []
