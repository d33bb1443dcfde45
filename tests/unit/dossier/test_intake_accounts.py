"""Codes of the finance system, and the nodes of the work plan that they mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import balangan

from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import NodeKind
from capaian.dossier.intake.accounts import (
    Line,
    NodeBook,
    is_all_spending,
    is_of_office,
    read_codes,
    write_code,
)
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
        (["5.1.02.01.001.00024"], (), (5, 1, 2, 1, 1, 24)),
        (["5.1.02.01.01.0024.0001.01"], (), (5, 1, 2, 1, 1, 24, 1, 1)),
        (["2.12.01.2.01.0001.5.2.02.10.001.00002"], SUB, (5, 2, 2, 10, 1, 2)),
        (["5.2"], (), (5, 2)),
        (["5.1."], (), (5, 1)),
        (["Penyusunan Dokumen"], (), ()),
        (["1.500.000"], (), ()),
        (["5"], (), ()),
        (["15.1.02"], (), ()),
        ([], (), ()),
        (["2.12"], (), ()),
        (["1.02.01.2.01.0001"], (), ()),
        (["2.12.03.2.12.0001"], (2, 12, 3, 2, 12, 1), ()),
        (["2.12.03.2.12.0001.5.1.02.01"], (2, 12, 3, 2, 12, 1), (5, 1, 2, 1)),
        (["2.12.0.00.0.00.01.0000.2.12.03.2.12.0001"], (2, 12, 3, 2, 12, 1), ()),
        (["2.12.2.12.01.2.01.0001"], (2, 12, 1, 2, 1, 1), ()),
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
        ((5, 1, 2, 1, 1, 24, 7, 8), "5.1.02.01.01.0024.7.8"),
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


@pytest.mark.parametrize(
    ("texts", "office", "spending"),
    [
        (["2", "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR"], True, False),
        (["2.", "Urusan Pemerintahan Wajib"], True, False),
        (["2 URUSAN PEMERINTAHAN"], True, False),
        (["2.12", "Urusan Pemerintahan Bidang Administrasi Kependudukan"], True, False),
        (["2.12", "ADMINISTRASI KEPENDUDUKAN"], True, False),
        (["X.XX"], True, False),
        (["2.12.0.00.0.00.01.0000", "Dinas Kependudukan dan Pencatatan Sipil"], True, False),
        (["2.12.0.00.0.00.01.0000 Dinas Kependudukan dan Pencatatan Sipil"], True, False),
        (["2.12.0.00.0.00.01"], True, False),
        (["2.12.2.14.0.00.02.0000", "Dinas Kependudukan dan Keluarga Berencana"], True, False),
        (["5 BELANJA DAERAH"], False, True),
        (["5", "BELANJA DAERAH"], False, True),
        (["5", "Belanja"], False, True),
        (["5", "Belanja Alat Tulis"], False, False),
        (["5", "Koordinasi"], False, False),
        (["2", "Koordinasi Urusan"], False, False),
        (["Belanja"], False, False),
        (["15 Belanja"], False, False),
        (["12.12"], False, False),
        (["1.500.000"], False, False),
        (["", ""], False, False),
        ([], False, False),
    ],
)
def test_rows_above_the_programs(texts: list[str], office: bool, spending: bool) -> None:
    assert (is_of_office(texts), is_all_spending(texts)) == (office, spending)


ONE, TWO = "Koordinasi Pencatatan Peristiwa Kependudukan", "Koordinasi Pencatatan Peristiwa Penting"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        (TWO, 1),
        (TWO.upper(), 1),
        (ONE, None),
        ("Koordinasi Pencatatan Peristiwa", None),
        ("Sesuatu yang lain sama sekali", None),
        ("Layanan Keliling di Desa Terpencil", 2),
        ("Layanan Keliling di Desa Terpencill", 2),
        ("", None),
    ],
)
def test_a_name_beside_the_code_of_another(name: str, other: int | None) -> None:
    sample = balangan().nodes[-1]
    names = (ONE, TWO, "Layanan Keliling di Desa Terpencil")
    nodes = [
        replace(sample, id=NodeId(f"n-{place}"), code=f"2.12.09.2.01.000{place}", name=text)
        for place, text in enumerate(names)
    ]
    book = NodeBook(replace(balangan(), nodes=tuple(nodes)), load_rulebook(), {})
    found = book.other_than((2, 12, 9, 2, 1, 0), name)
    assert found == (None if other is None else nodes[other])


def test_an_official_name_beside_its_code_is_none_of_another() -> None:
    office = balangan()
    sample = next(node for node in office.nodes if node.kind is NodeKind.SUBACTIVITY)
    own = replace(sample, id=NodeId("n-1"), code="2.12.01.2.01.0001", name="Perencanaan kantor")
    official = next(e.name for e in load_rulebook().nomenclature if read_codes([e.code]).node == SUB)
    other = replace(sample, id=NodeId("n-2"), code="2.12.09.2.01.0002", name=official)
    book = NodeBook(replace(office, nodes=(own, other)), load_rulebook(), {})
    assert book.other_than(SUB, official) is None
    assert book.other_than((2, 12, 9, 9, 9, 9), official) is None
