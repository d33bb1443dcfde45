"""Right figures of stocks, quarters, exceptions and conclusions; and the same figures typed wrongly."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

_Found = list[tuple[str, str, str]]


def said(text: str) -> _Found:
    """Return rule, printed and computed of what is wrong or doubtful in a text."""
    found = audited(text).findings
    return [(f.rule.value, f.printed, f.computed) for f in found if f.level is not Level.NOTE]


def in_report(paragraph: str) -> str:
    """Return a paragraph below the title and the year of a report."""
    return f"LAPORAN KINERJA\nTAHUN 2033\n\n3.1 Capaian Kinerja\n\n{paragraph}\n"


CONCLUDED = (
    "Target cakupan lampu jalan ditetapkan sebesar 90,00%. Realisasi yang dicapai sebesar 81,25%, {led}"
    " 1.300 titik yang menyala {of} 1.600 titik yang terpasang. {so} capaian indikator ini {achieved}%."
)


@pytest.mark.parametrize("led", ["diperoleh dari", "dihitung dari", "yaitu", "berasal dari"])
@pytest.mark.parametrize("of", ["dibandingkan dengan", "terhadap", "dibagi"])
@pytest.mark.parametrize("so", ["Dengan demikian", "Jadi", "Artinya"])
def test_an_achievement_of_the_target_is_no_share_of_the_counts_before_it(led: str, of: str, so: str) -> None:
    assert said(in_report(CONCLUDED.format(led=led, of=of, so=so, achieved="90,28"))) == []


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (
            "Realisasinya sebesar 82,15%, diperoleh dari 1.300 titik dibandingkan dengan 1.600 titik.",
            [("ratio", "82,15", "81,25")],
        ),
        (
            "Terdapat 1.300 titik yang menyala dari 1.600 titik. Dengan demikian cakupannya 82,15%.",
            [("ratio", "82,15", "81,25")],
        ),
    ],
)
def test_the_share_that_the_counts_give_is_still_held_against_them(paragraph: str, found: _Found) -> None:
    assert said(in_report(paragraph)) == found


QUARTERS = """
Tabel 1 Rencana dan Realisasi Belanja Tahun 2033

{0} | Rencana (Rp) | Realisasi (Rp) | Realisasi terhadap Rencana (%)
I | 210.400.000 | 180.250.000 | 85,67
II | 320.100.000 | 301.750.000 | 94,27
III | 305.600.000 | 290.500.000 | 95,06
IV | 163.900.000 | {1} | {2}
Jumlah | 1.000.000.000 | {3} | {4}
"""


@pytest.mark.parametrize("head", ["Triwulan", "TW", "Kuartal", "Periode"])
def test_a_quarter_may_spend_more_than_its_plan(head: str) -> None:
    text = QUARTERS.format(head, "210.400.000", "128,37", "982.900.000", "98,29")
    assert said(in_report(text)) == []


def test_other_rows_spend_no_more_than_their_plan() -> None:
    text = QUARTERS.format("Bagian", "210.400.000", "128,37", "982.900.000", "98,29")
    assert ("bound", "210.400.000", "163.900.000") in said(in_report(text))


def test_all_quarters_together_spend_no_more_than_the_plan() -> None:
    text = QUARTERS.format("Triwulan", "240.400.000", "146,67", "1.012.900.000", "101,29")
    assert said(in_report(text)) == [("bound", "1.012.900.000", "1.000.000.000")]


STOCKS = """
Tabel 2 Pergerakan {0} Tahun 2033

{1} | {2} | Masuk | Keluar | {3}
Pertama | 512,40 | 80,00 | 92,15 | 500,25
Kedua | 500,25 | 60,00 | 71,10 | 489,15
Ketiga | 489,15 | - | 55,05 | 434,10
Keempat | 434,10 | 95,00 | 30,40 | 498,70
{4} | 512,40 | {5} | 248,70 | 498,70
"""


@pytest.mark.parametrize(
    "words",
    [
        ("Stok Pupuk (ton)", "Kuartal", "Stok Awal", "Stok Akhir", "Setahun"),
        ("Persediaan Obat", "Tahap", "Persediaan Awal", "Persediaan Akhir", "Jumlah"),
        ("Piutang (juta rupiah)", "Semester", "Saldo Awal", "Saldo Akhir", "Total"),
        ("Perkara", "Masa", "Sisa Lalu", "Sisa", "Jumlah"),
    ],
)
def test_what_opens_and_ends_a_year_is_no_sum_of_what_opens_and_ends_its_parts(
    words: tuple[str, ...],
) -> None:
    assert said(in_report(STOCKS.format(*words, "235,00"))) == []


def test_what_comes_in_is_added_up_beside_stocks() -> None:
    text = STOCKS.format("Stok Pupuk", "Kuartal", "Stok Awal", "Stok Akhir", "Setahun", "253,00")
    assert [found[0] for found in said(in_report(text))] == ["sum"]


BUDGETS = """
Tabel 3 Pagu Menurut Program Tahun 2033

No | Program | Pagu (Rp)
1 | Program Penunjang Urusan Daerah | 6.120.000.000
2 | Program Jalan Desa | 1.850.000.000
3 | Program Jembatan | 930.000.000
4 | Program Drainase | 410.000.000

"""


@pytest.mark.parametrize(
    "but", ["di luar program penunjang", "selain program penunjang", "kecuali penunjang", "diluar penunjang"]
)
def test_what_is_the_most_of_all_but_one_is_not_the_most_of_all(but: str) -> None:
    text = f"{BUDGETS}Pagu terbesar {but} ada pada Program Jalan Desa sebesar Rp1.850.000.000.\n"
    assert said(in_report(text)) == []


def test_the_most_of_all_is_still_held_against_its_rows() -> None:
    text = f"{BUDGETS}Pagu terbesar ada pada Program Jalan Desa sebesar Rp1.850.000.000.\n"
    assert [found[0] for found in said(in_report(text))] == ["claim"]


SPENT = """
Tabel 4 Pagu dan Belanja Menurut Program Tahun 2033

No | Program | Pagu (Rp) | Belanja (Rp) | Serapan (%) | Sisa (Rp)
1 | Program Terminal | 1.250.400.000 | 1.200.384.000 | 96,00 | 50.016.000
2 | Program Halte | 840.200.000 | 789.788.000 | 94,00 | 50.412.000
 | Jumlah | 2.090.600.000 | 1.990.172.000 | 95,20 | 100.428.000

"""


@pytest.mark.parametrize(
    "paragraph",
    [
        "Belanja tahun 2033 sebesar Rp1.990.172.000 (95,20 persen dari pagu) menyisakan Rp100.428.000.",
        "Belanja mencapai Rp1.990.172.000 atau 95,20 persen dari pagu sehingga tersisa Rp100.428.000.",
        "Belanja Rp1.990.172.000 atau 95,20% dari pagu dengan sisa Rp100.428.000.",
    ],
)
def test_what_is_left_is_not_what_a_share_is_of(paragraph: str) -> None:
    assert said(in_report(SPENT + paragraph)) == []


def test_a_share_is_still_held_against_the_whole_behind_it() -> None:
    paragraph = "Belanja mencapai Rp1.990.172.000 atau 92,50 persen dari pagu sebesar Rp2.090.600.000."
    assert "95,20" in [computed for _, _, computed in said(in_report(SPENT + paragraph))]


LESS = """
Tabel 5 Hasil Tahun 2032 dan 2033

No | Indikator | 2032 | 2033
1 | Cakupan lampu jalan | 80,10 | 81,25
2 | Angka kecelakaan | 4,20 | 3,90
3 | Panjang trotoar | 40,00 | 42,50
4 | Waktu tanggap | 31,00 | 28,00

"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Walaupun seluruh indikator membaik, capaiannya tidak selalu ikut naik.",
        "Semua indikator membaik dibandingkan tahun 2032 dan target pun dinaikkan.",
        "Nilai seluruh indikator tidak selalu naik dari tahun ke tahun.",
    ],
)
def test_better_is_neither_more_nor_less(sentence: str) -> None:
    assert said(in_report(LESS + sentence)) == []


def test_all_that_rose_is_still_counted() -> None:
    found = said(in_report(LESS + "Seluruh indikator mengalami kenaikan."))
    assert [rule for rule, _, _ in found] == ["claim"]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Tabel 6 Hasil Lima Tahun dan Pencapaian 2032-2033", []),
        ("Rencana disusun untuk lima tahun yaitu 2032-2035.", [("count", "5 tahun", "4 tahun")]),
    ],
)
def test_years_behind_another_thing_are_not_those_counted(title: str, found: _Found) -> None:
    counted = [each for each in said(in_report(title)) if each[0] == "count"]
    assert counted == found
