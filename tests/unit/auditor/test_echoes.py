"""Figures of running text that repeat a wrong one: equal digits alone are no repeat."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.echoes import find_echoes
from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

FERRY = """
LAPORAN KINERJA DINAS PELAYARAN
TAHUN 2031

Tabel 2.1 Layanan Kapal

No | Layanan | Wajib | Sudah | Persentase
1 | Layanan Terapung | 1.200 | 1.170 | 79,50%
2 | Layanan Darat | 1.000 | 900 | 90,00%

{prose}
"""
BUDGET = """
LAPORAN KINERJA DINAS KEHUTANAN
TAHUN 2030

Tabel 3.1 Anggaran

No | Program | Pagu (Rp) | Realisasi (Rp) | %
1 | Reboisasi Lereng | 5.000.000.000 | 4.750.000.000 | {wrong}
2 | Pembibitan Jati | 3.000.000.000 | 2.940.000.000 | 98,00
3 | Penunjang | 2.000.000.000 | 1.980.000.000 | 99,00

{prose}
"""
HARBOURS = """
LAPORAN KINERJA DINAS KEPELABUHANAN
TAHUN 2028

Tabel 3.1 Capaian Indikator Tahun 2028

No | Indikator | Target | Realisasi | Capaian (%)
1 | Persentase dermaga terpelihara | 66,67 | 69,69 | 104,53
2 | Persentase mercusuar menyala | 74,29 | 72,83 | 98,03
3 | Persentase kapal laik laut | 100,00 | 72,59 | 72,59
| RATA-RATA | | | 105,59

{prose}
"""


def found(text: str) -> list[str]:
    """Return what the text of a report repeats of a wrong figure."""
    return [f.printed for f in audited(text).findings if f.why.startswith("Mengulang")]


def ferry(prose: str) -> UnderstoodReport:
    return read(FERRY.format(prose=prose))


def number(text: str, line: int) -> PrintedNumber:
    (read_one,) = read_numbers(text, line)
    return read_one


def in_table(
    report: UnderstoodReport, text: str, law: Law, *inputs: str, level: Level = Level.ERROR
) -> Equation:
    """Return a statement about a figure that stands in a table of a report."""
    result = next(n for n in report.document.numbers() if n.text == text.rstrip("%"))
    others = tuple(number(value, 90 + place) for place, value in enumerate(inputs))
    return Equation(AuditRule.RATIO, law, result, others, "Tabel 2.1", level, "persentase")


def echoed(report: UnderstoodReport, *equations: Equation) -> list[str]:
    return [echo.number.text for echo in find_echoes(report, equations, equations)]


@pytest.mark.parametrize(
    ("prose", "repeats"),
    [
        ("Capaian layanan terapung sebesar 79,50 persen.", ["79,50"]),
        ("Capaian layanan terapung 79,50% itu baik.", ["79,50"]),
        ("Dari 1.200 kapal, yang sudah diperiksa mencapai 79,50%.", ["79,50"]),  # a figure of its row
        ("Layanan terapung tercatat. Persentase yang diperoleh sebesar 79,50%.", ["79,50"]),
        ("Capaian layanan terapung 97,50%.", []),
        ("Capaian layanan terapung 79,5%.", []),  # other decimals: not a copy
        ("Capaian layanan terapung 79,50 ton.", []),  # another unit
        ("Terdapat 7950 kapal layanan terapung.", []),
        ("Tidak ada angka.", []),
        ("Pada layanan terapung tercantum 79,50%, seharusnya 97,50%.", []),  # it names the difference
        ("Nilai layanan terapung kini 79,50%, tahun lalu 90,50%.", ["79,50"]),
    ],
)
def test_prose_that_repeats_a_wrong_figure(prose: str, repeats: list[str]) -> None:
    report = ferry(prose)
    wrong = in_table(report, "79,50%", Law.PERCENT, "1.170", "1.200")
    assert echoed(report, wrong) == repeats
    assert all(echo.of is wrong for echo in find_echoes(report, [wrong], [wrong]))


SAID = "Capaian layanan terapung 79,50%."


def test_what_holds_has_no_echo() -> None:
    report = ferry(SAID)
    assert echoed(report, in_table(report, "79,50%", Law.PERCENT, "159", "200")) == []


@pytest.mark.parametrize("law", [Law.AT_MOST, Law.EQUAL])
def test_laws_that_do_not_tell_which_is_wrong_have_no_echo(law: Law) -> None:
    report = ferry(SAID)
    wrong = in_table(report, "79,50%", law, "70,50%")
    assert not wrong.holds()
    assert echoed(report, wrong) == []


def test_notes_have_no_echo() -> None:
    report = ferry(SAID)
    assert echoed(report, in_table(report, "79,50%", Law.PERCENT, "1.170", "1.200", level=Level.NOTE)) == []


def test_a_figure_that_another_statement_confirms_has_no_echo() -> None:
    report = ferry(SAID)
    wrong = in_table(report, "79,50%", Law.PERCENT, "1.170", "1.200")
    sound = Equation(
        AuditRule.RATIO,
        Law.PERCENT,
        number("79,50%", 60),
        (number("159", 61), number("200", 62)),
        "Tabel 9",
    )
    assert sound.holds()
    assert echoed(report, wrong, sound) == []


def test_a_figure_of_three_digits_is_no_echo() -> None:
    report = read(FERRY.replace("79,50%", "57,0%").format(prose="Capaian layanan terapung 57,0%."))
    assert echoed(report, in_table(report, "57,0%", Law.PERCENT, "45", "60")) == []


def test_the_line_of_the_statement_itself_is_no_echo() -> None:
    report = read("LAPORAN KINERJA\n\nCapaian layanan 79,50%, yaitu 79,50% dari rencana.")
    assert echoed(report, in_table(report, "79,50%", Law.PERCENT, "1.170", "1.200")) == []


@pytest.mark.parametrize(
    ("law", "prose", "repeats"),
    [
        (Law.MEAN, "Capaian seluruhnya 105,59 %.", ["105,59"]),
        (Law.MEAN, "Secara keseluruhan capaian tahun 2028 adalah 105,59 persen.", ["105,59"]),
        (Law.SUM, "Capaian seluruhnya 105,59 %.", []),  # a total of amounts is no share
        (Law.MEAN, "Panjang seluruhnya 105,58 %.", []),
        (Law.MEAN, "Dermaga terpelihara mencapai 105,59 %.", []),  # another row of the table
        (Law.MEAN, "Kenaikan seluruhnya 105,59 %.", []),
    ],
)
def test_prose_repeats_the_mean_of_a_column(law: Law, prose: str, repeats: list[str]) -> None:
    """It may add the sign that a column has in its head."""
    report = read(HARBOURS.format(prose=prose))
    assert echoed(report, in_table(report, "105,59", law, "40,00", "60,00")) == repeats


@pytest.mark.parametrize(
    "prose",
    [
        "Persentase hutan yang terpetakan 97,00%.",
        "Serapan tahun 2027 mencapai 97,00%.",
        "Pada tahun 2029 serapan Program Reboisasi Lereng 97,00%.",
        "Kepuasan pengunjung arboretum bernilai 97,00.",
        "Bibit yang hidup sebanyak 97,00% dari yang ditanam.",
        "Serapan Pembibitan Jati 98,00%, dan bibit yang hidup 97,00%.",
        "Target Reboisasi Lereng ditetapkan 97,00%.",
        "Kinerja fisik Reboisasi Lereng selesai 97,00%.",
        "Persentase petani Reboisasi Lereng yang hadir 97,00%.",
    ],
)
def test_equal_digits_of_something_else_repeat_nothing(prose: str) -> None:
    text = BUDGET.format(wrong="97,00", prose=prose)
    assert found(text) == []
    assert [f.printed for f in audited(text).findings if f.rule is AuditRule.ABSORPTION] == ["97,00"]


@pytest.mark.parametrize(
    ("wrong", "prose"),
    [
        ("97,00", "Serapan Program Reboisasi Lereng mencapai 97,00%."),
        ("97,00", "Program Reboisasi Lereng terserap 97,00% pada tahun 2030."),
        ("97,00", "Anggaran Reboisasi Lereng terealisasi 97,00%."),
        ("97,00", "Dari Rp5.000.000.000 telah dipakai 97,00%."),
        ("97,13", "Reboisasi Lereng berakhir pada 97,13%."),
    ],
)
def test_a_wrong_absorption_is_repeated_by_its_name_or_its_amounts(wrong: str, prose: str) -> None:
    findings = audited(BUDGET.format(wrong=wrong, prose=prose)).findings
    assert [f.printed for f in findings if f.quote == prose] == [wrong]


@pytest.mark.parametrize(
    "prose",
    [
        "Persentase dermaga terpelihara dengan capaian 105,59 %.",
        "Lima indikator melampaui target, yaitu kapal laik laut 72,59 % dan mercusuar menyala 105,59 %.",
        "Indeks kepuasan awak kapal 105,59 %.",
    ],
)
def test_the_mean_of_a_column_is_not_that_of_one_row(prose: str) -> None:
    assert found(HARBOURS.format(prose=prose)) == []


@pytest.mark.parametrize(
    "prose",
    ["Rata-rata capaian kinerja adalah 105,59 %.", "Secara umum kinerja mencapai 105,59 % pada tahun 2028."],
)
def test_a_wrong_mean_is_repeated_where_all_is_meant(prose: str) -> None:
    assert found(HARBOURS.format(prose=prose)) == ["105,59"]


@pytest.mark.parametrize(
    ("prose", "repeats"),
    [
        ("Serapan dana hibah museum kini mencapai 79,50%.", ["79,50"]),
        ("Sewa gedung pameran turun 79,50%.", []),
        ("Pada tahun 2019 serapan dana hibah museum sebesar 79,50%.", []),
    ],
)
def test_a_wrong_figure_of_a_sentence_is_repeated_by_its_words(prose: str, repeats: list[str]) -> None:
    said = "Serapan dana hibah museum tahun 2031 sebesar 79,50% dari seluruhnya."
    report = read(f"LAPORAN KINERJA DINAS MUSEUM\nTAHUN 2031\n\n{said}\n\n{prose}")
    wrong = in_table(report, "79,50%", Law.PERCENT, "1.170", "1.200")
    assert echoed(report, wrong) == repeats


def test_a_figure_of_very_many_digits_is_met_by_no_chance() -> None:
    wide = FERRY.replace("79,50%", "7.957,125%").format(prose="Hasilnya 7.957,125%.")
    report = read(wide)
    assert echoed(report, in_table(report, "7.957,125%", Law.PERCENT, "1.170", "1.200")) == ["7.957,125"]
