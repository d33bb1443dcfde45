"""Accounts that stand several times in a budget table: payments, or parts that repeat one budget."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from capaian.dossier.intake.code_columns import has_codes
from capaian.dossier.intake.code_tree import Key, write_key
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.long_rows import BudgetRow, parts_column
from capaian.dossier.intake.remembered_answers import Answer, is_settled
from capaian.dossier.intake.words import fold

REPEATED: Final = "pagu berulang"
"""What the user says a meaning of, to settle what equal budgets of an account are."""
ADDED: Final = "dijumlahkan"
_REPEATED_NODES: Final = "kode berulang"
"""What the user says a meaning of, to settle that rows of one node are parts of it."""
_PLANNED: Final = frozenset(
    {"target", "rencana", "anggaran kas", "target keuangan", "rencana keuangan", "rak"}
)
_SPENT: Final = frozenset({"realisasi", "realisasi keuangan", "real"})
"""Cells that tell what their row is, where a plan and what came of it stand below each other."""
_NUMBERS: Final = frozenset({"no", "nomor", "no urut", "nomor urut"})
"""Heads of running numbers: two rows that differ in them alone are one."""
# 01/03/2025, 1-3-25, 2025-03-01, 1 Maret 2025, 1.3.2025; but 2.12.04 is the code of a program
_DATE: Final = re.compile(
    r"[0-9]{1,4}[-/ ](?:[0-9]{1,2}|[a-z]+)[-/ ][0-9]{2,4}|[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}",
    re.IGNORECASE,
)
_PAYMENTS: Final = re.compile(r"\b(?:sp2d|spm|spp|spj|kwitansi|kuitansi|bku|buku kas|pembayaran)\b")
"""Words of registers of payments."""
_DATED: Final = re.compile(r"\b(?:tanggal|tgl)\b")


def check_repeats(
    proposal: Proposal, desk: Desk, rows: Iterable[tuple[Key, BudgetRow]], budgets: Sequence[str]
) -> None:
    """Report payments as rows; doubt accounts that stand again with the same budget.

    Where nothing is granted rows of different days are payments, even if no account stands again yet.

    Args:
        proposal: The table, with what was settled of it.
        desk: Where problems and doubts go.
        rows: Rows with their codes.
        budgets: Names of the columns of what is granted.
    """
    table = proposal.table
    first: dict[Key, BudgetRow] = {}
    repeated = [(key, row, first[key]) for key, row in rows if first.setdefault(key, row) is not row]
    dated = dated_column(table)
    if dated is not None and repeated:
        key, row, _ = repeated[0]
        place = table.place(row.row, dated)
        desk.log.add("payments_as_rows", place, number=write_key(key), head=f'"{dated.name}"')
        return
    if dated is not None and not budgets and len({*table.column(dated)} - {None}) > 1:
        parts = parts_column(table)
        is_told = desk.log.has_code(table.grid.file, {"payments_by_day"})
        if not is_told and (parts is None or parts.head != dated):
            desk.log.add("payments_by_day", table.place(None, dated), head=f'"{dated.name}"')
    for key, row, before in repeated:
        same = [name for name in budgets if _is_same(row, before, name)]
        if same and key[1] and not is_settled(Answer(REPEATED, write_key(key), ADDED), proposal, desk):
            words = (
                f"{ADDED}: pagu {write_key(key)} di baris {before.row} dan {row.row} sama. "
                "Bila pagunya hanya satu, satukan dahulu baris-barisnya di berkas asalnya"
            )
            # Only the first is shown; what is answered holds for all.
            desk.doubt(table.place(row.row, table.head(same[0])), REPEATED, ADDED, words)


def settle_node(proposal: Proposal, desk: Desk, number: str, first: int, row: int) -> bool:
    """Say whether a second row of a node is added to the first: one that is the same in all cells is not.

    Neither is what was spent added to what was planned.

    Args:
        proposal: The table, with what was settled of it.
        desk: Where problems and doubts go.
        number: Code of the node.
        first: Row that has it already.
        row: Row that has it again.
    """
    table = proposal.table
    place = table.place(row)
    heads = [head for head in table.heads if fold(head.name) not in _NUMBERS]
    if all(table.text(first, head) == table.text(row, head) for head in heads):
        desk.log.add("line_repeated", place, number=number, first=str(first))
        return False
    if _are_plan_and_spent(*({fold(table.text(each, head)) for head in heads} for each in (first, row))):
        desk.log.add("plan_beside_spent", place, number=number, first=str(first))
        return False
    if not is_settled(Answer(_REPEATED_NODES, number, ADDED), proposal, desk):
        words = (
            f"{ADDED}: {number} ada di baris {first} dan {row} dengan isi yang berbeda. "
            "Bila yang satu bagian dari yang lain, lengkapi kode rekeningnya di salinan berkas"
        )
        desk.doubt(place, _REPEATED_NODES, ADDED, words)
    return True


def _are_plan_and_spent(first: set[str], second: set[str]) -> bool:
    """Say whether one of two rows tells a plan by its cells, and the other what came of it."""
    return any(one & _PLANNED and other & _SPENT for one, other in ((first, second), (second, first)))


def _is_same(row: BudgetRow, before: BudgetRow, name: str) -> bool:
    return bool(row.figures.get(name)) and row.figures[name] == before.figures.get(name)


def dated_column(table: ForeignTable) -> Head | None:
    """Return the column that tells the days of its rows."""
    return next((head for head in table.heads if _is_of_dates(table, head)), None)


def report_register(table: ForeignTable, desk: Desk) -> bool:
    """Report a table of which no column is known and whose rows are payments of days; say whether it is one.

    Args:
        table: The table.
        desk: Where the problem goes.
    """
    dated = dated_column(table)
    texts = (*table.titles, *(head.name for head in table.heads))
    is_of_money = has_codes(table) or any(_PAYMENTS.search(fold(text)) for text in texts)
    if dated is None or not is_of_money or len({*table.column(dated)} - {None}) <= 1:
        return False
    desk.log.add("payments_by_day", table.place(None, dated), head=f'"{dated.name}"')
    return True


def _is_of_dates(table: ForeignTable, head: Head) -> bool:
    """Say whether a column tells days: all of its cells do, or most where its head says so."""
    filled = [value for value in table.column(head) if as_text(value)]
    dates = [value for value in filled if isinstance(value, date) or _DATE.fullmatch(as_text(value))]
    least = len(filled) / 2 if _DATED.search(fold(head.name)) else len(filled)
    return bool(dates) and len(dates) >= least
