"""Men and women before what is counted, or in the midst of it: added up together, and never one for both."""

from __future__ import annotations

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import Cells, codes, desk, taken, uncounted, values

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.sides import told_sides


def rows(*columns: tuple[str, int]) -> Cells:
    """One row of heads; each column begins with a figure that grows by one."""
    lines = [[name, *(figure + n for _, figure in columns)] for n, name in enumerate(NAMES)]
    return [["DATA PENDUDUK DAN DOKUMEN TAHUN 2023"], ["Kecamatan", *(head for head, _ in columns)], *lines]


def given(*columns: tuple[str, int]) -> tuple[Desk, dict[str, str]]:
    """The desk, and the figure of the first row of each measure."""
    at = desk(uncounted())
    found = values(taken(rows(*columns), at), "measure", "value")
    return at, dict(reversed(found))


@pytest.mark.parametrize(
    ("head", "side"),
    [
        ("Pria wajib KTP", "laki-laki"),
        ("Jumlah wanita yang wajib KTP", "perempuan"),
        ("P Wajib KTP", "perempuan"),
        ("WNI wajib KTP", "WNI"),
        ("Wajib KTP (L) terdaftar", "laki-laki"),
    ],
)
def test_one_side_before_the_thing_is_asked_about(head: str, side: str) -> None:
    at, _ = given((head, 410))
    (doubt,) = at.doubts
    assert doubt.text == head
    assert f"padahal tampaknya {side} saja" in doubt.words


def test_both_sides_before_the_thing_are_added_up() -> None:
    columns = ("Lk punya KIA", 210), ("Pr punya KIA", 190), ("Anak pria wajib KIA", 300)
    at, found = given(*columns, ("Anak wanita wajib KIA", 280))
    assert found == {"kia.issued": "400", "kia.eligible": "580"}
    assert (codes(at), at.doubts) == ([], [])


def test_the_sum_beside_both_is_taken_alone() -> None:
    at, found = given(("Jml Pr wajib KTP", 60), ("Jml Lk wajib KTP", 50))
    assert found == {"ktp.eligible": "110"}
    title, heads, *figures = rows(("Pr rekam", 60), ("Lk rekam", 50))
    sums = ([*row, 110 + 2 * n] for n, row in enumerate(figures))
    lines: Cells = [title, [*heads, "Total rekam"], *sums]
    at = desk(uncounted())
    assert values(taken(lines, at), "measure", "value")[:1] == [("ktp.holders", "110")]
    assert not any("saja" in doubt.words for doubt in at.doubts)


@pytest.mark.parametrize(
    "head", ["Laki-laki dan perempuan wajib KTP", "L+P wajib KTP", "Wajib KTP", "Jumlah"]
)
def test_heads_of_both_tell_no_side(head: str) -> None:
    assert told_sides(Head(1, (head,), head)) == frozenset()


def test_a_side_in_an_upper_head_is_told_as_well() -> None:
    assert told_sides(Head(1, ("Wajib KTP perempuan", "Jumlah"), "")) == {"P"}
