"""Codes of the finance system, and the nodes of the work plan that they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import balangan

from capaian.domain.office_year import OfficeYear
from capaian.dossier.intake.accounts import Line, NodeBook, read_codes, write_code
from capaian.dossier.intake.areas import Match
from capaian.rulebook import load_rulebook

SUB = (2, 12, 1, 2, 1, 1)


@pytest.mark.parametrize(
    ("texts", "node", "account"),
    [
        (["2.12.01"], (2, 12, 1), ()),
        (["2.12.01.2.01"], (2, 12, 1, 2, 1), ()),
        (["2.12.01.2.01.0001"], SUB, ()),
        (["2.12.01.2.01.01"], SUB, ()),
        (["2.12.1.2.1.1"], SUB, ()),
        (["2.12.01.2.01.0001 Penyusunan Dokumen"], SUB, ()),
        (["X.XX.01.2.01.0001"], SUB, ()),
        (["x.xx.01.2.01.01"], SUB, ()),
        (["2.12.2.12.01.2.01.0001"], SUB, ()),
        (["2.12.01.2.01.0001", "5.1.02.01"], SUB, (5, 1, 2, 1)),
        (["2.12.01.2.01.0001.5.1.02.01"], SUB, (5, 1, 2, 1)),
        (["5.1.02.01.01.0024"], (), (5, 1, 2, 1, 1, 24)),
        (["5.1.02.01.01.0024 Belanja Alat Tulis"], (), (5, 1, 2, 1, 1, 24)),
        (["5.2"], (), (5, 2)),
        (["5.1."], (), (5, 1)),
        (["Penyusunan Dokumen"], (), ()),
        (["1.500.000"], (), ()),
        (["5"], (), ()),
        (["15.1.02"], (), ()),
        ([], (), ()),
        (["2.12"], (), ()),
        (["1.02.01.2.01.0001"], (), ()),
    ],
)
def test_codes_of_a_row(texts: list[str], node: tuple[int, ...], account: tuple[int, ...]) -> None:
    assert read_codes(texts) == Line(node, account)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (Line(SUB), True),
        (Line(SUB, (5, 1)), False),
        (Line(SUB[:5]), False),
        (Line(()), False),
    ],
)
def test_which_lines_are_subactivities(line: Line, answer: bool) -> None:
    assert line.is_subactivity is answer


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ((2, 12, 1), "2.12.01"),
        ((2, 12, 1, 2, 1), "2.12.01.2.01"),
        (SUB, "2.12.01.2.01.0001"),
        ((5, 1, 2), "5.1.02"),
        ((5, 1, 2, 1, 1, 24), "5.1.02.01.01.0024"),
    ],
)
def test_codes_as_papers_write_them(code: tuple[int, ...], text: str) -> None:
    assert write_code(code) == text
    assert max(read_codes([text]).node, read_codes([text]).account, key=len) == code


def book(office: OfficeYear | None = None, **settled: str) -> NodeBook:
    return NodeBook(office or balangan(), load_rulebook(), settled)


def with_code(code: str) -> OfficeYear:
    """Balangan, whose node I.1.1 has a code."""
    nodes = tuple(replace(node, code=code) if node.id == "I.1.1" else node for node in balangan().nodes)
    return replace(balangan(), nodes=nodes)


def test_a_node_by_its_code() -> None:
    assert book(with_code("2.12.04.2.01.0009")).find((2, 12, 4, 2, 1, 9), "") == Match("I.1.1")


def test_a_node_by_a_code_without_noughts() -> None:
    assert book(with_code("2.12.4.2.1.9")).find((2, 12, 4, 2, 1, 9), "anything") == Match("I.1.1")


def test_a_node_by_the_official_name_of_the_code() -> None:
    assert book().find(SUB, "") == Match("V.1.1")


def test_a_node_by_the_name_in_the_table() -> None:
    match = book().find((2, 12, 9, 2, 9, 9), "PENYEDIAAN GAJI DAN TUNJANGAN ASN")
    assert match == Match("V.2.1")


def test_a_name_that_is_nearly_one_is_a_doubt() -> None:
    match = book().find((2, 12, 9, 2, 9, 9), "Penyedian Gaji dan Tunjangan ASN")
    assert (match.code, match.is_doubtful) == ("V.2.1", True)


def test_another_name_is_none_and_offers_none() -> None:
    assert book().find((2, 12, 9, 2, 9, 9), "Akuntansi") == Match(None)


def test_two_nodes_of_one_name_are_not_guessed() -> None:
    nodes = tuple(
        replace(node, name="Penyediaan Gaji dan Tunjangan ASN") if node.id == "V.2.2" else node
        for node in balangan().nodes
    )
    match = book(replace(balangan(), nodes=nodes)).find(
        (2, 12, 9, 2, 9, 9), "Penyediaan Gaji dan Tunjangan ASN"
    )
    assert match.code is None
    assert set(match.near) == {"V.2.1", "V.2.2"}


def test_what_was_settled_goes_first() -> None:
    settled = book(**{"212012010001": "I.1.1"})
    assert settled.find(SUB, "Penyusunan Dokumen Perencanaan Perangkat Daerah") == Match("I.1.1")


def test_a_name_may_have_been_settled() -> None:
    assert book(akuntansi="V.2.2").find((2, 12, 9, 2, 9, 9), "Akuntansi") == Match("V.2.2")


def test_programs_and_activities_are_not_meant() -> None:
    match = book().find((2, 12, 9, 2, 9, 9), "Program Pencatatan Sipil")
    assert match.code is None
