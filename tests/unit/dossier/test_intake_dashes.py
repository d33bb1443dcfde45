"""Dashes in amounts of sub-activities: those above them prove some of them to be nought."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from tests.intake.desks import balangan, codes, desk, said, taken, values

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
