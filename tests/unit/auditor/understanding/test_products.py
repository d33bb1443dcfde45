"""Columns that are others times each other, and shares that few rows tell."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told
from tests.unit.auditor.understanding.test_balances import mended

from capaian.domain.audit import AuditRule

COSTS = """
Tabel 2 Rincian Belanja

No | Uraian | Volume | {each} | Jumlah (Rp)
1 | Traktor | 12 | 35.750.000 | 429.000.000
2 | Pompa air | 25 | 8.425.000 | {pump}
3 | Cangkul | 340 | 85.500 | 29.070.000
4 | Benih | 1.250 | 42.300 | 52.875.000
"""


@pytest.mark.parametrize("each", ["Tarif (Rp)", "Harga (Rp)", "Biaya Satuan (Rp)", "Harga Satuan (Rp)"])
def test_so_many_times_what_each_costs(each: str) -> None:
    """25 x 8.425.000 = 210.625.000."""
    assert audited(COSTS.format(each=each, pump="210.625.000")).findings == ()
    assert mended(COSTS.format(each=each, pump="201.625.000")) == [("201.625.000", "210.625.000")]


@pytest.mark.parametrize("each", ["Tarif (Rp)", "Harga Satuan (Rp)"])
def test_what_so_many_cost_adds_up(each: str) -> None:
    """429.000.000 + 210.625.000 + 29.070.000 + 52.875.000 = 721.570.000, which proves each of them."""
    text = COSTS.format(each=each, pump="210.625.000") + " | Jumlah | | | {}\n"
    assert audited(text.format("721.570.000")).findings == ()
    assert told(text.format("712.570.000"), AuditRule.SUM)[0][1:] == ("712.570.000", "721.570.000")
    assert mended(text.format("721.570.000").replace("| 340 |", "| 430 |")) == [("430", "340")]


WEIGHTS = """
Tabel 3 Nilai Evaluasi

No | Komponen | Bobot | Nilai | {result}
1 | Perencanaan | 30 | 78,40 | 23,52
2 | Pengukuran | 30 | 71,25 | 21,38
3 | Pelaporan | 15 | 80,10 | {wrong}
4 | Evaluasi | 25 | 65,84 | 16,46
"""


@pytest.mark.parametrize("result", ["Nilai Tertimbang", "Skor", "Bobot x Nilai"])
def test_a_value_times_its_weight(result: str) -> None:
    """15 x 80,10 / 100 = 12,015."""
    assert audited(WEIGHTS.format(result=result, wrong="12,02")).findings == ()
    assert audited(WEIGHTS.format(result=result, wrong="12,01")).findings == ()
    assert told(WEIGHTS.format(result=result, wrong="12,20"), AuditRule.RATIO)[0][:2] == (6, "12,20")


def test_a_score_of_other_making_is_none() -> None:
    text = WEIGHTS.format(result="Skor", wrong="3,10").replace("23,52", "3,40").replace("21,38", "2,90")
    assert audited(text.replace("16,46", "2,70")).findings == ()


SERVED = """
Tabel 4 Layanan Dasar

No | Layanan | Sasaran (Orang) | Terlayani (Orang) | Capaian
1 | Disabilitas | 955 | 955 | 100,00%
2 | Anak | 196 | 188 | 95,92%
3 | Lanjut usia | 1.265 | 1.214 | {old}
4 | Gelandangan | 131 | 131 | 100,00%
5 | Korban bencana | 722 | {victims} | 100,00%
"""


def test_two_exact_shares_and_rows_of_all_tell_the_share() -> None:
    """1.214 of 1.265 are 95,97 %; 722 of 722 are all."""
    assert audited(SERVED.format(old="95,97%", victims="722")).findings == ()
    assert told(SERVED.format(old="97,95%", victims="722"), AuditRule.RATIO) == [(6, "97,95", "95,97")]
    assert mended(SERVED.format(old="95,97%", victims="772")) == [("772", "722")]


def test_more_served_than_there_were_is_to_be_explained() -> None:
    text = SERVED.format(old="95,97%", victims="772")
    bare = "\n".join(line.rpartition(" | ")[0] or line for line in text.splitlines())
    assert told(bare, AuditRule.BOUND) == [(8, "772", "722")]
    assert told(bare.replace("772", "702"), AuditRule.BOUND) == []


@pytest.mark.parametrize("status", [("Tercapai", "Belum Tercapai"), ("Naik", "Turun dari lalu")])
def test_verdicts_behind_the_figures_are_no_names(status: tuple[str, str]) -> None:
    """The target of the second indicator is 58,00 in one table, 85,00 in the other."""
    met, missed = status
    text = f"""
LAPORAN KINERJA TAHUN 2031

Tabel 1 Sasaran dan Target Tahun 2031

No | Sasaran | Indikator | Target
1 | Meningkatnya kemandirian | Rasio kemandirian daerah | 17,25
2 | Meningkatnya kepatuhan | Tingkat kepatuhan pajak | {{}}
3 | Meningkatnya tata kelola | Nilai evaluasi badan | 77,50
4 | Meningkatnya layanan | Indeks kepuasan warga | 86,50

Tabel 2 Capaian Tahun 2031

No | Indikator | Target | Realisasi | Capaian | Status
1 | Rasio kemandirian daerah | 17,25 | 18,04 | 104,58 | {met}
2 | Tingkat kepatuhan pajak | 85,00 | 84,80 | 99,76 | {missed}
3 | Nilai evaluasi badan | 77,50 | 78,45 | 101,23 | {met}
4 | Indeks kepuasan warga | 86,50 | 87,72 | 101,41 | {met}
"""
    assert told(text.format("85,00"), AuditRule.CROSSREF) == []
    assert told(text.format("58,00"), AuditRule.CROSSREF) == [(15, "85,00", "58,00")]


SCORES = """
Tabel 3.6 Penilaian Kematangan

Unsur | Bobot (%) | Nilai | {head}
Penetapan | 40 | 3.85 | {first}
Struktur | 30 | 3.42 | 1.026
Pencapaian | 30 | 3.16 | 0.948
Jumlah | 100 | | 3.514
"""


@pytest.mark.parametrize(
    "head",
    ["Skor (Bobot x Nilai)", "Skor = Bobot * Nilai", "Skor (Nilai × Bobot)", "Skor (Bobot (%) x Nilai)"],
)
def test_two_products_are_enough_where_the_head_tells_them(head: str) -> None:
    """40 x 3.85 / 100 = 1.540; 1.540 + 1.026 + 0.948 = 3.514."""
    assert audited(SCORES.format(head=head, first="1.540")).findings == ()
    for slip in ("5.140", "1.450", "1.504"):
        assert mended(SCORES.format(head=head, first=slip)) == [(slip, "1.540")]


@pytest.mark.parametrize("head", ["Skor (Bobot x Kinerja)", "Skor Tahun 2021"])
def test_two_products_are_not_enough_by_a_head_that_tells_others(head: str) -> None:
    assert told(SCORES.format(head=head, first="1.540"), AuditRule.RATIO) == []
    assert told(SCORES.format(head=head, first="5.140"), AuditRule.RATIO) == []
