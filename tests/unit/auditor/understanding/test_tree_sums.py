"""Rows named after what they add up, whose parts stand below them: `Pajak Daerah` above its taxes."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.domain.audit import AuditRule

FIGURES = {
    "Pendapatan Wilayah": (52_300, 47_870, 55_904),
    "Retribusi": (31_450, 27_115, 33_602),
    "Retribusi Dermaga": (18_204, 15_310, 19_866),
    "Retribusi Pasar Ikan": (8_731, 7_902, 9_120),
    "Retribusi Tambat": (4_515, 3_903, 4_616),
    "Hasil Usaha": (12_620, 11_940, 13_285),
    "Sewa Gudang": (7_410, 7_005, 7_880),
    "Jasa Tunda": (5_210, 4_935, 5_405),
    "Lain-lain yang Sah": (8_230, 8_815, 9_017),
}
DEPTHS = (0, 1, 2, 2, 2, 1, 2, 2, 1)
LAYOUTS = {
    "letters and numbers": ("", "A. ", "1. ", "2. ", "3. ", "B. ", "1. ", "2. ", "C. "),
    "numerals and letters": ("", "I. ", "a. ", "b. ", "c. ", "II. ", "a. ", "b. ", "III. "),
    "brackets within numbers": ("", "1. ", "1) ", "2) ", "3) ", "2. ", "1) ", "2) ", "3. "),
    "all marked": ("I. ", "A. ", "1. ", "2. ", "3. ", "B. ", "1. ", "2. ", "C. "),
    "dotted": ("1 ", "1.1 ", "1.1.1 ", "1.1.2 ", "1.1.3 ", "1.2 ", "1.2.1 ", "1.2.2 ", "1.3 "),
    "dotted with noughts": ("", "01 ", "01.01 ", "01.02 ", "01.03 ", "02 ", "02.01 ", "02.02 ", "03 "),
    "dotted numerals": ("", "I ", "I.1 ", "I.2 ", "I.3 ", "II ", "II.1 ", "II.2 ", "III "),
    "dashes": ("", "A. ", "- ", "- ", "- ", "B. ", "- ", "- ", "C. "),
    "numbers above dashes": ("", "1. ", "- ", "- ", "- ", "2. ", "- ", "- ", "3. "),
    "nothing": ("",) * 9,
    "parts alone": ("", "", "1. ", "2. ", "3. ", "", "1. ", "2. ", ""),
    "dashes alone": ("", "", "- ", "- ", "- ", "", "- ", "- ", ""),
}
"""What stands before the names, of a tree of three levels."""
HEADS = {
    "years": "2021 | 2022 | 2023",
    "years of one thing": "Realisasi 2021 | Realisasi 2022 | Realisasi 2023",
    "months": "Januari | Februari | Maret",
}


def number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def table(marks: tuple[str, ...], *, heads: str = HEADS["years"], apart: bool = False, **changed: int) -> str:
    """Return the tree; `changed` gives another first figure to rows by their name, blanks left out."""
    head = f"No | Uraian | {heads}" if apart else f"Uraian | {heads}"
    lines = ["Tabel 3.1 Realisasi Pendapatan (Rp juta)", "", head]
    for mark, (name, values) in zip(marks, FIGURES.items(), strict=True):
        first, *others = values
        own = changed.get(name.replace(" ", "").replace("-", ""), first)
        named = f"{mark.strip()} | {name}" if apart else f"{mark}{name}"
        lines.append(" | ".join((named, *map(number, (own, *others)))))
    return "\n".join(lines)


def sums(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.SUM)


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_levels_follow_from_marks_and_sums(layout: str, *, apart: bool) -> None:
    (found,) = read(table(LAYOUTS[layout], apart=apart)).tables
    assert tuple(row.level for row in found.rows) == DEPTHS


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_sums_of_a_tree_are_told_where_one_is_wrong(layout: str, heads: str, *, apart: bool) -> None:
    def found(**changed: int) -> list[tuple[int, str]]:
        text = table(LAYOUTS[layout], heads=HEADS[heads], apart=apart, **changed)
        return [(line, printed) for line, printed, _ in sums(text)]

    assert found() == []
    assert (4, "25.300") in found(PendapatanWilayah=25_300)
    assert (5, "34.150") in found(Retribusi=34_150)
    assert [line for line, _ in found(RetribusiTambat=1_545)] == [5]
    assert [line for line, _ in found(JasaTunda=52_100)] == [9]
    assert [line for line, _ in found(LainlainyangSah=2_830)] == [4]


SOUND = {
    "columns of other measures are no sums": """
Ruang | Tempat Tidur | Hari Rawat | Lama Rawat (hari) | Perputaran (kali)
Rumah Sakit Muara | 186 | 51.240 | 3,95 | 60,04
Dahlia | 60 | 17.320 | 3,40 | 44,33
Melati | 72 | 20.115 | 4,10 | 62,42
Teratai | 54 | 13.805 | 5,21 | 32,90
""",
    "main parts alone": """
Uraian | 2021 | 2022 | 2023
Pendapatan Wilayah | 52.300 | 47.870 | 55.904
1. Retribusi Dermaga | 18.204 | 15.310 | 19.866
2. Retribusi Pasar Ikan | 8.731 | 7.902 | 9.120
3. Retribusi Tambat | 4.515 | 3.903 | 4.616
""",
    "rounded parts": """
Uraian | 2021 | 2022 | 2023
A. Retribusi | 31.451 | 27.115 | 33.601
1. Dermaga | 18.204 | 15.310 | 19.866
2. Pasar Ikan | 8.731 | 7.902 | 9.120
3. Tambat | 4.515 | 3.903 | 4.616
B. Usaha | 12.620 | 11.940 | 13.285
1. Gudang | 7.410 | 7.005 | 7.880
2. Tunda | 5.210 | 4.935 | 5.405
""",
    "means of parts": """
Unsur | 2021 | 2022 | 2023
A. Pelayanan | 82,50 | 83,10 | 84,20
1. Prosedur | 81,00 | 82,20 | 83,40
2. Waktu | 84,00 | 84,00 | 85,00
B. Sarana | 79,50 | 80,25 | 81,60
1. Ruang Tunggu | 79,00 | 80,00 | 81,20
2. Dermaga | 80,00 | 80,50 | 82,00
""",
    "dashes are nothing": """
Uraian | 2021 | 2022 | 2023
A. Retribusi | 18.204 | 23.212 | 28.986
1. Dermaga | 18.204 | 15.310 | 19.866
2. Pasar Ikan | - | 7.902 | 9.120
B. Usaha | 7.410 | 11.940 | 13.285
1. Gudang | 7.410 | 7.005 | 7.880
2. Tunda | - | 4.935 | 5.405
""",
    "a part that older years leave blank": """
Uraian | 2021 | 2022 | 2023
Usaha | 12.620 | 11.940 | 13.285
Gudang | 7.410 | 7.005 | 7.880
Tunda | | 4.935 | 5.405
Lain-lain | 120 | 200 | 210
""",
    "indicators below goals": """
Uraian | 2021 | 2022 | 2023
1. Layanan kapal | 120 | 131 | 148
1.1 Kapal dilayani tepat waktu | 64 | 70 | 81
1.2 Kapal dipandu | 44 | 52 | 66
2. Layanan barang | 210 | 230 | 245
2.1 Barang dimuat | 150 | 171 | 180
2.2 Barang dibongkar | 97 | 104 | 122
""",
}


@pytest.mark.parametrize("name", SOUND)
def test_rows_that_are_no_sums_stay_silent(name: str) -> None:
    assert sums(f"Tabel 3.1 Keadaan Pelabuhan\n{SOUND[name]}") == []


@pytest.mark.parametrize("layout", ["letters and numbers", "nothing", "dotted"])
def test_targets_of_one_thing_add_up_along_their_tree(layout: str) -> None:
    heads = "Target | Realisasi | Tahun Lalu"
    assert sums(table(LAYOUTS[layout], heads=heads)) == []
    assert [line for line, *_ in sums(table(LAYOUTS[layout], heads=heads, JasaTunda=2_510))] == [9]


def test_one_figure_off_by_one_is_told_where_all_others_add_up() -> None:
    assert [line for line, *_ in sums(table(LAYOUTS["letters and numbers"], JasaTunda=5_211))] == [9]
