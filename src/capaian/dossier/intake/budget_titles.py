"""Budgets in plain columns, which the words above their table tell to be the first one, or no budget at all.

What stands in a column goes before what stands above it. Words that contradict each other are asked about,
and so are drafts: nothing that nobody granted is written without a question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from capaian.domain.intake import Intake
from capaian.dossier.intake.amount_words import (
    is_before_change,
    is_changed,
    is_indicative,
    is_shift,
    is_surely_spent,
)
from capaian.dossier.intake.amounts import ACTUAL, AMOUNT_WORDS, ORIGINAL, REVISED, Amount
from capaian.dossier.intake.budget_papers import Paper, names_granted, papers_told, tells_done
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.heads import ForeignTable, Head

_BUDGETS: Final = (ORIGINAL, REVISED)
_LATER: Final = frozenset({Paper.CHANGED, Paper.SHIFTED})
_Papers = Mapping[Paper, str]


def with_papers(
    table: ForeignTable, amounts: Sequence[Amount], told: Mapping[str, str], desk: Desk
) -> list[Amount]:
    """Return amounts of which a plain budget is the first one, where the words above its table tell that.

    It is asked where something was spent of it, which may have been of a changed one, and where the name of
    the file alone tells it.

    Args:
        table: The table.
        amounts: What its columns are taken for without this.
        told: What the user says that columns hold, by their heads.
        desk: Where doubts go.
    """
    spent = [one.head for one in amounts if one.means == ACTUAL]
    has_spent = bool(spent)
    papers, is_of_file = _papers_of(table, has_spent=has_spent)
    budgets = [one for one in amounts if one.means in _BUDGETS]
    if Paper.DRAFT in papers:
        is_planned_alone = _LATER.isdisjoint(papers) and any(map(is_surely_spent, spent))
        if not (is_planned_alone or (has_spent and tells_done(table.titles))):
            _doubt_draft(table, budgets, papers[Paper.DRAFT], told, desk)
        return [*amounts]
    if Paper.FIRST not in papers:
        return [*amounts]
    open_ = [one for one in budgets if one.means == REVISED and one.head.name not in told]
    plain = [one for one in open_ if not is_changed(one.head)]
    is_alone = len(budgets) == 1
    if _LATER.isdisjoint(papers):
        against = [one for one in open_ if is_changed(one.head) == is_alone]
    else:
        against = plain if is_alone else []
    words = " dan ".join(f'"{papers[one].upper()}"' for one in Paper if one in papers)
    for one in against:
        _doubt(table, one.head, REVISED, f"padahal di atas tabelnya tertulis {words}", desk)
    if against or not is_alone:
        return [*amounts]
    why = (
        "padahal realisasi di sampingnya mungkin menurut perubahannya" if has_spent else "di nama berkas saja"
    )
    for one in plain if has_spent or is_of_file else ():
        _doubt(table, one.head, ORIGINAL, f"karena tertulis {words}, {why}", desk)
    return [replace(one, means=ORIGINAL) if one in plain else one for one in amounts]


def _papers_of(table: ForeignTable, *, has_spent: bool) -> tuple[_Papers, bool]:
    """Return what is told above a table, and whether the name of its file alone tells it.

    The name of the file tells nothing of a table that names a paper itself, or what was spent.
    """
    papers = papers_told(table.titles)
    if papers or has_spent or names_granted(table.titles):
        return papers, False
    papers = papers_told([Path(table.grid.file).stem])
    return papers, bool(papers)


def _doubt_draft(
    table: ForeignTable, budgets: Sequence[Amount], paper: str, told: Mapping[str, str], desk: Desk
) -> None:
    """Note that budgets are those of a draft by the words above them, unless their heads tell otherwise."""
    for one in budgets:
        head, means = one.head, one.means
        if head.name not in told and not is_indicative(head) and not names_granted(head.parts):
            words = (
                f"{AMOUNT_WORDS[means]} ({means}) yang sudah ditetapkan, padahal di atas tabelnya tertulis "
                f'"{paper.upper()}"; bila masih rancangan: --means {shown_means(head.name, LEFT_OUT)}'
            )
            desk.doubt(table.place(None, head), head.name, means, words)


def _doubt(table: ForeignTable, head: Head, means: str, why: str, desk: Desk) -> None:
    """Note of which stage a budget is taken to be, and how to tell the other one."""
    other = ORIGINAL if means == REVISED else REVISED
    is_other = "yang berlaku" if other == REVISED else "semula"
    otherwise = (
        f"bila anggaran {is_other}: --means {shown_means(head.name, other)}, "
        f"bila keduanya bukan: --means {shown_means(head.name, LEFT_OUT)}"
    )
    desk.doubt(
        table.place(None, head), head.name, means, f"{AMOUNT_WORDS[means]} ({means}), {why}; {otherwise}"
    )


def tells_change(table: ForeignTable, head: Head) -> bool:
    """Say whether a budget is told to be one behind a change, by its head or the words above its table."""
    papers, _ = _papers_of(table, has_spent=False)
    if is_changed(head):
        return not is_shift(head) and Paper.DRAFT not in papers
    return Paper.CHANGED in papers and papers.keys().isdisjoint((Paper.FIRST, Paper.DRAFT))


def fits_papers(table: ForeignTable, intake: Intake) -> bool:
    """Say whether what was settled of budgets holds below the words that stand above a table now.

    Titles that it was settled for tell the same; else its only plain budget has to be the one that is told.

    Args:
        table: The table.
        intake: What was settled of another one with these heads.
    """
    budgets = [
        (head, column.means)
        for column in intake.columns
        if column.means in _BUDGETS and (head := table.head(column.head)) is not None
    ]
    papers = frozenset(papers_told(table.titles))
    if not budgets or papers == frozenset(papers_told([intake.title])):
        return True
    plain = [means for head, means in budgets if not (is_before_change(head) or is_changed(head))]
    if Paper.DRAFT in papers or (Paper.FIRST in papers and not _LATER.isdisjoint(papers)):
        return not plain
    wanted = ORIGINAL if Paper.FIRST in papers else REVISED
    return len(budgets) > 1 or plain in ([], [wanted])
