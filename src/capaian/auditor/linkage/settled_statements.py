"""Statements that fit once another figure is mended: told as such,
and not as errors of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from capaian.auditor.contradictions import Contradiction, ContradictionGround, Rival
from capaian.auditor.quantities.figures import PrintedQuantity
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.repairs import MAX_CANDIDATES, Blame, FigureRepair
from capaian.auditor.relations.statements import LawStatement
from capaian.auditor.relations.table_audit import contradict_rows, rule_of, rule_of_rows
from capaian.auditor.slips import describe_slip
from capaian.domain.issue import Level


def settle(contradictions: Sequence[Contradiction]) -> Iterator[Contradiction]:
    """Yield contradictions, those that hold with the right value of another figure as notes."""
    right = {
        id(each.quantity): each.right
        for each in contradictions
        if each.statement is None and each.right
    }
    for each in contradictions:
        is_open = each.statement is not None and each.follows is None
        mended = _mended(each.statement, right) if is_open and each.statement else None
        yield each if mended is None else as_note(each, mended)


def settle_by_repairs(
    contradictions: Sequence[Contradiction], blame: Blame
) -> Iterator[Contradiction]:
    """Yield one error for each figure whose repair mends statements, and these as notes."""
    mender = {
        statement.relation: repair for repair in blame.repairs for statement in repair.mended
    }
    yield from map(_root_of, blame.repairs)
    for each in contradictions:
        relation = each.statement.relation if each.statement else None
        repair = mender.get(relation) if relation else None
        if repair is None:
            yield _with_rivals(each, blame.candidates.get(relation, ()) if relation else ())
        elif each.quantity is not repair.quantity:
            yield as_note(each, repair.quantity)


def _with_rivals(contradiction: Contradiction, repairs: Sequence[FigureRepair]) -> Contradiction:
    """Return a contradiction with the other figures of which each may be the
    wrong one in its stead.

    A result that no slip explains, or that others prove, is right: one of its figures is wrong.
    """
    if not repairs or contradiction.level is not Level.ERROR:
        return contradiction
    is_right = all(each.quantity is not contradiction.quantity for each in repairs)
    if is_right and len(repairs) <= MAX_CANDIDATES:
        contradiction = _root_of(repairs[0])
    others = [each for each in repairs if each.quantity is not contradiction.quantity]
    rivals = tuple(Rival(each.quantity, each.right.text) for each in others[:MAX_CANDIDATES])
    return replace(contradiction, level=Level.WARNING, rivals=rivals)


def _root_of(repair: FigureRepair) -> Contradiction:
    first = repair.mended[0]
    why = "; ".join(each.working for each in repair.holding)
    others = (part for part in (first.result, *first.inputs) if part is not repair.quantity)
    is_total = first.law in (Law.SUM, Law.MEAN)
    is_result = any(each.result is repair.quantity for each in repair.mended)
    return Contradiction(
        rule_of_rows(first) if is_total else rule_of(first),
        repair.quantity,
        repair.right.text,
        why,
        ContradictionGround.SEVERAL if len(repair.mended) > 1 else ContradictionGround.SLIP,
        # A result may be wrong in any way; what was typed and no slip explains is to be looked at.
        Level.ERROR
        if is_result or describe_slip(repair.quantity.text, repair.right.text)
        else Level.WARNING,
        inputs=tuple(others),
        right=repair.right,
        mends=len(repair.mended),
    )


def find_settled_totals(
    contradictions: Sequence[Contradiction], statements: Iterable[LawStatement]
) -> Iterator[Contradiction]:
    """Yield the totals that are right by other rows, and by these once one of them is mended.

    They show the reader that the mended value is the right one.
    """
    right = {id(each.quantity): each.right for each in contradictions if each.right}
    for statement in statements:
        is_open = not statement.holds and id(statement.result) not in right
        mended = _mended(statement, right) if is_open else None
        if mended is not None:
            yield as_note(contradict_rows(statement), mended)


def as_note(contradiction: Contradiction, mended: PrintedQuantity) -> Contradiction:
    """Return a contradiction that needs no edit once another figure is mended."""
    why = f"{contradiction.why}; sesuai setelah {mended.text} diperbaiki"
    return replace(contradiction, level=Level.NOTE, why=why, right=None, follows=mended)


def _mended(
    statement: LawStatement, right: Mapping[int, PrintedQuantity]
) -> PrintedQuantity | None:
    """Return the figure with whose right value a statement holds;
    `None` where it is its own result.
    """
    for wrong in statement.inputs:
        if id(wrong) in right:
            inputs = tuple(right[id(each)] if each is wrong else each for each in statement.inputs)
            if LawStatement(statement.law, statement.result, inputs).holds:
                return wrong
    return None
