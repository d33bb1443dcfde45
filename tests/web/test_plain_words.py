"""Words that nobody uses in a registry office do not stand on pages alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import capaian.web

_PAGES = Path(capaian.web.__file__).parent
_CODE = re.compile(r"{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)
_EXPLAINED = re.compile(r"sidik[^.]{0,40}\(SHA-256\)", re.IGNORECASE)


def page_texts() -> Iterator[tuple[str, str]]:
    """All that templates and modules may say, by their files."""
    for file in sorted(_PAGES.rglob("*.html")):
        yield file.name, _CODE.sub(" ", file.read_text("utf-8"))
    for file in sorted(_PAGES.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_indonesian(node.value):
                yield file.name, node.value


def _is_indonesian(text: str) -> bool:
    """Say whether it is no text that explains code: these are in English and end with a full stop."""
    return not re.search(r"\b(the|of|is|by|its|what|and)\b", text)


def test_how_often_something_is_told_is_called_so() -> None:
    pattern = re.compile(r"\birama(nya)?\b(?!-)", re.IGNORECASE)
    assert [(file, text) for file, text in page_texts() if pattern.search(text)] == []


def test_a_hash_is_told_as_the_mark_of_a_file() -> None:
    left = [(file, text) for file, text in page_texts() if "SHA-256" in _EXPLAINED.sub("", text)]
    assert left == []


@pytest.mark.parametrize(
    "text", ["Sidik berkas ini (SHA-256).", "Cap data ialah sidik (SHA-256) seluruh data"]
)
def test_an_explained_hash_is_let_pass(text: str) -> None:
    assert "SHA-256" not in _EXPLAINED.sub("", text)
