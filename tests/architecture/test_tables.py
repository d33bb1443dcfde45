"""Tables with a line for each member of a choice:
a member that is added later is forgotten in none.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from enum import Enum
from importlib import import_module
from typing import Final

import pytest
from tests.architecture.code import SOURCE, modules

from capaian.domain.identifiers import WordedEnum, complete_table

PARTIAL_TABLES: Final = {
    "auditor.annotate.pdf._EDGES",
    "auditor.relations.column_laws._WORDS",
    "documents.charts.marks._LAYERS",
    "domain.period.PART_OF_YEAR_WORDS",
    "domain.period._LETTER",
    "rules.checks.counts._PLURAL",
    "rules.checks.money._UNFUNDED",
    "rules.dependencies.NODE_KINDS",
    "rules.formula.functions._FOLDS",
    "web.demonstration.make._STEP_USERS",
    "web.demonstration.make._DAYS_TAKEN",
    "web.measurement.entry.views._BACKWARD",
    "web.measurement.flow._SEPARATED_STEPS",
    "web.measurement.tasks._TO_FILL_IN",
    "web.measurement.tasks._WAITING_FOR",
    "web.people.forms._TAKEN_REMEDIES",
}
"""Tables that are read for some members alone; who reads them looks at the member first."""


class Answer(WordedEnum):
    YES = "yes", "ya"
    PLANTED = "planted", "tertanam"


def read_tables(trees: Mapping[str, ast.Module]) -> Iterator[tuple[str, str]]:
    """Yield the module and name of each global that some module reads as `TABLE[member]`."""
    for module, tree in trees.items():
        nodes = [*ast.walk(tree)]
        imported = {
            alias.asname or alias.name: (str(node.module), alias.name)
            for node in nodes
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in nodes:
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
                yield imported.get(node.value.id, (module, node.value.id))


def forgotten_lines(name: str, table: object) -> list[str]:
    """Say which members of the choice that keys a table have no line in it."""
    if not isinstance(table, Mapping) or not all(isinstance(key, Enum) for key in table):
        return []
    kinds = {type(key) for key in table}
    members = [member for kind in kinds for member in kind] if len(kinds) == 1 else []
    return [
        f"{type(member).__name__}.{member.name} has no line in capaian.{name}; add it, or "
        "list the table."
        for member in members
        if member not in table
    ]


def source_modules() -> dict[str, ast.Module]:
    """The trees of all modules that may be imported, by their names with dots."""
    names = {
        ".".join(("capaian", *m.path.relative_to(SOURCE).with_suffix("").parts)): m
        for m in modules()
    }
    return {
        name.removesuffix(".__init__"): module.tree
        for name, module in names.items()
        if "migrations" not in name and not name.endswith("__main__")
    }


def test_each_member_of_a_choice_has_its_line_in_each_table_read_by_it() -> None:
    tables = sorted(set(read_tables(source_modules())))
    found = {
        f"{module}.{name}".removeprefix("capaian."): getattr(import_module(module), name, None)
        for module, name in tables
        if module.startswith("capaian")
    }
    forgotten = {
        name: lines for name, table in found.items() if (lines := forgotten_lines(name, table))
    }
    assert [lines for name, lines in forgotten.items() if name not in PARTIAL_TABLES] == []
    assert forgotten.keys() == PARTIAL_TABLES


def test_a_planted_member_is_named_with_the_table_that_lacks_it() -> None:
    source = {"capaian.planted": ast.parse("_TABLE = {}\nwords = _TABLE[answer]")}
    assert [*read_tables(source)] == [("capaian.planted", "_TABLE")]
    (sentence,) = forgotten_lines("planted._TABLE", {Answer.YES: "a"})
    assert sentence.startswith("Answer.PLANTED has no line in capaian.planted._TABLE")
    with pytest.raises(
        TypeError, match=r"Answer\.PLANTED has no line in the table at .*test_tables\.py:\d+"
    ):
        complete_table(Answer, {Answer.YES: "a"})
