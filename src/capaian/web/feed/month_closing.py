"""Closing a month of a register, and reopening it:
all that follows from it in one change of the year.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from django.db import transaction
from django.utils.timezone import localdate

from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import (
    MISSING,
    Register,
    RegisterClosing,
    RegisterFigure,
    read_source,
    source_words,
)
from capaian.domain.value import is_register_source
from capaian.dossier.feeding import FIGURES as FED
from capaian.dossier.feeding import (
    KEYS,
    SOURCE_SHEET,
    FedRow,
    fed_cells,
    feed_changes,
    typed_figures,
)
from capaian.dossier.rows.files import make_table, record_cells
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.tables.parts import CLOSINGS
from capaian.dossier.tables.parts import FIGURES as REGISTER_FIGURES
from capaian.rules.registers.feed import (
    canonical_json,
    feed_of,
    fingerprint,
    target_name,
    unknown_words,
)
from capaian.web.accounts.models import User
from capaian.web.feed import models as registers
from capaian.web.feed.models import ClosedMonth, MonthCount, MonthNotice
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.reopening import ReopeningError
from capaian.web.planning.cell_texts import cells_in_names
from capaian.web.site.unread_entries import find_unread_entries, require_days
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import Edit, RefusedChangeError, WrittenRow, change
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

MAX_NAMED: Final = 6
_is_feeding: ContextVar[bool] = ContextVar("is_feeding", default=False)


class FigureChange(NamedTuple):
    """A figure of the year that becomes another one; `after` is empty: it goes."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """What closing or reopening a month would write into the year."""

    edits: tuple[Edit, ...]
    figures: tuple[RegisterFigure, ...]
    elsewhere: tuple[FigureChange, ...]
    """What other months filled and would change, since declared rows are others now."""
    typed: tuple[FigureChange, ...]
    """What somebody typed that the register writes over."""
    facts: Facts
    """The year with the months as they are then."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The file of all figures; to write and to read it takes longest."""
        rows = [FlatRow(record_cells(REGISTER_FIGURES, each)) for each in self.figures]
        return {REGISTER_FIGURES.file: make_table(REGISTER_FIGURES, "", rows).text}


@dataclass(frozen=True, slots=True)
class PlannedMonth:
    """What closing a month would write."""

    change: PlannedChange
    closing: RegisterClosing
    figures: tuple[RegisterFigure, ...]
    questions: tuple[MonthNotice, ...]

    @property
    def stamp(self) -> str:
        """Fingerprint of the figures and questions, which whoever closes the month has read."""
        counted = (each for each in self.figures if each.stage != MISSING)
        sealed = fingerprint(self.closing.register, self.closing.period, counted)
        text = "\n".join((sealed, *(each.text for each in self.questions)))
        return hashlib.sha256(text.encode()).hexdigest()


def plan_closing(
    year: OfficeYear,
    register: Register,
    month: Period,
    count: MonthCount,
    earlier: Sequence[ClosedMonth],
    zeros: Collection[str] | None = (),
) -> PlannedMonth:
    """Return what closing a month today would write into the year after its earlier versions.

    `zeros`: silent items of which there was none; what the others counted is unknown. `None`: all
    of them.
    """
    reason = earlier[-1].reopening_reason if earlier else ""
    missing = [] if zeros is None else [item for item in count.silent if item not in zeros]
    marks = registers.make_figures(
        register, month, {registers.CountKey(item, MISSING): 0 for item in missing}
    )
    figures = (*count.figures, *marks)
    sealed, place = fingerprint(register, month, figures), Place(CLOSINGS.file)
    version = earlier[-1].version + 1 if earlier else 1
    counted = (version, localdate(), count.days, count.sites, sealed, reason)
    versions = [(e.version, e.closed_on, e.days, e.sites, e.sha256, e.reason) for e in earlier]
    rows = [RegisterClosing(register, month, *each, place) for each in (*versions, counted)]
    closing = rows[-1]
    planned = plan_months(year, {(register, month)}, rows, {closing: figures})
    questions = (*count.questions, *_questions(planned.facts, register, month, count))
    return PlannedMonth(planned, closing, figures, questions)


def _questions(
    facts: Facts, register: Register, month: Period, count: MonthCount
) -> Iterator[MonthNotice]:
    if not (count.sites or count.open_days):
        yield MonthNotice(f"0 catatan {register.words.removeprefix('register ')} bulan ini.")
    if count.silent:
        silent = "; ".join(count.silent.values())
        yield MonthNotice(f"Tanpa catatan bulan ini: {silent}. Memang nol, atau belum dibawa?")
    for row in (each for each in facts.feeds if each.register is register):
        for left in feed_of(facts).left_out(row, month):
            days = count.find_parts(left.feed, None, left.part)
            links = tuple((each.words, each.address) for each in days)
            yield MonthNotice(f"{left.words_for(target_name(row, facts))}.", links)
    unknown: dict[Period, list[str]] = {}
    for row, period in feed_of(facts).unknown:
        if row.register is register and period.contains(month):
            unknown.setdefault(period, []).append(target_name(row, facts))
    for period, names in unknown.items():
        others = f"; dan {len(names) - MAX_NAMED} lainnya" if len(names) > MAX_NAMED else ""
        yield MonthNotice(f"{unknown_words('; '.join(names[:MAX_NAMED]) + others, period)}.")


def plan_months(
    year: OfficeYear,
    keys: Collection[tuple[Register, Period]],
    rows: Iterable[RegisterClosing],
    closed: Mapping[RegisterClosing, Sequence[RegisterFigure]],
) -> PlannedChange:
    """Return what months that are closed or reopened write into a year.

    `rows` are closings as they are written, those of earlier versions among them; `closed` figures
    by the closings in force.
    """
    known = know(year)
    facts = facts_of(known)
    seals = {key: each.sha256 for key, each in feed_of(facts).closings.items() if key not in keys}
    if forged := [key for key in seals if feed_of(facts).fingerprints[key] != seals[key]]:
        months = ", ".join(f"{register.words} {month.label}" for register, month in forged)
        raise RefusedChangeError(
            f"Angka {months} bukan yang ditutup: sidiknya lain. Pulihkan cadangan yang utuh."
        )
    closings = (*(each for each in facts.register_closings if _key(each) not in keys), *closed)
    added = (each for figures in closed.values() for each in figures)
    figures = (*(each for each in facts.register_figures if _key(each) not in keys), *added)
    then = (
        replace(facts, register_closings=closings, register_figures=figures) if closed else facts
    )
    cells = (*fed_cells(then, () if closed else keys),)
    changes = [*feed_changes(known.rows, cells)]
    rows_of = (
        (each, None if each.place is None else known.ids[each.sheet][each.place])
        for each in changes
    )
    codes = {(register.value, str(month)) for register, month in keys}
    kept = (
        (pk, (own.get("register"), own.get("period"))) for pk, own in known.rows_in(CLOSINGS.file)
    )
    edits = [
        *(Edit(CLOSINGS.file, None, pk) for pk, own in kept if own in codes),
        *(Edit(CLOSINGS.file, record_cells(CLOSINGS, each)) for each in rows),
        *(Edit(each.sheet, each.cells, row) for each, row in rows_of),
    ]
    elsewhere = (*_changed_elsewhere(known, changes, keys),)
    typed = tuple(
        FigureChange(cells_in_names(cell.file, cell.key, known), text, cell.text)
        for cell, text in typed_figures(known.rows, cells)
    )
    return PlannedChange(versioned(year, edits), figures, elsewhere, typed, then)


def _changed_elsewhere(
    known: YearState, changes: Iterable[FedRow], keys: Collection[tuple[Register, Period]]
) -> Iterator[FigureChange]:
    for each in changes:
        figure = FED.get(each.sheet)
        if (
            figure is None
            or each.place is None
            or (each.cells is not None and figure not in each.cells)
        ):
            continue
        old = known.rows[each.sheet][each.place].cells
        period, source = Period.parse(old["period"]), old.get("source", "")
        if any(
            period.contains(m) and read_source(source) == (register, period)
            for register, m in keys
        ):
            continue
        if is_register_source(source):
            what = cells_in_names(each.sheet, old, known)
            yield FigureChange(what, old.get(figure, ""), (each.cells or {}).get(figure, ""))


@transaction.atomic
def keep_closed_months(
    year: OfficeYear, closed: Mapping[RegisterClosing, Sequence[RegisterFigure]]
) -> None:
    """Keep months as closed that are so elsewhere, all at once."""
    planned = plan_months(year, {_key(each) for each in closed}, closed, closed)
    with feeding():
        change(year, planned.edits, Author(), texts=planned.texts)
    made = ClosedMonth.objects.bulk_create(
        _version(year, each, figures) for each, figures in closed.items()
    )
    deeds = [Deed("register.taken_in", str(each), None, {"sha256": each.sha256}) for each in made]
    record(year.office, Author(), deeds)


def _version(
    year: OfficeYear,
    closing: RegisterClosing,
    figures: Sequence[RegisterFigure],
    by: User | None = None,
) -> ClosedMonth:
    return ClosedMonth(
        office_year=year,
        register=closing.register,
        month=closing.period.ordinal,
        version=closing.version,
        closed_on=closing.closed_on,
        days=closing.days,
        sites=closing.sites,
        figures=canonical_json(closing.register, closing.period, figures),
        sha256=closing.sha256,
        reason=closing.reason,
        by=by,
    )


@transaction.atomic
def close_month(
    year: OfficeYear,
    register: Register,
    month: Period,
    author: Author,
    read: str | None = None,
    zeros: Collection[str] | None = None,
) -> ClosedMonth:
    """Close a month: its figures are those of record, and fill what the feed declares.

    `read` is the stamp of the plan that somebody read, who answers what it asks; `None`: nobody is
    asked. `zeros` are the silent items of which there was none; `None`: all of them. Raises
    `RefusedChangeError` if the month is not over, closed already, has open days, or another plan
    was read.
    """
    locked = registers.lock_year(year)
    earlier = [*locked.closed_months.filter(register=register, month=month.ordinal)]
    if any(each.reopened_on is None for each in earlier):
        raise RefusedChangeError(f"{register.words.capitalize()} {month.label} sudah ditutup.")
    require_days(locked)
    if unread := next(find_unread_entries(locked, month), None):
        raise RefusedChangeError(
            f"{unread.words} Catatannya di {unread.address} dipulihkan dahulu dari cadangan."
        )
    count = registers.register_counts()[register](locked, month)
    if reasons := [*find_obstacles(month, count)]:
        raise RefusedChangeError(" ".join(each.text for each in reasons))
    planned = plan_closing(locked, register, month, count, earlier, zeros)
    if planned.questions and read not in (None, planned.stamp):
        raise RefusedChangeError(
            "Periksa pertanyaannya, beri tanda centang, lalu tutup: belum dijawab atau berubah."
        )
    if planned.change.elsewhere and len(printable_reason(author)) < SHORTEST_REASON:
        raise RefusedChangeError(
            f"{len(planned.change.elsewhere)} angka dari bulan lain ikut berubah, sebab "
            "baris umpannya sudah "
            f"lain. Pulihkan umpannya, atau tulis alasannya, sedikitnya {SHORTEST_REASON} huruf."
        )
    with feeding():
        change(locked, planned.change.edits, author, texts=planned.change.texts)
    made = _version(locked, planned.closing, planned.figures, author.user)
    made.save()
    after = {"sha256": made.sha256, "questions": [each.text for each in planned.questions]}
    record(locked.office, author, [Deed("register.closed", made.log_subject, None, after)])
    return made


def find_obstacles(month: Period, count: MonthCount) -> Iterator[MonthNotice]:
    """Yield why an open month cannot be closed, in Indonesian."""
    if month.end >= localdate():
        yield MonthNotice(f"{month.label} belum berakhir.")
    yield from count.open_days


@transaction.atomic
def reopen_month(year: OfficeYear, register: Register, month: Period, author: Author) -> None:
    """Take a closed month back: what it filled is empty again,
    and approvals that rest on it are void.

    The version stays in the list of versions with the reason. Raises `RefusedChangeError`.
    """
    locked = registers.lock_year(year)
    version = registers.in_force(locked, register, month)
    if version is None:
        raise RefusedChangeError(
            f"{register.words.capitalize()} {month.label} tidak sedang ditutup."
        )
    reason = printable_reason(author)
    registers.require_reason(reason, SHORTEST_REASON)
    planned = plan_months(locked, {(register, month)}, (), {})
    with feeding():
        change(locked, planned.edits, author, texts=planned.texts)
    version.reopened_on, version.reopening_reason = localdate(), reason
    version.save(update_fields=["reopened_on", "reopening_reason"])
    record(
        locked.office,
        author,
        [Deed("register.reopened", version.log_subject, {"sha256": version.sha256})],
    )


def printable_reason(author: Author) -> str:
    """Return a reason as a file of a dossier can keep it: in one line,
    without signs that nobody sees.
    """
    seen = (
        sign if sign.isprintable() else " " if sign.isspace() else "" for sign in author.reason
    )
    return " ".join("".join(seen).split())


def keep_register_figures(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: YearState, after: YearState
) -> None:
    """Refuse changes of figures that a register filled, and of its closed months,
    by anybody but the feed.
    """
    if _is_feeding.get():
        return
    touched = {edit.sheet for edit in edits}
    texts = [known.made.unmade.get(REGISTER_FIGURES.file, "") for known in (before, after)]
    if CLOSINGS.file in touched or texts[0] != texts[1]:
        raise RefusedChangeError(
            "Bulan register ditutup dan dibuka kembali di halaman Register, tidak di "
            "lembarnya. Berkas yang "
            "dibawa harus memuat bulan yang sama: unduh yang terbaru di Tukar data, lalu "
            "ubah di situ."
        )
    ids = {edit.row for edit in edits if edit.row is not None}
    stored = before.cells_of(ids, touched & {*FED, SOURCE_SHEET})
    for edit in edits:
        figure = FED.get(edit.sheet)
        old = stored.get(edit.row or 0, {})
        new = {} if edit.cells is None else {**old, **edit.cells}
        if (
            edit.sheet == SOURCE_SHEET
            and old != new
            and any(is_register_source(each.get("id", "")) for each in (old, new))
        ):
            raise RefusedChangeError("Sumber register hanya ditulis oleh penutupan bulannya.")
        is_fed = is_register_source(old.get("source"))
        fixed = (figure, "source", *KEYS[edit.sheet]) if figure else ()
        if figure and is_fed and any(old.get(each, "") != new.get(each, "") for each in fixed):
            raise RefusedChangeError(
                f"Angka {old.get(figure, '')} berasal dari {source_words(old['source'])}. "
                "Buka kembali "
                "bulannya di halaman Register, atau nyatakan perbedaannya."
            )
        if figure and not is_fed and is_register_source(new.get("source")):
            raise RefusedChangeError("Sumber register hanya ditulis oleh penutupan bulannya.")


def take_in_months(
    year: OfficeYear, written: Sequence[WrittenRow], author: Author, is_in_form: bool
) -> None:
    """Keep the closed months that a dossier brings as such:
    they too are changed by reopening them alone.

    Of versions before the one in force the dossier has no figures. Raises `RefusedChangeError` if
    figures are not those that were closed.
    """
    facts = know(year).read.partial
    if _is_feeding.get() or facts is None or all(each.sheet != CLOSINGS.file for each in written):
        return
    feed = feed_of(facts)
    for (register, month), closing in feed.closings.items():
        figures = feed.figures(register, month)
        if fingerprint(register, month, figures) != closing.sha256:
            raise RefusedChangeError(
                f"Angka {register.words} {month.label} di {REGISTER_FIGURES.file} bukan "
                "yang ditutup: "
                "sidiknya lain. Pulihkan angkanya, atau tutup lagi bulan itu dengan "
                "alasan, lalu bawa lagi."
            )
        own = [each for each in facts.register_closings if _key(each) == (register, month)]
        own.sort(key=lambda each: each.version)
        for each, later in zip(own, (*own[1:], None), strict=True):
            made = _version(year, each, figures)
            if later:
                made.figures, made.reopened_on, made.reopening_reason = (
                    "",
                    later.closed_on,
                    later.reason,
                )
            made.save()
        record(
            year.office,
            author,
            [Deed("register.taken_in", made.log_subject, None, {"sha256": made.sha256})],
        )


def is_feeding() -> bool:
    """Say whether what is written or foreseen comes from a register or survey that
    is closed or reopened.
    """
    return _is_feeding.get()


@contextmanager
def feeding() -> Iterator[None]:
    """What is written or foreseen meanwhile comes from a closing,
    whose page asks for a reason that lacks.
    """
    token = _is_feeding.set(True)
    try:
        yield
    except ReopeningError as error:
        raise RefusedChangeError(error.here) from error
    finally:
        _is_feeding.reset(token)


def facts_of(year_state: YearState) -> Facts:
    """Return the facts of a year; raises `RefusedChangeError` where its plan cannot be read."""
    facts = year_state.read.office_year
    if facts is None:
        raise RefusedChangeError("Perbaiki dahulu galat perencanaan; angkanya belum dapat dibaca.")
    return facts


def _key(each: RegisterClosing | RegisterFigure) -> tuple[Register, Period]:
    return each.register, each.period


def versioned(year: OfficeYear, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return edits with the versions of their rows as they are now."""
    versions = dict(
        year.rows.filter(pk__in=[each.row for each in edits]).values_list("pk", "version")
    )
    return tuple(replace(each, version=versions.get(each.row or 0, 0)) for each in edits)
