"""Golden papers of the invented office: matrices, action plan, quarterly form, E.81, T-C.29, tree,
summary.

What to look for in a difference: a column that moved, a figure that changed without a change of
its rows, a mark where a figure was.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.dossiers import khayal
from tests.paper_text import write_text

FOLDER = Path(__file__).parent / "forms"

FORMS = {
    "renstra": None,
    "rencana-aksi": None,
    "pengukuran-triwulan": "2024-Q3",
    "renja": None,
    "evaluasi-renja": None,
    "pencapaian-renstra": None,
    "pohon-kinerja": None,
    "ringkasan": None,
}


@pytest.mark.parametrize(("kind", "when"), FORMS.items(), ids=list(FORMS))
def test_a_planning_form(kind: str, when: str | None, golden: Golden) -> None:
    golden.check(write_text(khayal.paper(kind, when)), FOLDER / f"{kind}.txt")
