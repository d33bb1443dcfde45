"""Performance trees: every word in its box, no box over another,
kinds of links seen and explained.
"""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.unit.writers.docx_reader import docx_of, values
from tests.unit.writers.html_papers import body_of, paper
from tests.unit.writers.html_reader import every, nesting_breaches, only, text_of, with_class
from tests.unit.writers.pdf_reader import Paper, paper_of
from tests.unit.writers.sample_forms import performance_tree
from tests.unit.writers.test_diagrams import SVG, WORDS, number, overlap, rectangles, text_width

from capaian.documents.tree import Box, Diagram, Direction, LinkKind, Width
from capaian.documents.tree_sizes import wrap
from capaian.writers.diagrams import fitting_share, render_png, render_svg
from capaian.writers.theme import CHART_WIDTHS, Token, light

PARTNER = Box("Kemenag", dashed=True, link=LinkKind.PARTNER)


def tree(root: Box, width: Width = Width.LANDSCAPE) -> Diagram:
    return Diagram("g-1", "Gambar 1", (), root, "Pohon.", width=width, direction=Direction.RIGHT)


def drawn(root: Box, width: Width = Width.LANDSCAPE) -> etree._Element:
    return etree.fromstring(render_svg(tree(root, width)).encode())


def count(box: Box) -> int:
    return bool(box.title) + sum(map(count, box.children))


def texts(root: etree._Element) -> list[str]:
    return [node.text or "" for node in root.iter(f"{SVG}text")]


def strokes(root: etree._Element) -> list[etree._Element]:
    return list(root.iter(f"{SVG}path"))


def assert_sound(root: Box, width: Width) -> None:
    """Boxes lie apart within the picture; words lie in boxes, or in the legend below them all."""
    svg = drawn(root, width)
    boxes = rectangles(svg)
    assert len(boxes) == count(root)
    assert not any(overlap(*pair) for pair in combinations(boxes, 2))
    across, down = number(svg, "width"), number(svg, "height")
    assert across == CHART_WIDTHS[width]
    lowest = max(box.bottom for box in boxes)
    assert all(box.left >= 0 and box.right <= across and box.bottom <= down for box in boxes)
    for node in svg.iter(f"{SVG}text"):
        left, y = number(node, "x"), number(node, "y")
        right = left + text_width(node)
        inside = any(b.left <= left and right <= b.right and b.top < y < b.bottom for b in boxes)
        assert inside or (lowest < y <= down and right <= across), node.text


@pytest.mark.parametrize("width", list(Width))
@pytest.mark.parametrize("bands", [1, 2, 6])
def test_samples_fit(bands: int, width: Width) -> None:
    assert_sound(performance_tree(bands).root, width)


BOXES = st.recursive(
    st.builds(
        Box,
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join),
        lines=st.lists(st.sampled_from(("target 95,00 persen", "Kepala Bidang")), max_size=2).map(
            tuple
        ),
        link=st.sampled_from(LinkKind),
        proposed=st.booleans(),
    ),
    lambda children: st.builds(
        Box,
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
        st.sampled_from(("", "Program")),
        st.lists(children, max_size=4).map(tuple),
        link=st.sampled_from(LinkKind),
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(BOXES, st.sampled_from((Width.FULL, Width.LANDSCAPE)))
def test_every_tree_fits(root: Box, width: Width) -> None:
    assert_sound(root, width)


def test_all_lines_of_a_box_are_printed_in_order() -> None:
    box = Box("Cakupan akta", "Program", lines=("target 95%", "Kepala Bidang"), proposed=True)
    assert texts(drawn(Box("Sasaran", children=(box,))))[:6] == [
        "Sasaran",
        "usulan",
        "Cakupan akta",
        "Program",
        "target 95%",
        "Kepala Bidang",
    ]


@pytest.mark.parametrize(
    ("kind", "width", "dashes"),
    [
        (LinkKind.PLAIN, "1", None),
        (LinkKind.COMPONENT, "3", None),
        (LinkKind.CONTRIBUTION, "1.3", None),
        (LinkKind.SERVICE, "2", "0.1 4"),
        (LinkKind.PARTNER, "1.3", "6 4"),
    ],
)
def test_each_kind_of_link_is_drawn_its_own_way(
    kind: LinkKind, width: str, dashes: str | None
) -> None:
    *_, link = strokes(drawn(Box("A", children=(Box("B", link=kind),))))[:3]
    assert (link.get("stroke-width"), link.get("stroke-dasharray")) == (width, dashes)


def test_a_proposed_link_is_in_another_colour_and_says_so() -> None:
    svg = drawn(Box("A", children=(Box("B", link=LinkKind.COMPONENT, proposed=True),)))
    assert light(Token.SOGA) in [path.get("stroke") for path in strokes(svg)]
    assert texts(svg).count("usulan") == 2


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ((Box("B"),), []),
        ((), []),
        ((Box("B", link=LinkKind.COMPONENT),), ["komponen"]),
        (
            (Box("B", link=LinkKind.SERVICE), PARTNER),
            ["layanan pendukung", "mitra di luar kantor"],
        ),
        ((Box("B", children=(Box("C", link=LinkKind.CONTRIBUTION),)),), ["bagian", "kontribusi"]),
    ],
)
def test_the_legend_explains_the_kinds_that_are_drawn(
    children: tuple[Box, ...], expected: list[str]
) -> None:
    boxes = count(Box("A", children=children))
    assert texts(drawn(Box("A", children=children)))[boxes:] == expected


def test_a_word_wider_than_its_box_is_cut_and_not_lost() -> None:
    found = list(wrap("Penyelenggaraanpemerintahan desa", 60, is_bold=False))
    assert "".join(found).replace(" ", "") == "Penyelenggaraanpemerintahandesa"
    assert len(found) > 2


def test_a_drawing_higher_than_its_page_is_scaled_to_fit() -> None:
    many = tuple(Box(f"Kotak {place}") for place in range(40))
    high = tree(Box("A", children=many))
    assert fitting_share(tree(Box("A"))) == 1
    assert 0 < fitting_share(high) < 1
    assert len(paper_of(high).pages) <= 2
    (extent,) = docx_of(high).find("//wp:inline/wp:extent")
    assert int(extent.get("cy", "0")) <= 180 * 36_000


def test_pdf_keeps_the_words_and_the_description() -> None:
    paper_read = paper_of(performance_tree(1))
    assert "Cakupan dokumen ke-1" in paper_read.text
    assert "Pohon kinerja dari sasaran ke kegiatan." in [tag.alt for tag in paper_read.tags()]
    assert isinstance(paper_read, Paper)


def test_docx_has_the_picture_with_its_description() -> None:
    read = docx_of(performance_tree(1))
    assert values(read.body, "//wp:docPr/@descr") == ["Pohon kinerja dari sasaran ke kegiatan."]
    assert render_png(performance_tree(1)) in read.parts.values()


def test_html_has_the_tree_as_nested_lists_too() -> None:
    root = body_of(performance_tree(1))
    (top,) = every(root, f"//*[{with_class('tree-list')}]/ul/li")
    assert text_of(only(top, "./strong")) == performance_tree(1).root.title
    assert len(every(top, ".//li")) == count(performance_tree(1).root) - 1
    assert "komponen" in text_of(top)
    assert "mitra di luar kantor" in text_of(top)
    assert nesting_breaches(paper(performance_tree(3)).decode()) == []
