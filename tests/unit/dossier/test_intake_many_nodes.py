"""Each row of a budget is looked at once, however many nodes it has."""

from __future__ import annotations

from tests.intake.desks import Cells, balangan, desk, taken

from capaian.rulebook import load_rulebook

LINES = [one for one in load_rulebook().nomenclature if len(one.code.split(".")) == 6][:12]


def budget(*others: tuple[str, str, int]) -> Cells:
    """A budget of some sub-activities, each above two accounts, and other rows."""
    body: list[tuple[str, str, int]] = []
    for n, line in enumerate(LINES, 1):
        body.append((line.code, line.name, 30_000 * n))
        body.append(("5.1.02", "Belanja Barang dan Jasa", 20_000 * n))
        body.append(("5.2.02", "Belanja Modal", 10_000 * n))
    return [("ANGGARAN BELANJA TAHUN 2023",), (), ("KODE", "URAIAN", "PAGU"), *body, *others]


def test_each_node_has_its_own_accounts_and_first_row() -> None:
    at = desk(balangan())
    rows = taken(budget(), at).rows
    granted = {row.cells["kind"]: row.cells["revised"] for row in rows}
    assert granted == {
        "all": "30000",
        "operations": "20000",
        "goods": "20000",
        "capital": "10000",
        "machinery": "10000",
    }
    unknown = [issue.place.row for issue in at.log.finish(()) if issue.code == "node_unmatched"]
    assert unknown == [4 + 3 * n for n in range(1, len(LINES))]


def test_money_beside_many_sub_activities_is_told() -> None:
    at = desk(balangan())
    taken(budget(("2.12.03", "Program lain", 5_000)), at)
    (unplaced,) = [issue for issue in at.log.finish(()) if issue.code == "money_unplaced"]
    assert "Program 2.12.03" in unplaced.message
    assert unplaced.place.row == 4 + 3 * len(LINES)


def test_a_program_above_many_sub_activities_is_their_sum() -> None:
    at = desk(balangan())
    first, second, heads, *body = budget()
    total = sum(30_000 * n for n in range(1, len(LINES) + 1))
    taken([first, second, heads, ("2.12.01", "Program", total), *body], at)
    assert not [issue for issue in at.log.finish(()) if issue.code == "money_unplaced"]
