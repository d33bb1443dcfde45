"""What a table says of itself that forbids taking its figures as they stand: lost heads, scales, periods."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Place
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.footnotes import note_against
from capaian.dossier.intake.head_years import report_head_years
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.longer_rows import report_longer_rows
from capaian.dossier.intake.lower_tables import report_lower
from capaian.dossier.intake.noted_states import earlier_state, unclear_note
from capaian.dossier.intake.notes import notes_of
from capaian.dossier.intake.other_forms import missing_heads
from capaian.dossier.intake.periods import (
    contradicting_spans,
    find_period,
    is_begun_after,
    numbered_title,
    span_told,
    spans_told,
    told_otherwise,
    years_of,
    years_told,
)
from capaian.dossier.intake.sides import column_sums
from capaian.dossier.intake.title_vocabulary import OF_COUNTS, OF_MONEY
from capaian.dossier.intake.told_years import is_at_end
from capaian.dossier.intake.unfinished import parts_of_sum
from capaian.dossier.intake.unworked import report_unworked
from capaian.dossier.intake.wanted_years import wanted_year
from capaian.dossier.intake.whole_titles import own_words
from capaian.dossier.intake.words import fold
from capaian.dossier.intake.year_end import split_part

_UNIT: Final = r"(?:(?:ribu|juta|miliar|milyar)(?:an)?|rb|jt)\b\.?"
_OF: Final = r"(?:jiwa|orang|penduduk|keluarga|kk|anak|keping|lembar|dokumen|akta)\b\.?"
_NOUGHTS: Final = r"(?:1[.,]?)?000(?:[.,]000)*(?:,-)?"
_SCALES: Final = re.compile(
    rf"""
    (?<![0-9]\s)\b{_UNIT}\s*(?:rupiah|rp)\b          # ribuan rupiah, juta Rp; no `3 juta rupiah`
    | \b(?:dalam|dlm)\s+{_UNIT}(?:\s+(?:{_OF}|rupiah|rp))?  # dalam ribuan jiwa, dlm jutaan
    | \b(?:dalam|dlm|kelipatan)\s+(?:rp\.?\s*)?{_NOUGHTS}(?!\s*[0-9a-z])  # dalam Rp1.000
    | \brp\.?\s*{_UNIT}                             # Rp juta
    | \(\s*{_UNIT}(?:\s+{_OF})?\s*\)                # (ribuan), (ribu jiwa), (Jt)
    | \(\s*(?:dalam|dlm)\s+{_NOUGHTS}\s*{_OF}\s*\)   # (dalam 1.000 jiwa)
    | \bsatuan\s*:\s*(?:{_UNIT}|{_NOUGHTS}(?![0-9]))  # Satuan: ribuan, Satuan: 1.000 jiwa
    | \(?(?:\bx|×)\s*(?:rp\.?\s*)?1(?:(?:[.,]?000)+\b|\s*{_UNIT})\)?  # (x Rp1.000), x Rp1 juta
    | \(\s*(?:rp)?[\s.,']*{_NOUGHTS}\s*(?:{_OF}|rupiah|rp)?\s*\)  # (Rp.000), (000), (1.000 jiwa), (000 Rp)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NOTE: Final = "catatan"
"""What an answer about a note is remembered by."""
# Sumber: DKB Semester I Tahun 2024
_SOURCE: Final = re.compile(r"\b(?:dkb|konsolidasi|data bersih)\b")


def check_table(proposal: Proposal, desk: Desk) -> None:
    """Report columns and figures that are not there, figures in thousands, and periods that contradict."""
    table = proposal.table
    for head in missing_heads(table, proposal.intake):
        desk.log.add("heads_changed", table.place(None), old=f'"{head}"')
    report_longer_rows(table, desk.log)
    report_unworked(proposal, desk)
    report_lower(table, desk)
    _report_twofold(proposal, desk)
    words = is_scaled(table)
    if words is not None:
        code = "amounts_scaled" if _is_money(proposal) else "counts_scaled"
        desk.log.add(code, table.place(None), words=f'"{words}"')
    asked = desk.asked.period
    told = None if asked is None else told_otherwise(table.titles, asked, is_money=_is_money(proposal))
    if told is not None:
        desk.log.add("period_contradicted", table.place(None), asked=str(asked), told=told)
    is_open = asked is None or (asked.kind is PeriodKind.YEAR and _is_money(proposal))
    at_end = is_at_end(proposal, desk)
    if is_open and (pair := contradicting_spans(table.titles, is_at_end=at_end)) is not None:
        example = next((str(part) for span in pair if (part := span.period(desk.office.year))), "")
        labels = {"one": pair[0].label, "other": pair[1].label}
        desk.log.add("spans_contradict", table.place(None), example=example, **labels)
    _report_years_apart(proposal, desk)
    report_head_years(proposal, desk)
    _doubt_number(proposal, desk)
    _doubt_note(proposal, desk)
    _doubt_source(proposal, desk)
    _doubt_state(proposal, desk)


def _report_years_apart(proposal: Proposal, desk: Desk) -> None:
    """Report a sheet that is named with another year than its titles tell; heads with a year decide it."""
    table, sheet = proposal.table, proposal.table.grid.sheet
    titles = [title for title in table.titles if title != sheet]
    told, named = years_of(titles), years_of([sheet])
    if desk.asked.period is not None or not told or not named or years_told(one.name for one in table.heads):
        return
    within = range(min(told), max(told) + 1)
    is_told = desk.log.has_code(table.grid.file, {"spans_contradict"})
    if not is_told and not any(year in within or is_begun_after(titles, year) for year in named):
        labels = {"one": Period.year_of(told[0]).label, "other": Period.year_of(named[0]).label}
        desk.log.add("spans_contradict", table.place(None), example=str(named[0]), **labels)


def _doubt_number(proposal: Proposal, desk: Desk) -> None:
    """Doubt the time of a table whose title tells it by a small number alone, be it a month or a half."""
    titles = proposal.table.titles
    title, told = numbered_title(titles), find_period(titles)
    if title is not None and told is not None and desk.asked.period is None:
        words = f'{told.label}, karena judul "{title}" hanya menyebut nomornya; bila waktu lain: --period'
        desk.doubt_period(proposal.table.place(None), told, words)


def _doubt_note(proposal: Proposal, desk: Desk) -> None:
    """Doubt that a note below a table is void where it tells another time than the titles."""
    table, asked = proposal.table, desk.asked.period
    note = note_against(table.titles, table.notes)
    is_asked = asked is not None and asked.kind is not PeriodKind.YEAR
    if note is None or (is_asked and asked is not None and told_otherwise([note], asked) is None):
        return
    _doubt_void(note, proposal, desk)


def _doubt_void(note: str, proposal: Proposal, desk: Desk) -> None:
    """Doubt that a note is void, unless the user says so, or has said it of the same note before."""
    table, answer = proposal.table, f"{_NOTE}: {note}"
    if any((one.text, one.means) == (answer, LEFT_OUT) for one in proposal.intake.names):
        return
    desk.settled[answer] = LEFT_OUT
    if desk.told(note) != LEFT_OUT:
        told = find_period(table.titles)
        label = "waktu lain" if told is None else told.label
        words = (
            f"tidak berlaku, karena judul tabel di atasnya menyebut {label} (bila catatan itu yang benar, "
            "perbaiki judulnya di salinan berkas, atau sebutkan waktunya dengan --period)"
        )
        desk.doubt(table.place(None), note, LEFT_OUT, words)


def _doubt_source(proposal: Proposal, desk: Desk) -> None:
    """Ask whether figures are of the half year of the ministry's data that a note names, not the title."""
    table, asked = proposal.table, desk.asked.period
    sources = () if asked is not None or _is_money(proposal) else filter(_tells_source, notes_of(table))
    note = note_against(table.titles, [*sources])
    span = None if note is None else span_told([note])
    period = None if note is None or span is None else span.at_end(years_of([note])[0])
    told = find_period(table.titles)
    if period is not None and told is not None:
        words = (
            f"keadaan {period.label}, karena catatan di bawah tabel menyebutnya sebagai sumber, "
            f"padahal judulnya menyebut {told.label}; bila judulnya yang benar: --period {told}"
        )
        desk.doubt_period(table.place(None), period, words)


def _doubt_state(proposal: Proposal, desk: Desk) -> None:
    """Ask of a table whose note tells an earlier time than its title whether figures are of that time.

    Columns of parts of a year tell their time themselves. Of what happens in a time a lone month is the end:
    where all since January is no period, the note can only be void.
    """
    table, asked = proposal.table, desk.asked.period
    if _tells_parts(proposal, desk):
        return
    unclear = _unclear_note(proposal, desk)
    if unclear is not None and asked is None:
        _doubt_void(unclear, proposal, desk)
    found = earlier_state(table, wanted_year(desk))
    if found is None or found[0] in (unclear, *table.notes):
        return
    if not _is_money(proposal) and _tells_source(found[0]):
        return
    note, span = found
    year = max(span.years or years_of([note]) or years_of(table.titles) or (wanted_year(desk),))
    whole = span.period(year) if span.begins_year else None
    period = span.at_end(year) if is_at_end(proposal, desk) else whole
    if period is None:
        is_asked = asked is not None and asked.kind is not PeriodKind.YEAR
        if not (is_asked and asked is not None and told_otherwise([note], asked) is None):
            _doubt_void(note, proposal, desk)
    elif asked is None:
        told = find_period(table.titles) or Period.year_of(wanted_year(desk))
        words = (
            f'{period.label}, karena catatan "{note}" menyebutnya, padahal judulnya menyebut {told.label}; '
            f"bila judulnya yang benar: --period {told}"
        )
        desk.doubt_period(table.place(None), period, words)


def _unclear_note(proposal: Proposal, desk: Desk) -> str | None:
    """Return a note beside figures of a whole year that names a part of it, and no more is sure of it."""
    table, told = proposal.table, span_told(proposal.table.titles)
    columns = proposal.intake.columns
    is_stored = not _is_money(proposal) or any(one.means == ACTUAL and not one.month for one in columns)
    if not is_stored or (told is not None and not told.ends_year):
        return None
    year = max(years_of(table.titles), default=wanted_year(desk))
    return unclear_note(table, year, OF_COUNTS | OF_MONEY | own_words(desk))


def _tells_parts(proposal: Proposal, desk: Desk) -> bool:
    """Say whether columns that are taken tell parts of the year, or sum up such."""
    table, year = proposal.table, wanted_year(desk)
    heads = [head for column in proposal.intake.columns if (head := table.head(column.head)) is not None]
    is_of_parts = any(column.month for column in proposal.intake.columns)
    return is_of_parts or any(
        split_part(head, year)[1] is not None or parts_of_sum(table, head, year) is not None for head in heads
    )


def _tells_source(text: str) -> bool:
    """Say whether a note tells of which half year the data of the ministry are that a table has."""
    return bool(_SOURCE.search(fold(text)) and years_of([text]) and span_told([text]))


def _report_twofold(proposal: Proposal, desk: Desk) -> None:
    """Report columns that mean the same as their sum does: each figure would be counted twice."""
    table = proposal.table
    heads: dict[str, list[Head]] = {}
    for column in () if _is_money(proposal) else proposal.intake.columns:
        if (head := table.head(column.head)) is not None:
            heads.setdefault(column.means, []).append(head)
    several = {means: found for means, found in heads.items() if len(found) > 1}
    sums = column_sums(table) if several else ()
    for means, found in several.items():
        for parts, total in sums:
            if total in found and (same := [part for part in parts if part in found]):
                words = {"total": quoted([total]), "parts": quoted(same), "means": means}
                example = shown_means(total.name, means)
                desk.log.add("column_beside_sum", table.place(None, total), example=example, **words)
                break


def _is_money(proposal: Proposal) -> bool:
    return proposal.intake.table is IntakeTable.INPUTS


def is_scaled(table: ForeignTable) -> str | None:
    """Return the words by which a table says that its figures are thousands or millions.

    The thousand of a price or a unit is none: only `dalam ribuan`, `(ribu rupiah)`, `Rp juta` and such are.
    """
    texts = [*table.titles, *(head.name for head in table.heads), *notes_of(table)]
    return next((match[0] for text in texts if (match := _SCALES.search(text))), None)


def of_wanted_time(found: Sequence[Proposal], desk: Desk) -> list[Proposal]:
    """Return tables without those of other times, where the file has some of the wanted time too.

    A book may have a sheet for each year, or tables of several below or beside each other; which are left out
    is said. Where no period is asked for, only a table that tells the same of the dossier's year stands for
    one of another year. Where another period than that year is asked for and told, a table that tells no
    time may be of the year, and is left out too.
    """
    asked, year = desk.asked.period, Period.year_of(desk.office.year)
    wanted = asked or year
    others = [one for one in found if _is_of_other_time(one, wanted, is_asked=asked is not None)]
    kept = [one for one in found if one not in others]
    told = [one for one in kept if _tells_time(one)]
    means = {_means(one) for one in told}
    left = [one for one in others if (kept if asked is not None else _means(one) in means)]
    untold = [one for one in kept if one not in told] if told and asked not in (None, year) else []
    for one in left:
        period = _period_told(one, wanted, desk)
        words = {"told": _within(period), "wanted": _within(wanted), "period": str(period)}
        desk.log.add("table_of_other_time", _first_cell(one), sheet=one.table.grid.sheet, **words)
    for one in untold:
        desk.log.add("table_of_no_time", _first_cell(one), wanted=_within(wanted), example=wanted.label)
    return [one for one in found if one not in left and one not in untold]


def _first_cell(proposal: Proposal) -> Place:
    return proposal.table.place(proposal.table.rows[0], proposal.table.heads[0])


def _is_of_other_time(proposal: Proposal, wanted: Period, *, is_asked: bool) -> bool:
    """Say whether a table tells other years; where a period is asked for, also another part of its year."""
    titles, years = proposal.table.titles, _years_told(proposal)
    if years and wanted.year not in years:
        return True
    return is_asked and told_otherwise(titles, wanted, is_money=_is_money(proposal)) is not None


def _years_told(proposal: Proposal) -> Sequence[int]:
    """Return the years of a table: one in the heads of counts that are taken goes before its titles."""
    heads = () if _is_money(proposal) else (column.head for column in proposal.intake.columns)
    headed = years_told(heads)
    return [*headed] if len(headed) == 1 else years_of(proposal.table.titles)


def _tells_time(proposal: Proposal) -> bool:
    return bool(_years_told(proposal) or spans_told(proposal.table.titles))


def _period_told(proposal: Proposal, wanted: Period, desk: Desk) -> Period:
    """Return the period for which a table of another time can be asked."""
    span = span_told(proposal.table.titles)
    year = next(iter(_years_told(proposal)), wanted.year)
    told = span.at_end(year) if span is not None else None
    is_of_year = told is None or _is_money(proposal) or (told.ends_year and is_at_end(proposal, desk))
    return Period.year_of(year) if told is None or is_of_year else told


def _within(period: Period) -> str:
    """Return what a period is called within a sentence: a month alone keeps its capital."""
    return f"tahun {period.year}" if period.kind is PeriodKind.YEAR else period.label


def _means(proposal: Proposal) -> tuple[IntakeTable, frozenset[str]]:
    """Return what a table tells: tables of the same in other years are alike."""
    return proposal.intake.table, frozenset(column.means for column in proposal.intake.columns)
