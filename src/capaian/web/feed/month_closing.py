"""Closing a month of a register, and reopening it: all that follows from it in one change of the year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import ClassVar, Final, NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.registers.closed_month import (
    Register,
    RegisterClosing,
    RegisterFigure,
    is_register_source,
    source_of,
)
from capaian.dossier.feeding import FIGURES as FED
from capaian.dossier.feeding import KEYS, SOURCE_SHEET, FedCell, fed_cells, feed_changes, typed_figures
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.tables import make_table, record_cells
from capaian.dossier.tables.parts import CLOSINGS
from capaian.dossier.tables.parts import FIGURES as REGISTER_FIGURES
from capaian.rules.registers.feed import canonical_json, feed_of, fingerprint
from capaian.web.accounts.models import User
from capaian.web.feed.entries import SHORTEST_REASON, hold_year, in_force, require_reason
from capaian.web.feed.models import ClosedMonth
from capaian.web.feed.month_counts import MonthCount, register_counts
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError, change
from capaian.web.years.edits import Edit, Written
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

_MOST_NAMED: Final = 3
"""Figures that a refusal names."""
_is_feeding: ContextVar[bool] = ContextVar("is_feeding", default=False)


class MonthError(RefusedChangeError):
    """A month cannot be closed or reopened as things stand; nothing is written."""

    code: ClassVar[str] = "register_month"


class OtherFigure(NamedTuple):
    """A figure that another closed month filled, which changes with this one."""

    what: str
    before: str
    after: str
    """Empty: it goes."""


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """What closing or reopening a month would write into the year."""

    edits: tuple[Edit, ...]
    figures: tuple[RegisterFigure, ...]
    """All figures of registers."""
    elsewhere: tuple[OtherFigure, ...]
    """What other months filled and would change, since declared rows are others now."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The file of all figures; to write and to read it takes longest."""
        rows = [FlatRow(record_cells(REGISTER_FIGURES, each)) for each in self.figures]
        return {REGISTER_FIGURES.file: make_table(REGISTER_FIGURES, "", rows).text}


@dataclass(frozen=True, slots=True)
class PlannedMonth:
    """What closing a month would write."""

    change: PlannedChange
    cells: tuple[FedCell, ...]
    """All cells that the register fills then, those of other months among them."""
    typed: tuple[tuple[FedCell, str], ...]
    """Cells that hold a figure from elsewhere, with it."""
    closing: RegisterClosing
    figures: tuple[RegisterFigure, ...]


def plan_closing(
    year: OfficeYear, register: Register, month: Period, count: MonthCount, earlier: Sequence[ClosedMonth]
) -> PlannedMonth:
    """Return what closing a month today would write into the year after its earlier versions."""
    reason = earlier[-1].reopening_reason if earlier else ""
    sealed = fingerprint(register, month, count.figures)
    version = earlier[-1].version + 1 if earlier else 1
    counted = (count.days, count.sites, sealed, reason, Place(CLOSINGS.file))
    closing = RegisterClosing(register, month, version, localdate(), *counted)
    rows = (*map(_closing_of, earlier), closing)
    planned, cells = _plan(year, {(register, month)}, rows, {closing: count.figures})
    typed = (*typed_figures(know(year).rows, cells),)
    return PlannedMonth(planned, cells, typed, closing, count.figures)


def _plan(
    year: OfficeYear,
    keys: Collection[tuple[Register, Period]],
    rows: Iterable[RegisterClosing],
    closed: Mapping[RegisterClosing, Sequence[RegisterFigure]],
) -> tuple[PlannedChange, tuple[FedCell, ...]]:
    """Return what months that are closed or reopened write into a year, and all that registers fill then.

    Args:
        year: The office-year.
        keys: The months.
        rows: Closings as they are written, those of earlier versions among them.
        closed: Figures by the closings in force.
    """
    known = know(year)
    facts = facts_of(known)
    closings = (*(each for each in facts.register_closings if _key(each) not in keys), *closed)
    added = (each for figures in closed.values() for each in figures)
    figures = (*(each for each in facts.register_figures if _key(each) not in keys), *added)
    after = replace(facts, register_closings=closings, register_figures=figures) if closed else facts
    cells = (*fed_cells(after, () if closed else keys),)
    edits = [
        *(edit for key in keys for edit in _without_month(known, *key)),
        *(Edit(CLOSINGS.file, record_cells(CLOSINGS, each)) for each in rows),
        *_fed_edits(known, cells),
    ]
    elsewhere = (*_changed_elsewhere(known, cells, keys),)
    return PlannedChange(_versioned(year, edits), figures, elsewhere), cells


def _changed_elsewhere(
    known: YearState, cells: Sequence[FedCell], keys: Collection[tuple[Register, Period]]
) -> Iterator[OtherFigure]:
    for each in feed_changes(known.rows, cells):
        figure = FED.get(each.sheet)
        if figure is None or each.place is None or (each.cells is not None and figure not in each.cells):
            continue
        old = known.rows[each.sheet][each.place].cells
        period, source = Period.parse(old["period"]), old.get("source", "")
        if any(period.contains(month) and source == source_of(register, period) for register, month in keys):
            continue
        if is_register_source(source):
            what = " ".join(filter(None, (old.get(name, "") for name in KEYS[each.sheet])))
            yield OtherFigure(what, old.get(figure, ""), (each.cells or {}).get(figure, ""))


@transaction.atomic
def keep_closed_months(year: OfficeYear, closed: Mapping[RegisterClosing, Sequence[RegisterFigure]]) -> None:
    """Keep months as closed that are so elsewhere, all at once."""
    planned, _ = _plan(year, {_key(each) for each in closed}, closed, closed)
    with feeding():
        change(year, planned.edits, Author(), texts=planned.texts)
    made = ClosedMonth.objects.bulk_create(_version(year, each, figures) for each, figures in closed.items())
    deeds = [Deed("register.taken_in", str(each), None, {"sha256": each.sha256}) for each in made]
    record(year.office, Author(), deeds)


def _version(
    year: OfficeYear, closing: RegisterClosing, figures: Sequence[RegisterFigure], by: User | None = None
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
def close_month(year: OfficeYear, register: Register, month: Period, author: Author) -> ClosedMonth:
    """Close a month: its figures are those of record, and fill what the feed declares.

    Raises:
        MonthError: if the month is not over, closed already, or days of it are open.
        RefusedChangeError: as for any change of the year.
    """
    held = hold_year(year)
    earlier = [*_versions(held, register, month)]
    if any(each.reopened_on is None for each in earlier):
        raise MonthError(f"{register.words.capitalize()} {month.label} sudah ditutup.")
    count = register_counts()[register](held, month)
    if reasons := [*find_obstacles(month, count)]:
        raise MonthError(" ".join(reasons))
    planned = plan_closing(held, register, month, count, earlier)
    if planned.change.elsewhere and len(printable_reason(author)) < SHORTEST_REASON:
        others = "; ".join(f"{each.what}: {each.before}" for each in planned.change.elsewhere[:_MOST_NAMED])
        raise MonthError(
            f"{len(planned.change.elsewhere)} angka dari bulan lain ikut berubah, sebab baris umpannya sudah "
            f"lain ({others}). Pulihkan umpannya, atau tulis alasannya, sedikitnya {SHORTEST_REASON} huruf."
        )
    with feeding():
        change(held, planned.change.edits, author, texts=planned.change.texts)
    closing = planned.closing
    made = _version(held, closing, planned.figures, author.user)
    made.save()
    after = {"sha256": closing.sha256, "questions": len(count.questions)}
    record(held.office, author, [Deed("register.closed", str(made), None, after)])
    return made


def find_obstacles(month: Period, count: MonthCount) -> Iterator[str]:
    """Yield why an open month cannot be closed, in Indonesian."""
    if month.end >= localdate():
        yield f"{month.label} belum berakhir."
    yield from count.open_days


@transaction.atomic
def reopen_month(year: OfficeYear, register: Register, month: Period, author: Author) -> None:
    """Take a closed month back: what it filled is empty again, and approvals that rest on it are void.

    The version stays in the list of versions with the reason.

    Raises:
        MonthError: if it is not closed, or no reason is given.
        RefusedChangeError: as for any change of the year.
    """
    held = hold_year(year)
    version = in_force(held, register, month)
    if version is None:
        raise MonthError(f"{register.words.capitalize()} {month.label} tidak sedang ditutup.")
    reason = printable_reason(author)
    require_reason(reason, MonthError)
    planned = plan_reopening(held, register, month)
    with feeding():
        change(held, planned.edits, author, texts=planned.texts)
    version.reopened_on, version.reopening_reason = localdate(), reason
    version.save(update_fields=["reopened_on", "reopening_reason"])
    record(held.office, author, [Deed("register.reopened", str(version), {"sha256": version.sha256})])


def printable_reason(author: Author) -> str:
    """Return a reason as a file of a dossier can keep it: in one line, without signs that nobody sees."""
    seen = (sign if sign.isprintable() else " " if sign.isspace() else "" for sign in author.reason)
    return " ".join("".join(seen).split())


def plan_reopening(year: OfficeYear, register: Register, month: Period) -> PlannedChange:
    """Return what reopening a month would write into the year."""
    return _plan(year, {(register, month)}, (), {})[0]


def keep_register_figures(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: YearState, after: YearState
) -> None:
    """Refuse changes of figures that a register filled, and of its closed months, by anybody but the feed.

    Raises:
        MonthError: with what to do instead.
    """
    if _is_feeding.get():
        return
    touched = {edit.sheet for edit in edits}
    texts = [known.made.files.get(REGISTER_FIGURES.file, "") for known in (before, after)]
    if CLOSINGS.file in touched or texts[0] != texts[1]:
        raise MonthError(
            "Bulan register ditutup dan dibuka kembali di halaman Register, tidak di lembarnya. Berkas yang "
            "dibawa harus memuat bulan yang sama: unduh yang terbaru di Tukar data, lalu ubah di situ."
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
            raise MonthError("Sumber register hanya ditulis oleh penutupan bulannya.")
        is_fed = is_register_source(old.get("source"))
        fixed = (figure, "source", *KEYS[edit.sheet]) if figure else ()
        if figure and is_fed and any(old.get(each, "") != new.get(each, "") for each in fixed):
            raise MonthError(
                f"Angka {old.get(figure, '')} berasal dari {_title_of(before, old['source'])}. Buka kembali "
                "bulannya di halaman Register, atau nyatakan perbedaannya."
            )
        if figure and not is_fed and is_register_source(new.get("source")):
            raise MonthError("Sumber register hanya ditulis oleh penutupan bulannya.")


def take_in_months(year: OfficeYear, written: Sequence[Written], author: Author, is_in_form: bool) -> None:
    """Keep the closed months that a dossier brings as such: they too are changed by reopening them alone.

    Of versions before the one in force the dossier has no figures.

    Raises:
        MonthError: if figures are not those that were closed.
    """
    facts = know(year).read.partial
    if _is_feeding.get() or facts is None or all(each.sheet != CLOSINGS.file for each in written):
        return
    feed = feed_of(facts)
    for (register, month), closing in feed.closings.items():
        figures = feed.figures(register, month)
        if fingerprint(register, month, figures) != closing.sha256:
            raise MonthError(
                f"Angka {register.words} {month.label} di {REGISTER_FIGURES.file} bukan yang ditutup: "
                "sidiknya lain. Pulihkan angkanya, atau tutup lagi bulan itu dengan alasan, lalu bawa lagi."
            )
        own = [each for each in facts.register_closings if _key(each) == (register, month)]
        own.sort(key=lambda each: each.version)
        for each, later in zip(own, (*own[1:], None), strict=True):
            made = _version(year, each, figures)
            if later:
                made.figures, made.reopened_on, made.reopening_reason = "", later.closed_on, later.reason
            made.save()
        record(year.office, author, [Deed("register.taken_in", str(made), None, {"sha256": made.sha256})])


@contextmanager
def feeding() -> Iterator[None]:
    """What is written or foreseen meanwhile comes from the register, which alone may change its figures."""
    token = _is_feeding.set(True)
    try:
        yield
    finally:
        _is_feeding.reset(token)


def _title_of(known: YearState, source: str) -> str:
    facts = known.read.office_year
    found = next((each.title for each in facts.sources if each.id == source), "") if facts else ""
    return found or "register"


def facts_of(known: YearState) -> Facts:
    """Return the facts of a year; raises `MonthError` where its plan cannot be read."""
    facts = known.read.office_year
    if facts is None:
        raise MonthError("Perbaiki dahulu galat perencanaan; angkanya belum dapat dibaca.")
    return facts


def _versions(year: OfficeYear, register: Register, month: Period) -> QuerySet[ClosedMonth]:
    return year.closed_months.filter(register=register, month=month.ordinal).order_by("version")


def _key(each: RegisterClosing | RegisterFigure) -> tuple[Register, Period]:
    return each.register, each.period


def _closing_of(made: ClosedMonth) -> RegisterClosing:
    counts = (made.version, made.closed_on, made.days, made.sites, made.sha256, made.reason)
    return RegisterClosing(Register(made.register), made.period, *counts, Place(CLOSINGS.file))


def _without_month(known: YearState, register: Register, month: Period) -> Iterator[Edit]:
    sheet = CLOSINGS.file
    for row, cells in known.rows_in(sheet):
        if (cells.get("register"), cells.get("period")) == (register.value, str(month)):
            yield Edit(sheet, None, row)


def _fed_edits(known: YearState, cells: Sequence[FedCell]) -> Iterator[Edit]:
    for each in feed_changes(known.rows, cells):
        row = None if each.place is None else known.ids[each.sheet][each.place]
        yield Edit(each.sheet, each.cells, row)


def _versioned(year: OfficeYear, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits with the versions of their rows as they are now."""
    all_edits = [*edits]
    ids = [edit.row for edit in all_edits if edit.row is not None]
    versions = dict(year.rows.filter(pk__in=ids).values_list("pk", "version"))
    return tuple(
        edit if edit.row is None else replace(edit, version=versions.get(edit.row, 0)) for edit in all_edits
    )
