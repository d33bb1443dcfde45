"""What the architecture tests read: the source files and their syntax trees."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "capaian"
TESTS = ROOT / "tests"
ROOMS = (
    "domain",
    "processes",
    "rules",
    "rulebook",
    "dossier",
    "documents",
    "writers",
    "auditor",
    "register",
    "web",
    "cli",
)
CORE = ("domain", "rules", "rulebook", "dossier", "documents")


@dataclass(frozen=True)
class Module:
    path: Path
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All of its tree: walked once for the tests of a file."""
        return tuple(ast.walk(self.tree))

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))


@dataclass(frozen=True)
class Function:
    """A function with the number of nodes of its syntax tree."""

    module: Module
    node: ast.FunctionDef | ast.AsyncFunctionDef
    nodes: int

    @property
    def name(self) -> str:
        return f"{self.module.name}:{self.node.lineno} {self.node.name}"


@cache
def modules(folder: Path = SOURCE) -> tuple[Module, ...]:
    paths = sorted(folder.rglob("*.py"))
    return tuple(Module(path, path.read_text(encoding="utf-8")) for path in paths)


@cache
def functions() -> tuple[Function, ...]:
    return tuple(
        Function(module, node, len([*ast.walk(node)]))
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
