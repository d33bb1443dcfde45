"""Rows of a finance export about the whole office are totals; names must be those of codes beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import desk, said, taken
from tests.unit.dossier.test_intake_budgets import SMALL, codes, office, small, values

from capaian.domain.identifiers import NodeId
from capaian.domain.intake import IntakeTable
from capaian.domain.work import NodeKind, WorkNode
from capaian.dossier.intake.accounts import code_of, write_code

HEADED = (
    ("5", "BELANJA DAERAH", 1200),
    ("2", "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR", 1200),
    ("2.12", "ADMINISTRASI KEPENDUDUKAN DAN PENCATATAN SIPIL", 1200),
    ("2.12.0.00.0.00.01.0000", "Dinas Kependudukan dan Pencatatan Sipil", 1200),
)


def test_rows_of_the_office_above_the_programs_are_totals() -> None:
    at = desk(office())
    found = taken(small(*HEADED, *SMALL[3:]), at)  # type: ignore[arg-type]  # cells
    assert (values(found, "actual"), codes(at)) == ([("500",), ("700",)], [])


@pytest.mark.parametrize("place", range(4))
def test_a_wrong_one_is_told_by_its_row(place: int) -> None:
    rows = [list(row) for row in HEADED]
    rows[place][2] = 1201
    at = desk(office())
    taken(small(*map(tuple, rows), *SMALL[3:]), at)  # type: ignore[arg-type]  # cells
    assert [(issue.code, issue.place.row) for issue in at.log.finish(())] == [("total_differs", 4 + place)]


def test_accounts_of_the_office_above_the_programs_are_no_programs() -> None:
    rows = (*HEADED, ("5.1", "BELANJA OPERASI", 1200), ("5.1.02", "Barang", 1200), *SMALL[3:])
    at = desk(office())
    found = taken(small(*rows), at)  # type: ignore[arg-type]  # cells
    assert (values(found, "actual"), codes(at)) == ([("500",), ("700",)], [])


def test_all_spending_below_a_subactivity_is_an_account_of_it() -> None:
    first, second = SMALL[3:]
    rows = (first, ("5", "BELANJA DAERAH", 500), ("5.1", "Operasi", 400), ("5.2", "Modal", 100), second)
    at = desk(office())
    found = taken(small(*rows), at)  # type: ignore[arg-type]  # cells
    told = [("all", "500"), ("operations", "400"), ("capital", "100"), ("all", "700")]
    assert (values(found, "kind", "actual"), codes(at)) == (told, [])
    at = desk(office())
    taken(small(first, ("5", "BELANJA DAERAH", 501), *rows[2:]), at)  # type: ignore[arg-type]  # cells
    assert [where.split()[0] for where, _ in said(at)] == ["5"]


def test_names_swapped_beside_codes_are_told_and_settled_by_code() -> None:
    plan = office()
    ids = [node for node in plan.nodes if node.id in ("2.12.01.2.01.0001", "2.12.01.2.01.0002")]
    rows = [(str(own.id), other.name, 500) for own, other in zip(ids, reversed(ids), strict=True)]
    at = desk(plan)
    taken(small(*rows), at)  # type: ignore[arg-type]  # cells
    assert codes(at) == ["names_swapped", "names_swapped"]
    (first, _) = at.log.finish(())
    assert f"kode {ids[0].id} tertulis nama dari kode lain: {ids[1].name} ({ids[1].id})" in first.message
    at = desk(plan, table=IntakeTable.INPUTS, means={str(node.id): str(node.id) for node in ids})
    found = taken(small(*rows), at)  # type: ignore[arg-type]  # cells
    assert (len(found.rows), codes(at)) == (2, [])


def is_under(node: WorkNode, program: WorkNode) -> bool:
    code = code_of(program)
    return code_of(node)[: len(code)] == code


def test_names_of_programs_swapped_beside_their_codes_are_told_too() -> None:
    """Nothing is stored of a program, but its sub-activities are those of another one then."""
    plan = office()
    program = next(node for node in plan.nodes if node.kind is NodeKind.PROGRAM)
    first = replace(program, id=NodeId("2.12.01"), code="2.12.01", name="Program Penunjang Urusan")
    second = replace(program, id=NodeId("2.12.09"), code="2.12.09", name="Program Pengelolaan Arsip Daerah")
    plan = replace(plan, nodes=(*plan.nodes, first, second))
    below = next(node for node in plan.nodes if node.kind is NodeKind.SUBACTIVITY and is_under(node, first))
    codes_of = [write_code(code_of(node)) for node in (first, second, below)]
    rows = ((codes_of[0], second.name, 500), (codes_of[2], below.name, 500))
    at = desk(plan)
    taken(small(*rows), at)  # type: ignore[arg-type]  # cells
    (issue,) = at.log.finish(())
    assert issue.code == "names_swapped"
    assert f"kode {codes_of[0]} tertulis nama dari kode lain: {second.name} ({second.id})" in issue.message
    for sound in (first.name, first.name.upper(), "Belanja program"):
        at = desk(plan)
        taken(small((codes_of[0], sound, 500), rows[1]), at)  # type: ignore[arg-type]  # cells
        assert codes(at) == []
