"""What several rules say alike, said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import Spot
from capaian.domain.audit import AuditRule


def said_once(failed: Sequence[Claim], document: PrintedDocument) -> Iterator[Claim]:
    """Yield what fails once, though several rules see it, be it in figures or in words."""
    yield from _of_one_place(_alike(failed), document)


def _alike(failed: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what fails; that a figure differs from one elsewhere is said once, whatever tables tell so.

    No figure is held against one that is itself said to be wrong beside it. What two rules say alike is said
    once too.
    """
    seen: set[Spot] = set()
    said: set[tuple[object, ...]] = set()
    equals = [claim for claim in failed if isinstance(claim, Equation) and claim.law is Law.EQUAL]
    wrong = {(claim.result.spot, claim.inputs[0].value) for claim in equals}
    for claim in failed:
        if isinstance(claim, Equation) and claim.law is Law.EQUAL:
            is_back = (claim.inputs[0].spot, claim.result.value) in wrong
            if claim.result.spot in seen or is_back:
                continue
            seen.add(claim.result.spot)
        if (words := _words(claim)) not in said:
            said.add(words)
            yield claim


def _words(claim: Claim) -> tuple[object, ...]:
    """Return by what two rules are seen to say the same: the words and the reason, or the figures.

    A count is one however its things were counted: `memuat 4 butir`, `memuat 4 bidang`; the target of a plan
    is one beside whichever table of the year it stands.
    """
    if isinstance(claim, Statement) and claim.rule is AuditRule.COUNT:
        return claim.rule, claim.line, claim.printed, claim.expected.partition(" ")[0], claim.at
    if isinstance(claim, Statement) and claim.rule is AuditRule.CROSSREF and claim.at is not None:
        return claim.rule, claim.line, claim.printed, claim.expected, claim.at
    if isinstance(claim, Statement):
        return claim.rule, claim.line, claim.printed, claim.expected, claim.why, claim.at
    return claim.rule, claim.law, claim.result.spot, frozenset(number.spot for number in claim.inputs)


_COURSE: Final = re.compile(
    r"\bdari (?P<first>\S+) menjadi (?P<last>\S+) adalah\b"
    r"|\bberturut-turut (?P<begin>\S+?), (?:.*, )?(?P<end>\S+)\.$",
    re.IGNORECASE,
)
"""Why a direction is wrong: the figures that it leads from and to, and those between."""


def _of_one_place(failed: Iterable[Claim], document: PrintedDocument) -> Iterator[Claim]:
    """Yield what fails; what a line says once is called wrong once, by whichever rule first.

    `telah melampaui` of a result below its target, and `telah melampaui target` of its achievement; `menurun`
    and `turun` between the same two figures.
    """
    told: dict[int, list[str]] = {}
    moves: set[tuple[int, object]] = set()
    for claim in failed:
        if isinstance(claim, Statement) and claim.rule is AuditRule.CLAIM and claim.against is None:
            known = told.setdefault(claim.line, [])
            if any(_are_of_one_place(claim, other, document) for other in known):
                continue
            known.append(claim.printed)
        elif isinstance(claim, Statement) and (course := _COURSE.search(claim.why)):
            ends = tuple(filter(None, course.groups()))
            if (move := (claim.line, (claim.rule, ends))) in moves:
                continue
            moves.add(move)
        yield claim


def _are_of_one_place(claim: Statement, other: str, document: PrintedDocument) -> bool:
    """Whether two wordings hold the same words, which their line has but once."""
    shorter, longer = sorted((claim.printed.casefold(), other.casefold()), key=len)
    return shorter in longer and document.line(claim.line).text.casefold().count(shorter) == 1
