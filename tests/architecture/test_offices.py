"""What is particular to an office is data: no code and no layout knows one by name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.architecture.code import ROOT, SOURCE

from capaian.documents.build import COMPOSERS
from capaian.documents.layout.model import BlockSpec

EXAMPLES = ROOT / "examples"
GENERAL = SOURCE / "rulebook" / "layouts"
OWN = sorted([*EXAMPLES.glob("*/layout.yaml"), *EXAMPLES.glob("*/layouts/*.yaml")])
INVENTED = sorted((ROOT / "tests" / "dossiers").glob("*/layout*.yaml"))


def read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe").load(path)
    return content


@cache
def office_names() -> frozenset[str]:
    """The words by which the example offices are known: regency, town, and the folder's name."""
    names: set[str] = set()
    for path in EXAMPLES.glob("*/office.yaml"):
        office = read(path)["office"]
        names |= {
            office["regency"]["name"].split()[-1],
            office["place"],
            path.parent.name.split("-")[0],
        }
    return frozenset(name.casefold() for name in names)


def named_in(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8").casefold()
    return {name for name in office_names() if re.search(rf"\b{re.escape(name)}\b", text)}


def test_every_example_office_is_looked_for() -> None:
    assert len(office_names()) >= len(list(EXAMPLES.iterdir()))


@pytest.mark.parametrize(
    "pattern", ["src/**/*.py", "benchmarks/*.py", "src/capaian/rulebook/layouts/*.yaml"]
)
def test_no_code_and_no_general_layout_names_an_office(pattern: str) -> None:
    paths = sorted(ROOT.glob(pattern))
    assert paths
    found = {str(path.relative_to(ROOT)): named for path in paths if (named := named_in(path))}
    assert found == {}


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_no_offices_own_layout_types_its_name(path: Path) -> None:
    assert named_in(path) == set()


def kinds_of(value: object) -> set[str]:
    """Return the kinds of blocks anywhere inside a layout as it stands."""
    if isinstance(value, dict):
        own = {str(value["block"])} if "block" in value else set()
        return own.union(*(kinds_of(part) for part in value.values()))
    return set().union(*(kinds_of(part) for part in value)) if isinstance(value, list) else set()


def kind_of(spec: type[BlockSpec]) -> str:
    [name] = spec.model_fields["block"].annotation.__args__
    return str(name)


def test_blocks_are_few() -> None:
    assert len(COMPOSERS) <= 25


def test_each_kind_of_block_serves_two_layouts_or_more() -> None:
    layouts = [kinds_of(read(path)) for path in [*GENERAL.glob("*.yaml"), *OWN, *INVENTED]]
    used = {kind: sum(kind in layout for layout in layouts) for kind in map(kind_of, COMPOSERS)}
    assert {kind: count for kind, count in used.items() if count < 2} == {}
