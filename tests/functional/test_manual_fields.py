"""The fields that the manual teaches print what the manual says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from capaian.documents.narrative.markdown import fill_inlines
from capaian.documents.scope.paths import Scope
from capaian.documents.scope.roots import open_scope
from capaian.documents.tree import Number, Text
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "manual" / "memulai.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\{\{.+)` \| (.+) \|$", re.MULTILINE)
TAUGHT = [(field.replace("\\|", "|"), printed) for field, printed in ROW.findall(PAGE)]
PRINTED = [
    (field, printed) for field, printed in TAUGHT if printed[0] in "+R0123456789" or " " not in printed
]


@pytest.fixture(scope="module")
def scope() -> Scope:
    office_year, rule_set = load_dossier(ROOT / "examples" / "balangan-2023"), load_rulebook()
    return open_scope(office_year, assess(office_year, rule_set), rule_set)


def test_the_page_teaches_fields() -> None:
    assert len(TAUGHT) >= 8
    assert len(PRINTED) >= 5


@pytest.mark.parametrize(("field", "printed"), PRINTED)
def test_a_field_prints_what_the_manual_says(scope: Scope, field: str, printed: str) -> None:
    words = [
        part.text if isinstance(part, Text) else part.display
        for part in fill_inlines(field, scope)
        if isinstance(part, Text | Number)
    ]
    assert "".join(words) == printed


@pytest.mark.parametrize(("field", "printed"), TAUGHT)
def test_every_taught_field_is_known(scope: Scope, field: str, printed: str) -> None:
    assert fill_inlines(field.replace("…", "kata"), scope), printed
