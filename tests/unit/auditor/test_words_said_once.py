"""Words that stand once in a line are called wrong once, whatever rules see them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

MEAT = """
LAPORAN KINERJA DINAS PETERNAKAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Kinerja Tahun 2031

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Produksi daging | ton | 2.450 | 2.318 | 94,61
2 | Produksi telur | ton | 1.800 | 1.854 | 103,00

{}
"""
HOSPITAL = """
LAPORAN KINERJA RUMAH SAKIT TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Kinerja Tahun 2031

No | Indikator | Satuan | Realisasi 2030 | Target 2031 | Realisasi 2031 | Capaian (%)
1 | Cakupan vaksinasi | % | 82,40 | 90,00 | 88,74 | 98,60
2 | Persentase SPM terpenuhi | % | 78,13 | 85,00 | 81,25 | 95,59

{}
"""


def wrong(text: str, sentence: str) -> list[str]:
    """Return what is called wrong in a report that ends with a sentence."""
    found = audited(text.format(sentence)).findings
    return [finding.printed for finding in found if finding.level is Level.ERROR]


@pytest.mark.parametrize(
    ("text", "sentence", "right", "slip"),
    [
        (
            MEAT,
            "Produksi daging 2.318 ton dari target 2.450 ton: capaiannya 94,61% atau belum mencapai target.",
            "belum mencapai target",
            "telah melampaui target",
        ),
        (
            HOSPITAL,
            "Persentase SPM yang terpenuhi baru 81,25% atau 3,75 poin di bawah target 85,00%.",
            "di bawah target",
            "di atas target",
        ),
    ],
)
def test_one_wording_is_called_wrong_once(text: str, sentence: str, right: str, slip: str) -> None:
    assert wrong(text, sentence) == []
    (printed,) = wrong(text, sentence.replace(right, slip))
    assert printed in slip


def test_one_move_between_two_figures_is_called_wrong_once() -> None:
    told = (
        "Cakupan vaksinasi {} dari 82,40% pada tahun 2030 menjadi 88,74% pada tahun 2031 atau {} 6,34 poin."
    )
    assert wrong(HOSPITAL, told.format("meningkat", "naik")) == []
    assert len(wrong(HOSPITAL, told.format("menurun", "turun"))) == 1


def test_two_places_of_a_line_are_called_wrong_each() -> None:
    both = (
        "Persentase SPM yang terpenuhi baru 81,25%, di atas target 85,00%. Cakupan vaksinasi baru 88,74%, "
        "di atas target 90,00%."
    )
    assert len(wrong(HOSPITAL, both)) == 2
