"""What a sentence of its own says of a target whose achievement the sentence before it tells."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"
SHORT = "Luas tanam terealisasi 81,54% dari target 82,00%, atau tercapai 99,44%. "
FULL = "Luas tanam terealisasi 84,46% dari target 82,00%, atau tercapai 103,00%. "


def said(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(HEAD + text, AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SHORT + "Target telah terpenuhi karena bibit tersedia.", [("telah terpenuhi", "belum tercapai")]),
        (SHORT + "Target ini sudah tercapai.", [("sudah tercapai", "belum tercapai")]),
        (FULL + "Target belum terpenuhi karena bibit terbatas.", [("belum terpenuhi", "tercapai")]),
        (SHORT + "Dengan demikian target telah terpenuhi.", [("terpenuhi", "belum tercapai")]),
        (SHORT + "Target belum terpenuhi karena bibit terbatas.", []),
        (FULL + "Target telah terpenuhi karena bibit tersedia.", []),
    ],
)
def test_a_target_is_met_as_its_achievement_tells(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        SHORT + "Target akhir Renstra telah terpenuhi.",
        SHORT + "Target telah tercapai di lima kecamatan.",
        SHORT + "Target telah tercapai sebesar 99,44%.",
        SHORT + "Target sebagian besar kecamatan telah terpenuhi.",
        "Luas tanam tercapai 99,44%. Target telah terpenuhi.",
        SHORT + "\n\nTarget telah terpenuhi.",
    ],
    ids=["of-the-plan", "in-some-places", "so-far", "of-some", "no-target-told", "of-another-paragraph"],
)
def test_nothing_is_said_of_other_targets(text: str) -> None:
    assert said(text) == []
