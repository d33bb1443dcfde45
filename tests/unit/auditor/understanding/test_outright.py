"""What a clause says outright: names of rows, and no word that nothing accounts for."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.outright import (
    IDLE,
    NARROWED,
    Names,
    ends_outright,
    names_nothing,
    read_lead,
    unaccounted,
    words_in,
)
from capaian.auditor.understanding.prose import read_paragraphs

ROWS = Names(
    ["melati", "melatibarat", "jalanmantap", "programpengelolaanarsip", "programpengelolaanarsipstatis"]
)


def mention(sentence: str, place: int = 0) -> Mention:
    """Return a figure of a sentence."""
    (paragraph,) = read_paragraphs(read(f"LAPORAN KINERJA TAHUN 2031\n\n{sentence}").document)
    return paragraph.mentions[place]


def test_endings_that_only_point_are_left_out() -> None:
    assert words_in("Capaiannya, pada 2031: NYA") == {"capaian", "pada", "nya"}


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("Cakupan Melati", {"melati"}, "Cakupan"),
        ("Cakupan Melati Barat", {"melatibarat"}, "Cakupan"),
        ("Cakupan Melatindo", set(), "Cakupan Melatindo"),
        ("jalan-mantap di Melati", {"jalanmantap", "melati"}, "di"),
        ("Program Pengelolaan Arsip Statis", {"programpengelolaanarsipstatis"}, ""),
        ("Satu yang tertinggal ialah Melati", {"melati"}, ""),
        ("Target Melati ialah", {"melati"}, "Target ialah"),
    ],
    ids=["one", "the longer one", "within a word", "two", "within a longer one", "what was meant", "before"],
)
def test_names_are_whole_words_and_the_longest(text: str, names: set[str], rest: str) -> None:
    found, left = ROWS.take_from(text)
    assert found == names
    assert left.split() == rest.split()


@pytest.mark.parametrize(
    ("sentence", "place", "words"),
    [
        ("Menurut Tabel 3.2, cakupan Melati pada tahun 2031 sebesar 93,15%.", 0, {"cakupan", "sebesar"}),
        ("Cakupan Melati naik dari 90,10% pada tahun 2030 menjadi 93,15%.", 0, {"cakupan"}),
        ("Cakupan Melati naik dari 90,10% pada tahun 2030 menjadi 93,15%.", 1, set()),
        ("Cakupan Melati 90,10%, sedangkan realisasinya 93,15%.", 1, {"realisasi"}),
        ("Cakupan Melati per 31 Desember 2031 sebesar 93,15%.", 0, {"cakupan", "sebesar"}),
        (
            "Cakupan Melati umur 5-9 tahun sebesar 93,15%.",
            0,
            {"cakupan", "umur", "5", "9", "tahun", "sebesar"},
        ),
    ],
)
def test_references_years_and_links_are_no_words_of_a_lead(
    sentence: str, place: int, words: set[str]
) -> None:
    assert read_lead(mention(sentence, place), ROWS).words == words


def test_the_year_of_a_lead_is_kept_apart() -> None:
    lead = read_lead(mention("Pada tahun 2030 cakupan Melati sebesar 93,15%."), ROWS)
    assert (lead.names, lead.years) == ({"melati"}, {2030})


def test_the_quantity_is_what_neither_leads_on_nor_names_the_office() -> None:
    lead = read_lead(mention("Secara umum serapan anggaran Dinas Tani hanya sebesar 93,15%."), ROWS)
    assert lead.quantity(words_in("Dinas Tani")) == "serapan anggaran"


def test_a_word_that_nothing_accounts_for_remains() -> None:
    lead = read_lead(mention("Cakupan Melati bagi penyandang disabilitas sebesar 93,15%."), ROWS)
    assert unaccounted(lead, words_in("Cakupan (%)")) == {"bagi", "penyandang", "disabilitas"}
    assert not unaccounted(lead, words_in("Cakupan bagi penyandang disabilitas"))


@pytest.mark.parametrize(
    ("sentence", "is_complete"),
    [
        ("Panen Melati 1.250 ton.", True),
        ("Panen Melati 1.250 ton, tertinggi tahun ini.", True),
        ("Panen Melati 1.250 ton pada tahun 2031.", True),
        ("Panen Melati 1.250 ton dari target sebesar itu.", True),
        ("Panen Melati 1.250 ton di lahan sewa.", False),
        ("Panen Melati 1.250 ton padi ladang.", False),
        ("Panen Melati 1.250 karung.", False),
        ("Panen Melati 93,15% dari seluruh panen.", False),
        ("Panen Melati mencapai 93,15% dari target.", True),
        ("Panen Melati 1.250 ton pada tahun 2031 di lahan sewa.", False),
    ],
)
def test_only_its_unit_belongs_to_a_figure_behind_it(sentence: str, *, is_complete: bool) -> None:
    assert ends_outright(mention(sentence), {"ton"}) is is_complete


@pytest.mark.parametrize(
    "words",
    [
        "pada triwulan II",
        "bulan Juni",
        "target Renstra",
        "secara nasional",
        "sebelum perubahan",
        "jika",
        "tidak termasuk",
    ],
)
def test_words_narrow_what_a_figure_is_of(words: str) -> None:
    assert NARROWED.search(words)


@pytest.mark.parametrize("words", ["pada akhir tahun", "per 31 Desember", "Program Rehabilitasi Jalan"])
def test_other_words_do_not(words: str) -> None:
    assert not NARROWED.search(words)


def test_names_of_columns_name_no_row() -> None:
    assert names_nothing("Jumlah realisasi anggaran")
    assert not names_nothing("Jumlah tamu")
    assert "realisasi" in IDLE
    assert "tamu" not in IDLE
