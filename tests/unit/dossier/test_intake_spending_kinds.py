"""Totals of a kind of spending, in words or as a recap of accounts: held against accounts of that kind."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, desk, taken
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_other_rows import FIRST, SECOND, TITLE

from capaian.dossier.intake.spending_kinds import kind_of_spending

HEADS = ("Kode", "Uraian", "Anggaran", "Realisasi")
Row = tuple[str | int, ...]
DETAILED: tuple[Row, ...] = (
    (FIRST, "Pendataan", 60, 55),
    ("5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 40, 37),
    ("5.2.02.05.01.0005", "Belanja Modal Personal Computer", 20, 18),
    (SECOND, "Pencatatan", 43, 35),
    ("5.1.01.01.01.0001", "Belanja Gaji Pokok PNS", 43, 35),
)
PLAIN: tuple[Row, ...] = ((FIRST, "Pendataan", 60, 55), (SECOND, "Pencatatan", 43, 35))
ALL: Row = ("", "JUMLAH BELANJA", 103, 90)
Told = tuple[str, int | None, str]


def told(*rows: Row) -> tuple[list[Told], dict[str, tuple[str, str]]]:
    """Code, row and column of what is told; and the budget of each sub-activity by kinds."""
    at = desk(office())
    cells: Cells = [TITLE, HEADS, *rows]
    found = taken(cells, at)
    issues = at.log.finish(())
    amounts = {
        f"{row.cells['node']} {row.cells['kind']}": (row.cells["revised"], row.cells["actual"])
        for row in found.rows
    }
    return [(i.code, i.place.row, str(i.place.column or "")[:1]) for i in issues], amounts


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Belanja Operasi", (5, 1)),
        ("BELANJA PEGAWAI", (5, 1, 1)),
        ("Belanja Barang & Jasa", (5, 1, 2)),
        ("belanja barang dan jasa", (5, 1, 2)),
        ("Belanja Modal", (5, 2)),
        ("Belanja Modal Peralatan dan Mesin", (5, 2, 2)),
        ("Belanja Tidak Terduga", (5, 3)),
        ("Belanja Transfer", (5, 4)),
        ("Belanja", ()),
        ("Belanja Langsung", ()),
        ("Pegawai", ()),
        ("Belanja Modal Program Pencatatan Sipil", ()),
    ],
)
def test_words_name_a_kind_of_spending_or_none(words: str, kind: tuple[int, ...]) -> None:
    assert kind_of_spending(words) == kind


def kinds(*, capital: int = 18) -> tuple[Row, ...]:
    return (("", "JUMLAH BELANJA OPERASI", 83, 72), ("", "JUMLAH BELANJA MODAL", 20, capital), ALL)


def test_right_totals_of_kinds_are_no_mistake() -> None:
    assert told(*DETAILED, *kinds()) == told(*DETAILED, ALL)
    assert told(*DETAILED, *kinds())[0] == []


def test_a_wrong_total_of_a_kind_is_told_at_its_cell() -> None:
    assert told(*DETAILED, *kinds(capital=19))[0] == [("total_differs", 9, "D")]


def test_totals_of_personnel_goods_and_capital_are_held_against_their_accounts() -> None:
    goods: Row = ("", "Jumlah Belanja Barang dan Jasa", 40, 37)
    rest: tuple[Row, ...] = (
        ("", "Jumlah Belanja Pegawai", 43, 35),
        ("", "Jumlah Belanja Modal", 20, 18),
        ALL,
    )
    assert told(*DETAILED, goods, *rest)[0] == []
    wrong: Row = ("", "Jumlah Belanja Barang dan Jasa", 43, 37)
    assert told(*DETAILED, wrong, *rest)[0] == [("total_differs", 8, "C")]


@pytest.mark.parametrize(("amount", "found"), [(18, []), (17, [("total_differs", 7, "D")])])
def test_a_total_of_a_kind_may_be_of_the_sub_activity_above_it(amount: int, found: list[Told]) -> None:
    within = (("", "Jumlah Belanja Operasi", 40, 37), ("", "Jumlah Belanja Modal", 20, amount))
    rows = (*DETAILED[:2], within[0], DETAILED[2], within[1], *DETAILED[3:])
    assert told(*rows, ALL)[0] == found


def test_a_kind_that_nothing_was_spent_on_is_no_mistake() -> None:
    assert told(*DETAILED, ("", "JUMLAH BELANJA TRANSFER", 0, 0), ALL)[0] == []


def test_a_total_of_a_kind_that_no_account_is_of_cannot_be_checked() -> None:
    assert told(*DETAILED, ("", "JUMLAH BELANJA TRANSFER", 7, 0), ALL)[0] == [("kinds_unchecked", 8, "")]


def test_without_accounts_totals_of_kinds_cannot_be_checked() -> None:
    found, amounts = told(*PLAIN, *kinds())
    assert found == [("kinds_unchecked", 5, "")]
    assert amounts == told(*PLAIN, ALL)[1]


def recap(*, capital: int = 18) -> tuple[Row, ...]:
    return (("5.1", "BELANJA OPERASI", 83, 72), ("5.2", "BELANJA MODAL", 20, capital))


@pytest.mark.parametrize("rows", [(*recap(), ALL), (ALL, *recap())])
def test_a_recap_of_accounts_is_none_of_the_last_sub_activity(rows: tuple[Row, ...]) -> None:
    found, amounts = told(*DETAILED, *rows)
    assert (found, amounts) == told(*DETAILED, ALL)
    assert amounts[f"{SECOND} operations"] == ("43", "35")


def test_a_wrong_recap_is_told_at_its_cell_and_changes_nothing() -> None:
    found, amounts = told(*DETAILED, *recap(capital=19), ALL)
    assert found == [("total_differs", 9, "D")]
    assert amounts == told(*DETAILED, ALL)[1]


def test_a_recap_where_no_node_has_accounts_is_held_against_the_whole() -> None:
    assert told(*PLAIN, *recap(), ALL) == ([("kinds_unchecked", 5, "")], told(*PLAIN, ALL)[1])
    found, amounts = told(*PLAIN, *recap(capital=19), ALL)
    assert sorted(found) == [("kinds_unchecked", 5, ""), ("recap_differs", 5, "D")]
    assert amounts == told(*PLAIN, ALL)[1]


@pytest.mark.parametrize("rows", [(recap()[0], ALL), (ALL, recap()[1])])
def test_a_partial_recap_is_one_by_the_accounts_of_its_kind(rows: tuple[Row, ...]) -> None:
    found, amounts = told(*DETAILED, *rows)
    assert (found, amounts) == told(*DETAILED, ALL)


@pytest.mark.parametrize(("amount", "found"), [(43, []), (44, [("total_differs", 4, "C")])])
def test_accounts_of_the_last_sub_activity_stay_its_own(amount: int, found: list[Told]) -> None:
    rows: tuple[Row, ...] = (("5.1", "BELANJA OPERASI", amount - 3, 33), ("5.2", "BELANJA MODAL", 3, 2))
    told_, amounts = told(*PLAIN, *rows, ALL)
    assert told_ == found
    assert amounts[f"{SECOND} capital"] == ("3", "2")


def test_accounts_of_the_only_sub_activity_are_its_own_though_they_make_the_whole() -> None:
    rows: tuple[Row, ...] = (("5.1", "BELANJA OPERASI", 40, 37), ("5.2", "BELANJA MODAL", 20, 18))
    found, amounts = told(PLAIN[0], *rows, ("", "JUMLAH", 60, 55))
    assert found == []
    assert (amounts[f"{FIRST} operations"], amounts[f"{FIRST} capital"]) == (("40", "37"), ("20", "18"))


def test_a_sub_activity_without_accounts_leaves_totals_of_kinds_open() -> None:
    assert told(*DETAILED[:4], *kinds())[0] == [("kinds_unchecked", 7, "")]


ONE_KIND: Row = ("5.2", "BELANJA MODAL", 20, 18)
"""All capital spending of the file, behind the accounts of a sub-activity that has none."""


def test_a_recap_of_one_kind_behind_an_account_is_no_account() -> None:
    sound = told(*DETAILED, ALL)
    assert sound[0] == []
    assert told(*DETAILED, ONE_KIND, ALL) == sound
    assert told(*DETAILED, ONE_KIND) == told(*DETAILED)


def test_a_wrong_recap_of_one_kind_is_told_at_its_cell() -> None:
    found, amounts = told(*DETAILED, (*ONE_KIND[:3], 19), ALL)
    assert (found, amounts) == ([("total_differs", 8, "D")], told(*DETAILED, ALL)[1])


def test_an_account_of_a_kind_alone_that_its_node_needs_stays_one() -> None:
    rows = (*DETAILED[:3], (SECOND, "Pencatatan", 63, 53), DETAILED[4], ONE_KIND)
    found, amounts = told(*rows)
    assert (found, amounts[f"{SECOND} capital"]) == ([], ("20", "18"))
    found, _ = told(*rows[:3], (SECOND, "Pencatatan", 63, 54), *rows[4:])
    assert found == [("total_differs", 6, "D")]


def test_accounts_that_are_all_of_kinds_alone_stay_accounts() -> None:
    """Both sub-activities spend the same on the same kind."""
    rows = ((FIRST, "Pendataan"), ("5.2", "Modal", 20, 18), (SECOND, "Pencatatan"), ("5.2", "Modal", 20, 18))
    found, amounts = told(*rows)
    assert (found, amounts[f"{SECOND} capital"]) == ([], ("20", "18"))
