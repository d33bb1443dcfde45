"""Achievements of a closed year: as they were approved,
whatever rule holds from the new year on.
"""

from __future__ import annotations

from pathlib import Path

from tests.closing.closed import balangan_file, close
from tests.closing.next_years import after, lay
from tests.closing.restating import codes, restate, retype

from capaian.domain.assessment import Assessment
from capaian.domain.value import Known
from capaian.dossier.read import read_dossier
from capaian.dossier.years.edited_closings import find_edited
from capaian.dossier.years.snapshot import hash_snapshot
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

HIGHER = "polarity: higher\n    formula: mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)"
LOWER = HIGHER.replace("higher", "lower")
"""With less being better, 94.24 of 95 would be more than 100 percent."""
APPROVED = "99,20"
"""Of iku-2 in 2023, as the report printed it: 100 x 94.24 / 95."""


def assessed(dossier: Path) -> Assessment:
    office_year = read_dossier(dossier).partial
    assert office_year is not None
    return assess(office_year, load_rulebook())


def printed(dossier: Path, year: int = 2023) -> Known:
    indicator = next(one for one in assessed(dossier).indicators if one.code == "iku-2")
    past = {
        one.period.year: one.achievement
        for one in (indicator.prior, *indicator.past)
        if one is not None
    }
    achievement = past[year]
    assert isinstance(achievement, Known)
    return achievement


def change_method(dossier: Path) -> None:
    retype(dossier, "plan.yaml", HIGHER, LOWER)


def test_without_a_change_it_is_computed_from_its_figures(dossier: Path) -> None:
    trace = assessed(dossier).traces[printed(dossier).trace]
    assert (printed(dossier).display, bool(trace.inputs)) == (APPROVED, True)


def test_a_new_method_does_not_reach_back(dossier: Path) -> None:
    change_method(dossier)
    assert codes(dossier) == []
    assert printed(dossier).display == APPROVED


def test_its_trace_leads_to_the_closing(dossier: Path) -> None:
    change_method(dossier)
    source = assessed(dossier).traces[printed(dossier).trace].source
    assert source is not None
    assert (source.file, source.sha256) == ("closed/2023.json", hash_snapshot(balangan_file()))


def test_a_restated_target_is_judged_anew(dossier: Path) -> None:
    retype(dossier, "history.csv", "iku-2,,2023,94.24,95,", "iku-2,,2023,94.24,94.24,")
    restate(dossier, "iku-2,,2023,target,95,94.24,Target salah salin,")
    assert printed(dossier).display == "100,00"


def test_a_closing_with_a_new_method_is_not_taken_for_edited(
    dossier: Path, tmp_path: Path
) -> None:
    """Its own texts alone would come to another achievement of the year before."""
    change_method(dossier)
    snapshot = close(dossier)
    assert find_edited(snapshot, snapshot.name) == ()
    third = lay(after(snapshot).files, tmp_path / "2025")
    assert [path.name for path in (third / "closed").iterdir()] == ["2024.json"]
    assert printed(third, 2023).display == APPROVED
