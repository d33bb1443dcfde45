"""The single change of one printed number under which most statements hold."""

from __future__ import annotations

from tests.unit.auditor.reports import audited

COVERAGE = """
Tabel 1 Perhitungan

No | Indikator | Rumusan | Jumlah | Cakupan (%)
1 | Cakupan dokumen | | | 87,24
a | Cakupan kartu | Kartu terbit | 139.743 | 98,99
 | | Wajib kartu | 141.164 |
b | Cakupan keluarga | Keluarga berkartu | {families} | 99,65
 | | Seluruh keluarga | 66.276 |
c | Cakupan anak | Anak berkartu | 32.325 | 63,08
 | | Seluruh anak | 51.241 |
2 | Cakupan akta | | | 85,78
a | Cakupan akta lahir | Akta lahir | 137.679 | 71,56
 | | Penduduk | 192.405 |
b | Cakupan akta mati | Akta mati | 1.353 | 100,00
 | | Kematian | 1.353 |
"""


def test_an_input_is_repaired_where_the_mean_confirms_the_share() -> None:
    assert not audited(COVERAGE.format(families="66.045")).findings
    (finding,) = audited(COVERAGE.format(families="64.045")).findings
    assert finding.repair is not None
    assert (finding.repair.printed, finding.repair.repaired) == ("64.045", "66.045")


MONEY = """
Tabel 1 Belanja

No | Uraian | Pagu (Rp) | Realisasi (Rp) | %
1 | Perawatan gedung museum | {first} | 3.705.312 | 96,53
2 | Pameran keliling | 204.896 | 199.200 | 97,22
3 | Pelatihan pemandu | 340.150 | 330.010 | 97,02
4 | Katalog koleksi | 112.000 | 104.500 | 93,30
Jumlah | | 4.495.436 | 4.339.022 | 96,52
"""


def test_a_sum_and_a_share_agree_on_two_digits_exchanged() -> None:
    assert not audited(MONEY.format(first="3.838.390")).findings
    findings = audited(MONEY.format(first="3.383.390")).findings
    roots = {finding.root or finding.id for finding in findings}
    repairs = {(f.repair.printed, f.repair.repaired, f.repair.change) for f in findings if f.repair}
    assert len(roots) == 1
    assert repairs == {("3.383.390", "3.838.390", "angka ke-2 dan ke-3 tertukar")} or {
        repaired for _, repaired, _ in repairs
    } == {"3.838.390"}


def test_no_repair_is_named_where_several_are_as_good() -> None:
    text = MONEY.format(first="3.838.390").replace("4.495.436", "4.495.446")
    (finding,) = audited(text).findings
    assert finding.repair is not None
    assert finding.repair.repaired == "4.495.436"
