"""From a printed report to findings: every rule, each statement once, with its repair and its root."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.borne_out import find_borne_out
from capaian.auditor.checks.absorption import check_absorption
from capaian.auditor.checks.achievement import check_achievement
from capaian.auditor.checks.across import check_across
from capaian.auditor.checks.aliases import check_aliases
from capaian.auditor.checks.area_heads import check_area_heads
from capaian.auditor.checks.average import check_average
from capaian.auditor.checks.base import Check, Claim
from capaian.auditor.checks.blank import check_blank
from capaian.auditor.checks.bound import check_bound
from capaian.auditor.checks.busiest import check_busiest
from capaian.auditor.checks.called import check_called
from capaian.auditor.checks.citation import check_citation
from capaian.auditor.checks.claim import check_claim
from capaian.auditor.checks.class_names import check_class_names
from capaian.auditor.checks.coded_names import check_coded_names
from capaian.auditor.checks.composition import check_composition
from capaian.auditor.checks.contents import check_contents
from capaian.auditor.checks.copy import check_copy
from capaian.auditor.checks.count import check_count
from capaian.auditor.checks.counted import check_counted
from capaian.auditor.checks.crossref import check_crossref
from capaian.auditor.checks.dated_figures import check_dated_figures
from capaian.auditor.checks.difference import check_difference
from capaian.auditor.checks.doubled import check_doubled
from capaian.auditor.checks.efficiency import check_efficiency
from capaian.auditor.checks.enumeration import check_enumeration
from capaian.auditor.checks.extreme import check_extreme
from capaian.auditor.checks.followers import check_followers
from capaian.auditor.checks.format import check_format
from capaian.auditor.checks.fractions import check_fractions
from capaian.auditor.checks.head_formulas import check_head_formulas
from capaian.auditor.checks.index import check_index
from capaian.auditor.checks.interval import check_interval
from capaian.auditor.checks.label import check_label
from capaian.auditor.checks.laws import check_laws
from capaian.auditor.checks.left_figures import check_left_figures
from capaian.auditor.checks.left_years import check_left_years
from capaian.auditor.checks.lineage import check_lineage
from capaian.auditor.checks.listed import check_listed
from capaian.auditor.checks.marks import check_marks
from capaian.auditor.checks.met import check_met
from capaian.auditor.checks.money_scale import check_money_scale
from capaian.auditor.checks.names import check_names
from capaian.auditor.checks.near_names import check_near_names
from capaian.auditor.checks.numbering import check_numbering
from capaian.auditor.checks.opposite_heads import check_opposite_heads
from capaian.auditor.checks.opposite_ways import check_opposite_ways
from capaian.auditor.checks.outline import check_outline
from capaian.auditor.checks.quantified import check_quantified
from capaian.auditor.checks.quotient import check_quotient
from capaian.auditor.checks.rank import check_rank
from capaian.auditor.checks.ratio import check_ratio
from capaian.auditor.checks.repeated import check_repeated
from capaian.auditor.checks.row_numbers import check_row_numbers
from capaian.auditor.checks.scale import check_scale
from capaian.auditor.checks.sentences import check_sentences
from capaian.auditor.checks.sides import check_sides
from capaian.auditor.checks.sister_units import check_sister_units
from capaian.auditor.checks.spelling import check_spelling
from capaian.auditor.checks.state_dates import check_state_dates
from capaian.auditor.checks.stepped import check_stepped
from capaian.auditor.checks.strangers import check_strangers
from capaian.auditor.checks.sum import check_sum
from capaian.auditor.checks.table_references import check_table_references
from capaian.auditor.checks.thrift import check_thrift
from capaian.auditor.checks.told_bound import check_told_bound
from capaian.auditor.checks.told_lists import check_told_lists
from capaian.auditor.checks.told_means import check_told_means
from capaian.auditor.checks.told_rank import check_told_rank
from capaian.auditor.checks.told_units import check_told_units
from capaian.auditor.checks.trend import check_trend
from capaian.auditor.checks.turned import check_turned
from capaian.auditor.checks.twins import check_twins
from capaian.auditor.checks.unit import check_unit
from capaian.auditor.checks.worked import check_worked
from capaian.auditor.checks.year import check_year
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law, write_working
from capaian.auditor.claims.statement import Statement
from capaian.auditor.collecting import without_collecting
from capaian.auditor.consequences import Consequences, write_like
from capaian.auditor.declared import Declared
from capaian.auditor.echoes import Echo, find_echoes
from capaian.auditor.excerpt import quote_line
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import Spot
from capaian.auditor.repair import Cause, find_causes
from capaian.auditor.roots import find_firsts, find_mended, settle_roots, weight_of
from capaian.auditor.understanding.report import understand
from capaian.domain.audit import AuditResult, AuditRule, Finding, Repair, ReportFile

CHECKS: Final[tuple[Check, ...]] = (
    check_ratio,
    check_composition,
    check_achievement,
    check_absorption,
    check_efficiency,
    check_marks,
    check_thrift,
    check_difference,
    check_average,
    check_told_means,
    check_sum,
    check_index,
    check_blank,
    check_bound,
    check_trend,
    check_turned,
    check_stepped,
    check_opposite_ways,
    check_numbering,
    check_contents,
    check_outline,
    check_row_numbers,
    check_enumeration,
    check_interval,
    check_scale,
    check_label,
    check_class_names,
    check_opposite_heads,
    check_lineage,
    check_coded_names,
    check_head_formulas,
    check_names,
    check_near_names,
    check_aliases,
    check_called,
    check_spelling,
    check_format,
    check_citation,
    check_unit,
    check_sister_units,
    check_told_units,
    check_quotient,
    check_money_scale,
    check_year,
    check_left_years,
    check_state_dates,
    check_dated_figures,
    check_laws,
    check_rank,
    check_told_rank,
    check_followers,
    check_extreme,
    check_busiest,
    check_count,
    check_counted,
    check_listed,
    check_told_lists,
    check_copy,
    check_strangers,
    check_area_heads,
    check_doubled,
    check_twins,
    check_worked,
    check_sentences,
    check_left_figures,
    check_table_references,
    check_claim,
    check_fractions,
    check_met,
    check_told_bound,
    check_quantified,
    check_sides,
    check_repeated,
    check_across,
    check_crossref,
)
"""Every rule; a rule that looks at tables and at sentences may have a check for each."""


@without_collecting()
def audit(document: PrintedDocument, file: ReportFile) -> AuditResult:
    """Recompute every statement of a report that can be recomputed."""
    report = understand(document)
    declared = Declared(document)
    made = (claim for check in CHECKS for claim in check(report))
    claims = [*_once(claim for claim in made if not declared.quotes(claim))]
    equations = [claim for claim in claims if isinstance(claim, Equation)]
    causes = find_causes(equations)
    echoes = find_echoes(document, equations, causes)
    failed = [*_said_once(sorted((claim for claim in claims if not _holds(claim)), key=_order))]
    counts = Counter([claim.rule for claim in claims] + [echo.of.rule for echo in echoes])
    borne_out = find_borne_out(equations)
    consequences = Consequences(equations, causes, borne_out.keys())
    findings = _findings(failed, borne_out, consequences, declared)
    return AuditResult(file, counts, settle_roots(_with_echoes(findings, failed, echoes, declared)))


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield each claim once, where two rules hold the same two figures against each other."""
    seen: set[frozenset[Spot]] = set()
    for claim in claims:
        if isinstance(claim, Equation) and claim.law is Law.EQUAL:
            spots = frozenset(number.spot for number in claim.numbers)
            if spots in seen:
                continue
            seen.add(spots)
        yield claim


def _said_once(failed: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what fails; that a figure differs from one elsewhere is said once, whatever tables tell so.

    No figure is held against one that is itself said to be wrong beside it.
    """
    seen: set[Spot] = set()
    equals = [claim for claim in failed if isinstance(claim, Equation) and claim.law is Law.EQUAL]
    wrong = {(claim.result.spot, claim.inputs[0].value) for claim in equals}
    for claim in failed:
        if isinstance(claim, Equation) and claim.law is Law.EQUAL:
            is_back = (claim.inputs[0].spot, claim.result.value) in wrong
            if claim.result.spot in seen or is_back:
                continue
            seen.add(claim.result.spot)
        yield claim


def _holds(claim: Claim) -> bool:
    return claim.holds() if isinstance(claim, Equation) else claim.holds


def _order(claim: Claim) -> tuple[int, str]:
    return line_of(claim), claim.rule


def _heaviest_first(claim: Claim) -> tuple[int, int, str]:
    return weight_of(claim.level), *_order(claim)


def line_of(claim: Claim) -> int:
    """Return the line that a claim stands in."""
    return claim.result.spot.line if isinstance(claim, Equation) else claim.line


def _findings(
    failed: Sequence[Claim], borne_out: Mapping[int, str], consequences: Consequences, declared: Declared
) -> list[Finding]:
    """Return the findings; of those that one change mends, the first is the root of the others."""
    ids = {id(claim): f"T-{number:03}" for number, claim in enumerate(failed, start=1)}
    cause_of = {id(equation): cause for cause in consequences.causes for equation in cause.mended}
    firsts, mended = find_firsts(failed), find_mended(failed)
    statements = (claim for claim in failed if isinstance(claim, Statement))
    misprinted = {spot: each for each in statements if each.rule is AuditRule.FORMAT for spot in each.spots}
    document = declared.document
    findings: list[Finding] = []
    for claim in failed:
        made = _of_words(claim, document) if isinstance(claim, Statement) else _of_numbers(claim, document)
        cause = cause_of.get(id(claim))
        root = _root(claim, cause, misprinted)
        root = firsts.get(id(claim)) if root is None or root is claim else root
        if (root is None or root is claim) and cause is None and (elsewhere := mended.get(id(claim))):
            root = elsewhere
            made = replace(made, why=f"{made.why} {_mends(elsewhere)}", is_borne_out=True)
        elif cause is None and (words := borne_out.get(id(claim))):
            why = made.why if isinstance(claim, Equation) and claim.note else f"{made.why} {words}"
            made = replace(made, why=why, is_borne_out=True)
        elif isinstance(claim, Equation):
            is_root = root is None or root is claim
            made = _with_consequences(made, claim, consequences, is_root=is_root, is_mended=cause is not None)
        findings.append(
            replace(
                declared.tell(claim, made),
                id=ids[id(claim)],
                repair=None if cause is None else _repair(cause, document),
                root=None if root is None or root is claim else ids.get(id(root)),
            )
        )
    return findings


def _with_consequences(
    made: Finding, claim: Equation, consequences: Consequences, *, is_root: bool, is_mended: bool
) -> Finding:
    """Return a finding with what it comes to once wrong figures are corrected, and what changes with it."""
    other = None if is_mended else consequences.recomputed(claim)
    if other is not None:
        made = replace(made, computed=other[0], why=f"{made.why} {other[1]}")
    following = consequences.following(claim) if is_root else ""
    return replace(made, why=f"{made.why} {following}".rstrip())


def _with_echoes(
    findings: Sequence[Finding], failed: Sequence[Claim], echoes: Sequence[Echo], declared: Declared
) -> tuple[Finding, ...]:
    """Return the findings, and what repeats a wrong figure of theirs."""
    ids = {id(claim): finding.id for claim, finding in zip(failed, findings, strict=True)}
    made_of = []
    for number, echo in enumerate(echoes, start=len(failed) + 1):
        made = declared.tell(echo.of, _of_echo(echo, declared.document))
        made_of.append(replace(made, id=f"T-{number:03}", root=ids[id(echo.of)]))
    return (*findings, *made_of)


def _mends(elsewhere: Equation) -> str:
    return f"Cocok bila {elsewhere.result.text} dibaca {elsewhere.inputs[0].text}."


def _root(claim: Claim, cause: Cause | None, misprinted: Mapping[Spot, Claim]) -> Claim | None:
    """Return the finding that a claim follows from: the first that one change mends, or the one it names.

    A figure whose own form is wrong is the root of all that its change mends.
    """
    if cause is not None:
        return misprinted.get(cause.change.number.spot) or min(cause.mended, key=_heaviest_first)
    return claim.after if isinstance(claim, Equation) else None


def _of_echo(echo: Echo, document: PrintedDocument) -> Finding:
    line = document.line(echo.number.spot.line)
    first = echo.of.result.spot.line
    right = echo.right
    return replace(
        _of_numbers(echo.of, document),
        printed=echo.number.signed,
        computed="" if right is None else echo.number.write(right, echo.number.decimals),
        line=line.number,
        page=line.page,
        place=f"baris {line.number}",
        quote=quote_line(line.text, echo.number.text),
        why=f"Mengulang {echo.number.text} dari {echo.of.place} (baris {first}), yang tidak cocok.",
        lines=(line.number, first),
    )


def _repair(cause: Cause, document: PrintedDocument) -> Repair:
    change = cause.change
    number = change.number
    line = document.line(number.spot.line)
    quote = quote_line(line.text, number.text)
    repaired = number.signed.replace(number.text, change.text)
    return Repair(
        line.number, number.signed, repaired, change.words, len(cause.mended), page=line.page, quote=quote
    )


def _of_words(claim: Statement, document: PrintedDocument) -> Finding:
    line = document.line(claim.line)
    return Finding(
        id="",
        rule=claim.rule,
        level=claim.level,
        line=claim.line,
        page=line.page,
        place=claim.place,
        quote=quote_line(line.text, claim.printed),
        printed=claim.printed,
        computed=claim.expected,
        why=claim.why,
        lines=tuple(dict.fromkeys((claim.line, *claim.lines))),
    )


def _of_numbers(claim: Equation, document: PrintedDocument) -> Finding:
    line = document.line(line_of(claim))
    result = claim.computed()
    computed = "" if result is None else write_like(claim, result)
    inputs = [number.signed for number in claim.inputs]
    working = write_working(claim.law, inputs, computed) if computed else ""
    return Finding(
        id="",
        rule=claim.rule,
        level=claim.level,
        line=line.number,
        page=line.page,
        place=claim.place,
        quote=quote_line(line.text, claim.result.text),
        printed=claim.result.signed,
        computed=computed,
        why=f"{claim.formula}: {working}; tercetak {claim.result.signed}. {claim.note}".rstrip(),
        lines=tuple(dict.fromkeys(number.spot.line for number in claim.numbers)),
    )
