"""Years of figures in running text, beside all other places that date the same figure."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

RIVERS = """
LAPORAN KINERJA DINAS LINGKUNGAN HIDUP TAHUN 2031
BAB III AKUNTABILITAS KINERJA
3.1. Kualitas Lingkungan
Tabel 3.1 Indeks Kualitas Lingkungan
Indikator | Target 2031 | Realisasi 2030 | Realisasi 2031
Indeks kualitas lingkungan | 62,50 | 61,84 | 63,97
Indeks kualitas air | 55,00 | 54,18 | 54,77
3.2. Ringkasan
Indeks kualitas lingkungan tahun 2031 sebesar 63,97 dari target 62,50.
3.3. Penutup
Dibandingkan indeks tahun 2030 sebesar 61,84 terjadi perbaikan.
"""
SPENDING = """
LAPORAN KINERJA DINAS KEBUDAYAAN TAHUN 2031
BAB III AKUNTABILITAS KINERJA
3.4. Anggaran
Penyerapan anggaran belanja pada tahun 2031 sebesar 94,23% dari pagu.
3.5. Capaian lain
Sebagaimana diuraikan, penyerapan anggaran tahun 2031 sebesar 94,23%.
BAB IV PENUTUP
Secara umum penyerapan anggaran tahun 2031 mencapai 94,23%.
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "found"),
    [
        (RIVERS, "lingkungan tahun 2031 sebesar", "lingkungan tahun 2030 sebesar", ("2030", "2031")),
        (RIVERS, "indeks tahun 2030 sebesar", "indeks tahun 2029 sebesar", ("2029", "2030")),
        (SPENDING, "belanja pada tahun 2031", "belanja pada tahun 2030", ("2030", "2031")),
        (SPENDING, "tahun 2031 mencapai", "tahun 2030 mencapai", ("2030", "2031")),
    ],
)
def test_a_year_that_no_other_place_has(text: str, right: str, wrong: str, found: tuple[str, str]) -> None:
    assert told(text, AuditRule.YEAR) == []
    assert [each[1:] for each in told(text.replace(right, wrong), AuditRule.YEAR)] == [found]


@pytest.mark.parametrize(
    ("text", "right", "other"),
    [
        (RIVERS, "indeks tahun 2030 sebesar", "target akhir Renstra tahun 2035 sebesar"),
        (RIVERS, "indeks tahun 2030 sebesar", "kemiskinan tahun 2029 sebesar"),  # of another thing
        (SPENDING, "Secara umum penyerapan anggaran", "Target penyerapan tahun 2030 94,23% dan"),
        (
            SPENDING,
            "Secara umum penyerapan anggaran tahun 2031 mencapai 94,23%.",
            "Naik 94,23 poin tahun 2029.",
        ),
    ],
)
def test_a_year_of_something_else_is_not_judged(text: str, right: str, other: str) -> None:
    assert told(text.replace(right, other), AuditRule.YEAR) == []


def test_of_two_places_in_words_either_may_be_wrong() -> None:
    text = SPENDING.replace("tahun 2031 mencapai", "tahun 2030 mencapai")
    text = text.replace(
        "Sebagaimana diuraikan, penyerapan anggaran tahun 2031 sebesar 94,23%.", "Sudah diuraikan."
    )
    assert told(text, AuditRule.YEAR) == []


def test_a_year_within_a_working_is_of_another_figure_of_it() -> None:
    working = "Indeks kualitas lingkungan, Realisasi \u2212 Tahun 2030 63,97 \u2212 61,84 hasil hitungan.\n"
    assert told(RIVERS + working, AuditRule.YEAR) == []


MONEY = """
LAPORAN KINERJA DINAS KEBUDAYAAN TAHUN 2031
Tabel 3.1 Belanja menurut Jenis Tahun 2031
Jenis | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
{gap}Belanja operasi | 541.932.783 | 469.505.229 | 86,64
Belanja modal | 137.343.000 | 131.337.850 | 95,63
Serapan belanja operasi tahun 2030 sebesar 86,64%.
"""


def test_a_title_dates_no_figure_far_below_it() -> None:
    filler = "".join(f"Belanja {n:03} | 1.{n:03}.000 | 1.{n:03}.000 | 100,00\n" for n in range(100, 200))
    assert [each[1:] for each in told(MONEY.format(gap=""), AuditRule.YEAR)] == [("2030", "2031")]
    assert told(MONEY.format(gap=filler), AuditRule.YEAR) == []


LAKES = RIVERS.replace(
    "Indeks kualitas lingkungan tahun 2031 sebesar 63,97 dari target 62,50.",
    "Kualitas lingkungan danau tahun 2031 sebesar {} atau {}%, dari target tahun 2031 yaitu 62,50.",
)
SCHOOLS = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Tabel 3.1 Hasil Pengukuran
Indikator | Target 2030 | Realisasi 2030 | Target 2031 | Realisasi 2031
Rata-rata lama sekolah | 11,10 | 10,86 | 11,40 | 11,27
Harapan lama sekolah | 14,00 | 13,92 | 14,20 | 14,05
3.2. Uraian
Rata-rata lama sekolah pada tahun 2031 mencapai {} atau {}%, terhadap target tahun 2031 sebesar 11,40.
"""


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [(LAKES, ("61,84", "98,94"), ("63,97", "102,35")), (SCHOOLS, ("10,86", "95,26"), ("11,27", "98,86"))],
)
def test_beside_the_target_of_its_year_the_figure_is_left_and_not_the_year(
    text: str, left: tuple[str, str], right: tuple[str, str]
) -> None:
    """A share of that target beside it shows that the writer went on with the wrong figure."""
    found = [each for each in audited(text.format(*left)).findings if each.rule is AuditRule.YEAR]
    assert [(each.printed, each.remedy) for each in found] == [(left[0], "seharusnya angka tahun 2031")]
    assert audited(text.format(*right)).findings == ()
    no_target = text.replace("dari target tahun 2031 yaitu", "di atas").replace(
        "terhadap target", "jauh dari"
    )
    found = [each for each in audited(no_target.format(*left)).findings if each.rule is AuditRule.YEAR]
    assert [(each.printed, each.remedy) for each in found] == [("2031", "seharusnya 2030")]
