"""What several rules say alike, said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import Spot
from capaian.domain.audit import AuditRule


def said_once(failed: Sequence[Claim]) -> Iterator[Claim]:
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
