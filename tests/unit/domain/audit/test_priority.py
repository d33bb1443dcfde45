"""The findings that matter most: by what they are about, then by what follows from them."""

from __future__ import annotations

import pytest

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.audit.priority import select_main_findings
from capaian.domain.issue import Level

SUM, CLAIM, LABEL, TREND = AuditRule.SUM, AuditRule.CLAIM, AuditRule.LABEL, AuditRule.TREND


def made(
    number: int, rule: AuditRule = LABEL, *, root: int = 0, level: Level = Level.ERROR, printed: str = "1"
) -> Finding:
    place = ("Tabel 1", "kutipan", printed, "2", "hitungan")
    follows = f"T-{root:03}" if root else None
    return Finding(f"T-{number:03}", rule, level, number, None, *place, root=follows)


def ids(*findings: Finding) -> list[int]:
    return [int(finding.id.removeprefix("T-")) for finding in select_main_findings(findings)]


MANY = tuple(made(number, TREND) for number in range(50, 62))
"""More findings than anybody sees at once."""


def test_what_most_others_follow_from_comes_first() -> None:
    found = (made(1), made(2, root=1), made(3, SUM), made(4, root=3), made(5, root=3), made(6, CLAIM))
    assert ids(*found) == [3, 1]


def test_a_short_list_has_only_what_others_follow_from() -> None:
    assert ids(made(1), made(2, CLAIM)) == []
    assert ids() == []


@pytest.mark.parametrize(
    ("findings", "first"),
    [
        ((made(1, LABEL), made(2, SUM), made(3, CLAIM)), [3, 2, 1]),
        ((made(1, SUM, printed="96,51"), made(2, SUM, printed="5.666.159.488")), [2, 1]),
        ((made(2, SUM), made(1, SUM)), [1, 2]),
        ((made(1, CLAIM, level=Level.WARNING), made(2, SUM)), [2]),
    ],
    ids=["rules", "amounts", "order-of-the-report", "weights"],
)
def test_in_a_long_list_targets_and_money_stand_before_words(
    findings: tuple[Finding, ...], first: list[int]
) -> None:
    assert ids(*MANY, *findings)[: len(first)] == first


def test_there_are_ten_at_most_and_none_that_only_follows() -> None:
    roots = [made(number, SUM) for number in range(1, 13)]
    following = [made(20 + number, CLAIM, root=number) for number in range(1, 13)]
    assert ids(*roots, *following) == [*range(1, 11)]


def test_a_warning_that_others_follow_from_is_told_behind_the_errors() -> None:
    found = (made(1, level=Level.WARNING), made(2, root=1), made(3, root=1), made(4), made(5, root=4))
    assert ids(*found) == [4, 1]


def test_a_root_that_was_not_asked_for_makes_no_finding_follow() -> None:
    assert ids(made(2, SUM, root=1), made(3, SUM, root=2)) == [2]


def at(
    number: int, rule: AuditRule, printed: str, *, place: str = "", cell: str = "", why: str = ""
) -> Finding:
    words = (place or "Tabel 1", "kutipan", printed, "2", why or "hitungan")
    return Finding(f"T-{number:03}", rule, Level.ERROR, number, None, *words, cell=cell)


HOUSEHOLDS = at(1, SUM, "8.771", cell="Tabel 3.4, baris “Hulu”, kolom “Rumah tangga”")
CONSEQUENCES = tuple(made(30 + number, SUM, root=1) for number in range(3))


@pytest.mark.parametrize(
    "weighty",
    [
        at(2, CLAIM, "seluruhnya mencapai target", place="Bagian 3.2 Hasil"),
        at(
            2,
            AuditRule.CROSSREF,
            "81,25",
            place="Bagian Ikhtisar Eksekutif",
            why="2031: 82,15; tercetak 81,25.",
        ),
        at(2, AuditRule.YEAR, "tahun 2030", place="Bagian IV PENUTUP"),
        at(2, AuditRule.INDEX, "87,10", cell="Tabel 3.2, baris “Kecepatan”, kolom “Nilai”"),
        at(
            2,
            AuditRule.CROSSREF,
            "81",
            cell="Tabel 2.1, baris “Minat baca”, kolom “Target”",
            why="Target: 80.",
        ),
        at(2, SUM, "81.250.000", cell="Tabel 4, baris “Jumlah”, kolom “Pagu (Rp)”"),
        at(2, SUM, "81.250.000", cell="Tabel 4, baris “Program Arsip”, kolom “Pagu (Rp)”"),
    ],
    ids=["targets-met", "summary", "year-of-conclusion", "index", "target", "total-of-money", "money"],
)
def test_a_count_of_one_row_stands_behind_what_decides_though_more_follows_from_it(weighty: Finding) -> None:
    assert ids(*MANY, HOUSEHOLDS, *CONSEQUENCES, weighty)[:2] == [2, 1]


@pytest.mark.parametrize(
    "light",
    [
        at(2, CLAIM, "paling sedikit: Hilir", place="Bagian 1.5 Wilayah"),
        at(2, AuditRule.NUMBERING, "3.2.1", place="Bagian IV PENUTUP"),
        at(2, LABEL, "Cabang Hilir", place="Bagian Ringkasan Eksekutif"),
    ],
    ids=["other-claim", "number-of-title", "name"],
)
def test_what_decides_nothing_stands_behind_what_much_follows_from(light: Finding) -> None:
    assert ids(*MANY, light, HOUSEHOLDS, *CONSEQUENCES)[0] == 1
