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
    is_surely_spent,
    names_budget,
    text_of,
)
from capaian.dossier.intake.amounts import ACTUAL, AMOUNT_WORDS, ORIGINAL, REVISED, Amount
from capaian.dossier.intake.budget_papers import (
    Paper,
    names_granted,
    papers_told,
    tells_done,
    unknown_beside,
)
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.noted_states import own_notes
from capaian.dossier.intake.whole_titles import own_words, without_names

_BUDGETS: Final = (ORIGINAL, REVISED)
_DRAFT: Final = "pagu rancangan"
"""What the user says a meaning of, to settle whether money was granted."""
_GRANTED: Final = "sudah ditetapkan"
_LATER: Final = frozenset({Paper.CHANGED, Paper.SHIFTED})


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
    texts, is_of_file = _texts_of(table, has_spent=has_spent)
    papers, unknown = _told_around(table, texts, desk, has_spent=has_spent)
    budgets = [one for one in amounts if one.means in _BUDGETS]
    if unknown or Paper.DRAFT in papers:
        is_planned_alone = _LATER.isdisjoint(papers) and any(map(is_surely_spent, spent))
        if unknown or not (is_planned_alone or (has_spent and tells_done(table.titles))):
            why = _may_be_none(f'di sekitar tabelnya tertulis "{(unknown or papers[Paper.DRAFT]).upper()}"')
            _doubt_drafts(table, budgets, told, why, desk)
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


def _doubt_drafts(
    table: ForeignTable, budgets: Sequence[Amount], told: Mapping[str, str], why: str, desk: Desk
) -> None:
    """Note budgets that may be those of a draft, unless their heads name a paper by which money is granted.

    Who says what a column with another word holds, `Jumlah`, was not asked whether anybody granted it.
    """
    for one in budgets:
        head = one.head
        if names_granted(head.parts):
            continue
        if head.name not in told:
            _doubt(table, head, one.means, why, desk)
        elif not names_budget(head) and desk.told(_DRAFT) != _GRANTED:
            otherwise = f"bila belum: --means {shown_means(head.name, LEFT_OUT)}"
            words = f'"{head.name}" {_GRANTED}, {why}; {otherwise}'
            desk.doubt(table.place(None, head), _DRAFT, _GRANTED, words)


def doubt_heads(table: ForeignTable, amounts: Sequence[Amount], desk: Desk) -> None:
    """Note budgets whose own heads tell a plan, or have a word that may make it another one, or none."""
    own = own_words(desk)
    for one in amounts:
        text = [text_of(one.head)]
        unknown = " ".join(unknown_beside([" ".join(one.head.parts)], own, is_budget=True))
        told = unknown or papers_told(text).get(Paper.DRAFT)
        if told and one.means in _BUDGETS and not one.others:
            why = _may_be_none(f'judul kolomnya menyebut "{told.upper()}"')
            _doubt(table, one.head, one.means, why, desk)


def _may_be_none(what: str) -> str:
    return f"padahal {what}, jadi mungkin belum ditetapkan atau lain"


def _texts_of(table: ForeignTable, *, has_spent: bool) -> tuple[Sequence[str], bool]:
    """Return what may tell of which stage the budgets of a table are, and whether that is its file's name.

    The name of the file tells nothing of a table that names a paper itself, or what was spent.
    """
    if (
        has_spent
        or papers_told(table.titles)
        or unknown_beside(table.titles, ())
        or names_granted(table.titles)
    ):
        return table.titles, False
    return [Path(table.grid.file).stem], True


def _told_around(
    table: ForeignTable, texts: Sequence[str], desk: Desk, *, has_spent: bool
) -> tuple[Mapping[Paper, str], str]:
    """Return which budgets are told above a table, and words beside these that may make them others.

    A note around it may tell a draft as well, where nothing was spent: `DPPA belum disahkan`.
    """
    notes = [] if has_spent else own_notes(table)
    draft = papers_told(notes).get(Paper.DRAFT)
    papers = papers_told(texts) if draft is None else {**papers_told(texts), Paper.DRAFT: draft}
    return papers, _unknown_above([*texts, *notes], desk, has_spent=has_spent)


def _unknown_above(texts: Sequence[str], desk: Desk, *, has_spent: bool) -> str:
    """Return the words beside a stage in texts that may make it another one; nothing where it is clear.

    A paper by which money is granted says nothing more of the budget beside what was spent of it.
    """
    texts = [text for text in texts if papers_told([text])] if has_spent else texts
    return " ".join(unknown_beside([without_names(text, desk) for text in texts], own_words(desk)))


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
    above = papers_told(_texts_of(table, has_spent=False)[0])
    papers = papers_told([text_of(head)]) or above
    return Paper.CHANGED in papers and Paper.FIRST not in papers and Paper.DRAFT not in above


def fits_papers(table: ForeignTable, intake: Intake, desk: Desk) -> bool:
    """Say whether what was settled of budgets holds below the words that stand above a table now.

    Titles that it was settled for tell the same; else its only plain budget has to be the one that is told.

    Args:
        table: The table.
        intake: What was settled of another one with these heads.
        desk: Whose office's names say nothing of a stage.
    """
    budgets = [
        (head, column.means)
        for column in intake.columns
        if column.means in _BUDGETS and (head := table.head(column.head)) is not None
    ]
    if not budgets:
        return True
    has_spent = any(column.means == ACTUAL for column in intake.columns)
    texts, is_of_file = _texts_of(table, has_spent=has_spent)
    unknown = _unknown_above(texts, desk, has_spent=has_spent)
    if unknown and (is_of_file or unknown != _unknown_above([intake.title], desk, has_spent=has_spent)):
        return False
    papers = frozenset(papers_told(table.titles))
    if papers == frozenset(papers_told([intake.title])):
        return True
    plain = [means for head, means in budgets if not (is_before_change(head) or is_changed(head))]
    if Paper.DRAFT in papers or (Paper.FIRST in papers and not _LATER.isdisjoint(papers)):
        return not plain
    wanted = ORIGINAL if Paper.FIRST in papers else REVISED
    return len(budgets) > 1 or plain in ([], [wanted])
