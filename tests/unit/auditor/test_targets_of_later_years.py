"""Targets of coming years and of the end of a plan are wanted in no other year."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PETERNAKAN TAHUN 2033

BAB III AKUNTABILITAS KINERJA

Persentase ternak sapi yang divaksin terealisasi 64,35% dari target {target}.

Tabel 3.4 Perbandingan Realisasi Tahun 2033 dengan {title}
No | Indikator Kinerja | {head} | Realisasi 2033 | Capaian (%)
1 | Persentase ternak sapi yang divaksin | 75% | 64,35% | 85,80
2 | Persentase kandang yang memenuhi syarat | 90% | 81,10% | 90,11
3 | Persentase susu yang lulus uji mutu | 96% | 91,20% | 95,00
"""


@pytest.mark.parametrize("head", ["Target Akhir Renstra (2036)", "Target Akhir RPJMD", "Target 2036"])
def test_the_end_of_a_plan_is_not_the_target_of_the_year(head: str) -> None:
    text = REPORT.format(target="63%", title="Target Akhir", head=head)
    assert told(text, AuditRule.CROSSREF) == []


def test_a_target_of_the_year_is_held_against_its_sentence() -> None:
    text = REPORT.format(target="77%", title="Targetnya", head="Target 2033")
    assert [found[1:] for found in told(text, AuditRule.CROSSREF)] == [("77", "75")]


SENTENCES = """
LAPORAN KINERJA DINAS PETERNAKAN TAHUN 2033

BAB III AKUNTABILITAS KINERJA

Realisasi indeks layanan klinik hewan sebesar 83,18 melampaui target sebesar 81 pada perjanjian kinerja,
sedangkan target akhir Renstra Tahun 2036 sebesar 85, maka tingkat kemajuannya adalah 97,86%.
Pupuk yang ditargetkan sebanyak 80 ton, dan dari 80 ton itu tersalur 76 ton, sehingga tersalur {share}.
"""


def test_one_target_is_no_part_of_another() -> None:
    assert audited(SENTENCES.format(share="95,00%")).findings == ()


def test_what_was_done_is_part_of_its_target() -> None:
    found = audited(SENTENCES.format(share="93,00%")).findings
    assert [(f.printed, f.computed) for f in found] == [("93,00", "95,00")]


SHARES = """
LAPORAN KINERJA DINAS PETERNAKAN TAHUN 2033

BAB III AKUNTABILITAS KINERJA

Tabel 3.4 Vaksinasi Sapi Tahun 2033
No | Kecamatan | Populasi | Divaksin
1 | Wulan | 48.400 | 45.012
2 | Serayu | 61.200 | 55.692
 | Jumlah | 109.600 | 100.704

{}
"""


def test_a_target_is_no_slip_of_a_share() -> None:
    sentence = (
        "Dibandingkan dengan target nasional sebesar {}%, vaksinasi Kecamatan Wulan telah melampauinya."
    )
    assert audited(SHARES.format(sentence.format("92,00"))).findings == ()
    wrong = audited(SHARES.format("Vaksinasi di Kecamatan Wulan mencapai 39,00%.")).findings
    assert [(f.printed, f.computed) for f in wrong] == [("39,00", "93,00")]
