"""Boxes that choose headings: shown by the script alone, so that the page is whole without it."""

from __future__ import annotations

from tests.unit.writers.html_papers import META, paper, words
from tests.unit.writers.html_reader import nesting_breaches, parse

from capaian.documents.tree import Block, Document, Heading, HeadingKind, Paragraph
from capaian.writers.html import write_html

FRONT = Heading("galat", 1, "Galat", HeadingKind.FRONT)


def entry(name: str, *facets: tuple[str, str]) -> Heading:
    return Heading(name, 3, f"Temuan {name}", facets=facets)


ERROR, NOTE = ("Bobot", "Galat"), ("Bobot", "Catatan")
SUM, YEAR = ("Aturan", "Jumlah <x>"), ("Aturan", "Tahun")
BLOCKS: tuple[Block, ...] = (
    Heading("awal", 1, "Ringkasan", HeadingKind.FRONT),
    Paragraph(words("Kata.")),
    FRONT,
    entry("a", ERROR, SUM),
    Paragraph(words("Isi a.")),
    entry("b", ERROR, NOTE, YEAR),
    Paragraph(words("Isi b.")),
)


def test_each_choice_has_a_box_with_its_count() -> None:
    root = parse(paper(*BLOCKS))
    legends = [e.text for e in root.iter("legend")]
    assert legends == ["Bobot", "Aturan"]
    labels = ["".join(e.itertext()).split() for e in root.iter("label")]
    assert labels == [["Galat", "2"], ["Catatan", "1"], ["Jumlah", "<x>", "1"], ["Tahun", "1"]]


def test_boxes_count_what_stands_below_a_heading_as_often_as_it_is_there() -> None:
    root = parse(paper(FRONT, entry("a", ERROR, ERROR, NOTE, SUM, SUM, YEAR), entry("b", ERROR, YEAR)))
    labels = ["".join(e.itertext()).split() for e in root.iter("label")]
    assert labels == [["Galat", "3"], ["Catatan", "1"], ["Jumlah", "<x>", "2"], ["Tahun", "2"]]
    assert [(e.get("data-size"), len((e.get("data-facets") or "").split())) for e in root.iter("h4")] == [
        ("3", 4),
        ("1", 2),
    ]
    (said,) = [e for e in root.iter("p") if e.get("id") == "choices-said"]
    assert said.get("data-all") == "4"


def test_headings_name_their_choices_by_the_values_of_the_boxes() -> None:
    root = parse(paper(*BLOCKS))
    boxes = {"".join(e.itertext()).split()[0]: e.find("input") for e in root.iter("label")}
    values = {name: box.get("value") for name, box in boxes.items() if box is not None}
    headings = {e.get("id"): e.get("data-facets") for e in root.iter("h4")}
    assert headings == {
        "a": f"{values['Galat']} {values['Jumlah']}",
        "b": f"{values['Galat']} {values['Catatan']} {values['Tahun']}",
    }


def test_without_a_script_there_are_no_boxes_and_nothing_is_hidden() -> None:
    root = parse(paper(*BLOCKS))
    (box,) = [e for e in root.iter("section") if e.get("id") == "choices"]
    assert box.get("hidden") is not None
    assert not [e for e in root.iter() if "data-out" in e.attrib]


def test_the_boxes_stand_before_the_first_part_that_they_choose_from() -> None:
    page = paper(*BLOCKS).decode()
    assert page.index("Kata.") < page.index('id="choices"') < page.index('id="galat"')
    assert nesting_breaches(page) == []


def test_the_policy_allows_the_script_of_the_boxes_and_no_other() -> None:
    page = write_html(Document(META, BLOCKS)).decode()
    assert page.count("<script>") == 1
    assert "script-src 'sha256-" in page
    assert "form-action 'none'" in page
    assert "<form" not in page


def test_the_name_of_a_finding_never_breaks_where_findings_are_chosen() -> None:
    told = Paragraph(words("Akibatnya T-081 dan T-1204, bukan T-1 atau KT-001."))
    page = paper(*BLOCKS, told).decode()
    assert '<span class="name">T-081</span> dan <span class="name">T-1204</span>' in page
    assert page.count('class="name"') == 2
    assert ".name{white-space:nowrap}" in page
    assert 'class="name"' not in paper(told).decode(), "other papers have no findings"
