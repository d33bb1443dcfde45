"""The one column of money below the name of a paper by which money is granted: `DPA`, and `Jumlah (Rp)`.

Legal basis:
    Permendagri 77/2020: a DPA (`dokumen pelaksanaan anggaran`) tells of each sub-activity what is granted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from capaian.dossier.intake.amount_words import is_other, is_surely_spent, names_budget, says_no_more
from capaian.dossier.intake.budget_papers import Paper, papers_told
from capaian.dossier.intake.code_columns import code_columns, has_codes
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.money_columns import MoneyColumns
from capaian.dossier.intake.spending_kinds import kind_of_spending
from capaian.dossier.intake.spending_words import Nature, nature_of
from capaian.dossier.intake.words import fold

_PAPER: Final = re.compile(r"\b(?:dpa|dppa|dokumen pelaksanaan(?: perubahan)? anggaran)\b")
# PENYUSUNAN DPA-SKPD: what sub-activities are called
_NAMES: Final = re.compile(r"\bpenyusunan(?: dokumen)?(?: perubahan)? dpa\b")
_WORD: Final = "Anggaran"


def with_granted(table: ForeignTable) -> ForeignTable:
    """Return a table with its one column of money headed as a budget, where its titles name a DPA.

    Any column that is granted, spent or neither by its own head speaks against it, and so does another one
    of money: which of them is meant has to be told then. Those of kinds of spending only part it.
    """
    if not (_is_below_paper(table) and has_codes(table)):
        return table
    names = {head.column for head in code_columns(table)}
    heads = [head for head in table.heads if head.column not in names and _is_filled(table, head)]
    if any(names_budget(head) or is_surely_spent(head) or is_other(head) for head in heads):
        return table
    columns = MoneyColumns(table, heads, {})
    money = [head for head in columns.kept if columns.may_be(head) and not kind_of_spending(head.name)]
    if len(money) != 1 or not says_no_more(money[0]):
        return table
    granted = replace(money[0], parts=(_WORD, *money[0].parts))
    return replace(table, heads=tuple(granted if one == money[0] else one for one in table.heads))


def _is_below_paper(table: ForeignTable) -> bool:
    """Say whether titles, or the name of the sheet, name a DPA, and neither a draft nor what was spent."""
    texts = [_NAMES.sub(" ", fold(title)) for title in table.titles]
    is_spent = nature_of((), table.titles) is Nature.SPENT
    return not is_spent and any(map(_PAPER.search, texts)) and Paper.DRAFT not in papers_told(table.titles)


def _is_filled(table: ForeignTable, head: Head) -> bool:
    return any(map(is_figure, table.column(head)))
