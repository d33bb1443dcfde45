"""What was worked out of a figure under a wrong name: the name is the root of it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding

FISHERY = """
Belanja dinas tahun 2016 dianggarkan sebesar Rp 10.491.732.000,00 dengan realisasi belanja sebesar
Rp {spent} atau {share}%, sedangkan realisasi fisiknya 99,52%.

Tabel 1 Anggaran dan Realisasi Belanja Tahun 2016

No | Program | Pagu Anggaran (Rp) | Realisasi Anggaran (Rp) | %
1 | Perikanan Tangkap | 4.826.100.000,00 | 4.604.281.000,00 | 95,40
2 | Perikanan Budidaya | 5.665.632.000,00 | 5.404.825.981,00 | 95,40
Jumlah | | 10.491.732.000,00 | 10.009.106.981,00 | 95,40
"""
SCHOOLS = """
Pagu anggaran bidang pembinaan sebesar Rp2.418.350.000,00 dan realisasi anggaran
sebesar Rp{spent}, atau {share}%.

Tabel 1 Serapan per Bidang

No | Bidang | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Pembinaan | 2.418.350.000,00 | 2.260.432.400,00 | 93,47
2 | Kesenian | 1.180.400.000,00 | 1.062.360.000,00 | 90,00
Jumlah | | 3.598.750.000,00 | 3.322.792.400,00 | 92,33
"""
SOUND = [(FISHERY, "10.009.106.981,00", "95,40"), (SCHOOLS, "2.260.432.400,00", "93,47")]
MISREAD = [
    (FISHERY, "10.491.732.000,00", "94,53", "95,40"),
    (SCHOOLS, "2.418.350.000,00", "93,74", "93,47"),
]


@pytest.mark.parametrize(("text", "spent", "share"), SOUND)
def test_a_sentence_with_the_right_figures_is_passed_over(text: str, spent: str, share: str) -> None:
    assert not audited(text.format(spent=spent, share=share)).findings


def of_share(text: str) -> tuple[Finding, Finding]:
    """The finding on the share of a sentence, and the one it follows from."""
    findings = {finding.id: finding for finding in audited(text).findings}
    (share,) = (finding for finding in findings.values() if finding.rule is AuditRule.ABSORPTION)
    assert share.root is not None
    return share, findings[share.root]


@pytest.mark.parametrize(("text", "budget", "share", "right"), MISREAD)
def test_a_share_of_a_misnamed_figure_comes_to_what_the_table_has(
    text: str, budget: str, share: str, right: str
) -> None:
    found, root = of_share(text.format(spent=budget, share=share))
    assert (found.printed, found.computed) == (share, right)
    assert root.rule is AuditRule.LABEL
    assert "adalah pagu, bukan belanja" in root.why


@pytest.mark.parametrize(("text", "budget", "_share", "right"), MISREAD)
def test_a_share_that_fits_the_figure_of_that_name_stays(
    text: str, budget: str, _share: str, right: str
) -> None:
    table = [line.rpartition(" | ")[0] if line.count(" | ") > 2 else line for line in text.splitlines()]
    found, root = of_share("\n".join(table).format(spent=budget, share=right))
    assert found.stays
    assert root.rule is AuditRule.LABEL
