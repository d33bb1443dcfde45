"""Diagrams: every word inside its box, no box over another, readable in print."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import combinations

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from tests.every_case import every_case
from tests.unit.writers import sample_figures

from capaian.documents.tree import Box, Diagram, Width
from capaian.writers.diagrams import render_png, render_svg
from capaian.writers.theme import MIN_CHART_TEXT, SANS_REGULAR, SANS_SEMIBOLD, font_path

SVG = "{http://www.w3.org/2000/svg}"
FACES = {"400": TTFont(font_path(SANS_REGULAR)), "600": TTFont(font_path(SANS_SEMIBOLD))}
WORDS = (
    "Bidang",
    "Pelayanan",
    "Kependudukan",
    "dan",
    "Pencatatan",
    "Sipil",
    "Seksi",
    "Pindah",
    "Datang",
)
DEPARTMENT = Box(
    "Bidang Pelayanan", "Kepala Bidang", (Box("Seksi Kelahiran"), Box("Seksi Kematian"))
)
OFFICE = Box(
    "Kepala Dinas", "eselon II.b", (Box("Sekretariat"), DEPARTMENT, Box("Kelompok", dashed=True))
)


@dataclass(frozen=True)
class Rectangle:
    left: float
    top: float
    right: float
    bottom: float
    dashed: bool


def diagram_of(root: Box, width: Width = Width.FULL) -> Diagram:
    return Diagram("g-1", "Gambar 1.1", (), root, "Bagan organisasi.", width=width)


def parsed(diagram: Diagram) -> etree._Element:
    return etree.fromstring(render_svg(diagram).encode())


def number(node: etree._Element, name: str) -> float:
    return float(node.get(name, "nan"))


def rectangles(root: etree._Element) -> list[Rectangle]:
    found = []
    for node in root.iter(f"{SVG}rect"):
        left, top = number(node, "x"), number(node, "y")
        right, bottom = left + number(node, "width"), top + number(node, "height")
        found.append(Rectangle(left, top, right, bottom, node.get("stroke-dasharray") is not None))
    return found


def text_width(node: etree._Element) -> float:
    font = FACES[node.get("font-weight", "")]
    known, widths = font.getBestCmap(), font["hmtx"].metrics
    return (
        sum(widths[known[ord(sign)]][0] for sign in node.text or "")
        / font["head"].unitsPerEm
        * MIN_CHART_TEXT
    )


def overlap(first: Rectangle, second: Rectangle) -> bool:
    aside = first.right <= second.left or second.right <= first.left
    above = first.bottom <= second.top or second.bottom <= first.top
    return not aside and not above


def titles(box: Box) -> list[str]:
    return [
        *box.title.split(),
        *box.note.split(),
        *(word for child in box.children for word in titles(child)),
    ]


def count(box: Box) -> int:
    return 1 + sum(map(count, box.children))


def assert_sound(diagram: Diagram) -> None:
    root = parsed(diagram)
    boxes = rectangles(root)
    assert len(boxes) == count(diagram.root)
    assert not any(overlap(*pair) for pair in combinations(boxes, 2))
    width, height = number(root, "width"), number(root, "height")
    assert all(box.left >= 0 and box.right <= width and box.bottom <= height for box in boxes)
    for node in root.iter(f"{SVG}text"):
        half, x, y = text_width(node) / 2, number(node, "x"), number(node, "y")
        assert any(
            box.left <= x - half and x + half <= box.right and box.top < y < box.bottom
            for box in boxes
        ), node.text


@every_case("width", list(Width))
@every_case("children", [0, 1, 2, 3, 5, 8, 13])
def test_any_number_of_children_fits(children: int, width: Width) -> None:
    root = Box(
        "Kepala Dinas", "", tuple(Box(f"Bidang Pelayanan {place}") for place in range(children))
    )
    assert_sound(diagram_of(root, width))


@pytest.mark.parametrize("width", list(Width))
def test_sample_fits(width: Width) -> None:
    assert_sound(diagram_of(sample_figures.organisation().root, width))


boxes = st.recursive(
    st.builds(Box, st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)),
    lambda children: st.builds(
        Box,
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
        st.sampled_from(("", "Kepala Bidang")),
        st.lists(children, max_size=5).map(tuple),
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(boxes, st.sampled_from((Width.FULL, Width.LANDSCAPE)))
def test_every_tree_fits(root: Box, width: Width) -> None:
    assert_sound(diagram_of(root, width))


@pytest.mark.parametrize("width", list(Width))
def test_all_words_are_there_in_order(width: Width) -> None:
    root = parsed(diagram_of(OFFICE, width))
    shown = [word for node in root.iter(f"{SVG}text") for word in (node.text or "").split()]
    assert sorted(shown) == sorted(titles(OFFICE))


def test_text_is_large_enough_and_in_our_face() -> None:
    group = next(parsed(diagram_of(OFFICE)).iter(f"{SVG}g"))
    assert group.get("font-family") == "Laporan Sans"
    assert group.get("font-size") == f"{MIN_CHART_TEXT}px"


def test_grandchildren_hang_below_their_parent() -> None:
    """Two sections of one of many departments stand below each other, inside its column."""
    department = Box(
        "Bidang Pelayanan Pendaftaran Penduduk",
        "",
        (Box("Seksi Kelahiran"), Box("Seksi Kematian")),
    )
    root = parsed(diagram_of(Box("Kepala", "", (department,) * 4)))
    assert_sound(diagram_of(Box("Kepala", "", (department,) * 4)))
    leaves = sorted(rectangles(root), key=lambda box: box.top)[-8:]
    assert len({box.left for box in leaves}) == 4


def test_picture_is_read_aloud_by_its_words() -> None:
    root = parsed(diagram_of(OFFICE))
    assert root.get("role") == "img"
    assert [node.text for node in root[:2]] == ["Gambar 1.1", "Bagan organisasi."]


def test_words_are_never_markup() -> None:
    root = parsed(diagram_of(Box("A & <b>B</b>")))
    assert (
        "".join(node.text or "" for node in root.iter(f"{SVG}text")).replace(" ", "")
        == "A&<b>B</b>"
    )


def test_png_is_sharp_and_shows_the_words() -> None:
    image = Image.open(io.BytesIO(render_png(diagram_of(OFFICE))))
    assert image.size[0] == pytest.approx(623 * 2, abs=1)
    assert image.convert("L").getextrema()[0] < 60
