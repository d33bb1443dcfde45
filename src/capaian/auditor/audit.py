"""From a printed report to findings: every rule, each statement once, with its repair and its root."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from capaian.auditor.checks.absorption import check_absorption
from capaian.auditor.checks.achievement import check_achievement
from capaian.auditor.checks.across import check_across
from capaian.auditor.checks.akip_grades import check_akip_grades
from capaian.auditor.checks.aliases import check_aliases
from capaian.auditor.checks.all_met import check_all_met
from capaian.auditor.checks.all_moved import check_all_moved
from capaian.auditor.checks.area_heads import check_area_heads
from capaian.auditor.checks.average import check_average
from capaian.auditor.checks.base import Check, Claim, holds
from capaian.auditor.checks.blank import check_blank
from capaian.auditor.checks.blank_units import check_blank_units
from capaian.auditor.checks.bound import check_bound
from capaian.auditor.checks.busiest import check_busiest
from capaian.auditor.checks.called import check_called
from capaian.auditor.checks.called_efficient import check_called_efficient
from capaian.auditor.checks.cards import check_cards
from capaian.auditor.checks.chart_messages import check_chart_messages
from capaian.auditor.checks.citation import check_citation
from capaian.auditor.checks.claim import check_claim
from capaian.auditor.checks.class_names import check_class_names
from capaian.auditor.checks.coded_names import check_coded_names
from capaian.auditor.checks.compared_years import check_compared_years
from capaian.auditor.checks.composition import check_composition
from capaian.auditor.checks.computed_heads import check_computed_heads
from capaian.auditor.checks.concluded import check_concluded
from capaian.auditor.checks.contents import check_contents
from capaian.auditor.checks.copied_rows import settle_copied_rows
from capaian.auditor.checks.copy import check_copy
from capaian.auditor.checks.count import check_count
from capaian.auditor.checks.counted import check_counted
from capaian.auditor.checks.counted_below import check_counted_below
from capaian.auditor.checks.counted_classes import check_counted_classes
from capaian.auditor.checks.counted_members import check_counted_members
from capaian.auditor.checks.counted_programs import check_counted_programs
from capaian.auditor.checks.counted_things import check_counted_things
from capaian.auditor.checks.cross_references import check_cross_references
from capaian.auditor.checks.crossref import check_crossref
from capaian.auditor.checks.dated_states import check_dated_states
from capaian.auditor.checks.derived import check_derived
from capaian.auditor.checks.difference import check_difference
from capaian.auditor.checks.divisors import check_divisors
from capaian.auditor.checks.doubled import check_doubled
from capaian.auditor.checks.efficiency import check_efficiency
from capaian.auditor.checks.enumerated import check_enumerated
from capaian.auditor.checks.enumeration import check_enumeration
from capaian.auditor.checks.exchanged_heads import check_exchanged_heads
from capaian.auditor.checks.exchanged_names import check_exchanged_names
from capaian.auditor.checks.exchanged_rows import settle_exchanged_rows
from capaian.auditor.checks.extreme import check_extreme
from capaian.auditor.checks.far_years import check_far_years
from capaian.auditor.checks.followers import check_followers
from capaian.auditor.checks.format import check_format
from capaian.auditor.checks.fractions import check_fractions
from capaian.auditor.checks.goal_means import check_goal_means
from capaian.auditor.checks.goals import check_goals
from capaian.auditor.checks.head_formulas import check_head_formulas
from capaian.auditor.checks.index import check_index
from capaian.auditor.checks.interval import check_interval
from capaian.auditor.checks.label import check_label
from capaian.auditor.checks.laws import check_laws
from capaian.auditor.checks.left_figures import check_left_figures
from capaian.auditor.checks.left_heads import check_left_heads
from capaian.auditor.checks.left_years import check_left_years
from capaian.auditor.checks.lineage import check_lineage
from capaian.auditor.checks.listed import check_listed
from capaian.auditor.checks.listed_cards import check_listed_cards
from capaian.auditor.checks.lone_quotes import check_lone_quotes
from capaian.auditor.checks.lost_rupiah import check_lost_rupiah
from capaian.auditor.checks.marks import check_marks
from capaian.auditor.checks.met import check_met
from capaian.auditor.checks.money_scale import check_money_scale
from capaian.auditor.checks.moved_rows import check_moved_rows
from capaian.auditor.checks.named_rows import check_named_rows
from capaian.auditor.checks.named_verdicts import check_named_verdicts
from capaian.auditor.checks.names import check_names
from capaian.auditor.checks.near_names import check_near_names
from capaian.auditor.checks.numbered_names import check_numbered_names
from capaian.auditor.checks.numbering import check_numbering
from capaian.auditor.checks.one_way import check_one_way
from capaian.auditor.checks.only_ones import check_only_ones
from capaian.auditor.checks.opposite_heads import check_opposite_heads
from capaian.auditor.checks.opposite_ways import check_opposite_ways
from capaian.auditor.checks.outline import check_outline
from capaian.auditor.checks.paired_counts import check_paired_counts
from capaian.auditor.checks.pictures import check_pictures
from capaian.auditor.checks.place_references import check_place_references
from capaian.auditor.checks.plain_entries import check_plain_entries
from capaian.auditor.checks.plain_sentences import check_plain_sentences
from capaian.auditor.checks.quantified import check_quantified
from capaian.auditor.checks.quotient import check_quotient
from capaian.auditor.checks.rank import check_rank
from capaian.auditor.checks.rank_moves import check_rank_moves
from capaian.auditor.checks.ranked_columns import check_ranked_columns
from capaian.auditor.checks.ratio import check_ratio
from capaian.auditor.checks.referred_years import check_referred_years
from capaian.auditor.checks.renamed_rows import check_renamed_rows
from capaian.auditor.checks.repeated import check_repeated
from capaian.auditor.checks.result_heads import check_result_heads
from capaian.auditor.checks.result_said import check_result_said
from capaian.auditor.checks.row_courses import check_row_courses
from capaian.auditor.checks.row_numbers import check_row_numbers
from capaian.auditor.checks.rows_turned import check_rows_turned
from capaian.auditor.checks.said_years import check_said_years
from capaian.auditor.checks.same_heads import check_same_heads
from capaian.auditor.checks.same_titles import check_same_titles
from capaian.auditor.checks.scale import check_scale
from capaian.auditor.checks.sentences import check_sentences
from capaian.auditor.checks.share_and_gap import check_share_and_gap
from capaian.auditor.checks.shares_of_rows_meant import settle_shares_of_rows
from capaian.auditor.checks.sides import check_sides
from capaian.auditor.checks.signed_words import check_signed_words
from capaian.auditor.checks.since import check_since
from capaian.auditor.checks.sister_units import check_sister_units
from capaian.auditor.checks.spelling import check_spelling
from capaian.auditor.checks.state_dates import check_state_dates
from capaian.auditor.checks.stepped import check_stepped
from capaian.auditor.checks.strangers import check_strangers
from capaian.auditor.checks.subjects import check_subjects
from capaian.auditor.checks.sum import check_sum
from capaian.auditor.checks.table_references import check_table_references
from capaian.auditor.checks.target_years import check_target_years
from capaian.auditor.checks.thrift import check_thrift
from capaian.auditor.checks.titles_ahead import check_titles_ahead
from capaian.auditor.checks.together import check_together
from capaian.auditor.checks.told_apart import check_told_apart
from capaian.auditor.checks.told_apart_of_rows import check_told_apart_of_rows
from capaian.auditor.checks.told_bound import check_told_bound
from capaian.auditor.checks.told_columns import check_told_columns
from capaian.auditor.checks.told_direction import check_told_mirror
from capaian.auditor.checks.told_ends import check_told_ends
from capaian.auditor.checks.told_index import check_told_index
from capaian.auditor.checks.told_lists import check_told_lists
from capaian.auditor.checks.told_lower import check_told_lower
from capaian.auditor.checks.told_means import check_told_means
from capaian.auditor.checks.told_members import check_told_members
from capaian.auditor.checks.told_of_tables import check_told_of_tables
from capaian.auditor.checks.told_orders import check_told_orders
from capaian.auditor.checks.told_rank import check_told_rank
from capaian.auditor.checks.told_steps import check_told_steps
from capaian.auditor.checks.told_units import check_told_units
from capaian.auditor.checks.trend import check_trend
from capaian.auditor.checks.turned import check_turned
from capaian.auditor.checks.twins import check_twins
from capaian.auditor.checks.unit import check_unit
from capaian.auditor.checks.walked import check_walked
from capaian.auditor.checks.worked import check_worked
from capaian.auditor.checks.worked_below import check_worked_below
from capaian.auditor.checks.worked_years import check_worked_years
from capaian.auditor.checks.year import check_year
from capaian.auditor.checks.years_in_order import check_years_in_order
from capaian.auditor.checks.years_to_come import check_years_to_come
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.declared import Declared
from capaian.auditor.echoes import find_echoes
from capaian.auditor.joining import join_figures
from capaian.auditor.links import line_of
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import Spot
from capaian.auditor.remedies import find_remedies
from capaian.auditor.respelling import Respelling
from capaian.auditor.retelling import Retelling
from capaian.auditor.retyped import add_retyped, note_unfit_record
from capaian.auditor.roots import link_repairs, settle_roots
from capaian.auditor.said_once import said_once
from capaian.auditor.telling import add_echoes, tell
from capaian.auditor.understanding.caps import Caps
from capaian.auditor.understanding.report import understand
from capaian.domain.audit import AuditResult, AuditRule
from capaian.domain.audit.finding import ReportFile
from capaian.processes.collecting import without_collecting

CHECKS: Final[tuple[Check, ...]] = (
    check_ratio,
    check_composition,
    check_together,
    check_achievement,
    check_cards,
    check_listed_cards,
    check_told_mirror,
    check_told_lower,
    check_one_way,
    check_absorption,
    check_efficiency,
    check_marks,
    check_thrift,
    check_called_efficient,
    check_difference,
    check_share_and_gap,
    check_average,
    check_told_means,
    check_divisors,
    check_goal_means,
    check_sum,
    check_index,
    check_told_index,
    check_blank,
    check_bound,
    check_trend,
    check_turned,
    check_stepped,
    check_rows_turned,
    check_moved_rows,
    check_since,
    check_told_steps,
    check_opposite_ways,
    check_numbering,
    check_contents,
    check_plain_entries,
    check_outline,
    check_place_references,
    check_row_numbers,
    check_enumeration,
    check_interval,
    check_scale,
    check_akip_grades,
    check_label,
    check_class_names,
    check_opposite_heads,
    check_left_heads,
    check_same_titles,
    check_same_heads,
    check_computed_heads,
    check_result_heads,
    check_lineage,
    check_coded_names,
    check_numbered_names,
    check_head_formulas,
    check_names,
    check_near_names,
    check_goals,
    check_aliases,
    check_subjects,
    check_renamed_rows,
    check_called,
    check_spelling,
    check_format,
    check_citation,
    check_unit,
    check_sister_units,
    check_blank_units,
    check_told_units,
    check_lost_rupiah,
    check_quotient,
    check_money_scale,
    check_year,
    check_years_in_order,
    check_left_years,
    check_target_years,
    check_years_to_come,
    check_titles_ahead,
    check_far_years,
    check_referred_years,
    check_compared_years,
    check_state_dates,
    check_dated_states,
    check_said_years,
    check_laws,
    check_rank,
    check_told_columns,
    check_told_members,
    check_only_ones,
    check_told_rank,
    check_rank_moves,
    check_ranked_columns,
    check_followers,
    check_told_orders,
    check_exchanged_heads,
    check_exchanged_names,
    check_extreme,
    check_busiest,
    check_count,
    check_counted,
    check_counted_classes,
    check_counted_below,
    check_counted_programs,
    check_counted_members,
    check_counted_things,
    check_chart_messages,
    check_listed,
    check_paired_counts,
    check_enumerated,
    check_told_lists,
    check_copy,
    check_strangers,
    check_area_heads,
    check_doubled,
    check_twins,
    check_walked,
    check_named_rows,
    check_worked,
    check_worked_below,
    check_worked_years,
    check_lone_quotes,
    check_sentences,
    check_left_figures,
    check_table_references,
    check_cross_references,
    check_claim,
    check_all_met,
    check_named_verdicts,
    check_result_said,
    check_concluded,
    check_fractions,
    check_met,
    check_signed_words,
    check_told_apart,
    check_told_apart_of_rows,
    check_told_bound,
    check_quantified,
    check_sides,
    check_all_moved,
    check_row_courses,
    check_told_ends,
    check_told_of_tables,
    check_repeated,
    check_across,
    check_pictures,
    check_crossref,
)
"""Every rule; a rule that looks at tables and at sentences may have a check for each."""


@without_collecting()
def audit(document: PrintedDocument, file: ReportFile) -> AuditResult:
    """Recompute every statement of a report that can be recomputed, and tell figures that were typed over."""
    result = _recompute(document, file)
    if document.as_made is not None:
        result = add_retyped(document, result, _recompute(document.as_made, file))
    elif document.has_unfit_record:
        result = note_unfit_record(document, result)
    return replace(result, findings=join_figures(result.findings))


def _recompute(document: PrintedDocument, file: ReportFile) -> AuditResult:
    report = understand(document)
    declared, caps = Declared(document), Caps(document)
    made = [claim for check in CHECKS for claim in check(report)]
    made += check_derived(report, {spot for claim in made for spot in _spots(claim)})
    made += check_plain_sentences(report, {line_of(claim) for claim in made if not holds(claim)})
    made = settle_shares_of_rows(settle_exchanged_rows(report, settle_copied_rows(report, made)), report)
    counts: Counter[AuditRule] = Counter()
    once = _once(claim for claim in made if not (declared.quotes(claim) or caps.allow(claim)))
    claims = [*filter(_is_asked_again, _counted(once, counts))]
    equations = [claim for claim in claims if isinstance(claim, Equation)]
    words = [claim for claim in claims if isinstance(claim, Statement)]
    remedies = find_remedies(equations, words, document)
    failed = [*said_once(sorted((claim for claim in claims if not holds(claim)), key=_order), document)]
    echoes = find_echoes(report, equations, failed, remedies.causes)
    counts.update(echo.of.rule for echo in echoes)
    grounds = remedies.ground(declared)
    told = settle_roots(link_repairs(add_echoes(tell(failed, grounds), failed, echoes, grounds)))
    respelt = map(Respelling.of(failed).respell, told)
    return AuditResult(
        replace(file, year=report.year), counts, tuple(map(Retelling(document).retell, respelt))
    )


def _spots(claim: Claim) -> Iterator[Spot]:
    """Yield the figures that a claim rests on."""
    yield from (number.spot for number in claim.numbers) if isinstance(claim, Equation) else claim.spots


def _counted(claims: Iterable[Claim], counts: Counter[AuditRule]) -> Iterator[Claim]:
    """Yield each claim once it is counted."""
    for claim in claims:
        counts[claim.rule] += 1
        yield claim


def _is_asked_again(claim: Claim) -> bool:
    """Whether a claim is needed for more than its number: words that hold whatever changes are not."""
    return isinstance(claim, Equation) or not claim.holds or claim.against is not None


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


def _order(claim: Claim) -> tuple[int, str]:
    return line_of(claim), claim.rule
