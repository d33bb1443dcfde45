"""What is right as printed follows from what is wrong in its stead, and stays."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

SPENT = """
BAB III ANGGARAN

Tabel 1 Anggaran dan Realisasi Tahun 2031

No | Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Penyuluhan Tani | 7.845.200.000 | 7.512.648.900 | {first}
2 | Program Perbenihan | 4.362.750.000 | 4.298.110.400 | {second}
3 | Program Karantina | 918.400.000 | 803.256.700 | 87,46
 | Jumlah | 13.126.350.000 | 12.614.016.000 | 96,10

{said}
"""
PLAN = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2023

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Realisasi Tahun 2023 terhadap Target Akhir Renstra Tahun {title}

No | Indikator Kinerja | Realisasi 2023 | Target Akhir Renstra 2026 | Tingkat Kemajuan (%)
1 | Angka Harapan Hidup | 71,12 | 72,00 | 98,78
2 | Indeks Kepuasan Masyarakat | 84,64 | 88,00 | 96,18

Terhadap target akhir Renstra tahun {said}, kemajuan Indeks Kepuasan Masyarakat mencapai 96,18 persen.
"""
VISITS = """
BAB III HASIL

Tabel 1 Kunjungan Tahun 2031 dan 2032

Kecamatan | Tahun 2031 | Tahun 2032 | Naik/Turun
Melati | 41.236 | 44.518 | 3.282
Kenanga | 28.745 | 30.127 | 1.382
Jumlah | 69.981 | 74.645 | 4.664

{said}
"""
PATIENTS = """
BAB III HASIL

Tabel 1 Kunjungan menurut Kecamatan

Kecamatan | Rawat Jalan | Rawat Inap | Jumlah
Melati | 41.236 | 4.518 | 47.754
Kenanga | 28.745 | 3.127 | 31.872
Cempaka | 19.004 | 2.416 | 21.420
Jumlah | 88.985 | 10.061 | 99.046

Jumlah kunjungan di Kecamatan Melati sebanyak {said} kunjungan.
"""
HARVESTS = """
BAB II KEADAAN

Tabel 2 Produksi menurut Kecamatan

Kecamatan | Padi (ton) | Jagung (ton) | Jumlah (ton)
Awan | 15.125 | 12.043 | 27.168
Bukit | 18.462 | 9.335 | 29.797
Curah | 12.150 | 6.409 | 18.559
Jumlah | 45.737 | 27.787 | 73.524

Jumlah produksi di Kecamatan Bukit sebanyak {said} ton.
"""
ROSE = (
    "Jumlah kunjungan tahun 2032 sebanyak 74.645 kunjungan, {word} 4.664 kunjungan atau {share} persen "
    "dibandingkan tahun 2031 yang sebanyak 69.981 kunjungan."
)


def findings(text: str) -> list[tuple[AuditRule, str, str, bool]]:
    """Return rule, printed, computed of each finding, and whether it stands by itself."""
    return [(f.rule, f.printed, f.computed, f.root is None) for f in audited(text).findings]


def followers(text: str, rule: AuditRule) -> list[Finding]:
    return [f for f in audited(text).findings if f.rule is rule and f.root is not None]


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("Program Penyuluhan Tani terserap 95,76 persen.", "95,76"),
        ("Program Perbenihan terserap 98,52 persen.", "98,52"),
    ],
)
def test_a_right_sentence_follows_from_two_percentages_exchanged(said: str, printed: str) -> None:
    assert findings(SPENT.format(first="95,76", second="98,52", said=said)) == []
    text = SPENT.format(first="98,52", second="95,76", said=said)
    (quote,) = followers(text, AuditRule.CROSSREF)
    assert (quote.printed, quote.stays, quote.level) == (printed, True, Level.NOTE)
    assert quote.alternative is None
    assert "bukan Program" not in quote.why
    assert sum(is_root for *_, is_root in findings(text)) == 1


def test_a_sentence_that_repeats_the_exchange_is_wrong_itself() -> None:
    said = "Program Karantina terserap 98,52 persen."
    found = findings(SPENT.format(first="98,52", second="95,76", said=said))
    assert (AuditRule.CROSSREF, "98,52", "87,46", True) in found


@pytest.mark.parametrize(
    ("text", "right", "wrong"), [(PATIENTS, "45.754", "46.754"), (HARVESTS, "27.797", "28.797")]
)
def test_a_sentence_follows_from_a_wrong_figure_only_if_it_prints_the_right_one(
    text: str, right: str, wrong: str
) -> None:
    """41.236 + 4.518 = 45.754, and 18.462 + 9.335 = 27.797: the tables have neither."""
    (quote,) = followers(text.format(said=right), AuditRule.CROSSREF)
    assert (quote.printed, quote.stays) == (right, True)
    assert followers(text.format(said=wrong), AuditRule.CROSSREF) == []
    assert [printed for _, printed, _, is_root in findings(text.format(said=wrong)) if is_root][1:] == [wrong]


def test_a_true_year_follows_from_the_wrong_one_of_a_title() -> None:
    assert findings(PLAN.format(title=2026, said=2026)) == []
    text = PLAN.format(title=2027, said=2026)
    assert [(printed, right) for _, printed, right, is_root in findings(text) if is_root] == [
        ("2027", "2026")
    ]
    (year,) = followers(text, AuditRule.YEAR)
    assert (year.printed, year.stays) == ("2026", True)


def test_a_wrong_year_of_a_sentence_is_told_with_it() -> None:
    found = findings(PLAN.format(title=2026, said=2027))
    assert [(printed, right) for _, printed, right, is_root in found if is_root] == [("2027", "2026")]


def test_a_growth_that_holds_as_its_figures_moved_follows_from_the_wrong_word() -> None:
    assert findings(VISITS.format(said=ROSE.format(word="naik", share="6,66"))) == []
    text = VISITS.format(said=ROSE.format(word="turun", share="6,66"))
    (root,) = (f for f in audited(text).findings if f.root is None)
    assert (root.rule, root.printed, root.computed) == (AuditRule.TREND, "turun", "naik")
    (share,) = followers(text, AuditRule.RATIO)
    assert (share.printed, share.stays) == ("6,66", True)
    assert "masukannya" not in share.why


def test_a_growth_that_does_not_hold_either_way_is_told() -> None:
    text = VISITS.format(said=ROSE.format(word="turun", share="9,66"))
    assert any(printed == "9,66" and is_root for _, printed, _, is_root in findings(text))
    assert not any(f.stays for f in audited(text).findings)


def test_a_fall_over_the_wrong_base_is_told() -> None:
    fell = VISITS.replace("41.236 | 44.518 | 3.282", "44.518 | 41.236 | -3.282")
    fell = fell.replace("28.745 | 30.127 | 1.382", "30.127 | 28.745 | -1.382")
    fell = fell.replace("69.981 | 74.645 | 4.664", "74.645 | 69.981 | -4.664")
    said = ROSE.replace("74.645", "X").replace("69.981", "74.645").replace("X", "69.981")
    assert findings(fell.format(said=said.format(word="turun", share="6,25"))) == []
    ((*found, is_root), *_) = findings(fell.format(said=said.format(word="turun", share="6,66")))
    assert (found[1:], is_root) == (["6,66", "6,25"], True)


CARDS = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2024

3.1 Capaian

Tabel 3.1 Capaian Kinerja Tahun 2024
No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Ibu hamil yang mendapat layanan lengkap | % | 92,00 | 90,16 | 98,00
2 | Balita yang ditimbang | % | 88,00 | 89,76 | 102,00
3 | Angka kunjungan puskesmas | kunjungan | 640 | 672 | 105,00

3.2 Perbandingan

Tabel 3.2 Perbandingan Realisasi Tahun 2024 dan Tahun 2023
No | Indikator | Realisasi | Realisasi | Perubahan
 | | 2024 | 2023 |
1 | Ibu hamil yang mendapat layanan lengkap | 90,16 | 88,41 | 1,75
2 | Balita yang ditimbang | 89,76 | 86,30 | 3,46
3 | Angka kunjungan puskesmas | 672 | 655 | 17

3.3 Cakupan per Kecamatan

Tabel 3.3 Cakupan Imunisasi per Kecamatan
No | Kecamatan | Sasaran | Diimunisasi | Cakupan (%)
1 | Rantau Bujur | 1.240 | 1.209 | 97,50
2 | Muara Teweh | 980 | 931 | 95,00
3 | Sungai Lilin | 1.560 | 1.404 | 90,00

Capaian tertinggi diraih indikator {name} sebesar {share} persen.
"""
MOST, OTHER = "angka kunjungan puskesmas", "ibu hamil yang mendapat layanan lengkap"


def test_the_figure_of_the_highest_is_right_beside_the_name_of_another() -> None:
    assert audited(CARDS.format(name=MOST, share="105,00")).findings == ()
    found = audited(CARDS.format(name=OTHER, share="105,00")).findings
    (named,) = (each for each in found if each.root is None)
    assert (named.rule, named.computed) == (AuditRule.CLAIM, "Angka kunjungan puskesmas")
    assert [(each.printed, each.stays) for each in found if each.root == named.id] == [("105,00", True)]


def test_a_figure_of_no_row_is_wrong_beside_whatever_name() -> None:
    found = audited(CARDS.format(name=OTHER, share="103,27")).findings
    assert [each.printed for each in found if each.stays] == []
