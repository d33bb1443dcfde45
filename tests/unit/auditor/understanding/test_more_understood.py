"""Levels of rows, facts, joins, sentences and scales of further invented reports."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.claims.law import Law
from capaian.auditor.printed.table import PrintedCell, PrintedRow
from capaian.auditor.understanding.classes import find_scales
from capaian.auditor.understanding.counters import parents_of
from capaian.auditor.understanding.facts import find_facts, plain
from capaian.auditor.understanding.joins import find_joins
from capaian.auditor.understanding.levels import label_of, levels_of, mark_of
from capaian.auditor.understanding.mentions import mentions_of
from capaian.auditor.understanding.titles import likeness


def rows(*texts: str) -> list[PrintedRow]:
    """Return rows of cells that `|` parts."""
    return [
        PrintedRow(
            line, tuple(PrintedCell(line, at, cell.strip()) for at, cell in enumerate(text.split("|")))
        )
        for line, text in enumerate(texts, start=1)
    ]


def levels(columns: list[int], *texts: str) -> list[int | None]:
    made = rows(*texts)
    return [*levels_of(made, [*range(len(made))], columns)]


# --- levels ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("1", "1"),
        ("1.", "1"),
        ("1.2", "1.2"),
        ("1.2.3.", "1.2.3"),
        ("IV", "IV"),
        ("II.1.a", "II.1.a"),
        ("a", "a"),
        ("B.", "B"),
        ("3)", "3)"),
        ("c)", "c)"),
        ("1.200", ""),
        ("Kapal", ""),
        ("", ""),
        ("12,50%", ""),
        ("-", ""),
    ],
)
def test_the_number_of_a_row(cell: str, mark: str) -> None:
    (row,) = rows(f"{cell}|Kapal|5")
    assert mark_of(row) == mark


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1|Kapal|5", "Kapal"),
        ("Kapal|5", "Kapal"),
        ("1||Kapal|5", "Kapal"),
        ("|**Kapal**|5", "Kapal"),
        ("|<b>Kapal</b>|5", "Kapal"),
        ("1|5|6", ""),
        ("a|bc|Kapal", "Kapal"),
        ("1|5|6 Kapal", "6 Kapal"),
    ],
)
def test_the_words_that_name_a_row(text: str, label: str) -> None:
    (row,) = rows(text)
    assert label_of(row) == label


@pytest.mark.parametrize(
    ("columns", "texts", "expected"),
    [
        ([1], ("1|Laut|9", "1.1|Kapal|5", "1.2|Perahu|4", "2|Darat|3"), [0, 1, 1, 0]),
        ([1], ("2.1|Laut|9", "2.1.1|Kapal|5", "2.1.1.1|Layar|4", "2.2|Darat|3"), [0, 1, 2, 0]),
        ([1], ("I|Laut|9", "1|Kapal|5", "a|Layar|4", "2|Perahu|3", "II|Darat|3"), [0, 1, 2, 1, 0]),
        ([1], ("A|Laut|9", "1)|Kapal|5", "2)|Perahu|4", "B|Darat|3"), [0, 1, 1, 0]),
        (
            [0],
            ("Program Laut|9", "Kegiatan Kapal|5", "Sub Kegiatan Layar|5", "Kegiatan Perahu|4"),
            [0, 1, 2, 1],
        ),
        ([0], ("PROGRAM LAUT|9", "KEGIATAN KAPAL|5", "SUBKEGIATAN LAYAR|5"), [0, 1, 2]),
        ([0, 1], ("Urusan laut||9", "|Kapal layar|5", "|Perahu dayung|4", "Urusan darat||3"), [0, 1, 1, 0]),
        # nothing tells a level
        ([1], ("1|Laut|9", "2|Kapal|5", "3|Perahu|4"), [0, 0, 0]),
        ([0], ("Laut|9", "Kapal|5", "Perahu|4"), [0, 0, 0]),
        ([0], ("Programmer|9", "Kapal|5", "Perahu|4"), [0, 0, 0]),
    ],
)
def test_which_rows_are_parts_of_which(
    columns: list[int], texts: tuple[str, ...], expected: list[int]
) -> None:
    assert levels(columns, *texts) == expected


@pytest.mark.parametrize(
    ("given", "parents"),
    [
        ([], []),
        ([0, 0, 0], [None, None, None]),
        ([0, 1, 2, 3], [None, 0, 1, 2]),
        ([0, 2, 2, 1, 2], [None, 0, 0, 0, 3]),
        ([None, 0, None, 1], [None, None, None, 1]),
        ([1, 0, 1], [None, None, 1]),
    ],
)
def test_the_row_that_another_is_a_part_of(given: list[int | None], parents: list[int | None]) -> None:
    assert parents_of(given) == parents


# --- relations in other orders -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "order", "laws"),
    [
        ("Dermaga|Rencana|Realisasi|Capaian (%)", (0, 1, 2, 3), [Law.PERCENT]),
        ("Dermaga|Capaian (%)|Realisasi|Rencana", (0, 3, 2, 1), [Law.PERCENT]),
        ("Dermaga|Realisasi|Capaian (%)|Rencana", (0, 2, 3, 1), [Law.PERCENT]),
    ],
)
@pytest.mark.parametrize("is_english", [False, True])
def test_order_and_style_do_not_matter(
    head: str, order: tuple[int, ...], laws: list[Law], is_english: bool
) -> None:
    # 1.170/1.200 = 97,5; 720/800 = 90; 700/640 = 109,375; 441/450 = 98
    body = [
        ("Utara", "1.200", "1.170", "97,50"),
        ("Selatan", "800", "720", "90,00"),
        ("Barat", "640", "700", "109,38"),
        ("Timur", "450", "441", "98,00"),
    ]
    lines = ["|".join(cells[at] for at in order) for cells in body]
    text = "\n".join(["Tabel 1 Hasil", "", head, *lines])
    if is_english:
        title, _, rest = text.partition("\n")
        text = f"{title}\n{rest.translate(str.maketrans('.,', ',.'))}"
    (found,) = read(text).tables[0].relations
    assert [found.law] == laws
    assert found.result.name == "Capaian (%)"
    assert [column.name for column in found.inputs] == ["Realisasi", "Rencana"]


# --- facts -------------------------------------------------------------------------------------------------

SAFETY = "Persentase kapal yang laik berlayar"
INSURED = "Jumlah nelayan yang mempunyai asuransi"
FACTS = f"""
Tabel 1 Kinerja Tahun 2031

Sasaran strategis | Target | Realisasi | Capaian (%)
{SAFETY} | 80,00 | 72,00 | 90,00
{INSURED} | 1.200 | 1.170 | 97,50
Kapal | 5 | 4 | 80,00
"""


@pytest.mark.parametrize(
    ("label", "part", "value"),
    [
        (SAFETY, "target", "80"),
        (SAFETY, "realisasi", "72"),
        (SAFETY, "capaian", "90"),
        (INSURED, "target", "1200"),
        (INSURED, "realisasi", "1170"),
        (INSURED, "capaian", "97.5"),
    ],
)
def test_what_a_table_says_of_a_thing(label: str, part: str, value: str) -> None:
    found = [f for f in find_facts(read(FACTS)) if f.label == plain(label) and f.part.value == part]
    assert [fact.number.value for fact in found] == [Decimal(value)]


def test_a_name_of_one_word_names_no_one_thing() -> None:
    assert {fact.label for fact in find_facts(read(FACTS))} == {plain(SAFETY), plain(INSURED)}


def test_a_name_of_two_rows_names_no_one_thing() -> None:
    assert {fact.label for fact in find_facts(read(FACTS.replace(INSURED, SAFETY)))} == set()


# --- joins -------------------------------------------------------------------------------------------------

TWICE = """
Tabel 1 Perjanjian

No | Indikator | Target
1 | Kapal yang laik | {a}
2 | Nelayan berasuransi | 1.200
3 | Pelatihan nakhoda | 42
4 | Rumput laut kering | 640

Uraian antara dua tabel.

Tabel 2 Hasil

No | Indikator | Target | Realisasi
1 | Kapal yang laik | 83 | 71
2 | Nelayan berasuransi | 1.200 | 1.176
3 | Pelatihan nakhoda | 42 | 33
4 | Rumput laut kering | 640 | 611
"""


@pytest.mark.parametrize(("first", "equal"), [("83", 4), ("38", 3), ("85", 3)])
def test_two_tables_that_print_one_column(first: str, equal: int) -> None:
    (join,) = find_joins(read(TWICE.format(a=first)))
    assert [column.name for column in join.columns] == ["Target", "Target"]
    assert (join.equal, len(join.pairs)) == (equal, 4)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| Target | Realisasi", "| Pagu | Realisasi"),
        ("Target | Realisasi", "Target 2030 | Realisasi 2031"),
        ("2 | Nelayan berasuransi | 1.200 | 1.176", "2 | Nelayan berasuransi | 1.300 | 1.176"),
    ],
)
def test_tables_that_print_other_things_are_not_joined(old: str, new: str) -> None:
    text = TWICE.format(a="38").replace("3 | Pelatihan nakhoda | 42\n", "3 | Pelatihan nakhoda | 24\n")
    text = text.replace("Indikator | Target\n", "Indikator | Target 2031\n")
    assert old in text
    assert not [join for join in find_joins(read(text.replace(old, new))) if join.equal > 2]


# --- sentences ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rencana 80,00% dan hasil 72,00%.", ["target", "realisasi"]),
        ("Hasil 72,00% dibandingkan rencana 80,00%.", ["realisasi", "target"]),
        ("Daya serap 92,50%.", ["serapan"]),
        ("Tingkat keberhasilan 90,00%.", ["capaian"]),
        ("Tersisa Rp 4.000.000.", [None]),
        ("Realisasinya 12 kapal.", ["realisasi"]),
        ("Angka itu berkurang sebanyak 12 kapal.", ["turun"]),
        ("Angka itu menurun sebanyak 12 kapal.", ["turun"]),
    ],
)
def test_what_a_number_says(text: str, parts: list[str | None]) -> None:
    found = [m for sentence in read(text).document.sentences for m in mentions_of(sentence)]
    assert [m.part and m.part.value for m in found] == parts


# --- scales ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("95", ["sangat tinggi"]),
        ("91", ["sangat tinggi"]),
        ("90.5", ["tinggi", "sangat tinggi"]),
        ("90", ["tinggi"]),
        ("76", ["tinggi"]),
        ("66", ["sedang"]),
        ("120", ["sangat tinggi"]),
    ],
)
def test_the_class_of_a_value(value: str, names: list[str]) -> None:
    text = (
        "Tabel 1 Skala\n\nInterval | Kriteria\n91 - 100 | Sangat tinggi\n76 - 90 | Tinggi\n66 - 75 | Sedang\n"
    )
    (scale,) = find_scales(read(text).document)
    assert [known.names[-1] for known in scale.classes_of(Decimal(value))] == names


@pytest.mark.parametrize(
    "text",
    [
        "Tabel 1\n\nUmur | Sebutan | Warga\n0 - 4 | Balita | 312\n5 - 9 | Anak | 418\n10 - 14 | Muda | 97\n",
        "Tabel 1 Masa\n\nMasa | Dokumen\n2020-2025 | Satu\n2026-2030 | Dua\n2031-2035 | Tiga\n",
        "Tabel 1 Skala\n\nInterval | Kriteria\n91 - 100 | Tinggi\n76 - 90 | Rendah\n",
    ],
)
def test_tables_that_are_no_scale(text: str) -> None:
    assert find_scales(read(text).document) == ()


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Pagu", "PAGU", 1.0, 1.0),
        ("Kinerja Kab. Rekaan", "Kinerja Kabupaten Rekaan", 1.0, 1.0),
        ("Perjanjian Kinerja", "Perjanjian Kinrja", 0.9, 0.999),
        ("Struktur Organisasi", "Pagu", 0.0, 0.4),
    ],
)
def test_how_alike_titles_are(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(one, other) <= most
