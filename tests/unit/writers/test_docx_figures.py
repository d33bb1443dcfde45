"""Charts, diagrams and pictures: size, form, words for those who cannot see them."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from tests.unit.writers.docx_reader import Docx, docx_of, relationship_targets, select, values
from tests.unit.writers.sample_figures import bars, dots, organisation, picture

from capaian.documents.tree import Picture, Text, Width
from capaian.domain.errors import WriterError


def test_every_drawing_has_words_for_those_who_cannot_see_it(sample: Docx) -> None:
    alts = values(sample.body, "//wp:docPr/@descr")
    assert alts == [organisation().alt, picture().alt, dots().alt, bars().alt]
    assert values(sample.body, "//wp:docPr/@name") == [
        "Gambar 1.1",
        "Gambar 2.1",
        "Gambar 3.1",
        "Gambar 3.2",
    ]


def test_charts_come_as_picture_and_as_drawing(sample: Docx) -> None:
    targets = relationship_targets(sample, "word/document.xml")
    vectors = sample.body.xpath("//*[local-name()='svgBlip']/@*[local-name()='embed']")
    pictures = values(sample.body, "//a:blip/@r:embed")
    assert isinstance(vectors, list)
    assert len(vectors) == 3
    assert len(pictures) == 4
    for rel in vectors:
        assert sample.parts[f"word/{targets[str(rel)][0]}"].startswith(b"<svg")
    for rel in pictures:
        assert sample.parts[f"word/{targets[rel][0]}"].startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("width", "millimetres"), [(Width.TEXT, 139), (Width.FULL, 165), (Width.LANDSCAPE, 253)]
)
def test_charts_fill_their_column(width: Width, millimetres: int) -> None:
    chart = replace(bars(), width=width)
    paper = docx_of(chart)
    across = int(values(paper.body, "//wp:extent/@cx")[0])
    down = int(values(paper.body, "//wp:extent/@cy")[0])
    assert abs(across / 36_000 - millimetres) < 0.1
    pixels = {Width.TEXT: 525, Width.FULL: 623, Width.LANDSCAPE: 956}[width]
    assert abs(down / across - chart.height / pixels) < 0.01


def test_caption_below_and_all_on_one_page() -> None:
    paper = docx_of(dots())
    styles = values(paper.body, "/w:document/w:body/w:p/w:pPr/w:pStyle/@w:val")
    assert styles == ["Gambar", "JudulGambar", "Sumber"]
    sheet = paper.xml("word/styles.xml")
    assert select(sheet, "w:style[@w:styleId='Gambar']/w:pPr/w:keepNext")
    assert select(paper.paragraphs("JudulGambar")[0], "w:pPr/w:keepNext")


def picture_of(content: bytes, media_type: str = "image/png") -> Picture:
    return Picture("p", "Gambar 1", (Text("Foto"),), content, media_type, "foto")


def encoded(size: tuple[int, int], kind: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "#1C4E7A").save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((600, 400), (126, 84)),
        ((400, 400), (84, 84)),
        ((100, 400), (21, 84)),
        ((4000, 100), (139, 3.475)),
    ],
)
def test_pictures_fit_the_text_column_and_keep_their_shape(
    size: tuple[int, int], expected: tuple[float, float]
) -> None:
    paper = docx_of(picture_of(encoded(size, "PNG")))
    found = [int(values(paper.body, f"//wp:extent/@c{axis}")[0]) / 36_000 for axis in "xy"]
    assert found == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
@pytest.mark.parametrize(("media_type", "ending"), [("image/png", "png"), ("image/x", "jpeg")])
def test_pictures_arrive_in_a_form_that_word_shows(
    kind: str, media_type: str, ending: str
) -> None:
    paper = docx_of(picture_of(encoded((30, 20), kind), media_type))
    name = next(name for name in paper.parts if name.startswith("word/media/"))
    assert name.endswith(f".{ending}")
    assert Image.open(io.BytesIO(paper.parts[name])).format == ending.upper()


def test_an_svg_from_the_evidence_is_drawn() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" '
        b'height="40"/></svg>'
    )
    paper = docx_of(picture_of(svg, "image/svg+xml"))
    across, down = (int(values(paper.body, f"//wp:extent/@c{axis}")[0]) for axis in "xy")
    assert across / down == pytest.approx(1.5, abs=0.02)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"", "image/png"),
        (b"bukan gambar", "image/jpeg"),
        (b"<x", "image/svg+xml"),
        (b"\xff", "image/svg+xml"),
    ],
)
def test_an_unreadable_picture_is_refused_with_its_name_and_a_remedy(
    content: bytes, media_type: str
) -> None:
    with pytest.raises(WriterError, match=r"Gambar 1: .*Simpan ulang"):
        docx_of(picture_of(content, media_type))
