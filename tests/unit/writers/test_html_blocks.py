"""Openings and blocks of running text: the right elements, in reading order,
labels in the margin.
"""

from __future__ import annotations

import pytest
from lxml.etree import _Element
from tests.unit.writers.html_papers import T1, body_of, words
from tests.unit.writers.html_reader import every, only, seen_text, text_of, values, with_class

from capaian.documents import tree

MARK = tree.TraceMark("Jejak 1", "j1")
ENTRY = tree.TraceList((tree.TraceEntry("j1", "Jejak 1", "x", ()),))
COVER = tree.Cover(
    title="Laporan Kinerja",
    year="2023",
    office="Dinas Contoh",
    regency="Pemerintah Kabupaten Contoh",
    state="Naskah final",
    facts=(("Versi data", "9f2c 41ae"), ("Disetujui", "15 Januari 2024")),
)


def texts(elements: list[_Element]) -> list[str]:
    return [text_of(element) for element in elements]


# --- openings ------------------------------------------------------------------------------


def test_cover_holds_the_only_title() -> None:
    root = body_of(COVER, tree.Heading("a", 1, "Kata Pengantar", tree.HeadingKind.FRONT))
    assert text_of(only(root, "//h1")) == "Laporan Kinerja"
    cover = only(root, f"//div[{with_class('cover')}]")
    assert text_of(cover).startswith(
        "Pemerintah Kabupaten Contoh Dinas Contoh2023Laporan KinerjaNaskah final"
    )
    assert texts(every(cover, ".//dt")) == ["Versi data", "Disetujui"]
    assert texts(every(cover, ".//dd")) == ["9f2c 41ae", "15 Januari 2024"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (
            tree.Heading("a", 1, "Akuntabilitas Kinerja", tree.HeadingKind.CHAPTER, "III"),
            "Bab III Akuntabilitas Kinerja",
        ),
        (
            tree.Heading("a", 1, "Jejak angka", tree.HeadingKind.ANNEX, "2"),
            "Lampiran 2 Jejak angka",
        ),
        (tree.Heading("a", 1, "Ikhtisar", tree.HeadingKind.FRONT), "Ikhtisar"),
        (tree.Heading("a", 1, "Penutup", tree.HeadingKind.CHAPTER), "Penutup"),
        (tree.Heading("a", 2, "Latar belakang", number="1.1"), "1.1 Latar belakang"),
        (tree.Heading("a", 3, "Tanpa nomor"), "Tanpa nomor"),
    ],
)
def test_heading_reads_number_and_title(heading: tree.Heading, expected: str) -> None:
    assert text_of(only(body_of(heading), "//article//*[@id='a']")) == expected


def test_indicator_sheet_reads_code_name_lines_and_formula() -> None:
    sheet = tree.SheetHead(
        "IKU 2", "Kepemilikan dokumen", ("Sasaran 2", "Kepala Dinas"), words("Rata-rata."), MARK
    )
    root = body_of(tree.Heading("a", 1, "Bab"), sheet, ENTRY)
    block = only(root, f"//div[{with_class('sheet')}]")
    assert texts(list(block)) == [
        "IKU 2 Kepemilikan dokumen",
        "Sasaran 2 Kepala Dinas Jejak 1",
        "Rata-rata.",
    ]
    assert values(block, ".//a/@href") == ["#j1"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (tree.ContentsKind.SECTIONS, "Daftar isi"),
        (tree.ContentsKind.TABLES, "Daftar tabel"),
        (tree.ContentsKind.FIGURES, "Daftar gambar"),
        (tree.ContentsKind.CHAPTER, "Isi bab 3"),
    ],
)
def test_contents_are_a_named_navigation(kind: tree.ContentsKind, name: str) -> None:
    contents = tree.Contents(
        kind,
        (
            tree.ContentsEntry("a", "3.1", "Capaian", 2),
            tree.ContentsEntry("b", "3.2", "Hilang", 2),
        ),
    )
    root = body_of(tree.Heading("a", 2, "Capaian", number="3.1"), contents)
    navigation = only(root, "//article//nav")
    assert navigation.get("aria-label") == name
    assert texts(every(navigation, ".//li")) == ["3.1 Capaian", "3.2 Hilang"]
    assert values(navigation, ".//a/@href") == ["#a"]


# --- running text --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "tags"),
    [
        (tree.ListStyle.BULLET, ["ul", "ol", "ol", "ul"]),
        (tree.ListStyle.DECIMAL, ["ol", "ol", "ul", "ol"]),
        (tree.ListStyle.ALPHA, ["ol", "ul", "ol", "ol"]),
    ],
)
def test_lists_change_their_marks_by_depth(style: tree.ListStyle, tags: list[str]) -> None:
    deepest = tree.ListItem(words("d"))
    items = (
        tree.ListItem(
            words("a"), (tree.ListItem(words("b"), (tree.ListItem(words("c"), (deepest,)),)),)
        ),
    )
    lists = every(body_of(tree.ItemList(items, style)), "//article//*[self::ul or self::ol]")
    assert [str(each.tag) for each in lists] == tags
    order = [tree.ListStyle.BULLET, tree.ListStyle.DECIMAL, tree.ListStyle.ALPHA]
    begins = order.index(style)
    expected = [
        "a" if order[(begins + depth) % 3] is tree.ListStyle.ALPHA else None for depth in range(4)
    ]
    assert [each.get("type") for each in lists] == expected


def test_key_figures_have_label_value_and_remark() -> None:
    figures = (
        tree.KeyFigure(
            "Realisasi",
            tree.Number("94,24", T1),
            "%",
            (tree.Glyph("↗", "naik"), tree.Text(" 0,78 poin")),
        ),
        tree.KeyFigure("Jumlah", tree.Number("12.336", T1), "orang"),
    )
    pairs = every(body_of(tree.KeyFigures(figures, MARK), ENTRY), "//article//dl/div")
    assert texts(list(pairs[0])) == ["Realisasi", "94,24%", "↗naik 0,78 poin"]
    assert texts(list(pairs[1])) == ["Jumlah", "12.336 orang"]
    assert values(pairs[0], ".//a/@href") == ["#jejak-t1"]


def test_fraction_reads_as_a_division() -> None:
    formula = tree.Formula(
        (words("Q2 ="), tree.Fraction(words("rekam"), words("wajib")), words("× 100"))
    )
    block = only(body_of(formula), "//article/p")
    assert text_of(block) == "Q2 = rekam ÷ wajib × 100"
    assert seen_text(block) == "Q2=rekamwajib×100"
    (worked,) = block.xpath(f".//span[{with_class('worked')}]")
    assert text_of(worked) == "rekam ÷ wajib × 100"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (tree.CalloutKind.LIMITATION, "limitation"),
        (tree.CalloutKind.CHECK_AGAIN, "check"),
        (tree.CalloutKind.METHOD, "method"),
    ],
)
def test_callout_is_a_named_note_of_its_kind(kind: tree.CalloutKind, name: str) -> None:
    note = only(body_of(tree.Callout(kind, "Catatan", words("Isi."))), "//article/*[@role='note']")
    assert note.get("aria-label") == "Catatan"
    assert name in (note.get("class") or "").split()
    assert texts(list(note)) == ["Catatan", "Isi."]


def test_signature_reads_from_date_to_number() -> None:
    block = tree.Signature("Paringin, 1 Januari 2024", "Kepala Dinas,", lines=("NIP",))
    lines = texts(every(body_of(block), f"//div[{with_class('signature')}]/p"))
    assert lines == ["Paringin, 1 Januari 2024", "Kepala Dinas,", "", "", "NIP"]


def test_legend_shows_sign_word_and_interval_of_every_band() -> None:
    bands = (
        tree.LegendBand(1, "●", "Tinggi", "di atas 90"),
        tree.LegendBand(4, "▼", "Rendah", "di bawah 50"),
    )
    root = body_of(tree.BandLegend("Membaca kategori", "Bukan tercapainya target.", bands))
    items = every(root, f"//div[{with_class('legend')}]//li")
    assert texts(items) == ["● Tinggi di atas 90", "▼ Rendah di bawah 50"]
    assert [item.get("class") for item in items] == ["band-1", "band-5"]
    whole = text_of(only(root, f"//div[{with_class('legend')}]"))
    assert whole.startswith("Membaca kategori") and whole.endswith("Bukan tercapainya target.")
