"""Years of reports, plans, titles, columns and quoted figures, in invented reports."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

Told = list[tuple[int, str, str]]
HEAD = "LAPORAN KINERJA DINAS PELABUHAN TAHUN {}\n\n"


def years(text: str, year: int = 2041) -> Told:
    """Return the findings on a text below the title of a report of a year, by lines of the text."""
    return [
        (line - 2, printed, right) for line, printed, right in told(HEAD.format(year) + text, AuditRule.YEAR)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Penyusunan Laporan Kinerja Dinas Pelabuhan Tahun 2041 berpedoman pada aturan.",
        "Laporan ini disusun sebagai LKjIP Dinas Pelabuhan Tahun 2041.",
        "Dengan tersusunnya LAKIP Tahun 2041 ini diharapkan mutu membaik.",
        "Syukur kami ucapkan karena LKjIP Dinas Pelabuhan Tahun 2041 dapat diselesaikan tepat waktu.",
        "LKjIP Dinas Pelabuhan Tahun 2040 telah diselesaikan pada bulan Maret dan dievaluasi.",
        "Sistematika Laporan Kinerja Tahun 2041 adalah sebagai berikut.",
        "Dibandingkan Laporan Kinerja Tahun 2040 penyusunan lebih cepat.",
        "Evaluasi atas penyusunan Laporan Kinerja Tahun 2040 memberi nilai baik.",
        "Penyusunan laporan kinerja berdasarkan Peraturan Menteri Nomor 53 Tahun 2034.",
        "Rencana strategis tahun 2039-2043 memuat tiga tujuan.",
        "Renstra 2041-2045 memuat empat tujuan.",
        "RPJMD 2037-2041 berakhir tahun ini.",
        "Renstra sebelumnya untuk 2034-2038 telah berakhir.",
        "Rencana pembangunan jangka panjang 2025-2045 memuat visi.",
        "Tahun 2041 adalah tahun ketiga Renstra 2039-2043.",
        "Tahun 2041 merupakan tahun kedua pelaksanaan Renstra 2039-2043.",
        "Untuk meningkatkan mutu layanan pada tahun 2042 dinas akan menambah loket.",
        "Kantor dibangun pada tahun 1987 dan dipugar pada tahun 2011.",
        "Perahu terdaftar sejak tahun 2029 sebanyak 412 perahu.",
    ],
)
def test_a_right_or_unrelated_year_is_not_told(text: str) -> None:
    assert years(text) == []


@pytest.mark.parametrize(
    ("text", "printed", "right"),
    [
        ("Penyusunan Laporan Kinerja Dinas Pelabuhan Tahun 2040 berpedoman pada aturan.", "2040", "2041"),
        ("Laporan ini disusun sebagai LKjIP Dinas Pelabuhan Tahun 2039.", "2039", "2041"),
        ("Dengan tersusunnya LAKIP Tahun 2040 ini diharapkan mutu membaik.", "2040", "2041"),
        ("LKjIP Dinas Pelabuhan Tahun 2040 dapat diselesaikan tepat waktu.", "2040", "2041"),
        ("Laporan Kinerja (LKj) Dinas Pelabuhan Tahun 2039 telah tersusun.", "2039", "2041"),
        ("Sistematika Laporan Kinerja Tahun 2043 adalah sebagai berikut.", "2043", "2041"),
        ("Latar belakang LKIP Dinas Pelabuhan Tahun 2031 diuraikan di bawah.", "2031", "2041"),
        ("Renstra 2034-2038 memuat empat tujuan.", "2034-2038", "periode yang mencakup 2041"),
        ("Rencana strategis tahun 2042-2046 memuat tiga tujuan.", "2042-2046", "periode yang mencakup 2041"),
        ("RPJMD 2030 - 2034 memuat sasaran daerah.", "2030-2034", "periode yang mencakup 2041"),
        # 2041 - 2039 + 1 = 3
        ("Tahun 2041 adalah tahun keempat Renstra 2039-2043.", "tahun keempat", "tahun ke-3"),
        ("Tahun 2041 adalah tahun pertama Renstra 2039-2043.", "tahun pertama", "tahun ke-3"),
        ("Tahun 2041 adalah tahun kelima Renstra 2038-2042.", "tahun kelima", "tahun ke-4"),
        ("Untuk meningkatkan mutu layanan pada tahun 2041 dinas akan menambah loket.", "2041", "2042"),
        ("Untuk memperbaiki dermaga pada tahun 2040 dinas akan menambah pagu.", "2040", "2042"),
    ],
)
def test_a_wrong_year_of_report_or_plan_is_told(text: str, printed: str, right: str) -> None:
    assert years(text) == [(1, printed, right)]


@pytest.mark.parametrize("cut", ["204", "20411", "20421"])
def test_a_year_without_four_digits_is_told(cut: str) -> None:
    found = years(f"Pagu dinas pada Tahun {cut} dinaikkan.")
    assert [(line, printed) for line, printed, _ in found] == [(1, f"Tahun {cut}")]


@pytest.mark.parametrize("whole", ["2041", "2040", "1999"])
def test_a_year_of_four_digits_is_not(whole: str) -> None:
    assert years(f"Pagu dinas pada Tahun {whole} dinaikkan.") == []


SIDE_BY_SIDE = """
Tabel 1 Perkembangan

Uraian | {}
Perahu yang laik | 71,20 | 72,40 | 73,60 | 74,80
Dermaga yang terang | 60,10 | 61,30 | 62,50 | 63,70
"""


@pytest.mark.parametrize(
    ("heads", "right"),
    [
        ("2038 | 2039 | 2040 | 2041", None),
        ("2041 | 2040 | 2039 | 2038", None),
        ("Tahun 2038 | Tahun 2039 | Tahun 2040 | Tahun 2041", None),
        ("2038 | 2039 | 2039 | 2041", "2038, 2039, 2040, 2041"),
        ("2038 | 2039 | 2040 | 2014", "2038, 2039, 2040, 2041"),
        ("2038 | 2093 | 2040 | 2041", "2038, 2039, 2040, 2041"),
        ("2028 | 2039 | 2040 | 2041", "2038, 2039, 2040, 2041"),
        ("2041 | 2040 | 2040 | 2038", "2041, 2040, 2039, 2038"),
        ("Tahun 2038 | Tahun 2039 | Tahun 2039 | Tahun 2041", "2038, 2039, 2040, 2041"),
        ("2020 | 2025 | 2030 | 2035", None),
    ],
)
def test_years_side_by_side_run_one_by_one(heads: str, right: str | None) -> None:
    found = years(SIDE_BY_SIDE.format(heads))
    assert [computed for _, _, computed in found] == ([] if right is None else [right])


LISTED = """
DAFTAR TABEL

Tabel 1 Anggaran Pelabuhan Tahun 2041 ........ 4
Tabel 2 Capaian Kinerja Pelabuhan Tahun 2041 ........ 6

BAB I PENDAHULUAN

Pelabuhan melayani warga di tepi sungai.

Tabel 1 Anggaran Pelabuhan Tahun {}

Uraian | Pagu
Dermaga | 300
Rambu | 400

Tabel 2 Capaian Kinerja Pelabuhan Tahun {}

Uraian | Target
Dermaga | 30
Rambu | 40
"""


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [("2041", "2041", []), ("2040", "2041", [11]), ("2041", "2039", [17])],
)
def test_the_year_of_a_title_is_that_of_its_list(first: str, second: str, lines: list[int]) -> None:
    assert [line for line, _, right in years(LISTED.format(first, second)) if right == "2041"] == lines


QUOTED = """
Tabel 1 Perkembangan

Indikator | 2039 | 2040 | 2041
Perahu nelayan yang laik | 71,20 | 72,40 | 75,60
Dermaga rakyat yang terang | 60,10 | 61,30 | 62,55

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Perahu nelayan yang laik pada tahun 2040 sebesar 72,40%.", None),
        ("Perahu nelayan yang laik pada tahun 2041 sebesar 75,60%.", None),
        ("Perahu nelayan yang laik pada tahun 2039 sebesar 72,40%.", "2040"),
        ("Perahu nelayan yang laik pada tahun 2040 sebesar 75,60%.", "2041"),
        ("Dermaga rakyat yang terang pada tahun 2041 sebesar 60,10%.", "2039"),
        ("Dermaga rakyat yang terang pada tahun 2041 sebesar 62,55%.", None),
        ("Muatan kayu yang tercatat pada tahun 2039 sebesar 72,40%.", None),
        ("Perahu nelayan yang laik pada tahun 2039 sebesar 50,15%.", None),
    ],
)
def test_a_quoted_figure_is_of_the_year_of_its_column(sentence: str, right: str | None) -> None:
    assert [computed for _, _, computed in years(QUOTED.format(sentence))] == (
        [] if right is None else [right]
    )


SPENT = """
Tabel 1 Belanja Tahun 2041

No | Belanja | Pagu (Rp) | Realisasi (Rp)
1 | Pegawai | 600.250.000 | 571.330.000
2 | Modal | 300.125.000 | 251.412.000

"""


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Pada tahun 2040 pagu Rp 812.500.000 terserap Rp 790.250.000 atau 91,38%.", 1),
        ("Pada tahun 2040 pagu Rp 812.500.000 terserap Rp 790.250.000 atau 97,26%.", 0),
        ("Pada tahun 2040 pagu Rp 812.500.000 terserap Rp 790.250.000.", 0),
        ("Pada tahun 2041 pagu Rp 812.500.000 terserap Rp 790.250.000 atau 91,38%.", 0),
        ("Pada tahun 2040 pagu Rp 812.500.000 lalu naik menjadi Rp 990.250.000 atau 91,38%.", 0),
        ("Dibandingkan tahun 2040 pagu Rp 812.500.000 terserap Rp 790.250.000 atau 91,38%.", 0),
        ("Pada tahun 2039 pagu Rp 812.500.000 terserap Rp 790.250.000 atau 91,38%.", 0),
        ("Pada tahun 2040 pagu Rp 812.500.000 atau 91,38%.", 0),
        ("Pada tahun 2040 dan 2041 pagu Rp 812.500.000 dan Rp 790.250.000 atau 91,38%.", 0),
    ],
)
def test_amounts_of_last_year_with_the_share_of_this_one_are_left_over(sentence: str, count: int) -> None:
    assert len(years(SPENT + sentence)) == count


PLANNED = """
Tabel 1 Hasil

No | Indikator | Realisasi 2040 | Realisasi 2041 | Target 2044
1 | Kapal nelayan yang memiliki izin | 58,10 | 62,30 | 85,00

{}
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Kapal nelayan yang memiliki izin harus 85,00% pada tahun 2044, realisasi 62,30% masih jauh.", []),
        ("Kapal nelayan yang memiliki izin direncanakan 85,00% tahun 2044 dan kini 62,30%.", []),
        ("Pada tahun 2044, kapal nelayan yang memiliki izin sebesar 62,30%.", ["2044"]),
    ],
)
def test_a_year_behind_a_figure_is_that_of_no_other(sentence: str, found: list[str]) -> None:
    assert [printed for _, printed, _ in years(PLANNED.format(sentence))] == found
