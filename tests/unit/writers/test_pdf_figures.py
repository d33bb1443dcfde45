"""Charts and diagrams on the page: their size, their words, their captions,
their colours in grey.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.every_case import every_case
from tests.unit.writers import sample_figures
from tests.unit.writers.pdf_reader import Paper, paper_of, sample_paper
from tests.unit.writers.test_theme import contrast

from capaian.documents.tree import BandLegend, Chart, Diagram, LegendBand, Width
from capaian.writers.theme import BANDS, CHART_WIDTHS, MIN_CHART_TEXT, Token, light

POINTS_PER_PIXEL = 0.75
TINT = 0.18
"""Share of a band's fill in the ground of a cell, as in the template."""


def chart(width: Width) -> Chart:
    return replace(sample_figures.bars(), id=f"g-{width.value}", source=(), mark=None, width=width)


def diagram(width: Width) -> Diagram:
    return replace(sample_figures.organisation(), id=f"d-{width.value}", width=width)


def last_page(paper: Paper) -> int:
    return len(paper.pages) - 1


@pytest.mark.parametrize("make", [chart, diagram])
@pytest.mark.parametrize("width", list(Width))
def test_figure_is_as_wide_as_its_place(width: Width, make: type) -> None:
    paper = paper_of(make(width))
    (figure,) = [tag for tag in paper.tags() if tag.kind == "Figure"]
    (place,) = [owner.BBox for owner in figure.element.A if "/BBox" in owner]
    box = [float(number) for number in place]
    assert box[2] - box[0] == pytest.approx(CHART_WIDTHS[width] * POINTS_PER_PIXEL, abs=0.5)


@pytest.mark.parametrize("width", list(Width))
def test_words_of_a_chart_can_be_searched_and_are_not_scaled(width: Width) -> None:
    paper = paper_of(chart(width))
    (word,) = paper.find(last_page(paper), "Paringin Selatan")
    height = word.bottom - word.top
    least = MIN_CHART_TEXT * POINTS_PER_PIXEL * 0.6 / 72 * 25.4
    assert height > least


@pytest.mark.parametrize("width", list(Width))
def test_caption_is_below_the_figure(width: Width) -> None:
    paper = paper_of(chart(width))
    page = last_page(paper)
    (label,) = paper.find(page, "Gambar 3.2")
    (inside,) = paper.find(page, "Tebing Tinggi")
    assert inside.top < inside.bottom < label.top


@pytest.mark.parametrize("width", list(Width))
def test_all_boxes_of_a_diagram_are_readable(width: Width) -> None:
    block = diagram(width)
    paper = paper_of(block)
    for child in (block.root, *block.root.children):
        for word in child.title.split():
            assert word in paper.pages[last_page(paper)]


def test_pictures_of_a_paper_bring_no_other_font() -> None:
    assert {name.split("-")[0] for name in paper_of(chart(Width.FULL)).fonts()} <= {
        "LaporanSans",
        "LaporanSerif",
        "LaporanDisplay",
    }


@every_case("look", BANDS)
@every_case("ink", [Token.TINTA, Token.TINTA_2])
def test_words_are_readable_on_the_tint_of_a_band(ink: Token, look: object) -> None:
    fill = light(look.fill)
    mixed = [
        round(int(fill[start : start + 2], 16) * TINT + 255 * (1 - TINT)) for start in (1, 3, 5)
    ]
    assert contrast(light(ink), "#" + "".join(f"{part:02X}" for part in mixed)) >= 4.5


def test_swatches_of_a_legend_differ_in_grey() -> None:
    bands = tuple(
        LegendBand(place, look.sign, "Nama", "batas") for place, look in enumerate(BANDS, start=1)
    )
    paper = paper_of(BandLegend("Membaca kategori", "Keterangan.", bands))
    image = paper.picture(0, 144).convert("L")
    names = paper.find(0, "Nama")
    assert len(names) == len(BANDS)
    shades = []
    for name in names:
        box = (name.left, name.top - 4.2, name.left + 12, name.top - 2.2)
        swatch = image.crop(tuple(round(edge / 25.4 * 144) for edge in box)).histogram()
        shades.append(sum(shade * count for shade, count in enumerate(swatch)) / sum(swatch))
    assert shades[:2] == sorted(shades[:2], reverse=True)
    assert len({round(shade / 8) for shade in shades}) == len(BANDS)


def test_every_figure_of_the_sample_has_its_caption_on_its_page() -> None:
    for label, inside in (
        ("Gambar 3.1", "13. Kotabaru"),
        ("Gambar 1.1", "Kepala Dinas Eselon II"),
    ):
        pages = [text for text in sample_paper().pages if inside in text]
        assert len(pages) == 1
        assert label in pages[0]
