"""Dashes in amounts of sub-activities: those above them prove some of them to be nought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import Cells, balangan, codes, desk, said, taken, uncounted, values

from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import NodeKind

NODES = [f"2.12.02.2.01.000{n}" for n in (2, 3, 4)]


@cache
def office() -> OfficeYear:
    """Balangan, with three sub-activities of one activity."""
    sample = next(node for node in balangan().nodes if node.kind is NodeKind.SUBACTIVITY)
    made = tuple(replace(sample, id=NodeId(code), code=code, name=f"Layanan {code[-1]}") for code in NODES)
    return replace(balangan(), nodes=(*balangan().nodes, *made))


def told(*spent: str | int | None, whole: int = 500) -> tuple[list[tuple[str, ...]], list[str], list[str]]:
    """What was spent by sub-activity, where dashes are told, and the codes of the problems."""
    at = desk(office())
    rows = [
        ("REALISASI ANGGARAN TAHUN 2023",),
        ("KODE", "URAIAN", "ANGGARAN", "REALISASI"),
        ("2.12.02.2.01", "Pelayanan Pendaftaran Penduduk", 900, whole),
        *((code, f"Layanan {code[-1]}", 300, used) for code, used in zip(NODES, spent, strict=True)),
    ]
    found = values(taken(rows, at), "node", "actual")
    return found, [where for where, text in said(at) if "bertanda" in text], codes(at)


@pytest.mark.parametrize("sign", ["-", "–", "--"])
def test_a_dash_that_the_sum_proves_to_be_nought_is_told_and_stays_unknown(sign: str) -> None:
    found, where, problems = told(300, sign, 200)
    assert found == [(NODES[0], "300"), (NODES[1], ""), (NODES[2], "200")]
    assert (where, problems) == (["5 D (REALISASI)"], ["amounts_dashed"])


def test_several_dashes_are_told_once_with_their_number() -> None:
    at = desk(office())
    rows = [
        ("REALISASI ANGGARAN TAHUN 2023",),
        ("KODE", "URAIAN", "ANGGARAN", "REALISASI"),
        ("2.12.02.2.01", "Pelayanan Pendaftaran Penduduk", 900, 200),
        *((code, f"Layanan {code[-1]}", 300, "-" if code != NODES[2] else 200) for code in NODES),
    ]
    taken(rows, at)
    (issue,) = at.log.finish(())
    assert issue.message.startswith("2 sel sub kegiatan mulai di sini")


@pytest.mark.parametrize(
    ("spent", "whole"),
    [
        ((300, None, 200), 500),  # empty: not reported
        ((300, 0, 200), 500),
        ((300, "nihil", 200), 500),
        (("-", "-", "-"), 0),  # nothing that proves it
    ],
)
def test_what_is_no_dash_or_proven_by_nothing_is_not_told(
    spent: tuple[str | int | None, ...], whole: int
) -> None:
    assert told(*spent, whole=whole)[1] == []


def test_a_dash_that_the_sum_does_not_prove_is_a_wrong_sum() -> None:
    _, where, problems = told(300, "-", 200, whole=600)
    assert (where, problems) == ([], ["total_differs"])


def lone(*spent: str | int | None, total: int | None, left: Sequence[int | str] = ()) -> Cells:
    """Sub-activities alone, with what is left of each, or a total."""
    heads = ["KODE", "URAIAN", "ANGGARAN", "REALISASI", *(["SISA"] if left else [])]
    lines = [
        (code, f"Layanan {code[-1]}", 300, used, *left[n : n + 1])
        for n, (code, used) in enumerate(zip(NODES, spent, strict=True))
    ]
    last = [] if total is None else [("JUMLAH", None, 900, total)]
    return [("REALISASI ANGGARAN TAHUN 2023",), heads, *lines, *last]


@pytest.mark.parametrize(
    "rows",
    [lone(260, "-", 200, total=460), lone(260, "–", 200, total=None, left=(40, 300, 100))],
    ids=["total", "what is left"],
)
def test_a_total_or_what_is_left_prove_a_dash_as_well(rows: Cells) -> None:
    at = desk(office())
    found = values(taken(rows, at), "node", "actual")
    assert found == [(NODES[0], "260"), (NODES[1], ""), (NODES[2], "200")]
    assert codes(at) == ["amounts_dashed"]
    (issue,) = at.log.finish(())
    assert '--means "tanda strip=0"' in str(issue.remedy)
    told = desk(office(), means={"tanda strip": "0"})
    answered = values(taken(rows, told), "node", "actual")
    assert (answered[1], codes(told), told.used) == ((NODES[1], "0"), [], {"tanda strip"})


@pytest.mark.parametrize(
    "rows",
    [
        lone(260, "-", 200, total=None),  # nothing beside it
        lone(260, "-", 200, total=None, left=(40, 120, 100)),  # some of it was spent
        lone(260, "-", 200, total=None, left=(40, "-", 100)),
        lone(260, None, 200, total=460),  # empty: not reported
    ],
    ids=["nothing", "less left", "dash left", "empty"],
)
def test_what_proves_no_dash_is_not_told_as_one(rows: Cells) -> None:
    at = desk(office())
    taken(rows, at)
    assert "amounts_dashed" not in codes(at)


def couples(*figures: str | int) -> Cells:
    """Marriages by kecamatan with their total, which holds if dashes are nought."""
    lines = [(name, figure) for name, figure in zip(NAMES, figures, strict=True)]
    known = sum(figure for figure in figures if isinstance(figure, int))
    return [
        ("AKTA PERKAWINAN TAHUN 2023",),
        ("Kecamatan", "Akta Perkawinan Terbit"),
        *lines,
        ("Jumlah", known),
    ]


@pytest.mark.parametrize("sign", ["-", "–", "—"])
def test_dashes_of_counts_are_noughts_where_the_user_says_so_once(sign: str) -> None:
    rows = couples(4, sign, sign, 7, sign, 2, sign, sign)
    at = desk(uncounted())
    found = taken(rows, at)
    assert [value for _, value in values(found, "area", "value")] == ["4", "7", "2"]
    assert {*codes(at)} == {"figure_dashed_zero"}
    assert all('--means "tanda strip=0"' in str(issue.remedy) for issue in at.log.finish(()))
    told = desk(means={"tanda strip": "0"})
    answered = [value for _, value in values(taken(rows, told), "area", "value")]
    assert (answered, codes(told)) == (["4", "0", "0", "7", "0", "2", "0", "0"], [])


def test_no_other_sign_is_nought_by_that_answer() -> None:
    told = desk(means={"tanda strip": "0"})
    found = values(taken(couples(4, "n/a", "-", 7, 1, 2, 3, 5), told), "area", "value")
    assert [value for _, value in found] == ["4", "0", "7", "1", "2", "3", "5"]
