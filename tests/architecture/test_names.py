"""Names: nouns of the field, one meaning each, and every term of the domain in the glossary."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tests.architecture.code import ROOT, SOURCE, TESTS, Module, modules

BANNED_WORDS = frozenset({"told", "said", "stands", "stood", "held", "borne", "asked"})
"""Words that mean printed, displayed, claimed, recorded, compared or required:
the name says which.
"""
BARE_MODULE_NAMES = frozenset(
    {
        *(
            "gone",
            "moved",
            "since",
            "soon",
            "beside",
            "without",
            "left",
            "there",
            "stated",
            "whose",
            "taken",
        ),
        *(
            "yielding",
            "resting",
            "nameable",
            "judging",
            "underived",
            "excerpts",
            "shown",
            "found",
            "others",
        ),
    }
)
"""Participles, adverbs and pronouns that say nothing of what a module is about."""


BARE_CONSTANTS = frozenset(
    {
        "ABOVE",
        "AFTER",
        "AGAIN",
        "ALL",
        "ALONE",
        "APART",
        "AROUND",
        "ASIDE",
        "AT_ONCE",
        "BARE",
        "BEFORE",
        "BELOW",
        "BESIDE",
        "BETTER",
        "BETWEEN",
        "BOTH",
        "BROKEN",
        "BUSY",
        "BY",
        "DEEPEST",
        "DOES",
        "DONE",
        "EACH",
        "ELSEWHERE",
        "EVERYWHERE",
        "FEW",
        "FEWEST",
        "FULL",
        "GIVEN",
        "HERE",
        "HIDDEN",
        "HIGHEST",
        "INSTEAD",
        "KEPT",
        "LARGEST",
        "LAST",
        "LEAST",
        "LEFT",
        "LENT",
        "LONG",
        "LONGEST",
        "LOST",
        "LOUD",
        "LOW",
        "LOWEST",
        "MADE",
        "MANY",
        "MEANT",
        "MORE",
        "MOST",
        "NARROW",
        "NEAR",
        "NEARER",
        "NEAREST",
        "NEEDED",
        "NEW",
        "NEXT",
        "NOWHERE",
        "OLD",
        "ONE",
        "ONLY",
        "OTHERS",
        "OUT",
        "OUTSIDE",
        "OWN",
        "OWNED",
        "QUIET",
        "SELDOM",
        "SHORT",
        "SHORTEST",
        "SHOWN",
        "SINCE",
        "SLACK",
        "SMALL",
        "SMALLEST",
        "STEEP",
        "STRANGE",
        "TIGHT",
        "TOOK",
        "TOUCHED",
        "UNSEEN",
        "UNTIL",
        "USUAL",
        "WAIT",
        "WAITS",
        "WEAKEST",
        "WHERE",
        "WHOLE",
        "WIDE",
        "WITHOUT",
        "WORSE",
    }
)
"""Words that leave open of what a constant is; they stand beside a noun: `LONGEST_REMARK`."""
VAGUE_NAMES = frozenset({"each", "found", "own", "known"})
"""Fine for what lives three lines; a caller needs to know of what."""
LAYOUT_FIELDS = frozenset({"is_asked", "each"})
"""Fields and keys that layouts of offices write; a layout of before must still be read."""
ROOMS_TO_CLEAN = frozenset({"auditor"})
MAX_SHARE_OF_DOUBLE_CLASSES = 0.02


def test_no_identifier_has_a_banned_word() -> None:
    found = [
        f"{module.name}: {name}"
        for module in modules()
        if _room_of(module) not in ROOMS_TO_CLEAN
        for name in {module.path.stem, *_identifiers(module.nodes)}
        if _is_banned(name)
    ]
    assert found == []


def test_no_identifier_of_tests_has_a_banned_word() -> None:
    """Files without the letters of one are not parsed: all together take eight seconds."""
    letters = re.compile("|".join(BANNED_WORDS), re.IGNORECASE)
    places = [
        f"{module.name}: {name}"
        for module in modules(TESTS)
        if not {"audit", "auditor"} & {*module.path.relative_to(TESTS).parts}
        if letters.search(module.text)
        for name in {*_identifiers(module.nodes)}
        if _is_banned(name)
    ]
    assert places == []


def test_a_class_name_has_one_meaning() -> None:
    names = Counter(
        node.name
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.ClassDef)
    )
    twice = sorted(name for name, count in names.items() if count > 1)
    assert len(twice) <= MAX_SHARE_OF_DOUBLE_CLASSES * len(names), twice


def test_a_constant_says_of_what() -> None:
    found = [
        f"{module.name}: {name}"
        for module in modules()
        if _room_of(module) not in ROOMS_TO_CLEAN
        for node in module.tree.body
        for name in _assigned(node)
        if name.strip("_") in BARE_CONSTANTS
    ]
    assert found == []


def test_public_signatures_say_what_they_take() -> None:
    found = [
        f"{module.name}: {name}"
        for module in modules()
        if _room_of(module) not in ROOMS_TO_CLEAN
        for name in _signature_names(module.tree.body)
        if name.rpartition(".")[2] in VAGUE_NAMES and "layout" not in module.path.parts
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


_FIELDS_OF_NAMES: Mapping[type[ast.AST], str] = {
    ast.FunctionDef: "name",
    ast.ClassDef: "name",
    ast.alias: "name",
    ast.arg: "arg",
    ast.keyword: "arg",
    ast.Name: "id",
    ast.Attribute: "attr",
}


def _identifiers(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield every name that a module gives or uses: private, local,
    of arguments and attributes too.
    """
    for node in nodes:
        if field := _FIELDS_OF_NAMES.get(type(node)):
            name = getattr(node, "asname", None) or getattr(node, field)
            yield (name or "").rpartition(".")[2]


def _is_banned(name: str) -> bool:
    return name not in LAYOUT_FIELDS and bool(BANNED_WORDS & {*_words_of(name)})


def _assigned(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            yield name


def _signature_names(body: list[ast.stmt]) -> Iterator[str]:
    """Yield the parameters of public functions and methods, and the members of public classes."""
    for node in body:
        match node:
            case ast.FunctionDef(name=name, args=args) if (
                not name.startswith("_") or name == "__init__"
            ):
                yield name
                yield from (
                    f"{name}.{each.arg}"
                    for each in (*args.posonlyargs, *args.args, *args.kwonlyargs)
                )
            case ast.ClassDef(name=name, body=members) if not name.startswith("_"):
                yield from _signature_names(members)
                yield from (member for statement in members for member in _assigned(statement))


def _words_of(name: str) -> list[str]:
    """Return the words of a name in small letters, of `snake_case` and of `CamelCase`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_")
