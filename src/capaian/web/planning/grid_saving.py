"""Pages on which several rows are typed at once: all of what was typed is written, or they say why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final, Protocol

from django.http import HttpResponse

from capaian.web.planning.cells import Cell
from capaian.web.planning.declarable import said_where_typed
from capaian.web.planning.redefinition import RedefinitionError
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.trail.models import Entry
from capaian.web.years.change import ConflictError, FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit, row_name
from capaian.web.years.known import Flaw, Known, know

REASON: Final = "alasan"
"""Field in which a page asks why something changes: once it was asked for, it stays with what is in it."""
_NOT_SAVED: Final = "Belum ada yang disimpan."


class Typed(Protocol):
    """What was typed into a field."""

    @property
    def message(self) -> str:
        """What is wrong with it, or what somebody else wrote."""
        ...

    @property
    def is_clash(self) -> bool:
        """Whether somebody else wrote it since it was shown."""
        ...


class Draw(Protocol):
    """Draws the page with what was typed.

    Of what would be wrong with the year it gets the words as `flaws`, and as `flawed` the same to be placed.
    """

    def __call__(self, *, problem: str, status: int, **told: object) -> HttpResponse:
        """Return the page with a problem, and what else is told of it."""
        ...


def refuse(
    typed: Iterable[Typed], gone: Sequence[str], sent: Mapping[str, str], draw: Draw
) -> HttpResponse | None:
    """Return the page that tells which fields cannot be written; `None`: all can be.

    Args:
        typed: The fields.
        gone: What was typed into fields that the page has no more, in words.
        sent: All that the page sends.
        draw: Draws the page.
    """
    wrong = [each for each in typed if each.message]
    if not (gone or wrong):
        return None
    is_clash = bool(gone) or any(each.is_clash for each in wrong)
    return draw(problem=_NOT_SAVED, flaws=gone, status=409 if is_clash else 422, reason=sent.get(REASON))


def with_writers(request: OfficeRequest, cells: Sequence[Cell]) -> list[Cell]:
    """Return cells as they are, but for those that were written meanwhile by whoever writes them now."""
    year = request.here.require_year()
    rows = {row_name(year.pk, each.sheet, each.row.pk) for each in cells if each.is_clash and each.row}
    told = Entry.objects.filter(office=year.office, action__startswith="row.", subject__in=rows)
    last: dict[tuple[str, str], tuple[int, int | None]] = {}
    written = told.order_by("number").values_list("subject", "after", "number", "actor") if rows else ()
    for subject, after, number, actor in written:
        last |= {(subject, column): (number, actor) for column in after or ()}

    def is_own(cell: Cell) -> bool:
        if not (cell.is_clash and cell.row):
            return False
        name = row_name(year.pk, cell.sheet, cell.row.pk)
        wrote = (last[name, column] for column in cell.texts if (name, column) in last)
        return max(wrote, default=(0, None))[1] == request.user.pk

    return [each.own_clash() if is_own(each) else each for each in cells]


def told_at(pairs: Iterable[tuple[str, str]]) -> dict[str, Sequence[str]]:
    """Return what is told of each field, once.

    Examples:
        >>> told_at([("signed", "Terlalu awal."), ("", "Lain."), ("signed", "Terlalu awal.")])
        {'signed': ['Terlalu awal.'], '': ['Lain.']}
    """
    found: dict[str, dict[str, None]] = {}
    for name, said in pairs:
        found.setdefault(name, {})[said] = None
    return {name: [*said] for name, said in found.items()}


def save(
    request: OfficeRequest,
    edits: Sequence[Edit],
    sent: Mapping[str, str],
    draw: Draw,
    again: Callable[[], Draw],
    say: Callable[[Flaw, Known], str] | None = None,
) -> HttpResponse | None:
    """Write what was typed; return the page that says why it cannot be, `None` where it is done.

    Args:
        request: Whose it is.
        edits: What becomes of the rows.
        sent: All that the page sends, with the reason where that is asked for.
        draw: Draws the page with what was typed.
        again: The same over what somebody else wrote meanwhile.
        say: Says what would be wrong with the year; by default with the way to declare a contradiction.
    """
    reason = sent.get(REASON)
    try:
        change(request.here.require_year(), edits, author_of(request, (reason or "").strip()))
    except ConflictError:
        return again()(problem=_NOT_SAVED, status=409, reason=reason)
    except FlawedError as error:
        known = know(request.here.require_year())
        say = say or partial(said_where_typed, request.here.require_year())
        told = [say(each, known) for each in error.flaws]
        return draw(problem=_NOT_SAVED, flaws=told, flawed=error.flaws, status=422, reason=reason)
    except RefusedChangeError as error:
        request.refused = error.message
        asks, things = (True, error.things) if isinstance(error, RedefinitionError) else (False, ())
        return draw(problem=error.here, flaws=things, asks_reason=asks, status=422, reason=reason)
    return None
