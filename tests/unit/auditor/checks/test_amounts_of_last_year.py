"""Amounts that a sentence kept from last year, beside a share that was brought up to date."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding

TREE = """LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 1 Realisasi Anggaran Tahun 2031

No | Uraian | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
I | Program : Pelayaran Rakyat | 415.316.400 | 380.566.177 | 91,63
I.1 | Kegiatan : Perawatan Perahu | 415.316.400 | 380.566.177 | 91,63
II | Program : Rambu Pantai | 611.798.000 | 573.239.276 | 93,70
II.1 | Kegiatan : Rambu Suar | 611.798.000 | 573.239.276 | 93,70

"""
FLAT = """LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 1 Realisasi Anggaran Tahun 2031

No | Program | Anggaran (Rp) | Realisasi (Rp)
1 | Pelayaran Rakyat | 415.316.400 | 380.566.177
2 | Rambu Pantai | 611.798.000 | 573.239.276
Jumlah | | 1.027.114.400 | 953.805.453

"""
SAVED = (
    "Pada tahun {year} realisasi biaya seluruh program adalah Rp 812.357.400,- sementara target biayanya Rp"
    " 965.535.734,-. Dengan rumus itu diperoleh persentase efisiensi biaya {share}%."
)
SPENT = (
    "Pada tahun {year} pagu seluruh program Rp 965.535.734,- dan realisasinya Rp 812.357.400,- atau {share}%."
)
LAST_YEAR = "Pada tahun 2030 pagu seluruh program Rp965.535.734 dan realisasinya Rp812.357.400."


def findings(text: str) -> dict[AuditRule, Finding]:
    return {finding.rule: finding for finding in audited(text).findings}


@pytest.mark.parametrize("table", [TREE, FLAT])
def test_the_share_stays_and_year_and_amounts_are_told(table: str) -> None:
    """7,14 is what the table leaves; of the amounts of last year 15,86 would be left."""
    found = findings(table + SAVED.format(year=2030, share="7,14"))
    year, share = found[AuditRule.YEAR], found[AuditRule.EFFICIENCY]
    assert year.computed == (
        "tahun 2031, 953.805.453 di tempat 812.357.400, 1.027.114.400 di tempat 965.535.734"
    )
    assert year.why.endswith("7,14% cocok dengan jumlah pagu dan realisasi pada Tabel 1.")
    assert (share.printed, share.verdict, share.root) == ("7,14", "tetap", year.id)


def test_a_share_of_the_spending_is_brought_up_to_date_as_well() -> None:
    found = findings(FLAT + SPENT.format(year=2030, share="92,86"))
    assert "953.805.453 di tempat 812.357.400" in found[AuditRule.YEAR].computed
    assert found[AuditRule.ABSORPTION].verdict == "tetap"


@pytest.mark.parametrize(
    ("table", "share"), [(FLAT, "11,20"), (FLAT.replace("Realisasi (Rp)", "Ruang"), "7,14")]
)
def test_a_share_that_no_table_gives_is_wrong_itself(table: str, share: str) -> None:
    found = findings(table + SAVED.format(year=2030, share=share))
    assert found[AuditRule.EFFICIENCY].verdict == "seharusnya"
    assert AuditRule.YEAR not in found


def test_a_share_before_them_is_of_what_was_told_before() -> None:
    assert findings(f"{FLAT}Serapannya 92,86%. {LAST_YEAR}") == {}


def test_amounts_of_last_year_with_their_own_share_look_back() -> None:
    assert findings(FLAT + SAVED.format(year=2030, share="15,86")) == {}
    assert findings(f"{FLAT}{LAST_YEAR} Serapan itu 84,14%, dan tabel memuat 92,86%.") == {}


def test_amounts_of_last_year_without_a_share_look_back() -> None:
    assert findings(FLAT + LAST_YEAR) == {}
    assert findings(f"{FLAT}{LAST_YEAR[:-1]}, dengan sisa Rp153.178.334.") == {}


def test_a_wrong_share_of_amounts_of_this_year_is_wrong_itself() -> None:
    found = findings(FLAT + SAVED.format(year=2031, share="7,14"))
    assert [finding.verdict for finding in found.values()] == ["seharusnya"]
