"""Figures of running text: recomputed from those beside them, and held against the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal

from capaian.auditor.checks.achievement_means import achievement_means_in
from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.contradicted import Contradictions
from capaian.auditor.checks.efficiency import efficiencies_of
from capaian.auditor.checks.quoted import quotes_in, refuted_in
from capaian.auditor.checks.told_counts import told_counts_in
from capaian.auditor.claims.equation import Equation
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.achieved import achievements_in
from capaian.auditor.understanding.broken_down import breakdowns_in
from capaian.auditor.understanding.cell_sentences import read_cell_paragraphs
from capaian.auditor.understanding.changes import changes_in
from capaian.auditor.understanding.clauses import (
    coverages_in,
    gaps_in,
    means_in,
    spending_in,
)
from capaian.auditor.understanding.columns_of_wholes import columns_of_wholes
from capaian.auditor.understanding.complements import complements_in
from capaian.auditor.understanding.dated_changes import dated_changes_in
from capaian.auditor.understanding.detailed_totals import detailed_totals_in
from capaian.auditor.understanding.directions import directions_in
from capaian.auditor.understanding.end_gaps import end_gaps_in
from capaian.auditor.understanding.exchanged import Exchanged
from capaian.auditor.understanding.facts import find_facts
from capaian.auditor.understanding.full_lists import contrary_parts_in, full_lists_in
from capaian.auditor.understanding.gaps_between import gaps_between
from capaian.auditor.understanding.growths import growths_in, leftovers_in
from capaian.auditor.understanding.left_of_totals import left_of_totals
from capaian.auditor.understanding.level_sums import level_sums_in
from capaian.auditor.understanding.means_of_lists import means_of_lists
from capaian.auditor.understanding.misquoted import Triples
from capaian.auditor.understanding.moves import (
    gaps_ahead,
    gaps_behind,
    last_steps_in,
    levels_in,
    moves_in,
    whole_moves_in,
)
from capaian.auditor.understanding.named_gaps import named_gaps_in
from capaian.auditor.understanding.named_shares import named_shares_in
from capaian.auditor.understanding.named_sums import named_sums_in
from capaian.auditor.understanding.named_wholes import Wholes
from capaian.auditor.understanding.other_targets import (
    achievements_in_order,
    achievements_of_targets,
    by_table,
    laws_of_tables,
)
from capaian.auditor.understanding.parted_totals import parted_totals_in
from capaian.auditor.understanding.parts_told import shares_of_all
from capaian.auditor.understanding.period_moves import period_moves_in
from capaian.auditor.understanding.pointed_directions import pointed_directions
from capaian.auditor.understanding.prose import (
    Paragraph,
    counts_cited,
    facts_cited,
    find_counts,
    read_paragraphs,
    savings_in,
)
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.readings import Readings
from capaian.auditor.understanding.remainders import gaps_to_targets_in, remainders_in
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rests import money_left_in, rests_in
from capaian.auditor.understanding.said_operations import operations_in
from capaian.auditor.understanding.second_comparisons import second_comparisons
from capaian.auditor.understanding.shares import (
    shares_ahead,
    shares_between,
    shares_in_phrases,
    stated_shares,
)
from capaian.auditor.understanding.shares_in_clauses import is_weighted, shares_in_clauses
from capaian.auditor.understanding.shares_of_columns import of_other_totals, shares_of_columns
from capaian.auditor.understanding.shares_of_one_whole import shares_of_one_whole
from capaian.auditor.understanding.shares_of_parts import shares_of_parts
from capaian.auditor.understanding.shares_of_sums import shares_of_sums
from capaian.auditor.understanding.spent_of_budget import spent_of_budget_in
from capaian.auditor.understanding.stated_sums import (
    conclusions_in,
    counts_behind_colons,
    counts_of_both_sexes,
    lists_of_all,
    parts_of_wholes,
    sums_in,
    totals_behind,
)
from capaian.auditor.understanding.sums_of_sentences import sums_of_sentences
from capaian.auditor.understanding.support import Support
from capaian.auditor.understanding.told_gaps import told_gaps_in
from capaian.auditor.understanding.told_rates import rates_in
from capaian.auditor.understanding.worked import find_workings


def check_sentences(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every figure of running text that can be recomputed, or that a table states too."""
    facts, counts = find_facts(report), find_counts(report)
    quotes, support = quotes_of(report), Support(report)
    readings, contradictions = Readings(quotes, support), Contradictions(quotes, support)
    laws, triples, paragraphs = laws_of_tables(report), Triples(report), read_paragraphs(report.document)
    wholes, efficiencies = Wholes(paragraphs, report.tables), efficiencies_of(report)
    reckoned = {working.result.spot for working in find_workings(report.document)}
    exchanged = Exchanged(report, quotes.surroundings)
    for paragraph in (*paragraphs, *read_cell_paragraphs(report.document)):
        worked = reckoned & {m.number.spot for m in (*paragraph.begun, *paragraph.mentions)}
        moved, of_parts = [*moves_in(paragraph)], [*shares_of_parts(paragraph)]
        at_home = report.at(quotes.surroundings.homes(paragraph.line, paragraph.text))
        computed = [
            *(by_table(equation, laws) for equation in computed_in(paragraph, report.year, efficiencies)),
            *_of_tables(paragraph, report, at_home),
            *(*moved, *of_parts, *gaps_ahead(paragraph), *gaps_behind(paragraph)),
        ]
        computed = [equation for equation in computed if equation.result.spot not in worked]
        apart = worked | _results(computed)
        stated = [by_table(equation, laws) for equation in stated_shares(paragraph, apart)]
        known = apart | _results(stated)
        named = [*wholes.shares_in(paragraph, known), *_of_wholes(paragraph, at_home, known)]
        stated += achievements_of_targets(paragraph, report.document, laws, year=report.year, known=known)
        stated += achievements_in_order(paragraph, report, facts)
        stated += shares_of_all(paragraph, report, known | _results(named))
        known |= _results([*named, *stated])
        free = known - _reaching_back(paragraph, stated)
        of_columns = [*shares_of_columns(paragraph, at_home, [*computed, *named], free)]
        sure = [*named, *of_parts, *of_other_totals(of_columns, at_home)]
        spent = [*spent_of_budget_in(paragraph)]
        stated = _overruled(_overruled(stated, of_columns), spent)
        told = {number.spot for each in moved for number in each.numbers} | _spots(levels_in(paragraph))
        known |= _results([*stated, *named])
        stated += _by_words(paragraph, report, at_home, known)
        found = [*computed, *stated, *named, *changes_in(paragraph, facts, report.year, told | worked)]
        found += _of_last_year(paragraph, at_home, report.year, worked | _results(found))
        sure += [*_sure_moves(paragraph, moved), *gaps_to_targets_in(paragraph, report.year)]
        sure += (*full_lists_in(paragraph), *spent)
        cited = [*facts_cited(paragraph, facts), *counts_cited(paragraph, counts)]
        cited += [*detailed_totals_in(paragraph, at_home), *columns_of_wholes(found, cited, at_home)]
        for equation in (*found, *cited, *quotes_in(paragraph, quotes, support, found)):
            mended = triples.mend(equation, [mention.number for mention in paragraph.mentions])
            is_sure = equation.holds() or equation in sure or mended is not equation
            if is_sure or not (is_weighted(paragraph, equation) or readings.bear_out(paragraph, equation)):
                yield from (mended, *triples.bonds(equation, paragraph.text))
        yield from refuted_in(paragraph, quotes, support, found)
        yield from contradictions.found_in(paragraph, found)
        yield from told_counts_in(paragraph, report, at_home, found)
        yield from (*exchanged.quotes_in(paragraph), *growths_in(paragraph, _totals(at_home)))
        yield from (*directions_in(paragraph), *pointed_directions(paragraph), *second_comparisons(paragraph))


def _sure_moves(paragraph: Paragraph, moved: Sequence[Equation]) -> Sequence[Equation]:
    """Return the moves that words tell so clearly that no other reading is asked for."""
    return [*last_steps_in(paragraph, moved), *whole_moves_in(paragraph, moved)]


def _of_tables(
    paragraph: Paragraph, report: UnderstoodReport, at_home: Sequence[UnderstoodTable]
) -> Iterator[Equation]:
    """Yield sums and gaps of figures that only tables print."""
    yield from named_sums_in(paragraph, at_home, report.year)
    yield from parted_totals_in(paragraph, at_home)
    yield from named_gaps_in(paragraph, at_home)
    yield from told_gaps_in(paragraph, report, at_home)
    yield from period_moves_in(paragraph, at_home)
    yield from achievement_means_in(paragraph, report)
    yield from operations_in(paragraph)


def _spots(numbers: Iterable[PrintedNumber]) -> set[Spot]:
    """Return the places of figures."""
    return {number.spot for number in numbers}


def _results(equations: Sequence[Equation]) -> set[Spot]:
    """Return the places of what equations give."""
    return {equation.result.spot for equation in equations}


def _of_last_year(
    paragraph: Paragraph, at_home: Sequence[UnderstoodTable], year: int | None, known: Set[Spot]
) -> Iterator[Equation]:
    """Yield changes beside the level of last year alone, that nothing else tells."""
    dated = dated_changes_in(paragraph, at_home, year)
    yield from (equation for equation in dated if equation.result.spot not in known)


def _reaching_back(paragraph: Paragraph, equations: Sequence[Equation]) -> set[Spot]:
    """Return the figures that were held against those of an earlier sentence."""
    own = [{mention.number.spot for mention in sentence} for sentence in paragraph.sentences]
    return {
        equation.result.spot
        for equation in equations
        for spots in own
        if equation.result.spot in spots and not spots.issuperset(n.spot for n in equation.inputs)
    }


def _overruled(told: Sequence[Equation], by: Sequence[Equation]) -> list[Equation]:
    """Return what is told, and instead of some of it what is told of the same figures by others."""
    spots = {equation.result.spot for equation in by}
    return [*(equation for equation in told if equation.result.spot not in spots), *by]


def _totals(tables: Sequence[UnderstoodTable]) -> Sequence[PrintedNumber]:
    cells = (
        row.row.cells[column.index]
        for table in tables
        for row in table.totals
        for column in table.figure_columns
    )
    return [cell.number for cell in cells if cell.number is not None]


def _of_wholes(
    paragraph: Paragraph, tables: Sequence[UnderstoodTable], known: Set[Spot]
) -> Iterator[Equation]:
    """Yield totals of all that is listed behind them, and shares of wholes that words name."""
    yield from level_sums_in(paragraph, tables)
    yield from breakdowns_in(paragraph, known)
    yield from complements_in(paragraph, known)
    yield from counts_behind_colons(paragraph)
    yield from counts_of_both_sexes(paragraph)
    yield from lists_of_all(paragraph)
    yield from (total for total in parts_of_wholes(paragraph) if total.inputs[-1].spot not in known)
    yield from shares_in_clauses(paragraph, known)
    yield from shares_of_sums(paragraph, tables, known)
    yield from shares_of_one_whole(paragraph, known)
    yield from sums_of_sentences(paragraph)
    yield from contrary_parts_in(paragraph)


def _by_words(
    paragraph: Paragraph, report: UnderstoodReport, tables: Sequence[UnderstoodTable], known: Set[Spot]
) -> Iterator[Equation]:
    """Yield shares that one phrase tells with part and whole, or of a named row; what is left of totals."""
    yield from shares_in_phrases(paragraph, known)
    yield from named_shares_in(paragraph, tables, report.year, known)
    yield from left_of_totals(paragraph, tables, report.year, known)


def computed_in(paragraph: Paragraph, year: int | None, efficiencies: Set[Decimal]) -> Iterator[Equation]:
    """Yield the figures of a paragraph that follow from others beside them.

    Args:
        paragraph: Sentences with their quantities.
        year: That of the report, if it tells one.
        efficiencies: Those that a table works out of achievements, and that are no unspent budget.
    """
    yield from achievements_in(paragraph, year)
    yield from shares_between(paragraph)
    yield from shares_ahead(paragraph)
    yield from rests_in(paragraph)
    yield from money_left_in(paragraph, year)
    yield from remainders_in(paragraph, year)
    yield from sums_in(paragraph)
    yield from conclusions_in(paragraph)
    yield from totals_behind(paragraph)
    yield from (saved for saved in savings_in(paragraph) if saved.result.value not in efficiencies)
    yield from gaps_in(paragraph)
    yield from gaps_between(paragraph)
    yield from end_gaps_in(paragraph)
    yield from leftovers_in(paragraph)
    yield from means_in(paragraph)
    yield from means_of_lists(paragraph)
    yield from coverages_in(paragraph)
    yield from rates_in(paragraph)
    yield from spending_in(paragraph)
