"""Golden papers: the document tree as text.

A change here is a change for every reader of the report.

What to look for in a difference: numbers of sections, tables and marks; figures that moved without
a reason; words that stand twice. Rewrite with `make golden` and note it in the changelog.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.paper_text import write_text
from tests.unit.documents import cast

from capaian.documents.build import build_document
from capaian.domain.office_year import OfficeYear

FOLDER = Path(__file__).parent

PAPERS = {"lkjip-lengkap": cast.rich(), "lkjip-serba-kurang": cast.small()}


@pytest.mark.parametrize(("name", "year"), PAPERS.items(), ids=list(PAPERS))
def test_the_report_of_an_invented_office(name: str, year: OfficeYear, golden: Golden) -> None:
    golden.check(write_text(build_document(cast.paper(year))), FOLDER / f"{name}.txt")
