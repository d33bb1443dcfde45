"""An empty cell whose note says a reason means that reason; a negative tolerance is refused."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from capaian.domain.office_year import OfficeYear
from capaian.domain.value import Reason, Unavailable
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.rules.assess.context import read_reason
from capaian.rules.checks.validate import validate

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "balangan-2023"


@pytest.fixture(scope="module")
def balangan() -> OfficeYear:
    return load_dossier(EXAMPLE)


@pytest.mark.parametrize("reason", list(Reason))
def test_the_words_of_a_mark_are_understood_in_a_note(reason: Reason) -> None:
    assert read_reason(f"Catatan: {reason.words}.", Reason.NOT_REPORTED).words == reason.words


@pytest.mark.parametrize("note", ["", "menunggu laporan", "dasar tidak dimuat"])
def test_other_notes_leave_the_usual_reason(note: str) -> None:
    assert read_reason(note, Reason.NOT_REPORTED) is Reason.NOT_REPORTED


def test_what_the_source_does_not_hold_is_not_called_late(balangan: OfficeYear) -> None:
    assessment = assess(balangan, load_rulebook())
    partners = next(i for i in assessment.indicators if i.code == "nas-mitra").current.actual
    capital = next(
        r for r in assessment.totals if r.kind == "capital" and r.period.year == balangan.year
    ).actual
    for cell in (partners, capital):
        assert isinstance(cell, Unavailable)
        assert (cell.reason, cell.display) == (Reason.NOT_IN_SOURCE, "t.t.")


@pytest.mark.parametrize(
    ("tolerance", "codes"), [("-1", ["negative_tolerance"]), ("0", []), ("0.5", [])]
)
def test_a_tolerance_below_zero_is_refused(
    balangan: OfficeYear, tolerance: str, codes: list[str]
) -> None:
    policies = replace(balangan.policies, trend_tolerance=Decimal(tolerance))
    issues = validate(replace(balangan, policies=policies), load_rulebook())
    assert [issue.code for issue in issues if "tolerance" in issue.code] == codes
