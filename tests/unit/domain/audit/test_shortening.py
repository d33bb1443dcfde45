"""What long printed words are cut to."""

from __future__ import annotations

import pytest

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.audit.shortening import shorten, shorten_to_difference
from capaian.domain.issue import Level


def of_words(printed: str, computed: str) -> Finding:
    return Finding("T-001", AuditRule.YEAR, Level.ERROR, 4, None, "", "", printed, computed, "")


def test_both_sides_keep_the_words_that_differ() -> None:
    printed = (
        "pemeriksaan kapal nelayan di lima pelabuhan tahun 2031 dibandingkan dengan keadaan "
        "tahun 2031"
    )
    finding = of_words(printed, printed[:-1] + "0")
    assert finding.wrong == "… dengan keadaan tahun 2031"
    assert finding.correction == "seharusnya: … dengan keadaan tahun 2030"


def test_a_long_name_that_differs_early_is_cut_at_its_end() -> None:
    printed = (
        "Penyuluhan bagi para petani garam di sepanjang pantai utara yang terdampak banjir rob"
    )
    finding = of_words(printed, "Pelatihan petani garam")
    assert finding.wrong == "Penyuluhan bagi para petani garam di sepanjang pantai utara yang …"
    assert finding.correction == "seharusnya: Pelatihan petani garam"


def test_figures_are_never_cut() -> None:
    finding = of_words("812.450.850", "812.450.650")
    assert (finding.wrong, finding.correction) == ("812.450.850", "seharusnya: 812.450.650")


@pytest.mark.parametrize(
    ("words", "most", "cut"),
    [
        ("12 atau 13 pada Tabel 4 (halaman 7)", 40, "12 atau 13 pada Tabel 4 (halaman 7)"),
        ("12 atau 13 pada Tabel 4 (halaman 7)", 34, "12 atau 13 pada Tabel 4 …"),
        ("dua (2) kapal, tiga (3) perahu layar", 20, "dua (2) kapal, tiga …"),
    ],
)
def test_no_cut_falls_within_brackets(words: str, most: int, cut: str) -> None:
    assert shorten(words, most) == cut


def test_words_without_a_common_beginning_stay_whole() -> None:
    assert shorten_to_difference("jalan kota yang rusak", "sungai", 5) == "jalan kota yang rusak"
