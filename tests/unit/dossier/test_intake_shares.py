"""Percentages that a recap holds as shares of one, shown as percentages or not; and the own one of them."""

from __future__ import annotations

from decimal import Decimal
from itertools import cycle

import pytest
from tests.intake.desks import codes, desk, said, taken, values
from tests.intake.recap import OWN, regencies

from capaian.dossier.spreadsheets.model import Odd

TITLE = "PERSENTASE KEPEMILIKAN KTP-EL KABUPATEN/KOTA TAHUN 2023"
FIRST = 4
OWN_ROW = FIRST + [code for code, *_ in regencies()].index(OWN[0])


HEAD = "PERSENTASE KEPEMILIKAN KTP-EL"


def recap(
    *figures: str, head: str = HEAD, is_percent: bool = False
) -> list[list[str | int | Decimal | None]]:
    """Shares of all regencies as numbers, or percentages: those given first, then 0.93, 0.931 and so on."""
    places = 2 if is_percent else 0
    told = {n: Decimal(figure) for n, figure in enumerate(figures)}
    lines: list[list[str | int | Decimal | None]] = [
        [n + 1, name, told.get(n, Decimal(930 + n).scaleb(places - 3))]
        for n, (_, name, *_) in enumerate(regencies())
    ]
    return [[TITLE], [], ["NO", "KAB/KOTA", head], *lines]


def shown_as_percent(rows: list[list[str | int | Decimal | None]]) -> dict[tuple[int, int], tuple[Odd, str]]:
    return {(row, 3): (Odd.PERCENT, "") for row in range(FIRST, len(rows) + 1)}


@pytest.mark.parametrize("head", [HEAD, "CAKUPAN KEPEMILIKAN KTP-EL (%)"])
def test_cells_shown_as_percentages_are_read_as_they_are_seen(head: str) -> None:
    rows, at = recap("0.8725", "1", head=head), desk()
    found = taken(rows, at, odd=shown_as_percent(rows))
    assert values(found, "area", "value")[:3] == [("63.01", "87.25"), ("63.02", "100"), ("63.03", "93.2")]
    assert at.doubts == []


def test_plain_shares_are_taken_for_percentages_and_asked() -> None:
    at = desk()
    found = taken(recap("0.8725"), at)
    assert values(found, "value")[:2] == [("87.25",), ("93.1",)]
    (doubt,) = at.doubts
    assert doubt.option == f'--means "angka {HEAD}=pecahan"'
    assert "0,8725 dibaca 87,25 persen" in doubt.words


@pytest.mark.parametrize("above", ["1", "1.0006", "1.17"])
def test_shares_of_which_one_is_above_the_whole_are_asked_as_well(above: str) -> None:
    at = desk()
    assert values(taken(recap("0.9996", above), at), "value")[:1] == [("99.96",)]
    assert [doubt.option for doubt in at.doubts] == [f'--means "angka {HEAD}=pecahan"']


@pytest.mark.parametrize(("answer", "value"), [("pecahan", "87.25"), ("persen", "0.8725")])
def test_what_the_user_says_of_shares_goes(answer: str, value: str) -> None:
    at = desk(means={f"angka {HEAD}": answer})
    found = taken(recap("0.8725"), at)
    assert (values(found, "value")[0], at.doubts) == ((value,), [])


def test_percentages_among_which_one_is_small_are_none() -> None:
    at = desk()
    found = taken(recap("0.9", is_percent=True), at)
    assert (values(found, "value")[:2], at.doubts) == ([("0.9",), ("93.1",)], [])


def own_recap(own: str) -> list[list[str | int | Decimal | None]]:
    rows = recap(is_percent=True)
    rows[OWN_ROW - 1][2] = Decimal(own)
    return rows


@pytest.mark.parametrize("own", ["99.5", "99.53", "99.530434", "99.531"])
def test_an_own_percentage_that_own_counts_make_is_right(own: str) -> None:
    """96,019 of 96,472 are 99.5304 percent, rounded or cut off anywhere."""
    at = desk()
    taken(own_recap(own), at)
    assert codes(at) == []


def test_an_own_percentage_that_own_counts_do_not_make_is_told() -> None:
    at = desk()
    taken(own_recap("91.22"), at)
    ((where, words),) = said(at)
    assert where == f"{OWN_ROW} C ({HEAD})"
    assert words.startswith("Kabupaten Balangan di tabel ini 91,22, padahal menurut dossier 99,53;")


def indices(*figures: str) -> list[list[str | int | Decimal | None]]:
    """Indices of satisfaction of all regencies."""
    rows = recap(head="Nilai IKM")
    for row, figure in zip(rows[FIRST - 1 :], cycle(figures), strict=False):
        row[2] = Decimal(figure)
    return [["SURVEI KEPUASAN MASYARAKAT KABUPATEN/KOTA TAHUN 2023"], *rows[1:]]


def test_the_mean_of_a_survey_is_asked_as_a_scale_of_four() -> None:
    at = desk(means={"Nilai IKM": "iku-1"})
    found = taken(indices("3.24", "3.5"), at)
    assert values(found, "value")[:2] == [("81",), ("87.5",)]
    doubt = next(one for one in at.doubts if one.means == "skala-4")
    assert "3,24 dibaca 81 dari 100" in doubt.words
    assert '--means "angka Nilai IKM=skala-100"' in doubt.words


@pytest.mark.parametrize(("answer", "value"), [("skala-4", "81"), ("skala-100", "3.24")])
def test_who_tells_the_scale_is_not_asked(answer: str, value: str) -> None:
    at = desk(means={"Nilai IKM": "iku-1", "angka Nilai IKM": answer})
    assert values(taken(indices("3.24", "3.5"), at), "value")[0] == (value,)
    assert [one for one in at.doubts if one.means == "skala-4"] == []


def test_indices_out_of_a_hundred_are_taken_as_they_stand() -> None:
    at = desk(means={"Nilai IKM": "iku-1"})
    assert values(taken(indices("81.25", "79"), at), "value")[:2] == [("81.25",), ("79",)]
    assert [one for one in at.doubts if one.means == "skala-4"] == []
