"""Performance trees: boxes of several lines, kinds of links, partners outside,
drawings that fit a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.paper_text import write_inlines, write_text
from tests.unit.documents import cast

from capaian.documents.blocks.desk import Desk
from capaian.documents.build import compose
from capaian.documents.scope.values import Series
from capaian.documents.tree import Box, Diagram, Direction, Document, LinkKind, Meta, Width
from capaian.documents.tree_sizes import divide
from capaian.writers.diagrams import fitting_share, render_svg

META = Meta("Pohon", "Pohon", "Dinas", 2024, "2024-01-01", "0" * 64)


class Thing:
    """A thing with plain fields; a series is a field as well."""

    def __init__(self, key: str, **fields: str | Series) -> None:
        self.key = key
        self.kind = "kotak"
        self.fields = fields

    def names(self) -> tuple[str, ...]:
        return tuple(self.fields)

    def field(self, name: str) -> str | Series | None:
        return self.fields.get(name)


def partners(*names: str, proposed: str = "tidak") -> Series:
    things = (
        Thing(name, name=name, contribution=f"data {name}", proposed=proposed) for name in names
    )
    return Series("mitra", tuple(things))


def box(key: str, parent: str = "", **fields: str | Series) -> Thing:
    known = {"name": key.upper(), "note": "", "target": "", "link": "", "proposed": "tidak"}
    return Thing(key, parent=parent, **{**known, "partners": partners(), **fields})


TREE = Series(
    "kotak",
    (
        box("a", target="90"),
        box("b", "a", link="component", note="Bidang"),
        box("c", "a", link="service", proposed="ya", partners=partners("Kemenag", proposed="ya")),
        box("d", "b", link="contribution", target="80"),
        box("e"),
    ),
)
SPEC = """
  - block: diagram
    id: pohon
    items: item
    caption: Pohon kinerja
    direction: right
    title: "{{ item.name }}."
    lines: ["{{ item.target }}", "Kepala"]
    link: link
    proposed: proposed
    partners: item.partners
    partner: "{{ partner.name }}"
    partner_lines: ["{{ partner.contribution }}"]
    partner_proposed: proposed
"""


def composed(series: Series = TREE, more: str = "", *, desk: Desk | None = None) -> list[object]:
    layout = cast.layout(SPEC + more)
    return list(compose(layout.blocks, (desk or cast.desk()).inside(item=series)))


def drawing(series: Series = TREE, more: str = "") -> Diagram:
    (part,) = composed(series, more)
    assert isinstance(part, Diagram)
    return part


def walk(root: Box) -> Iterator[Box]:
    yield root
    for child in root.children:
        yield from walk(child)


# --- boxes


def test_boxes_have_title_note_and_lines_without_empty_ones() -> None:
    root = drawing().root
    first, last = root.children
    assert root.title == ""
    assert (first.title, first.note, first.lines) == ("A.", "", ("90", "Kepala"))
    assert (first.children[0].note, first.children[0].lines) == ("Bidang", ("Kepala",))
    assert (last.title, last.children) == ("E.", ())


def test_links_have_their_kind_and_proposals_are_marked() -> None:
    found = {box.title: (box.link, box.proposed) for box in walk(drawing().root)}
    assert found["A."] == (LinkKind.PLAIN, False)
    assert found["B."] == (LinkKind.COMPONENT, False)
    assert found["C."] == (LinkKind.SERVICE, True)
    assert found["D."] == (LinkKind.CONTRIBUTION, False)


def test_partners_outside_stand_below_their_box_with_a_dashed_outline() -> None:
    (partner,) = (box for box in walk(drawing().root) if box.link is LinkKind.PARTNER)
    assert (partner.title, partner.lines) == ("Kemenag", ("data Kemenag",))
    assert partner.dashed
    assert partner.proposed
    (owner,) = (box for box in walk(drawing().root) if partner in box.children)
    assert owner.title == "C."


def test_an_unknown_kind_of_link_is_a_plain_one() -> None:
    series = Series("kotak", (box("a"), box("b", "a", link="lain")))
    assert drawing(series).root.children[0].link is LinkKind.PLAIN


def test_the_words_for_readers_by_ear_name_lines_and_links() -> None:
    alt = drawing().alt
    assert "B. (Bidang; Kepala; komponen)" in alt
    assert "C. (Kepala; layanan pendukung, usulan)" in alt
    assert "Kemenag (data Kemenag; mitra di luar kantor, usulan)" in alt


def test_the_tree_as_text() -> None:
    text = write_text(Document(META, (drawing(),)))
    assert "□ B. (Bidang) / Kepala <komponen>" in text
    assert "□ C. / Kepala <layanan pendukung> <usulan>" in text


# --- dividing


def test_small_trees_share_a_page() -> None:
    (part,) = composed(more="    split: true\n")
    assert isinstance(part, Diagram)
    assert [child.title for child in part.root.children] == ["A.", "E."]
    assert write_inlines(part.caption) == "Pohon kinerja"


def test_parts_of_a_large_tree_are_counted() -> None:
    words = "Persentase pelayanan yang selesai tepat waktu menurut standar " * 9
    series = Series("kotak", tuple(box(f"{words}{place}") for place in range(20)))
    parts = composed(series, "    split: true\n")
    count = len(parts)
    assert count > 1
    captions = [write_inlines(part.caption) for part in parts if isinstance(part, Diagram)]
    assert captions == [f"Pohon kinerja (bagian {n} dari {count})" for n in range(1, count + 1)]
    assert [part.id for part in parts[:2] if isinstance(part, Diagram)] == [
        "pohon",
        "pohon-bagian-2",
    ]


def large(branches: int, leaves: int) -> Box:
    words = "Persentase pelayanan yang selesai tepat waktu menurut standar"
    below = tuple(
        Box(
            f"Cakupan {place}",
            children=tuple(
                Box(f"{words} {place}.{n}", lines=("90 persen",)) for n in range(leaves)
            ),
        )
        for place in range(branches)
    )
    return Box("Sasaran", "Kepala Dinas", below)


def leaves_of(root: Box) -> list[str]:
    return [box.title for box in walk(root) if not box.children]


POINTS = 9
"""Size of the text of a drawing that is not scaled."""


@pytest.mark.parametrize("width", tuple(Width))
@pytest.mark.parametrize(("branches", "leaves"), [(1, 1), (12, 6), (2, 40), (60, 1), (1, 100)])
def test_large_trees_are_divided_so_that_every_part_fits_its_page(
    width: Width, branches: int, leaves: int
) -> None:
    root = large(branches, leaves)
    found = divide(root, width)
    assert [leaf for part in found for leaf in leaves_of(part)] == leaves_of(root)
    assert {part.title for part in found} == {"Sasaran"}
    for part in found:
        assert fitting_share(drawn(part, width)) * POINTS > 7.5
    assert height_of(found[0], width) <= {Width.LANDSCAPE: 500}.get(width, 760), "beside its title"


def drawn(root: Box, width: Width) -> Diagram:
    return Diagram("p", "", (), root, "x", width=width, direction=Direction.RIGHT)


def height_of(root: Box, width: Width) -> float:
    (found,) = re.findall(r'<svg[^>]* height="([\d.]+)"', render_svg(drawn(root, width)))
    return float(found)


def test_parts_of_a_divided_box_are_never_in_one_drawing() -> None:
    for part in divide(large(5, 30), Width.LANDSCAPE):
        titles = [child.title for child in part.children]
        assert len(titles) == len(set(titles))


def test_small_trees_stay_whole() -> None:
    root = large(2, 2)
    assert divide(root, Width.LANDSCAPE) == (root,)


def test_parts_hold_as_much_as_fits() -> None:
    found = divide(large(12, 6), Width.LANDSCAPE)
    assert len(found) < 12 * 6 / 6
    assert all(height_of(part, Width.LANDSCAPE) > 300 for part in found[:-1])


def test_siblings_stay_together_where_that_costs_no_page() -> None:
    """Each branch is a little less than a page: pages begin with branches."""
    for part in divide(large(4, 7), Width.LANDSCAPE):
        assert [len(branch.children) for branch in part.children] == [7]


def test_a_tree_of_many_boxes_is_divided_into_few_full_pages() -> None:
    root = replace(
        large(1, 1), children=tuple(replace(large(6, 4), title=f"Tujuan {n}") for n in range(5))
    )
    assert sum(1 for _ in walk(root)) == 1 + 5 + 5 * 6 + 5 * 6 * 4
    found = divide(root, Width.LANDSCAPE)
    assert [leaf for part in found for leaf in leaves_of(part)] == leaves_of(root)
    assert len(found) <= 17
    assert all(fitting_share(drawn(part, Width.LANDSCAPE)) * POINTS > 7.5 for part in found)


def test_trees_that_share_a_page_have_no_box_above_them() -> None:
    forest = Box("", children=tuple(large(2, 5) for _ in range(4)))
    found = divide(forest, Width.LANDSCAPE)
    assert [leaf for part in found for leaf in leaves_of(part)] == leaves_of(forest)
    assert {part.title for part in found} <= {"", "Sasaran"}
    assert all(part.title or len(part.children) > 1 for part in found)


@pytest.mark.parametrize("more", ["", "    split: true\n"])
def test_a_tree_without_boxes_is_left_out_and_named(more: str) -> None:
    desk = cast.desk()
    assert composed(Series("kotak", ()), more, desk=desk) == []
    assert [left.title for left in desk.notes.omitted] == ["Pohon kinerja"]


# --- wide drawings that are small


def posts(leaves: int) -> Series:
    return Series("kotak", (box("kepala"), *(box(f"b{n}", "kepala") for n in range(leaves))))


@pytest.mark.parametrize(
    ("leaves", "wished", "direction", "width"),
    [
        (4, "landscape", "down", Width.FULL),
        (5, "landscape", "down", Width.FULL),
        (6, "landscape", "down", Width.LANDSCAPE),
        (4, "landscape", "right", Width.LANDSCAPE),
        (4, "text", "down", Width.TEXT),
    ],
)
def test_no_page_is_turned_for_boxes_that_stand_side_by_side_on_an_upright_one(
    leaves: int, wished: str, direction: str, width: Width
) -> None:
    text = SPEC.replace("direction: right", f"direction: {direction}\n    width: {wished}")
    (part,) = compose(cast.layout(text).blocks, cast.desk().inside(item=posts(leaves)))
    assert isinstance(part, Diagram)
    assert part.width is width
