"""Charts, diagrams and pictures: inside the file, in the reader's theme,
with words beside them.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from dataclasses import replace

import pytest
from tests.every_case import every_case
from tests.unit.writers.html_papers import body_of, words
from tests.unit.writers.html_reader import every, only, text_of, values, with_class
from tests.unit.writers.sample import sample_document
from tests.unit.writers.sample_figures import small_png

from capaian.documents.tree import Box, Chart, Diagram, Picture, Table
from capaian.writers import charts
from capaian.writers.html.markup import themed_svg
from capaian.writers.pictures import printed_picture
from capaian.writers.theme import TONES, Token, light

SPEC = {
    "data": {"values": [{"a": "Juai", "b": 99.77}, {"a": "#1C4E7A", "b": 99.35}]},
    "mark": "bar",
    "encoding": {
        "y": {"field": "a", "type": "nominal", "title": None},
        "x": {"field": "b", "type": "quantitative", "title": "persen"},
    },
}
CHART = Chart(
    id="gambar-1",
    label="Gambar 1",
    caption=words("Cakupan menurut kecamatan, 2023"),
    topic=words("Cakupan menurut kecamatan, 2023"),
    spec=json.dumps(SPEC),
    alt="Dua kecamatan: Juai 99,77; Halong 99,35",
    height=100,
)
DIAGRAM = Diagram(
    "gambar-2",
    "Gambar 2",
    words("Susunan dinas"),
    Box("Kepala", children=(Box("Sekretaris"),)),
    "Bagan dua pos",
)
PICTURE = Picture(
    "gambar-3", "Gambar 3", words("Pelayanan"), small_png(6, 4), "image/png", "Balai desa"
)
TABLE = Table("tabel-1", "Tabel 1", words("Angka"), (), (), ())


@every_case("token", list(Token))
def test_every_colour_of_the_theme_follows_the_reader(token: Token) -> None:
    themed = themed_svg(
        f'<svg><path fill="{light(token)}" stroke="{light(token).lower()}"/></svg>'
    )
    names = re.findall(r"var\(--([\w-]+)\)", themed)
    assert len(names) == 2
    assert {TONES[Token(name)].light for name in names} == {light(token)}


@pytest.mark.parametrize(
    "kept",
    [
        '<text>fill="#14212C"</text>'.replace('"', "&quot;"),
        "<text>#14212C</text>",
        '<path fill="#123456"/>',
        '<path fill="none" stroke="url(#g-1-band-3)"/>',
    ],
)
def test_what_is_no_colour_of_the_theme_stays(kept: str) -> None:
    assert themed_svg(f"<svg>{kept}</svg>") == f"<svg>{kept}</svg>"


def test_no_chart_keeps_a_colour_of_its_own() -> None:
    drawings = [
        charts.render_svg(block) for block in sample_document().blocks if isinstance(block, Chart)
    ]
    assert drawings
    for drawing in drawings:
        assert re.search(r'(?:fill|stroke)="#', drawing)
        assert set(re.findall(r'(?:fill|stroke)="(#[^"]*)"', themed_svg(drawing))) <= {"#4A3A08"}


def test_chart_appears_above_its_caption() -> None:
    figure = only(body_of(CHART), "//figure[@id='gambar-1']")
    assert [str(part.tag) for part in figure] == ["div", "figcaption"]
    assert text_of(figure[1]) == "Gambar 1 Cakupan menurut kecamatan, 2023"


def test_words_in_a_chart_are_text_even_if_they_look_like_a_colour() -> None:
    labels = [text_of(each) for each in every(body_of(CHART), "//figure//svg//text")]
    assert {"Juai", "#1C4E7A", "persen"} <= set(labels)


@pytest.mark.parametrize(("known", "count"), [("tabel-1", 1), ("hilang", 0), (None, 0)])
def test_chart_leads_to_the_table_of_its_figures(known: str | None, count: int) -> None:
    links = every(
        body_of(replace(CHART, data_table=known), TABLE), f"//figure//a[{with_class('as-table')}]"
    )
    assert [link.get("href") for link in links] == ["#tabel-1"] * count


def test_two_drawings_of_one_specification_share_no_id() -> None:
    ids = values(body_of(CHART, replace(CHART, id="gambar-9")), "//@id")
    assert len(ids) == len(set(ids))


def test_diagram_has_its_boxes_and_words() -> None:
    figure = only(body_of(DIAGRAM), "//figure[@id='gambar-2']")
    assert {"Kepala", "Sekretaris"} <= {text_of(each) for each in every(figure, ".//svg//text")}
    assert text_of(only(figure, ".//svg/desc")) == "Bagan dua pos"
    assert text_of(only(figure, "./figcaption")) == "Gambar 2 Susunan dinas"


def test_picture_is_inside_the_file_as_papers_print_it() -> None:
    image = only(body_of(PICTURE), "//figure[@id='gambar-3']/img")
    head, data = (image.get("src") or "").split(",")
    assert head == "data:image/png;base64"
    assert b64decode(data) == printed_picture(PICTURE).content
    assert image.get("alt") == "Balai desa"


def test_type_of_a_picture_cannot_break_out_of_its_attribute() -> None:
    root = body_of(replace(PICTURE, media_type='image/png" onload="x'))
    image = only(root, "//figure/img")
    assert set(map(str, image.attrib)) == {"src", "alt", "decoding"}
    assert str(image.get("src")).startswith("data:image/jpeg;base64,")
