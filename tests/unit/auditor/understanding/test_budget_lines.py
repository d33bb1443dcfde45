"""One line of a budget under two names: its amounts tell that it is the same, and where they differ."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.auditor.understanding.budget_lines import find_differing
from capaian.domain.audit import AuditRule

WORKS = """
Tabel 3.1 Anggaran

No | Kegiatan | Pagu (Rp) | Realisasi (Rp) | %
1 | Pengerukan alur dalam | 412.537.000,00 | 398.114.250,00 | 96,50
2 | Perbaikan tambatan perahu | 87.416.500,00 | 85.230.125,00 | 97,50
3 | Pemasangan rambu malam | 153.284.000,00 | 141.787.700,00 | 92,50
4 | Pendidikan pandu kapal | 66.961.000,00 | 66.380.000,00 | 99,13
5 | Penyuluhan nelayan | 25.000.000,00 | 24.000.000,00 | 96,00

Lampiran I

No | Sasaran kegiatan | Pagu (Rp) | Realisasi (Rp)
1 | Terjaganya dalamnya alur | {alur}
2 | Mantapnya tambatan | {tambatan}
3 | Terangnya rambu | {rambu}
4 | Cakapnya pandu | {pandu}
5 | Pahamnya nelayan | {nelayan}
"""
SOUND = {
    "alur": "412.537.000 | 398.114.250",
    "tambatan": "87.416.500 | 85.230.125",
    "rambu": "153.284.000 | 141.787.700",
    "pandu": "66.961.000 | 66.380.000",
    "nelayan": "25.000.000 | 24.000.000",
}


def bare(amount: str) -> str:
    """Return an amount without the decimals that the first table prints."""
    return amount.removesuffix(",00")


def differing(**slip: str) -> set[tuple[str, str]]:
    """Return the two amounts of each line that differs, the smaller first."""
    found = find_differing(read(WORKS.format(**SOUND | slip)))
    pairs = (sorted((each.one, each.other), key=lambda number: number.value) for each in found)
    return {(bare(small.text), bare(large.text)) for small, large in pairs}


def test_the_same_amounts_under_other_names() -> None:
    assert differing() == set()
    assert told(WORKS.format(**SOUND), AuditRule.CROSSREF) == []


@pytest.mark.parametrize(
    ("slip", "pair"),
    [
        ({"rambu": "135.284.000 | 141.787.700"}, ("135.284.000", "153.284.000")),
        ({"rambu": "153.284.000 | 114.787.700"}, ("114.787.700", "141.787.700")),
        ({"pandu": "66.961.000 | 64.300.000"}, ("64.300.000", "66.380.000")),
        ({"alur": "412.573.000 | 398.114.250"}, ("412.537.000", "412.573.000")),
    ],
    ids=["budget", "spending", "spending-of-a-round-bill", "two-digits-swapped"],
)
def test_one_of_the_two_amounts_differs(slip: dict[str, str], pair: tuple[str, str]) -> None:
    assert differing(**slip) == {pair}
    text = WORKS.format(**SOUND | slip)
    assert [{bare(printed), bare(right)} for _, printed, right in told(text, AuditRule.CROSSREF)] == [{*pair}]


def test_round_amounts_are_those_of_many_things() -> None:
    assert differing(nelayan="25.000.000 | 23.500.000") == set()
    assert differing(nelayan="30.000.000 | 24.000.000") == set()


def test_two_tables_that_share_few_lines_tell_of_other_things() -> None:
    others = {
        "alur": "412.537.000 | 201.230.450",
        "tambatan": "87.416.500 | 40.118.730",
        "rambu": "153.284.000 | 70.422.910",
    }
    assert differing(**others) == set()


def test_an_amount_that_stands_with_two_others_is_of_two_lines() -> None:
    twice = WORKS.replace("25.000.000,00 | 24.000.000,00 | 96,00", "66.961.000,00 | 65.000.000,00 | 97,07")
    found = find_differing(read(twice.format(**SOUND | {"pandu": "66.961.000 | 64.300.000"})))
    assert not [*found]


def test_a_line_whose_amounts_are_each_of_another_line_is_neither() -> None:
    """The budget of one line printed at another: the other line's own budget is told, and nothing else."""
    mixed = {"rambu": "87.416.500 | 141.787.700"}
    assert differing(**mixed) == {("87.416.500", "153.284.000")}
