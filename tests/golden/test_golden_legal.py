"""Golden papers of law: decrees, agreements, sheets and the semester report of an invented office.

Each is what a head of office would sign; a change here is a change of a legal text.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.unit.documents import legal_cast as legal

from capaian.domain.period import Period

FOLDER = Path(__file__).parent / "legal"

PAPERS: dict[str, tuple[str, str, Period | None]] = {
    "keputusan-iku": ("keputusan-iku", "sk-iku", None),
    "keputusan-iki": ("keputusan-iki", "sk-iki", None),
    "pk-awal": ("pk", "pk-2023", None),
    "pk-perubahan": ("pk", "pk-2023-perubahan", None),
    "pk-eselon-iii": ("pk", "pk-iii-kabid", None),
    "pk-direktur-jenderal": ("pk", "pk-dirjen", None),
    "lembar-utama": ("lembar-individu", "lembar-1", None),
    "lembar-program": ("lembar-individu", "lembar-2", None),
    "lembar-staf": ("lembar-individu", "lembar-3", None),
    "laporan-semester": ("laporan-semester", "", legal.SEMESTER),
}


@pytest.mark.parametrize(("name", "chosen"), PAPERS.items(), ids=list(PAPERS))
def test_a_paper_of_law(name: str, chosen: tuple[str, str, Period | None], golden: Golden) -> None:
    kind, subject, as_of = chosen
    golden.check(legal.text(kind, subject, as_of=as_of), FOLDER / f"{name}.txt")
