"""What the numbers of sentences are, and what follows from those beside them or from tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.achieved import achievements_in
from capaian.auditor.understanding.facts import Facts, canonical, find_facts, labels_in, plain
from capaian.auditor.understanding.joins import find_joins
from capaian.auditor.understanding.mentions import Mention, Part, mentions_of, neighbours
from capaian.auditor.understanding.prose import (
    find_counts,
    read_paragraphs,
    read_sentences,
    savings_in,
)
from capaian.auditor.understanding.ranking import find_ranking, name_of
from capaian.auditor.understanding.rests import rests_in
from capaian.auditor.understanding.shares import shares_between
from capaian.auditor.understanding.stated_sums import sums_in
from capaian.auditor.understanding.support import Support


def mentions(text: str) -> tuple[Mention, ...]:
    return tuple(m for sentence in read(text).document.sentences for m in mentions_of(sentence))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Target 95,00% dan realisasi 91,20%.", ["target", "realisasi"]),
        ("Ditargetkan 95 kapal, terealisasi 91 kapal.", ["target", "realisasi"]),
        ("Direncanakan 95,00 dan diperoleh nilai 91,20.", ["target", "realisasi"]),
        ("Capaian kinerja sebesar 96,00%.", ["capaian"]),
        ("Tingkat ketercapaian 96,00%.", ["capaian"]),
        ("Dana terserap 84,86%.", ["serapan"]),
        ("Pagu sebesar Rp 900.000.000 dengan realisasi anggaran Rp 810.000.000.", ["pagu", "belanja"]),
        ("Alokasi Rp 5.000.000 dan belanja Rp 4.000.000.", ["pagu", "belanja"]),
        ("Mengalami kenaikan sebesar 2,50.", ["naik"]),
        ("Nilai capaian meningkat sebesar 2,50%.", ["naik"]),
        ("Terjadi penurunan capaian sebesar 1,20.", ["turun"]),
        ("Selisih 0,95 poin.", ["selisih"]),
        ("Masih menyisakan 0,47%.", ["sisa"]),
        ("Ada 12 kapal.", [None]),
    ],
)
def test_what_a_number_of_a_sentence_is(text: str, parts: list[str | None]) -> None:
    assert [None if m.part is None else m.part.value for m in mentions(text)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Menurut Undang-Undang Nomor 24 Tahun 2013.",
        "Sesuai pasal 5 ayat 2 huruf a angka 3.",
        "Lihat Tabel 3 dan Gambar 7.",
        "Pada 12 Maret 2031 dan 7 bulan setelahnya.",
        "Pukul: 09, halaman 45, bab 3.",
        "Telepon 051151234 dan kode 70111.",
        "Berkas counts-2031-s2 serta lkjip-2023.",
        "Lihat counts.csv baris 11-18.",
        "Berada pada peringkat 6 dan urutan ke-7.",
        "Rumus $$a = 12 \\times 3$$ dipakai.",
        "Triwulan 3 dan semester 2, eselon 4.",
    ],
)
def test_numbers_that_measure_nothing_are_left_out(text: str) -> None:
    assert [m.number.text for m in mentions(text)] == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Pada tahun 2030 realisasi 87,62 dan pada tahun 2031 realisasi 88,40.", [2030, 2031]),
        ("Realisasi 88,40 pada tahun 2031 lebih baik.", [2031]),
        ("Realisasi 88,40 lebih baik daripada rencana dalam dokumen tahun 2029.", [None]),
        ("Tahun 2029-2034: nilai 80.", [2034]),
    ],
)
def test_the_year_of_a_number(text: str, years: list[int | None]) -> None:
    assert [m.year for m in mentions(text)] == years


def test_words_before_and_after_a_number_and_its_neighbours() -> None:
    found = mentions("Rata-rata 12,5 kapal dari 40 kapal yang terdaftar.")
    assert [m.is_mean for m in found] == [True, False]
    assert (found[0].before, found[0].after, found[1].after) == (
        "Rata-rata ",
        " kapal dari ",
        " kapal yang terdaftar.",
    )
    assert [*neighbours(found)] == [(found[0], found[1])]
    assert Part.ACTUAL not in {m.part for m in found}


# --- what follows within a paragraph -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "yielding", "holds"),
    [
        ("Target 95,00% dan realisasi 91,20% memberi capaian 96,00%.", achievements_in, [True]),
        ("Target 95,00% dan realisasi 91,20% memberi capaian 69,00%.", achievements_in, [False]),
        ("Realisasi 91,20% dari target 95,00%. Capaiannya 96,00%.", achievements_in, [True]),
        ("Target 3,40 dan realisasi 84,37, capaian 99,12%.", achievements_in, []),
        ("Target 95,00% dan realisasi 91 kapal, capaian 96,00%.", achievements_in, []),
        ("Capaian 96,00%.", achievements_in, []),
        ("Realisasi sebesar 78,80 % dari target 79,00 % atau tercapai 99,75 %.", achievements_in, [True]),
        ("Realisasi sebesar 78,80 % dari target 79,00 % atau tercapai 99,24 %.", achievements_in, [False]),
        ("Sebanyak 28 orang atau 93,33% dari rencana 30 orang.", shares_between, [True]),
        ("Sebanyak 28 orang atau 39,33% dari rencana 30 orang.", shares_between, [False]),
        ("Realisasi Rp 810.000 atau 90,00% dari pagu Rp 900.000.", shares_between, [True]),
        ("Sebanyak 28 orang dan 93,33% kapal dari 30 desa.", shares_between, []),
        ("Capaian 99,53% menyisakan 0,47%.", rests_in, [True]),
        ("Capaian 99,53% menyisakan 0,74%.", rests_in, [False]),
        ("Capaian 99,53% naik 0,47%.", rests_in, []),
        ("Terdapat 69 pegawai yang terdiri dari 23 PNS dan 46 honorer.", sums_in, [True]),
        ("Terdapat 69 pegawai yang terdiri dari 32 PNS dan 46 honorer.", sums_in, [False]),
        ("Anggaran Rp 900.000 dengan rincian Rp 700.000 dan Rp 200.000.", sums_in, [True]),
        ("Terdapat 69 pegawai yang terdiri dari 3 bidang dan 2 seksi.", sums_in, []),
        ("Biaya Rp 940.000 dari rencana Rp 1.000.000 memberi efisiensi 6,00%.", savings_in, [True]),
        ("Biaya Rp 940.000 dari rencana Rp 1.000.000 memberi efisiensi 9,40%.", savings_in, [False]),
        ("Biaya Rp 940.000 dari rencana Rp 1.000.000 atau 94,00%.", savings_in, []),
    ],
)
def test_figures_that_follow_from_those_beside_them(text: str, yielding: object, holds: list[bool]) -> None:
    assert callable(yielding)
    found = [e for paragraph in read_paragraphs(read(text).document) for e in yielding(paragraph)]
    assert [equation.holds() for equation in found] == holds


def test_a_report_is_read_once_for_all_rules() -> None:
    document = read("Target 95,00% dan realisasi 91,20%.\n\nAda 12 kapal.").document
    assert read_sentences(document) is read_sentences(document)
    assert read_paragraphs(document) is read_paragraphs(document)
    assert [paragraph.line for paragraph in read_paragraphs(document)] == [1, 3]
    assert [paragraph.place for paragraph in read_paragraphs(document)] == ["baris 1", "baris 3"]


# --- facts of tables ---------------------------------------------------------------------------------------

HARBOUR = """
LAPORAN KINERJA TAHUN 2031

Tabel 1 Capaian Kinerja Tahun 2031

Indikator Kinerja | Target | Realisasi | Capaian (%)
Persentase dermaga yang laik pakai | 60,00 | 54,00 | 90,00
Persentase muatan yang tercatat lengkap | 95,00 | 91,20 | 96,00
Indeks keselamatan pelayaran rakyat | 80,00 | 84,00 | 105,00
"""
LIBRARY = """
PERFORMANCE 2029

Table 1 Results

2029 | 2028 | Uraian layanan
63.90 | 61.40 | Indeks kegemaran membaca masyarakat
3.20 | 2.80 | Rasio koleksi terhadap jumlah anggota
91.00 | 88.00 | Persentase pustakawan bersertifikat
"""


def test_facts_have_label_meaning_year_and_place() -> None:
    found = [(f.label, f.part.value, f.year, f.number.text) for f in find_facts(read(HARBOUR))]
    assert found[:3] == [
        ("persentasedermagayanglaikpakai", "target", 2031, "60,00"),
        ("persentasedermagayanglaikpakai", "realisasi", 2031, "54,00"),
        ("persentasedermagayanglaikpakai", "capaian", 2031, "90,00"),
    ]
    assert len(found) == 9


def test_columns_without_a_meaning_state_no_facts() -> None:
    assert find_facts(read(LIBRARY)) == ()


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Realisasi persentase dermaga yang laik pakai naik.", {"persentasedermagayanglaikpakai"}),
        ("INDEKS KESELAMATAN PELAYARAN RAKYAT (IKPR)", {"indekskeselamatanpelayaranrakyat"}),
        ("Persentase dermaga", set()),
        ("", set()),
    ],
)
def test_things_that_a_piece_of_text_names(words: str, labels: set[str]) -> None:
    assert labels_in(words, find_facts(read(HARBOUR))) == labels


@pytest.mark.parametrize(
    ("label", "known"),
    [
        ("Indeks keselamatan pelayaran rakyat", True),
        ("Indeks keselamatan pelayaran rakyatt", True),
        ("Indeks keselamatan pelayaran rakyet", True),
        ("Indeks kesehatan penumpang rakyat", False),
    ],
)
def test_a_slip_of_the_pen_in_a_name_is_the_same_thing(label: str, known: bool) -> None:
    found = canonical(plain(label), find_facts(read(HARBOUR)))
    assert (found == "indekskeselamatanpelayaranrakyat") is known


def test_a_name_that_two_rows_bear_is_of_no_one_thing() -> None:
    text = HARBOUR.replace("Indeks keselamatan pelayaran rakyat", "Persentase dermaga yang laik pakai")
    assert {fact.label for fact in find_facts(read(text))} == {"persentasemuatanyangtercatatlengkap"}


def test_counts_are_rows_with_one_whole_number() -> None:
    text = (
        "Tabel 1 Pegawai\n\nJabatan | Jumlah\nArsiparis Ahli Muda | 4\nPustakawan Ahli Madya | 7\nLain | 2\n"
    )
    assert {name: n.text for name, n in find_counts(read(text)).items()} == {
        "arsiparisahlimuda": "4",
        "pustakawanahlimadya": "7",
    }


# --- the same thing in two tables --------------------------------------------------------------------------

SUMMARY = """
Tabel 2 Ringkasan

Satuan | Realisasi | Indikator Kinerja
% | 54,00 | Persentase dermaga yang laik pakai
% | {} | Persentase muatan yang tercatat lengkap
% | 84,00 | Indeks keselamatan pelayaran rakyat
"""


@pytest.mark.parametrize(("figure", "equal"), [("91,20", 3), ("92,10", 2)])
def test_columns_of_two_tables_that_print_the_same(figure: str, equal: int) -> None:
    (join,) = find_joins(read(HARBOUR + SUMMARY.format(figure)))
    assert [column.name for column in join.columns] == ["Realisasi", "Realisasi"]
    assert (len(join.pairs), join.equal) == (3, equal)


@pytest.mark.parametrize(
    "text",
    [
        SUMMARY.format("91,20").replace("| Realisasi |", "| Target |"),
        SUMMARY.format("91,20").replace("Indeks keselamatan pelayaran rakyat", "Indeks lain yang baru"),
        SUMMARY.format("11,11").replace("54,00", "22,22"),
        SUMMARY.format("91,20").replace("| Realisasi |", "| Realisasi 2030 |"),
    ],
    ids=["another-meaning", "too-few", "other-figures", "another-year"],
)
def test_columns_that_print_other_things_are_not_joined(text: str) -> None:
    heads = HARBOUR.replace("| Realisasi |", "| Realisasi 2031 |")
    assert find_joins(read(heads + text)) == ()


def test_a_figure_that_its_row_refutes_has_less_weight() -> None:
    report = read(HARBOUR.replace("96,00", "69,00"))
    support = Support(report)
    results = {row.row.cells[3].number for row in report.tables[0].rows}
    weights = sorted(support.weight(number) for number in results if number is not None)
    assert weights == [-1, 1, 1]


# --- order -------------------------------------------------------------------------------------------------

RANKS = """
Tabel 1 Cakupan

Peringkat | Kabupaten | Cakupan (%)
1 | Kab. Melati | 98,20
2 | Kab. Kenanga | 97,10
3 | Kota Dahlia | 95,30
4 | Kab. Mawar | 93,40
"""
SORTED = """
Table 1 Scores

Unit | Nilai | Kelas
Unit A | 61.5 | empat
Unit B | 64.0 | empat
Unit C | 70.2 | tiga
Unit D | 83.9 | dua
Unit E | 90.1 | satu
"""


@pytest.mark.parametrize(("text", "is_falling"), [(RANKS, True), (SORTED, False)])
def test_tables_in_order(text: str, is_falling: bool) -> None:
    ranking = find_ranking(read(text).tables[0])
    assert ranking is not None
    assert (ranking.is_falling, ranking.out_of_order) == (is_falling, ())
    assert [ranking.place_of(row) for row in ranking.rows] == [*range(1, len(ranking.rows) + 1)]


@pytest.mark.parametrize(
    "text",
    [
        HARBOUR,
        SORTED.replace("64.0", "94.0").replace("70.2", "20.2"),
        SORTED.replace("64.0", "61.5").replace("70.2", "61.5"),
        "Tabel 1 A\n\nUnit | Nilai\nA | 1\nB | 2\nC | 3\n",
    ],
    ids=["no-order", "mixed", "equal", "few"],
)
def test_tables_in_no_order(text: str) -> None:
    assert find_ranking(read(text).tables[0]) is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Kab. Melati Raya", "melati raya"),
        ("KOTA DAHLIA", "dahlia"),
        ("Kecamatan  Hulu", "hulu"),
        ("Dahlia", "dahlia"),
    ],
)
def test_names_of_areas_without_their_kind(label: str, name: str) -> None:
    assert name_of(label) == name


@pytest.mark.parametrize(
    ("labels", "text", "found"),
    [
        (("kapalikan", "kapalikanbesar"), "duakapalikanbesar", {"kapalikan", "kapalikanbesar"}),
        (("muatanramah", "muatanraya"), "muatanrayadanmuatanramah", {"muatanramah", "muatanraya"}),
        (("muatanramah",), "muatan", set()),
        ((), "muatan", set()),
    ],
)
def test_labels_are_found_wherever_they_stand(labels: tuple[str, ...], text: str, found: set[str]) -> None:
    (fact, *_) = find_facts(read(HARBOUR))
    facts = Facts(replace(fact, label=label) for label in labels)
    assert {*facts.labels_in(text)} == found
    assert [len(facts.of(label)) for label in labels] == [1] * len(labels)
    assert not facts.of("lain")
