"""What says the same again: a failing statement names the one that said it first as its root."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.consequences import Consequences
from capaian.auditor.printed.number import Spot
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

_OF_WORDS: Final = frozenset(
    {AuditRule.YEAR, AuditRule.UNIT, AuditRule.COPY, AuditRule.LABEL, AuditRule.COUNT}
)
"""Rules whose statements in the same words are one sentence or name, printed again."""
_OF_ONE_REASON: Final = frozenset({AuditRule.CLAIM, AuditRule.UNIT})
"""Rules whose statements with one reason, figures and all, are one mistake in several wordings."""
_FEWEST_DIGITS: Final = 4
"""Of a figure that is not printed twice by chance."""
_MOST_BESIDE: Final = 100
"""Statements of a line among which two figures change places; a line of a paper has some ten."""
_DIGITS: Final = re.compile(r"\d")

_OF_NAMED: Final = frozenset({AuditRule.CLAIM, AuditRule.CROSSREF, AuditRule.RANK})
"""Rules whose statements may be about the name of a figure."""
_WEIGHTS: Final = (Level.ERROR, Level.WARNING, Level.NOTE)


def weight_of(level: Level) -> int:
    """Return the place of a level, the heaviest first."""
    return _WEIGHTS.index(level)


def settle_roots(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings whose root stands by itself, as heavy as the heaviest that follows from it.

    What is right as printed, and fits once its root is mended, weighs as little as anything.
    """
    by_id = {finding.id: finding for finding in findings}
    roots = {finding.id: _first_of(finding, by_id) for finding in findings}
    heaviest = dict.fromkeys(roots.values(), len(_WEIGHTS) - 1)
    for finding in findings:
        root = roots[finding.id]
        heaviest[root] = min(heaviest[root], weight_of(finding.level))
    return tuple(
        replace(finding, level=_WEIGHTS[heaviest[finding.id]], root=None)
        if roots[finding.id] == finding.id
        else replace(finding, level=Level.NOTE if finding.stays else finding.level, root=roots[finding.id])
        for finding in findings
    )


def link_repairs(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings of which each that stands for another figure follows from what is said of that figure.

    A total that is right once its part is mended, and the part that differs from its own items, are one edit.
    """
    own: dict[object, str] = {}
    for finding in findings:
        if finding.root is None and finding.mends_another is None:
            own.setdefault((finding.line, finding.printed, finding.computed), finding.id)
    return tuple(_linked(finding, own) for finding in findings)


def _linked(finding: Finding, own: Mapping[object, str]) -> Finding:
    repair = finding.mends_another
    root = None if repair is None else own.get((repair.line, repair.printed, repair.repaired))
    return finding if root is None else replace(finding, root=root)


def _first_of(finding: Finding, by_id: Mapping[str, Finding]) -> str:
    """The finding at the beginning; of findings that name each other, the first."""
    passed = [finding.id]
    while (root := by_id[passed[-1]].root) is not None:
        if root in passed:
            return min(passed[passed.index(root) :])
        passed.append(root)
    return passed[-1]


def find_firsts(failed: Sequence[Claim]) -> Mapping[int, Claim]:
    """Return for each that says the same again the one that said it first: of one figure, or of a copy."""
    equations = [claim for claim in failed if isinstance(claim, Equation)]
    words = [claim for claim in failed if isinstance(claim, Statement)]
    return {
        **_of_copies(words),
        **_of_reasons(words),
        **_of_same_figures(words, equations),
        **_of_lone_figures(words, equations),
        **_of_wrong_names(words),
        **_of_ceilings(equations),
        **_of_figures(equations),
        **_of_parts(equations),
        **_of_rows(equations),
    }


def find_mended(failed: Sequence[Claim]) -> Mapping[int, Equation]:
    """Return for each that would hold if a figure it rests on read as it does elsewhere what says so."""
    equations = [claim for claim in failed if isinstance(claim, Equation)]
    elsewhere = {claim.result.spot: claim for claim in equations if claim.law is Law.EQUAL}
    found: dict[int, Equation] = {}
    for claim in equations:
        for other in (elsewhere.get(number.spot) for number in claim.inputs):
            is_other = other is not None and claim.law is not Law.EQUAL
            if is_other and other and claim.holds({other.result.spot: other.inputs[0].value}):
                found[id(claim)] = other
    return found


def find_misled(failed: Sequence[Claim], consequences: Consequences) -> Mapping[int, Claim]:
    """Return for words that would hold if a wrong figure were right what says that it is wrong.

    So would those that hold with what another place prints of their own figure, or in place of a copied row.
    """
    elsewhere = {e.result.spot: e for e in failed if isinstance(e, Equation) and e.law is Law.EQUAL}
    corrected = {spot: e.inputs[0].value for spot, e in elsewhere.items()} | {**consequences.corrected}
    tellers = {**elsewhere, **consequences.tellers}
    statements = [claim for claim in failed if isinstance(claim, Statement)]
    copied = {spot: claim for claim in statements for spot in claim.rights}
    found: dict[int, Claim] = {}
    for claim in statements:
        if (held := claim.against) is None:
            continue
        for spot in held.spots:
            if spot in copied and held.holds(copied[spot].rights):
                found.setdefault(id(claim), copied[spot])
        told = tuple(spot for spot in held.spots if spot in tellers)
        # Of two figures exchanged either alone mends nothing.
        for spots in (*((spot,) for spot in told), told):
            if spots and held.holds({spot: corrected[spot] for spot in spots}):
                found.setdefault(id(claim), tellers[spots[0]])
    return found


def find_exchanged(failed: Sequence[Claim]) -> Mapping[int, Equation]:
    """Return for each statement the one beside it whose result it would hold with, and the other with its."""
    equations = [e for e in failed if isinstance(e, Equation) and e.law is not Law.EQUAL]
    found: dict[int, Equation] = {}
    for one, other in _beside(equations):
        first, second = one.result, other.result
        exchanged = {first.spot: second.value, second.spot: first.value}
        is_no_chance = first.is_telling or second.is_telling
        if is_no_chance and one.holds(exchanged) and other.holds(exchanged):
            found |= {id(one): other, id(other): one}
    return found


def _beside(equations: Sequence[Equation]) -> Iterator[tuple[Equation, Equation]]:
    """Yield statements of one rule about two figures of one line, or of lines below each other."""
    at: dict[tuple[AuditRule, int], list[int]] = {}
    for place, equation in enumerate(equations):
        at.setdefault((equation.rule, equation.result.spot.line), []).append(place)
    for place, one in enumerate(equations):
        line = one.result.spot.line
        own = (at.get((one.rule, beside), ()) for beside in (line - 1, line, line + 1))
        following = sorted(later for places in own for later in _after(place, places))
        pairs = ((one, equations[later]) for later in following)
        yield from (pair for pair in pairs if pair[1].result.spot != one.result.spot)


def _after(place: int, places: Sequence[int]) -> Sequence[int]:
    """Return those that come after a place, as many as one still sees beside it."""
    start = bisect_right(places, place)
    return places[start : start + _MOST_BESIDE]


def find_totals(failed: Sequence[Claim], equations: Sequence[Equation]) -> Mapping[int, Equation]:
    """Return for each total that differs from elsewhere its part that does so by as much."""
    elsewhere = {e.result.spot: e for e in failed if isinstance(e, Equation) and e.law is Law.EQUAL}
    found: dict[int, Equation] = {}
    for total in equations if elsewhere else ():
        own = elsewhere.get(total.result.spot)
        if own is not None and total.law is Law.SUM and len(total.inputs) > 1 and total.holds():
            parts = (elsewhere[n.spot] for n in total.inputs if n.spot in elsewhere)
            found |= {id(own): part for part in parts if _gap(part) == _gap(own)}
    return found


def _of_figures(equations: Sequence[Equation]) -> Mapping[int, Claim]:
    """Return what is said of one figure again, or of the same figures printed in another place.

    One figure quoted wrong in the same way in two places is one slip, too.
    """
    of_figure: dict[Spot, Equation] = {}
    of_values: dict[object, Equation] = {}
    found: dict[int, Claim] = {}
    for claim in equations:
        if claim.law not in (Law.EQUAL, Law.AT_MOST):
            first = of_figure.setdefault(claim.result.spot, claim)
            key = claim.law, *(number.value for number in claim.numbers)
            found[id(claim)] = first if first is not claim else of_values.setdefault(key, claim)
    of_quotes: dict[object, Equation] = {}
    for claim in equations:
        if claim.law is Law.EQUAL:
            quoted = claim.inputs[0].spot, claim.result.value
            first = of_quotes.setdefault(quoted, of_figure.get(claim.result.spot, claim))
            found[id(claim)] = of_figure.get(claim.result.spot, first)
    return found


def _of_ceilings(equations: Sequence[Equation]) -> Mapping[int, Claim]:
    """Return ceilings that the same large figures pass in another place."""
    firsts: dict[object, Claim] = {}
    return {
        id(claim): firsts.setdefault(tuple(number.value for number in claim.numbers), claim)
        for claim in equations
        if claim.law is Law.AT_MOST and all(number.is_long for number in claim.numbers)
    }


def _of_same_figures(words: Sequence[Statement], equations: Sequence[Equation]) -> Mapping[int, Claim]:
    """Return words that are decided by the very figures that fail a statement of their own."""
    failed = {frozenset(number.spot for number in equation.numbers): equation for equation in equations}
    found = ((claim, failed.get(frozenset(claim.spots))) for claim in words if claim.spots)
    return {id(claim): equation for claim, equation in found if equation is not None}


def _of_lone_figures(words: Sequence[Statement], equations: Sequence[Equation]) -> Mapping[int, Claim]:
    """Return that a figure is printed nowhere else, where it fails a statement of its own."""
    failed: dict[Spot, Equation] = {}
    for equation in equations:
        for number in equation.numbers:
            failed.setdefault(number.spot, equation)
    lone = (claim for claim in words if claim.rule is AuditRule.CROSSREF and len(claim.spots) == 1)
    return {id(claim): failed[claim.spots[0]] for claim in lone if claim.spots[0] in failed}


def _of_wrong_names(words: Sequence[Statement]) -> Mapping[int, Claim]:
    """Return what is claimed of a figure whose name is wrong, and the figure that the name belongs to.

    `Terbanyak: Bidang X` is one mistake with the name X of a figure of Y, where the most is indeed that of Y.
    """
    names = {claim.spots: claim for claim in words if claim.rule is AuditRule.LABEL and claim.spots}
    found = {id(e): names[e.spots] for e in words if e.rule in _OF_NAMED and e.spots in names}
    labels = {(e.line, e.expected): e for e in words if e.rule is AuditRule.LABEL}
    for claim in (each for each in words if each.rule is AuditRule.CLAIM):
        label = labels.get((claim.line, claim.expected))
        if label is not None and claim.printed.endswith(f": {label.printed}"):
            found.setdefault(id(claim), label)
    return found


def _of_parts(equations: Sequence[Equation]) -> Mapping[int, Claim]:
    """Return totals that are off by as much as a subtotal above them is."""
    first: dict[Spot, list[tuple[int, Equation]]] = {}
    """By the first of its items each total so far, with its place among them."""
    found: dict[int, Claim] = {}
    for place, claim in enumerate(claim for claim in equations if claim.law is Law.SUM):
        spots = {number.spot for number in claim.inputs}
        above = sorted((known for spot in spots for known in first.get(spot, ())), key=itemgetter(0))
        for _, part in above:
            inner = {number.spot for number in part.inputs}
            if inner < spots and claim.result.spot not in inner and _gap(part) == _gap(claim):
                found[id(claim)] = part
                break
        if spots:
            first.setdefault(min(spots), []).append((place, claim))
    return found


def _of_rows(equations: Sequence[Equation]) -> Mapping[int, Claim]:
    """Return totals of other columns whose rows are those of a total before: a row is missing, or too many.

    That both differ to the same side tells it from two slips of the pen.
    """
    firsts: dict[object, Claim] = {}
    found: dict[int, Claim] = {}
    for claim in equations:
        computed = claim.computed()
        if claim.law is Law.SUM and len(claim.inputs) > 1 and computed is not None:
            rows = tuple(number.spot.line for number in claim.numbers)
            first = firsts.setdefault((rows, claim.result.value > computed), claim)
            if first is not claim and len({*rows}) == len(rows):
                found[id(claim)] = first
    return found


def _gap(claim: Equation) -> object:
    computed = claim.computed()
    return None if computed is None else claim.result.value - computed


def _of_copies(words: Sequence[Statement]) -> Mapping[int, Claim]:
    """Return statements in the same words as one before."""
    firsts: dict[object, Claim] = {}
    return {
        id(claim): firsts.setdefault((claim.rule, claim.printed, claim.expected, claim.why), claim)
        for claim in words
        if claim.rule in _OF_WORDS
    }


def _of_reasons(words: Sequence[Statement]) -> Mapping[int, Claim]:
    """Return statements that are wrong for the reason of one before, though they say it in other words.

    A reason names its figures; without any it fits many mistakes. One figure printed twice with the same
    word or sign too much is one mistake, too.
    """
    reasons: dict[object, Claim] = {}
    figures: dict[object, Claim] = {}
    found: dict[int, Claim] = {}
    for claim in words:
        if claim.rule in _OF_ONE_REASON and _DIGITS.search(claim.why):
            by_reason = reasons.setdefault((claim.rule, claim.why), claim)
            is_figure = sum(map(str.isdigit, claim.printed)) >= _FEWEST_DIGITS
            key = claim.rule, claim.printed, claim.expected
            first = figures.setdefault(key, by_reason) if is_figure else by_reason
            if first is not claim:
                found[id(claim)] = first
    return found
