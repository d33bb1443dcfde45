"""Remedies of figures that may be meant in two ways, that are copied, or whose row bears a wrong name."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding

# --- a change of the achievement, or of the actual ---------------------------------------------------------

HARBOUR = """LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 1 Kinerja Tahun 2031

Indikator | Realisasi 2030 | Capaian 2030 | Target 2031 | Realisasi 2031 | Capaian 2031
Ketepatan waktu sandar kapal barang | 93,46 | 97,87 | 95,00 | 94,24 | 99,20
Kelayakan dermaga dan tambatan perahu | 88,10 | 97,89 | 92,00 | 91,08 | 99,00

Jika dibandingkan dengan tahun 2030, pada ketepatan waktu sandar kapal barang terdapat {} sebesar {}%.
"""


def changes(words: str, told: str) -> list[str]:
    """What each finding on a change says it should be; the first one alone stands by itself."""
    found = audited(HARBOUR.format(words, told)).findings
    return [finding.answer for finding in found if finding.rule is AuditRule.DIFFERENCE]


@pytest.mark.parametrize("words", ["kenaikan capaian", "peningkatan capaian"])
def test_a_change_that_is_called_one_of_the_achievement_is_held_against_both(words: str) -> None:
    assert changes(words, "2,24") == ["0,78 atau 1,33", "bersama T-001"]


def test_a_change_of_the_actual_has_one_reading() -> None:
    assert changes("kenaikan realisasi", "2,24") == ["0,78"]


@pytest.mark.parametrize("told", ["0,78", "1,33"])
def test_either_reading_is_right(told: str) -> None:
    assert changes("kenaikan capaian", told) == []


# --- copies of a wrong figure ------------------------------------------------------------------------------

FERRIES = """
Tabel 1 Realisasi Anggaran

No | Kegiatan | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Perawatan kapal penyeberangan antarpulau | 241.974.350,00 | 224.540.906,00 | 92,80
2 | Pengerukan alur di muara sungai besar | 66.960.000,00 | 66.380.000,00 | 99,13
Jumlah | | 308.934.350,00 | 290.920.906,00 | 94,17

Tabel 2 Ringkasan Anggaran

No | Kegiatan | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Perawatan kapal penyeberangan antarpulau | {first} | 224.540.906 | {share}
2 | Pengerukan alur di muara sungai besar | 66.960.000 | 66.380.000 | 99,13
Jumlah | | 308.934.350 | 290.920.906 | 94,17

Tabel 3 Lampiran Anggaran

No | Kegiatan | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Perawatan kapal penyeberangan antarpulau | {second} | 224.540.906 | {share}
2 | Pengerukan alur di muara sungai besar | 66.960.000 | 66.380.000 | 99,13
Jumlah | | 308.934.350 | 290.920.906 | 94,17
"""


def ferries(first: str, second: str, share: str) -> list[Finding]:
    return [*audited(FERRIES.format(first=first, second=second, share=share)).findings]


def test_a_copy_of_a_wrong_figure_is_told_its_right_one() -> None:
    """What stands in two places is wrong in both."""
    found = ferries("206.630.850", "206.630.850", "92,80")
    (root,) = (finding for finding in found if finding.root is None)
    assert root.repair is not None
    assert (root.repair.printed, root.repair.repaired) == ("206.630.850", "241.974.350")
    told = {finding.answer for finding in found if finding.printed == "206.630.850"}
    assert all(answer.startswith("241.974.350") for answer in told)
    assert not [finding for finding in found if finding.verdict == "menurut hitungan"]


def test_noughts_behind_the_mark_are_not_carried_over() -> None:
    found = ferries("241.974.530", "241.974.350", "92,80")
    assert {finding.computed for finding in found if finding.printed == "241.974.530"} == {"241.974.350"}
    assert ferries("241.974.350", "241.974.350", "92,80") == []


# --- figures of a row that bears a copied name -------------------------------------------------------------

GUARDS = """LAPORAN KINERJA DINAS PANTAI TAHUN 2031

Tabel 1 Hasil Kegiatan
No | Kegiatan | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Terselenggaranya latihan penjaga | Indeks keterampilan penjaga pantai | % | 81,50 | 84,85 | 104,11
2 | Tersedianya menara pantai baru | Persentase pemenuhan menara pantai | % | 80,00 | 76,00 | 95,00

Tabel 2 Keluaran Kegiatan
No | Kegiatan | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Terselenggaranya latihan penjaga | Penjaga pantai yang dilatih | Orang | 33 | 28 | 84,85
2 | Tersedianya menara pantai baru | Jenis menara | Jenis | 5 | 4 | 80,00

Tabel 3 Keluaran Dua Tahun
No | Kegiatan | Indikator | Satuan | Realisasi 2030 | Realisasi 2031 | Capaian 2031 (%)
1 | Terselenggaranya latihan penjaga | {name} | Orang | 30 | {own} | 94,52
2 | Tersedianya menara pantai baru | Jenis menara | Jenis | 4 | 4 | 80,00
"""


def guards(name: str, own: int) -> dict[AuditRule, Finding]:
    return {finding.rule: finding for finding in audited(GUARDS.format(name=name, own=own)).findings}


def test_what_holds_figures_of_a_copied_name_against_namesakes_commands_nothing() -> None:
    found = guards("Indeks keterampilan penjaga pantai", 28)
    named, held = found[AuditRule.UNIT], found[AuditRule.CROSSREF]
    assert named.computed == "Penjaga pantai yang dilatih"
    assert (held.printed, held.remedy) == ("94,52", f"sudah benar; sesuai setelah {named.id} diperbaiki")
    assert (held.root, held.fits) == (named.id, True)
    assert held.why.endswith("bila nama itu diganti, pembandingan ini tidak berlaku.")


def test_a_row_whose_unit_alone_is_wrong_keeps_its_figures_to_be_mended() -> None:
    held = guards("Indeks keterampilan penjaga pantai", 27)[AuditRule.CROSSREF]
    assert (held.printed, held.verdict) == ("94,52", "seharusnya")
