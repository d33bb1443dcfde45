"""Slips in reports of inspectorates, fisheries, libraries and kecamatan; the same passages without them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.test_sound_in_kindred_texts import GOALS, in_report, said

BUDGETS = """
Tabel 3.9 Anggaran dan Realisasi Tahun 2033

Program | {0} | {1} | Penyerapan (%) | Sisa
Informasi publik | 4.120.500 | 3.987.260 | 96,77 | 133.240
Aplikasi | 11.485.000 | 11.102.418 | 96,67 | 382.582
Statistik | 865.750 | 842.900 | 97,36 | 22.850
Persandian | 742.250 | 698.135 | 94,06 | 44.115
"""


@pytest.mark.parametrize(("budget", "spent"), [("Pagu", "Realisasi"), ("Anggaran (Rp)", "Realisasi (Rp)")])
def test_heads_of_budget_and_spending_that_changed_places(budget: str, spent: str) -> None:
    assert said(in_report(BUDGETS.format(budget, spent))) == []
    found = said(in_report(BUDGETS.format(spent, budget)))
    assert ("label", f"{spent}, {budget}", f"{budget}, {spent}") in found


CHANGED = """
Tabel 2.2 Program dan Anggaran Tahun 2033

No | Program | {0} | {1} | {2}
1 | Pengawasan | 3.650.000.000 | 3.758.000.000 | 108.000.000
2 | Pendampingan | 690.000.000 | 704.500.000 | 14.500.000
3 | Penunjang | 5.110.000.000 | 5.350.000.000 | 240.000.000
"""


def test_heads_of_before_and_after_that_changed_places() -> None:
    assert said(in_report(CHANGED.format("Semula (Rp)", "Menjadi (Rp)", "Bertambah (Rp)"))) == []
    found = said(in_report(CHANGED.format("Menjadi (Rp)", "Semula (Rp)", "Bertambah (Rp)")))
    assert found == [("label", "Menjadi (Rp), Semula (Rp)", "Semula (Rp), Menjadi (Rp)")]
    assert said(in_report(CHANGED.format("Menjadi (Rp)", "Semula (Rp)", "Selisih (Rp)"))) == []


@pytest.mark.parametrize(
    ("right", "wrong", "sum_"),
    [
        ("Dari 5 desa terdapat 1 desa mandiri, 2 desa maju, dan 2 desa berkembang.", "dan 3 desa", "6"),
        (
            "Dari 140 pelanggaran, 130 pelanggaran selesai (92,86%) dan 10 pelanggaran diproses.",
            "dan 20 ",
            "150",
        ),
    ],
)
def test_parts_of_what_opens_a_sentence_are_no_more_than_it(right: str, wrong: str, sum_: str) -> None:
    assert said(in_report(right)) == []
    spoilt = right.replace(next(part for part in ("dan 2 desa", "dan 10 ") if part in right), wrong)
    assert [(rule, computed) for rule, _, computed in said(in_report(spoilt))] == [("sum", sum_)]


@pytest.mark.parametrize(
    "text",
    [
        "Dari 140 pelanggaran, 130 pelanggaran selesai dan 20 pelanggaran di antaranya dibawa ke pengadilan.",
        "Dari 5 indikator, 4 indikator tercapai dan 3 indikator melampaui target.",
        "Dari 32 dinas, 24 dinas tertib arsip dan tahun lalu 20 dinas.",
        "Dari 5 desa terdapat 1 desa mandiri dan 2 desa maju.",
    ],
    ids=["a part of a part", "what surpasses also meets", "another year", "some are left out"],
)
def test_parts_that_are_not_all_of_one_set_say_nothing(text: str) -> None:
    assert said(in_report(text)) == []


STAFF = """
Jumlah personel 186 orang, yaitu 62 orang PNS, {0} orang PPPK, dan 76 orang tenaga kontrak.

Tabel 1.1 Personel menurut Bidang

Bidang | PNS | PPPK | Kontrak | Jumlah
Sekretariat | 14 | 6 | 4 | 24
Penegakan Perda | 12 | 10 | 11 | 33
Ketertiban Umum | 18 | 16 | 34 | 68
Perlindungan Masyarakat | 8 | 6 | 5 | 19
Pemadam Kebakaran | 10 | 10 | 22 | 42
Jumlah | 62 | 48 | 76 | 186
"""


def test_a_part_that_the_total_of_a_table_has_otherwise() -> None:
    assert said(in_report(STAFF.format("48"))) == []
    found = audited(in_report(STAFF.format("84"))).findings
    assert [(f.rule.value, f.printed, f.computed, f.root) for f in found] == [
        ("crossref", "84", "48", None),
        ("sum", "186", "222", found[0].id),
    ]


RESULTS = """
Tabel 3.2 Realisasi Indikator Tahun {0}

Indikator | Target | Realisasi
Tindak lanjut BPK | 85,00 | 87,62
Tindak lanjut inspektorat | 80,00 | 76,40
Nilai SAKIP minimal B | 75,00 | 80,00
Kepuasan masyarakat | 84,00 | 85,35

Tabel 3.3 Perbandingan Realisasi sampai dengan Tahun 2033

Indikator | Tahun 2032 | Tahun 2033
Tindak lanjut BPK | 84,95 | 87,62
Tindak lanjut inspektorat | 74,15 | 76,40
Nilai SAKIP minimal B | 74,29 | 80,00
Kepuasan masyarakat | 84,20 | 85,35
"""


def test_a_title_of_last_year_above_figures_that_another_table_has_for_this_year() -> None:
    assert said(in_report(RESULTS.format(2033))) == []
    assert said(in_report(RESULTS.format(2032))) == [("year", "2032", "2033")]


def test_a_table_of_last_year_s_figures_keeps_its_year() -> None:
    last = RESULTS.format(2032)
    for now, before in (("87,62", "84,95"), ("76,40", "74,15"), ("80,00\n", "74,29\n"), ("85,35", "84,20")):
        last = last.replace(f"| {now}", f"| {before}", 1)
    assert said(in_report(last)) == []


@pytest.mark.parametrize(
    ("text", "printed", "right"),
    [
        ("IPLM di peringkat ke-{0} dari 12 kota, naik dari peringkat ke-6 pada tahun 2032.", "naik", "turun"),
        ("Peringkatnya turun dari peringkat ke-3 menjadi peringkat ke-{0}.", "turun", "naik"),
    ],
)
def test_a_rank_rises_to_a_smaller_number(text: str, printed: str, right: str) -> None:
    fits, fails = (4, 7) if printed == "naik" else (5, 2)
    assert said(in_report(text.format(fits))) == []
    assert said(in_report(text.format(fails))) == [("trend", printed, right)]


def test_money_that_was_changed_moved_by_its_difference() -> None:
    text = "Anggaran semula Rp12.115.000.000 menjadi Rp12.640.250.000 setelah perubahan, bertambah Rp{0}."
    assert said(in_report(text.format("525.250.000"))) == []
    found = said(in_report(text.format("552.250.000")))
    assert found == [("difference", "552.250.000", "525.250.000")]


COUNTED = """
Dari 3 (tiga) indikator kinerja utama, {0} indikator melampaui target dan {1} indikator belum mencapai target.

BAB II CAPAIAN

Tabel 3.1 Pengukuran Kinerja Tahun 2033

No | Indikator | Target | Realisasi | Capaian (%)
1 | Produksi | 80,00 | 84,00 | 105,00
2 | Konsumsi | 50,00 | 48,00 | 96,00
3 | Cakupan | 40,00 | 44,00 | 110,00

Tabel 3.2 Realisasi terhadap Target Akhir Renstra

No | Indikator | Target Akhir Renstra | Realisasi | Capaian (%)
1 | Produksi | 96,00 | 84,00 | 87,50
2 | Konsumsi | 60,00 | 48,00 | 80,00
3 | Cakupan | 55,00 | 44,00 | 80,00
"""


def test_targets_met_are_counted_in_the_year_and_not_against_the_end_of_the_plan() -> None:
    assert said(in_report(COUNTED.format(2, 1))) == []
    assert [(rule, printed) for rule, printed, _ in said(in_report(COUNTED.format(1, 2)))] == [
        ("count", "1 indikator melampaui")
    ]


def test_a_share_is_counted_in_no_grade() -> None:
    spoilt = GOALS.replace(" | Layanan daring | %", " | Persentase layanan daring | {0}")
    both = spoilt.format("%") + spoilt.format("{0}").replace("Tabel 3.1", "Tabel 3.2")
    assert said(in_report(both.format("%"))) == []
    assert [(rule, printed) for rule, printed, _ in said(in_report(both.format("Level")))] == [
        ("unit", "Level")
    ]
