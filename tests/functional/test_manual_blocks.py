"""The blocks that the manual shows are read and composed as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.unit.documents import cast

from capaian.documents.availability import check_paper
from capaian.documents.build import build_document
from capaian.documents.layout.model import HeadingSpec
from capaian.documents.layout.reader import read_layout
from capaian.documents.layout.specs import ArticlesSpec, DiagramSpec, LetterheadSpec, SignatureSpec
from capaian.documents.paper import Paper
from capaian.documents.tree import Articles, Diagram, Heading, Letterhead, Signature, SignatureRow
from capaian.domain.issue import Level
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "manual" / "blok-naskah.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
HEAD = "id: contoh\ntitle: Contoh\nshort_title: Contoh\nblocks:\n"


@pytest.fixture(scope="module")
def paper() -> Paper:
    """All blocks of the page in one paper of an office that has everything they ask for."""
    year, rules = load_dossier(ROOT / "examples" / "balangan-2023"), load_rulebook()
    return Paper(year, assess(year, rules), rules, "0" * 64, layout=read_layout(HEAD + "".join(SHOWN)))


@pytest.mark.parametrize("block", SHOWN, ids=lambda block: block.split("\n")[0][2:])
def test_each_block_is_read(block: str) -> None:
    (spec,) = cast.layout("".join(f"  {line}\n" for line in block.splitlines())).blocks
    assert isinstance(spec, LetterheadSpec | HeadingSpec | ArticlesSpec | SignatureSpec | DiagramSpec)


def test_the_page_shows_every_key_of_its_blocks() -> None:
    shown = {word for block in SHOWN for word in re.findall(r"\b(\w+):", block)}
    for spec in (LetterheadSpec, ArticlesSpec, DiagramSpec):
        own = set(spec.model_fields) - set(HeadingSpec.model_fields)
        assert own - shown == set(), spec


def test_all_of_them_make_a_paper(paper: Paper) -> None:
    assert [issue for issue in check_paper(paper) if issue.level is Level.ERROR] == []
    kinds = {type(block) for block in build_document(paper).blocks}
    assert kinds == {Letterhead, Heading, Articles, Signature, SignatureRow, Diagram}
