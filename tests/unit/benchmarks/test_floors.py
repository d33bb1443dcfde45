"""Each floor does the same work as the writer: from the same paper it makes the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from benchmarks.cold import draw, forget, pixels_given
from benchmarks.floors.charts import chart_floor
from benchmarks.floors.docx import FontPart, MediaPart, XmlPart, docx_floor
from benchmarks.floors.html import characters_of, cutting_floor, reading_floor
from benchmarks.floors.pdf import pdf_floor
from benchmarks.papers import PaperName, papers
from PIL import Image

from capaian.documents.tree import Chart, Diagram, Document
from capaian.writers import charts, diagrams
from capaian.writers.charts.render import clean_svg, name_prefix, open_svg
from capaian.writers.docx import write_docx
from capaian.writers.html import write_html
from capaian.writers.html.style import SCREEN_FACES
from capaian.writers.letters import signs_of
from capaian.writers.pdf import write_pdf
from capaian.writers.theme import CHART_WIDTHS

FONT = re.compile(rb"data:font/woff2;base64,([A-Za-z0-9+/=]+)")


@pytest.fixture(scope="module")
def sample() -> Document:
    return papers(PaperName.SAMPLE)["sample"]


@pytest.fixture(autouse=True)
def pixels() -> Iterator[None]:
    """Turning drawings into pixels is not what most of these tests look at."""
    with pixels_given():
        yield


def charts_of(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


def test_pdf_floor_compiles_the_same_pages(sample: Document, tmp_path: Path) -> None:
    assert page_texts(pdf_floor(sample, tmp_path).compile()) == page_texts(write_pdf(sample))


def page_texts(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def test_pdf_floor_works_again_for_each_run(sample: Document, tmp_path: Path) -> None:
    floor = pdf_floor(sample, tmp_path)
    first = floor.compile()
    (tmp_path / "bare.pdf").unlink()
    assert floor.compile() == first


def test_docx_floor_zips_the_same_file(sample: Document) -> None:
    docx = write_docx(sample)
    assert docx_floor(docx).write() == docx


def test_docx_floor_makes_its_parts_rather_than_copying_them(sample: Document) -> None:
    floor = docx_floor(write_docx(sample))
    by_name = {part.entry.filename: part for part in floor.parts}
    document = by_name["word/document.xml"]
    assert isinstance(document, XmlPart)
    assert len(document.pieces) > 1000
    faces = [part for part in floor.parts if isinstance(part, FontPart)]
    assert faces
    assert all(part.face.is_file() and len(part.hidden) == 32 for part in faces)
    kept = {part.entry.filename for part in floor.parts if isinstance(part, MediaPart)}
    assert kept
    assert all(name.startswith("word/media/") for name in kept)


def test_docx_floor_compresses_what_the_writer_compresses(sample: Document) -> None:
    docx = write_docx(sample)
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as ours,
        zipfile.ZipFile(io.BytesIO(docx_floor(docx).write())) as floor,
    ):
        ways = [
            [
                (entry.filename, entry.compress_type, entry.compress_size)
                for entry in archive.infolist()
            ]
            for archive in (ours, floor)
        ]
    assert ways[0] == ways[1]
    assert {way for _, way, _ in ways[0]} == {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def with_rare_sign(document: Document) -> Document:
    """A paper whose name of an office is in none of the ready-made faces."""
    return replace(document, meta=replace(document.meta, office="Dinas Čerah"))


@pytest.fixture(scope="module", params=["usual signs", "a rarer sign"])
def html(request: pytest.FixtureRequest, sample: Document) -> bytes:
    return write_html(sample if request.param == "usual signs" else with_rare_sign(sample))


@pytest.fixture(scope="module")
def cut(html: bytes) -> bytes:
    """What the floor that cuts makes of a finished file."""
    return cutting_floor(html).write()


def test_reading_floor_makes_the_same_file(html: bytes) -> None:
    assert reading_floor(html).write() == html


def test_cutting_floor_makes_the_same_file_but_for_the_fonts(html: bytes, cut: bytes) -> None:
    ours, floor = FONT.split(html), FONT.split(cut)
    assert ours[::2] == floor[::2]
    assert len(ours[1::2]) == len(floor[1::2]) == len(SCREEN_FACES)


def test_cutting_floor_keeps_every_shown_character_and_no_other(html: bytes, cut: bytes) -> None:
    text = "".join(part.decode() for part in FONT.split(html)[::2])
    for face, font in zip(SCREEN_FACES, FONT.findall(cut), strict=True):
        assert characters_of(b64decode(font)) == set(map(ord, signs_of(face) & set(text)))


def test_floors_of_html_join_many_pieces(html: bytes) -> None:
    for floor in (cutting_floor(html), reading_floor(html)):
        assert len(floor.pieces) == len(floor.faces) + 1
        assert sum(map(len, floor.pieces)) > 1000


def test_chart_floor_draws_the_same_charts(sample: Document) -> None:
    blocks = charts_of(sample)
    for chart, bare in zip(blocks, chart_floor(sample).draw(), strict=True):
        prefix = name_prefix(chart.id)
        opening = open_svg(prefix, CHART_WIDTHS[chart.width], chart.height, chart.label, chart.alt)
        assert clean_svg(bare, prefix, opening) == charts.render_svg(chart)


def test_chart_floor_turns_every_drawing_into_as_many_pixels_as_the_writers_do(
    sample: Document,
) -> None:
    diagrams_of = [block for block in sample.blocks if isinstance(block, Diagram)]
    ours = [*map(charts.render_png, charts_of(sample)), *map(diagrams.render_png, diagrams_of)]
    floor = chart_floor(sample)
    assert len(floor.drawings) == len(draw(sample)) == len(ours)
    bare = sorted(Image.open(io.BytesIO(png)).size for png in floor.turn_to_pixels())
    assert bare == sorted(Image.open(io.BytesIO(png)).size for png in ours)


def test_forgetting_makes_the_writers_draw_again(sample: Document) -> None:
    chart = charts_of(sample)[0]
    first = charts.render_svg(chart)
    assert charts.render_svg(chart) is first
    forget()
    again = charts.render_svg(chart)
    assert again is not first
    assert again == first


def test_pixels_are_made_once_where_they_are_given(
    sample: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def count(drawing: str, ppi: int) -> bytes:
        made.append(drawing)
        return b"png"

    monkeypatch.setattr("capaian.writers.charts.render.svg_to_png", count)
    chart = charts_of(sample)[0]
    with pixels_given():
        assert charts.render_png(chart) == charts.render_png(chart) == b"png"
    assert len(made) == 1
