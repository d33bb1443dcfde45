"""Definitions of closed years, as their figures were approved with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.closing.next_years import balangan_2024, lay
from tests.closing.restating import retype

from capaian.domain.plan import Component, Indicator
from capaian.dossier.read import load_dossier, read_dossier
from capaian.dossier.years.definitions import PastDefinition, past_definitions
from capaian.dossier.years.snapshot import Snapshot

EXAMPLE = Path(__file__).parents[3] / "examples" / "balangan-2023"


@pytest.fixture(name="dossier")
def laid(tmp_path: Path) -> Path:
    return lay(balangan_2024().files, tmp_path / "2024")


def closed(dossier: Path) -> tuple[Snapshot, ...]:
    return read_dossier(dossier).closed


def past(dossier: Path, code: str) -> list[PastDefinition]:
    return [*past_definitions(closed(dossier), code)]


def test_every_definition_of_the_closed_year_is_the_one_it_was_approved_with(
    dossier: Path,
) -> None:
    year = load_dossier(EXAMPLE)
    (snapshot,) = closed(dossier)
    parts: list[Indicator | Component] = [*year.indicators, *year.components]
    for part in parts[::20]:
        (found,) = past(dossier, part.code)
        assert (found.year, found.approval) == (2023, snapshot.approval)
        assert replace(found.part, place=part.place) == part


def test_what_is_written_anew_changes_nothing_of_the_past(dossier: Path) -> None:
    before = past(dossier, "iku-2")
    retype(
        dossier,
        "plan.yaml",
        "    formula: mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)\n",
        "    formula: mean(kk, ktp)\n    valid_from: 2024-01-01\n",
    )
    assert past(dossier, "iku-2") == before
    now = {each.code: each.formula for each in load_dossier(dossier).indicators}
    assert now["iku-2"] != before[0].part.formula


@pytest.mark.parametrize("code", ["", "tidak-ada", "IKU-2", "ktp.holders"])
def test_a_code_that_was_not_there_has_no_past(dossier: Path, code: str) -> None:
    assert past(dossier, code) == []


def test_several_closings_are_reported_in_their_order(dossier: Path) -> None:
    (snapshot,) = closed(dossier)
    earlier = replace(snapshot, year=2022)
    found = [*past_definitions([earlier, snapshot], "ktp")]
    assert [each.year for each in found] == [2022, 2023]
