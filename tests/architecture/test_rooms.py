"""The walls between the rooms stand, and they bite."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from tests.architecture.code import CORE, ROOMS, ROOT, SOURCE, Module, modules
from tests.every_case import every_case

EXTRAS = (
    "typst",
    "vl_convert",
    "fontTools",
    "PIL",
    "brotli",
    "pypdfium2",
    "typer",
    "rich",
    "django",
)
LINT = Path(sys.executable).parent / "lint-imports"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(LINT), "--no-cache"]
    environment = {"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def copy_house(folder: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__", "*.ttf")
    shutil.copytree(SOURCE, folder / "src" / "capaian", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return copy_house(tmp_path)


VIOLATIONS = (
    ("domain", "import capaian.rules"),
    ("domain", "import lark"),
    ("rules", "import capaian.rulebook"),
    ("rulebook", "import capaian.dossier"),
    ("dossier", "import capaian.documents"),
    ("dossier", "import typer"),
    ("documents", "import capaian.writers"),
    ("documents", "import typst"),
    ("writers", "import capaian.cli"),
    ("writers", "import capaian.dossier"),
    ("writers", "import capaian.rules"),
    ("writers", "import capaian.auditor"),
    ("documents", "import capaian.auditor"),
    ("auditor", "import capaian.documents"),
    ("auditor", "import capaian.writers"),
    ("auditor", "import capaian.cli"),
    ("dossier/excel", "import python_calamine"),
    ("dossier/excel", "import xlsxwriter"),
    ("cli", "import openpyxl"),
    ("cli", "import capaian.web"),
    ("cli", "import django"),
    ("web", "import capaian.cli"),
    ("dossier", "import django"),
    ("dossier/rows", "import capaian.dossier.excel"),
    ("auditor", "import capaian.web"),
    ("web", "import capaian.register"),
    ("web", "import duckdb"),
    ("writers", "import fontTools"),
    ("register", "import capaian.web"),
)
"""Rooms, or parts of them, and what must not be imported there."""


@pytest.fixture(scope="module")
def violated(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """What the contracts say of a house with every violation in a file of its own."""
    house = copy_house(tmp_path_factory.mktemp("house"))
    for number, (room, line) in enumerate(VIOLATIONS):
        planted = house / "src" / "capaian" / room / f"planted_{number:02}.py"
        planted.write_text(f'"""Planted."""\n\n{line}\n')
    return lint(house)


@every_case(("number", "line"), [(at, line) for at, (_, line) in enumerate(VIOLATIONS)])
def test_a_planted_violation_is_caught(
    violated: subprocess.CompletedProcess[str], number: int, line: str
) -> None:
    assert violated.returncode != 0
    imported = line.removeprefix("import ")
    assert re.search(rf"\.planted_{number:02} -> {re.escape(imported)} \(l\.3\)", violated.stdout)


def test_a_room_outside_the_contract_is_caught(house: Path) -> None:
    (house / "src" / "capaian" / "attic").mkdir()
    (house / "src" / "capaian" / "attic" / "__init__.py").write_text(
        '"""A room nobody declared."""\n'
    )
    result = lint(house)
    assert result.returncode != 0
    assert "attic" in result.stdout


def test_the_contract_names_every_room() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(c for c in contracts if c["id"] == "rooms")
    named = [room for layer in layers["layers"] for room in layer.split(" | ")]
    assert sorted(named) == sorted(ROOMS)
    assert named[:2] == ["cli", "web"]
    assert layers["layers"][2] == "auditor | writers | register", "none knows another"
    assert named[5:] == ["documents", "dossier", "rulebook", "rules", "domain", "processes"]
    assert layers["exhaustive"] is True


def test_the_core_imports_without_extras() -> None:
    """Typst, charts, fonts and the command line stay optional."""
    script = (
        "import sys\n"
        "class Refuse:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.split('.')[0] in {EXTRAS}:\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Refuse())\n"
        "import importlib, pkgutil\n"
        f"for name in {CORE}:\n"
        "    room = importlib.import_module(f'capaian.{name}')\n"
        "    for part in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "        importlib.import_module(part.name)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_the_domain_imports_with_the_standard_library_alone() -> None:
    script = (
        "import sys\n"
        "before = {name.split('.')[0] for name in sys.modules}\n"
        "import importlib, pkgutil\n"
        "import capaian.domain as room\n"
        "for part in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "    importlib.import_module(part.name)\n"
        "places = {n.split('.')[0]: str(getattr(m, '__file__', '')) for n, m in "
        "sys.modules.items()}\n"
        "print(sorted(n for n, place in places.items() if 'site-packages' in place and n "
        "not in before))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_no_module_imports_itself_by_others() -> None:
    """Imports within functions count: they are where circles hide."""
    names = {_module_name(module): module for module in modules()}
    graph = {
        name: {found for found in _imported(module, names) if found != name}
        for name, module in names.items()
        if "migrations" not in module.path.parts
    }
    TopologicalSorter(graph).prepare()  # raises `CycleError` with the circle


def _module_name(module: Module) -> str:
    parts = module.path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _imported(module: Module, names: Collection[str]) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (part if part in names else node.module for part in parts)
