"""Numbers before the names of a budget: `V.5.1` and `5.1.1` are no accounts, and may be codes of the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from tests.intake.desks import Cells, balangan, codes, desk, table, taken, values

from capaian.domain.work import NodeKind, WorkNode
from capaian.dossier.intake.own_numbers import columns_of_numbers, without_numbers

OPEN = replace(balangan(), inputs=())
NODES = [node for node in balangan().nodes if node.kind is not NodeKind.POST]
LOWEST = [node for node in NODES if node.kind is NodeKind.SUBACTIVITY]
PLACES = {str(node.id): place for place, node in enumerate(LOWEST, 1)}
ROMAN = ("I", "II", "III", "IV", "V")


def amount(node: WorkNode) -> int:
    """What a node has: its sub-activities one, two, three ... millions."""
    below = [one for one in LOWEST if f"{one.id}.".startswith(f"{node.id}.")]
    return sum(1_000_000 * PLACES[str(one.id)] for one in below)


def rows(number: Callable[[WorkNode], str], *, head: str = "NO", names: Sequence[str] = ()) -> Cells:
    called = dict(zip(NODES, names, strict=False))
    lines = [[number(node), called.get(node, node.name), 2 * amount(node), amount(node)] for node in NODES]
    return [
        ["REALISASI ANGGARAN TAHUN 2023"],
        [head, "PROGRAM/KEGIATAN/SUB KEGIATAN", "PAGU", "REALISASI"],
        *lines,
    ]


def plain(node: WorkNode) -> str:
    first, *rest = str(node.id).split(".")
    return ".".join((str(ROMAN.index(first) + 1), *rest))


WANTED = sorted((node, f"{2_000_000 * place}", f"{1_000_000 * place}") for node, place in PLACES.items())


@pytest.mark.parametrize("head", ["NO", "KODE", "KODE REKENING"])
@pytest.mark.parametrize(
    "number",
    [lambda node: str(node.id), plain, lambda node: f"{plain(node)}."],
    ids=["roman", "plain", "dotted"],
)
def test_a_number_before_an_official_name_is_no_account(number: Callable[[WorkNode], str], head: str) -> None:
    at = desk(OPEN)
    found = taken(rows(number, head=head), at)
    lowest = [row for row in values(found, "node", "revised", "actual") if row[0] in PLACES]
    assert (sorted(lowest), codes(at), at.doubts) == (WANTED, [], [])


def short(node: WorkNode) -> str:
    return "Kerja Sama Pemanfaatan Data" if str(node.id) == "I.1.2" else node.name


def test_a_name_cut_short_is_that_of_the_code_before_it() -> None:
    at = desk(OPEN)
    found = taken(rows(lambda node: str(node.id), names=[*map(short, NODES)]), at)
    assert ("I.1.2", f"{1_000_000 * PLACES['I.1.2']}") in values(found, "node", "actual")
    assert (codes(at), at.doubts) == ([], [])


def test_numbers_of_other_nodes_tell_no_name() -> None:
    """Rows that are numbered otherwise than the plan have the plan's names alone."""
    swapped = {"I": "II", "II": "I"}

    def other(node: WorkNode) -> str:
        first, dot, rest = str(node.id).partition(".")
        return f"{swapped.get(first, first)}{dot}{rest}"

    at = desk(OPEN)
    found = taken(rows(other), at)
    lowest = [row for row in values(found, "node", "revised", "actual") if row[0] in PLACES]
    assert (sorted(lowest), codes(at)) == (WANTED, [])
    at = desk(OPEN)
    taken(rows(other, names=[*map(short, NODES)]), at)
    assert "line_without_code" in codes(at)


def test_accounts_below_names_are_no_numbers() -> None:
    """A code of spending stands beside what is bought, and not beside a name of the plan."""
    found = table([["REALISASI"], ["KODE", "URAIAN", "PAGU"], ["", NODES[0].name, 3], ["5.1.02", "ATK", 3]])
    code, names, _ = found.heads
    first, account = found.rows
    assert columns_of_numbers(found, names, [first]) == []
    assert columns_of_numbers(found, names, [account]) == [code]
    assert without_numbers(found, [code], [first]).text(account, code) == "5.1.02"
