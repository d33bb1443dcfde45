"""What a table is: counts per kecamatan, a budget, or a recap of regencies; and what its columns mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from capaian.domain.intake import Intake, IntakeColumn, IntakeTable
from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.dossier.intake.ages import people_told
from capaian.dossier.intake.amounts import AMOUNT_NAMES
from capaian.dossier.intake.answers import as_answered, below_title, is_for_all, is_replaced
from capaian.dossier.intake.areas import districts_of, regencies_of
from capaian.dossier.intake.budget_columns import OUTPUTS_ALONE, columns_of_budget
from capaian.dossier.intake.budget_titles import fits_papers
from capaian.dossier.intake.children_beside import of_those_behind
from capaian.dossier.intake.codes_once import with_codes_below
from capaian.dossier.intake.column_doubts import name_of, settled_guesses
from capaian.dossier.intake.column_words import is_average, with_times_apart, without_beginnings
from capaian.dossier.intake.cumulative import never_falls
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.granted_titles import with_granted
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.issued import as_issued
from capaian.dossier.intake.measures import (
    Guessed,
    adds_up,
    guess_measures,
    is_rank,
    is_ratio,
    measures_of,
)
from capaian.dossier.intake.money_columns import holds_unit_alone
from capaian.dossier.intake.named_codes import with_codes_of_names
from capaian.dossier.intake.other_columns import other_side
from capaian.dossier.intake.other_forms import is_other_form, names_of
from capaian.dossier.intake.percent_columns import PERCENTS, percent_columns, report_percents
from capaian.dossier.intake.periods import span_about, years_told
from capaian.dossier.intake.plan_rows import with_spending_alone
from capaian.dossier.intake.ratios import are_percents, are_too_few, guess_ratios, is_goal, without_percents
from capaian.dossier.intake.remembering import with_names
from capaian.dossier.intake.repeats import report_register
from capaian.dossier.intake.rows_below import without_rows_below
from capaian.dossier.intake.shares_beside import report_left_shares, with_counts_headed
from capaian.dossier.intake.sides import are_of_one_thing
from capaian.dossier.intake.small_parts import of_all_years, of_wholes
from capaian.dossier.intake.spending_parts import with_sums_of_parts
from capaian.dossier.intake.spread_codes import with_joined_codes
from capaian.dossier.intake.subjects import title_of
from capaian.dossier.intake.table_sorts import Sort, area_book, may_be_budget, may_name, sort_of
from capaian.dossier.intake.title_words import subject_of
from capaian.dossier.intake.titled_sums import sure_by_title
from capaian.dossier.intake.twins import seen_of_twins
from capaian.dossier.intake.unfinished import parts_of_sum, words_of_open
from capaian.dossier.intake.unread_shapes import VILLAGES, example_of, long_column, village_column
from capaian.dossier.intake.until_columns import of_time, until_now
from capaian.dossier.intake.wanted_years import OTHER_YEARS, of_one_year, told_by_titles, wanted_year
from capaian.dossier.intake.wholes_beside import sure_beside
from capaian.dossier.intake.words import fold, squeeze, tokens
from capaian.dossier.intake.year_end import at_year_end, flow_of, is_outgrown, over_year, without_summed
from capaian.dossier.tables.intake import AMOUNTS

_LEAST: Final = 50
"""Percent of rows that must be of a sort."""
_SHOWN: Final = 2
"""Rows of a column that are told as an example."""
_FLOW: Final = "columns_of_flow"
_HERE: Final = Place("intake.yaml")


def propose(table: ForeignTable, desk: Desk, id_: str) -> Proposal | None:
    """Return what a table is taken for; `None` where it is none of the three.

    What was settled before goes before any guess.
    """
    table = with_counts_headed(table)
    if _known(table, desk) is None and not may_name(table, desk):
        return None
    table = with_codes_of_names(with_joined_codes(table), desk.office, desk.rules)
    table = with_granted(with_codes_below(with_spending_alone(table)))
    book, regency = area_book(IntakeTable.COUNTS, desk, {}), desk.office.office.regency_name
    parted = without_rows_below(table, book, regency)
    return None if parted is None else _propose(with_sums_of_parts(parted), desk, id_)


def _propose(table: ForeignTable, desk: Desk, id_: str) -> Proposal | None:
    known = _known(table, desk)
    if known is not None and not desk.asked.is_anew:
        known = below_title(table, _as_on_sheet(table, known), desk)
        return Proposal(table, _with_told(table, known, desk), is_remembered=True)
    sort = sort_of(table, desk)
    if sort is None:
        return None
    if _is_long(table, sort, desk):
        return None
    columns, cumulative = _columns(table, sort, desk)
    id_ = id_ if known is None else known.id
    title = title_of(table)
    made = Intake(id_, sort.table, title, sort.names_in.name, cumulative, tuple(columns), (), _HERE)
    intake = _with_told(table, made, desk, is_guessed=sort.table is IntakeTable.INPUTS)
    file = table.place(None).file
    if not intake.columns and desk.log.has_code(file, {OUTPUTS_ALONE}):
        return None
    if not intake.columns and not desk.log.has_code(file, {OTHER_YEARS, _FLOW, PERCENTS}):
        _report_unmapped(table, sort, desk)
    return Proposal(table, intake)


def _report_unmapped(table: ForeignTable, sort: Sort, desk: Desk) -> None:
    """Report a table of which no column is known, or of which the user has left out all that may be."""
    if report_register(table, desk):
        return
    what = "jumlah uang" if sort.table is IntakeTable.INPUTS else "ukuran di plan.yaml"
    example = example_of(table, sort.names_in, sort.table, desk, wanted_year(desk))
    if not example:
        desk.log.add("table_left_out", table.place(None))
        return
    instead = desk.instead_of(table.grid.sheet)
    if sort.table is not IntakeTable.INPUTS and may_be_budget(table, desk):
        instead += f"Bila tabel ini anggaran: --kind {IntakeTable.INPUTS.value}. "
    desk.log.add("head_unmapped", table.place(None), what=what, instead=instead, example=example)


def _is_long(table: ForeignTable, sort: Sort, desk: Desk) -> bool:
    """Report a table of areas that tells in each row what it counts; say whether it is one."""
    if sort.table is IntakeTable.INPUTS:
        return False
    book = area_book(sort.table, desk, {})
    head = village_column(table, sort.names_in, book)
    if head is not None:
        desk.log.add(VILLAGES, table.place(None, head), names=sort.names_in.name)
    elif head := long_column(table, sort.names_in, book):
        told = ", ".join(dict.fromkeys(table.text(row, head) for row in table.rows[:_SHOWN]))
        words = {"column": head.name, "told": told, "names": sort.names_in.name}
        desk.log.add("table_is_long", table.place(None, head), **words)
    return head is not None


def _known(table: ForeignTable, desk: Desk) -> Intake | None:
    """Return what was settled of a table: one with these heads, or most of them, and about the same."""
    about, people = subject_of(title_of(table)), people_told(title_of(table))
    wanted = [
        intake
        for intake in (_of_year(one, table, wanted_year(desk)) for one in desk.office.intakes)
        if desk.asked.table in (None, intake.table)
        and subject_of(intake.title) == about
        and people_told(intake.title) == people
        and not _is_of_another_time(table, intake, desk)
        and fits_papers(table, intake, desk)
        and not is_other_form(table, intake)
    ]
    best = max(wanted, key=lambda intake: _share(table, intake), default=None)
    return best if best is not None and _share(table, best) > _LEAST else None


def _of_year(intake: Intake, table: ForeignTable, year: int) -> Intake:
    """Return what was settled of columns of one year, as the same of the wanted one: `WAJIB KTP > 2024`.

    That is where the years of the title moved on with it, and all columns are there.
    """
    years = years_told(column.head for column in intake.columns)
    if intake.table is IntakeTable.INPUTS or len(years) != 1 or year in years:
        return intake
    (before,) = years
    titled = {told + year - before for told in years_told([intake.title])}
    columns = [replace(one, head=one.head.replace(str(before), str(year))) for one in intake.columns]
    is_there = all(table.head(one.head) is not None for one in columns)
    is_next = is_there and bool(titled) and titled == years_told([title_of(table)])
    return replace(intake, columns=tuple(columns)) if is_next else intake


def _is_of_another_time(table: ForeignTable, intake: Intake, desk: Desk) -> bool:
    """Say whether columns that were settled tell other years, or what was there before a later column has."""
    if intake.table is IntakeTable.INPUTS:
        return False
    years = years_told(column.head for column in intake.columns)
    states = (table.head(one.head) for one in intake.columns if not adds_up(one.means, desk.office))
    wanted = desk.asked.period or Period.year_of(wanted_year(desk))
    is_before = any(is_outgrown(table, head, wanted) for head in states if head is not None)
    return is_before or (bool(years) and wanted_year(desk) not in years)


def _share(table: ForeignTable, intake: Intake) -> int:
    """Return how many percent of the columns that were settled are there; none without that of the names."""
    wanted = names_of(intake)
    there = sum(table.head(name) is not None for name in wanted)
    return 100 * there // len(wanted) if table.head(intake.names_in) is not None else 0


def _as_on_sheet(table: ForeignTable, intake: Intake) -> Intake:
    """Return what was settled with the heads as they are spelt now: `Wajib KTP*` for `WAJIB KTP`."""
    named = {name: head.name for name in names_of(intake) if (head := table.head(name)) is not None}
    columns = tuple(replace(one, head=named.get(one.head, one.head)) for one in intake.columns)
    return replace(intake, names_in=named.get(intake.names_in, intake.names_in), columns=columns)


def _columns(table: ForeignTable, sort: Sort, desk: Desk) -> tuple[list[IntakeColumn], bool]:
    heads = [head for head in seen_of_twins(table, desk) if head != sort.names_in and head.name]
    if sort.table is IntakeTable.INPUTS:
        meant = {head.name: means for head in heads if (means := _told_of(table, head, sort.table, desk))}
        heads = [head for head in of_one_year(table, heads, desk) if not holds_unit_alone(table, head)]
        return columns_of_budget(table, heads, meant, desk)
    answers = {head.name: means for head in heads if (means := _told_of(table, head, sort.table, desk))}
    left = [head for head in heads if answers.get(head.name) == LEFT_OUT]
    heads = [head for head in heads if head not in left]
    heads = [head for head in of_one_year(table, heads, desk) if not is_rank(head)]
    heads = with_times_apart(without_beginnings(heads))
    is_recap = sort.table is IntakeTable.PEERS
    heads = heads if is_recap else told_by_titles(heads)
    percents = (
        [one for one in heads if are_percents(table, one)] if is_recap else percent_columns(table, heads)
    )
    counted = [head for head in heads if not (_is_uncounted(head) or head in percents)]
    named = measures_of(desk.office, desk.rules)
    found = guess_measures(table, without_summed(table, counted, wanted_year(desk)), named, place_words(desk))
    after = [head for head in heads if head.column > sort.names_in.column]
    found = sure_by_title(table, found, [head for head in counted if head in after], named)
    guessed = of_wholes(table, as_issued(table, found, desk), counted, desk)
    guessed = of_all_years(table, guessed, desk)
    guessed += other_side(table, after, guessed, desk.office.components)
    guessed = of_those_behind(table, guessed, named, desk.office.components)
    guessed = sure_beside(table, guessed, named, desk.office.components)
    if is_recap:
        percents += [head for head in counted if are_too_few(table, [head])]
        guessed = without_percents(table, guessed, desk)
        guessed = guessed or guess_ratios(table, heads, percents, desk, place_words(desk))
    else:
        unasked = [one for one in percents if one.name not in answers]
        report_percents(table, unasked, guessed, desk, place_words(desk))
    ended = _over_year(table, guessed, heads, desk)
    kept = settled_guesses(table, ended, answers, _guessed_of(table, left, desk), desk)
    report_left_shares(table, kept, answers, desk)
    return [IntakeColumn(guess.head.name, guess.means, None, _HERE) for guess in kept], False


def _is_uncounted(head: Head) -> bool:
    """Say whether a column tells shares, averages or what is aimed at: it counts nobody."""
    return is_ratio(head) or is_average(head) or is_goal(head)


def _guessed_of(table: ForeignTable, left: Sequence[Head], desk: Desk) -> list[Guessed]:
    """Return what columns that the user leaves out would mean beside all others."""
    if not left:
        return []
    counted = [head for head in table.heads if head.name and not _is_uncounted(head)]
    found = guess_measures(table, counted, measures_of(desk.office, desk.rules), place_words(desk))
    return found + other_side(table, counted, found, desk.office.components)


def _over_year(
    table: ForeignTable, guessed: Sequence[Guessed], heads: Sequence[Head], desk: Desk
) -> list[tuple[Guessed, str]]:
    """Return guesses with the columns of the year where such of its parts stand beside each other.

    That is the last of them, or the sum where parts of the year add up to it. Of what is there at a time no
    column is taken that tells what came in it.
    """
    year = Period.year_of(wanted_year(desk))
    about = span_about(table.titles, desk.asked.period)
    wanted = desk.asked.period or (about.period(year.year) if about is not None else None) or year
    made: list[tuple[Guessed, str]] = []
    flows: dict[Head, dict[str, str]] = {}
    summed = [*_summed(table, guessed, year.year, desk)]
    for guess in guessed:
        taken = [other.head for other, _ in made]
        if guess.head in taken or guess.head in summed:
            continue
        if adds_up(guess.means, desk.office):
            guess = of_time(guess, heads, about, wanted)
            found, words = over_year(guess, heads, wanted, taken)
            of_year = [one.head for one in found]
            words += words_of_open(table, of_year, year.year, about) if words or guess.is_doubtful else ""
            rising = never_falls(table, of_year, year.year)
            left = [one for one in found if one.head not in taken]
            made += [(one, words + ("" if n else rising)) for n, one in enumerate(left)]
        elif (flow := flow_of(table, guess, heads, wanted)) and not desk.told(flow[-1].name):
            flows.setdefault(flow[0], _words_of_flow(flow, guess, desk))
        else:
            ended = at_year_end(table, until_now(guess, heads), heads, wanted)
            made += [ended] if ended[0].head not in taken else []
    for head, told in flows.items():
        desk.log.add(_FLOW, table.place(None, head), **told)
    return made


def _summed(table: ForeignTable, guessed: Sequence[Guessed], year: int, desk: Desk) -> Iterator[Head]:
    """Yield columns of parts of a year that another one sums up which tells events: they tell the same."""
    for guess in guessed:
        if adds_up(guess.means, desk.office):
            parts = parts_of_sum(table, guess.head, year)
            yield from () if parts is None else parts.heads


def _words_of_flow(flow: Sequence[Head], guess: Guessed, desk: Desk) -> dict[str, str]:
    last = flow[-1].name
    example = shown_means(last, guess.means)
    return {"first": flow[0].name, "last": last, "name": name_of(guess, desk), "example": example}


def place_words(desk: Desk) -> frozenset[str]:
    """Return the words of the names of the office's places, which titles have."""
    areas = [area.name for area in districts_of(desk.office, desk.rules)]
    return tokens(" ".join((*areas, *regencies_of(desk.office, desk.rules).values())))


def _with_told(table: ForeignTable, intake: Intake, desk: Desk, *, is_guessed: bool = False) -> Intake:
    """Return a mapping as the user says: columns that mean something else, and such that mean nothing.

    Args:
        table: The table.
        intake: The mapping.
        desk: What the user says.
        is_guessed: Whether it was guessed by what the user says: no column stands for another one then.
    """
    guessed = {column.head: column.means for column in intake.columns}
    told = {head.name: means for head in table.heads if (means := _told_of(table, head, intake.table, desk))}
    whole = {means for means in guessed.values() if is_guessed or is_for_all(told, intake, means, table)}
    kept = [
        column
        for column in intake.columns
        if told.get(column.head) == column.means
        or (
            column.head not in told
            and (column.means in whole or not is_replaced(column, told, intake, table))
        )
    ]
    known = {str(measure.means) for measure in measures_of(desk.office, desk.rules)} | {*AMOUNTS}
    known |= {str(component.code) for component in desk.office.components}
    known |= {str(indicator.code) for indicator in desk.office.indicators}
    added = [
        IntakeColumn(head, means, None, _HERE)
        for head, means in told.items()
        if means in known and guessed.get(head) != means
    ]
    for head, means in told.items():
        if means not in known | {LEFT_OUT}:
            desk.log.add("means_unknown", table.place(None, table.head(head)), text=head, means=means)
    names = with_names(intake.names, _names_told(table, desk))
    return replace(as_answered(table, intake, desk), columns=(*kept, *added), names=names)


def _told_of(table: ForeignTable, head: Head, sort: IntakeTable, desk: Desk) -> str | None:
    """Return what the user says that a column means; of money also in the words that are shown.

    Its lowest words name it as well, where no other thing has them; those of money may have months above.
    """
    told = desk.told(head.name) if head.name else None
    is_money = sort is IntakeTable.INPUTS
    if told is None and head.name and table.head(head.parts[-1]) is None:
        alike = [one for one in table.heads if squeeze(one.parts[-1]) == squeeze(head.parts[-1])]
        told = desk.told(head.parts[-1]) if is_money or are_of_one_thing(alike) else None
    return AMOUNT_NAMES.get(fold(told), told) if told and is_money else told


def _names_told(table: ForeignTable, desk: Desk) -> dict[str, str]:
    """Return the names among the rows whose meaning the user tells, with these."""
    texts = dict.fromkeys(table.text(row, head) for row in table.rows for head in table.heads[:4])
    return {text: means for text in texts if text and (means := desk.told(text))}
