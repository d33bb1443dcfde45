"""Columns of a whole and its part that are swapped: asked where the part is larger in nearly all rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.intake.desks import Cells, balangan, desk, proposed, taken, values

from capaian.domain.intake import IntakeName
from capaian.domain.office_year import OfficeYear

NAMES = ("Juai", "Halong", "Awayan", "Lampihong", "Paringin")
WHOLES = (7310, 6120, 9875, 4402, 5511)
PARTS = (7001, 5988, 9312, 4377, 5002)
HEADS = ("WAJIB KTP", "SUDAH REKAM")


def table(wholes: Sequence[int], parts: Sequence[int]) -> Cells:
    rows = [(n, *row) for n, row in enumerate(zip(NAMES, wholes, parts, strict=True), 1)]
    return [("PEREKAMAN KTP-EL TAHUN 2023",), (), ("No", "Kecamatan", *HEADS), *rows]


def asked(cells: Cells, **more: object) -> list[str]:
    at = desk(**more)
    taken(cells, at)
    return [doubt.words for doubt in at.doubts if "tertukar" in doubt.words]


def test_swapped_columns_are_asked_with_the_other_way() -> None:
    (words,) = asked(table(PARTS, WHOLES))
    assert "lebih banyak di 5 dari 5 baris" in words
    assert '--means "WAJIB KTP=ktp.holders" --means "SUDAH REKAM=ktp.eligible"' in words


@pytest.mark.parametrize("more", [0, 1, 4])
def test_a_few_rows_in_which_more_have_it_are_not_swapped(more: int) -> None:
    assert asked(table([*PARTS[:more], *WHOLES[more:]], [*WHOLES[:more], *PARTS[more:]])) == []


@pytest.mark.parametrize("means", ["ktp.eligible", "ktp.holders"])
def test_the_answer_is_taken(means: str) -> None:
    other = {"ktp.eligible": "ktp.holders", "ktp.holders": "ktp.eligible"}[means]
    said = {HEADS[0]: means, HEADS[1]: other}
    assert asked(table(PARTS, WHOLES), means=said) == []
    at = desk(means=said)
    found = values(taken(table(PARTS, WHOLES), at), "measure", "value")
    assert (means, str(PARTS[0])) in found


def known_from(cells: Cells, **more: object) -> OfficeYear:
    """The office that has taken such a table before, with what was settled of it."""
    at = desk(**more)
    taken(cells, at)
    intake = proposed(cells, desk(**more)).intake
    names = [IntakeName(text, means, intake.place) for text, means in at.settled.items()]
    return replace(balangan(), intakes=(replace(intake, names=(*intake.names, *names)),))


def test_known_columns_are_asked_all_the_same() -> None:
    known = known_from(table(WHOLES, PARTS))
    assert proposed(table(WHOLES, PARTS), desk(known)).is_remembered
    assert asked(table(WHOLES, PARTS), office=known) == []
    (words,) = asked(table(PARTS, WHOLES), office=known)
    assert "tertukar" in words


def test_what_was_answered_before_is_not_asked_again() -> None:
    agreed = known_from(table(PARTS, WHOLES))
    told = known_from(table(PARTS, WHOLES), means={HEADS[0]: "ktp.eligible"})
    for known in (agreed, told):
        assert asked(table(PARTS, WHOLES), office=known) == []
