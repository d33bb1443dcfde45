"""Pohon rencana kerja.

Program terdiri atas kegiatan, kegiatan atas sub kegiatan. Anggaran suatu simpul adalah jumlah
anggaran di bawahnya. Bila salah satu bagian tidak diketahui, yang dipakai angka simpul itu
sendiri: sebagian tidak pernah dianggap keseluruhan.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from capaian.domain.identifiers import NodeId
from capaian.rules.work_plan import (
    ValueTree,
    descend,
    find_loops,
    find_mismatches,
    grow_tree,
    roll_up,
    sum_roots,
)


def grow(text: str) -> ValueTree:
    """Build a tree from codes: `I I.1 I.1.1 II`."""
    codes = text.split()
    return grow_tree(
        {NodeId(c): NodeId(c.rpartition(".")[0]) if "." in c else None for c in codes}
    )


def amounts(text: str) -> dict[NodeId, Decimal]:
    """Read amounts: `I=5 I.1=3`."""
    pairs = (pair.split("=") for pair in text.split())
    return {NodeId(code): Decimal(value) for code, value in pairs}


def rolled(tree: ValueTree, own: str) -> dict[NodeId, Decimal]:
    return roll_up(tree, amounts(own), lambda node, parts: sum(parts, Decimal(0)))


TREE = grow("I I.1 I.1.1 I.1.2 I.2 I.2.1 II II.1")


def test_order_and_depth() -> None:
    """Setiap simpul berdiri sebelum yang di bawahnya, dengan urutan berkas."""
    assert TREE.order == ("I", "I.1", "I.1.1", "I.1.2", "I.2", "I.2.1", "II", "II.1")
    assert [TREE.depth[node] for node in TREE.order] == [0, 1, 2, 2, 1, 2, 0, 1]
    assert TREE.leaves == ("I.1.1", "I.1.2", "I.2.1", "II.1")
    assert TREE.roots == ("I", "II")


def test_order_does_not_follow_the_file_but_the_tree() -> None:
    """Anak yang ditulis jauh dari induknya tetap berdiri di bawah induknya."""
    assert grow("II I I.1 II.1").order == ("II", "II.1", "I", "I.1")


@pytest.mark.parametrize(
    ("own", "node", "amount"),
    [
        pytest.param("I.1.1=2 I.1.2=3", "I.1", "5", id="jumlah sub kegiatan"),
        pytest.param("I.1.1=2 I.1.2=3 I.2.1=4", "I", "9", id="sampai program"),
        pytest.param(
            "I.1.1=2 I.1.2=3 I.1=6", "I.1", "5", id="jumlah bagian mengalahkan angka sendiri"
        ),
        pytest.param("I.1.1=2 I.1=6", "I.1", "6", id="bagian tidak lengkap: angka sendiri"),
        pytest.param("I.1=6 I.2=1", "I", "7", id="kegiatan tanpa sub kegiatan yang diketahui"),
    ],
)
def test_roll_up(own: str, node: str, amount: str) -> None:
    """Angka simpul adalah jumlah bagiannya bila semua bagian diketahui."""
    assert rolled(TREE, own)[NodeId(node)] == Decimal(amount)


def test_a_part_is_never_the_whole() -> None:
    """Bila bagian tidak lengkap dan simpul tidak punya angka sendiri, tidak ada angkanya."""
    assert NodeId("I.1") not in rolled(TREE, "I.1.1=2")


@pytest.mark.parametrize(
    ("own", "found"),
    [
        pytest.param("I.1.1=2 I.1.2=3 I.1=5", [], id="sama"),
        pytest.param("I.1.1=2 I.1.2=3 I.1=6", [("I.1", 6, 5)], id="kegiatan berbeda"),
        pytest.param(
            "I.1.1=2 I.1.2=3 I.1=6 I.2.1=1 I=6",
            [("I.1", 6, 5)],
            id="program sama dengan jumlah daunnya",
        ),
        pytest.param("I.1.1=2 I.1=6", [], id="tidak lengkap: tidak dapat diperiksa"),
    ],
)
def test_identities(own: str, found: list[tuple[str, int, int]]) -> None:
    """Angka induk harus sama dengan jumlah angka di bawahnya."""
    mismatches = find_mismatches(TREE, amounts(own))
    assert [(node, amounts(own)[node], total) for node, total in mismatches.items()] == found


def test_whole_office() -> None:
    """Seluruh dinas adalah jumlah programnya, bila semuanya diketahui."""
    values = rolled(TREE, "I.1=6 I.2=1 II.1=3")
    assert sum_roots(TREE, values, TREE.roots) == 10
    assert sum_roots(TREE, rolled(TREE, "I.1=6 I.2=1"), TREE.roots) is None
    assert sum_roots(TREE, values, ()) is None


def test_loops() -> None:
    """Simpul yang melingkar ke dirinya sendiri ditemukan dan tidak mengganggu yang lain."""
    parents = {
        NodeId("a"): NodeId("b"),
        NodeId("b"): NodeId("a"),
        NodeId("c"): None,
        NodeId("d"): NodeId("d"),
    }
    assert find_loops(parents) == ("a", "b", "d")
    assert grow_tree(parents).order == ("c",)


def test_everything_below() -> None:
    """Di bawah suatu simpul termasuk simpul itu sendiri."""
    assert descend(TREE, NodeId("I.1")) == ("I.1", "I.1.1", "I.1.2")
    assert descend(TREE, NodeId("II.1")) == ("II.1",)


def test_an_unknown_parent_makes_a_root() -> None:
    """Induk yang tidak ada membuat simpulnya berdiri paling atas."""
    assert grow_tree({NodeId("x"): NodeId("tidak-ada")}).roots == ("x",)
