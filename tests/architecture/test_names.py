"""Names: nouns of the field, one meaning each, and every term of the domain in the glossary."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

from tests.architecture.code import ROOT, SOURCE, Module, modules

BANNED_WORDS = frozenset({"told", "said", "stands", "stood", "held", "borne", "asked"})
"""Words that mean printed, displayed, claimed, recorded, compared or required: the name says which."""
BARE_MODULE_NAMES = frozenset(
    {
        *("gone", "moved", "since", "soon", "beside", "without", "left", "there", "stated", "whose", "taken"),
        *("yielding", "resting", "nameable", "judging", "underived", "excerpts", "shown", "found", "others"),
    }
)
"""Participles, adverbs and pronouns that say nothing of what a module is about."""


def test_public_names_hold_no_banned_word() -> None:
    found = [
        f"{module.name}: {name}"
        for module in modules()
        for name in (module.path.stem, *_public_names(module.tree.body))
        if BANNED_WORDS & {*_words_of(name)}
    ]
    assert found == []


def test_modules_are_named_by_their_subject() -> None:
    found = [m.name for m in modules() if m.path.stem in BARE_MODULE_NAMES]
    assert found == []


def test_a_folder_has_at_most_twenty_files() -> None:
    rooms = (module.path.parent for module in modules())
    folders = Counter(str(folder.relative_to(SOURCE)) for folder in rooms)
    assert {folder: count for folder, count in folders.items() if count > 20} == {}


def test_every_class_of_the_domain_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    listed = {*re.findall(r"`([a-z_.]+\.[A-Z]\w+)`", glossary)}
    classes = {
        f"{_dotted(module)}.{node.name}"
        for module in modules()
        if _room_of(module) == "domain"
        for node in module.tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
    errors = {name for name in classes if name.endswith("Error")}
    assert classes - errors == listed


def _dotted(module: Module) -> str:
    """Return the path of a module within its room: `audit.finding`."""
    return ".".join(module.path.relative_to(SOURCE).with_suffix("").parts[1:])


def _room_of(module: Module) -> str:
    return module.path.relative_to(SOURCE).parts[0]


def _public_names(body: list[ast.stmt]) -> Iterator[str]:
    """Yield the public functions, classes and constants, and the public members of public classes."""
    for node in body:
        match node:
            case ast.FunctionDef(name=name) if not name.startswith("_"):
                yield name
            case ast.ClassDef(name=name, body=members) if not name.startswith("_"):
                yield name
                yield from _public_names(members)
            case ast.AnnAssign(target=ast.Name(id=name)) if not name.startswith("_"):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) if not name.startswith("_"):
                yield name


def _words_of(name: str) -> list[str]:
    """Return the words of a name in small letters, of `snake_case` and of `CamelCase`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_")
