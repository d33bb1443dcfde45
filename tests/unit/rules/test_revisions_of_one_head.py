"""An office has one head, however its papers name the post:
a revision counts even when signed as acting.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import AgreementKind
from capaian.dossier.read import load_dossier
from capaian.rules.agreements import agreements_in_force

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "balangan-2023"
YEAR = Period(2023)


@pytest.fixture(scope="module")
def balangan() -> OfficeYear:
    return load_dossier(EXAMPLE)


def signed_by(office_year: OfficeYear, agreement: str, party: str) -> OfficeYear:
    papers = [
        replace(a, first_party=party) if a.id == agreement else a for a in office_year.agreements
    ]
    return replace(office_year, agreements=tuple(papers))


@pytest.mark.parametrize("party", ["Plt. Kepala Dinas", "Kepala Dinas", ""])
def test_the_revision_counts_whoever_signed_it(balangan: OfficeYear, party: str) -> None:
    year = signed_by(balangan, "pk-2023-perubahan", party)
    office = [a.id for a in agreements_in_force(year, YEAR) if a.kind is AgreementKind.OFFICE]
    assert office == ["pk-2023-perubahan"]


def test_posts_of_a_lower_tier_have_their_own_papers(balangan: OfficeYear) -> None:
    lower = next(a for a in balangan.agreements if a.kind is AgreementKind.TIER)
    other = replace(lower, id="lain", first_party="Kepala Bidang Lain")
    year = replace(balangan, agreements=(*balangan.agreements, other))
    assert {"lain", lower.id} <= {a.id for a in agreements_in_force(year, YEAR)}
