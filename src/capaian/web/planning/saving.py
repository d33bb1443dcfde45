"""Writing what a page of planning sends: all of it or nothing, and what keeps it back,
each at its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from capaian.dossier.rows.sheets import Form
from capaian.web.measurement.reopening import ReopeningError, find_obstacles
from capaian.web.planning.cell_texts import flaw_for_person, flaw_in_names
from capaian.web.planning.plausibility import find_implausible
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.issue_words import warn_of_signs
from capaian.web.years.change import (
    Conflict,
    ConflictError,
    Edit,
    FlawedError,
    RefusedChangeError,
    change,
    foresee,
)
from capaian.web.years.known import SHEETS, Flaw, YearState, know
from capaian.web.years.models import OfficeYear

REASON: Final = "alasan"
"""Field of the reason; once it was asked for it stays with what is in it."""
CONFIRMED: Final = "yakin"
"""Field by which what can hardly be meant is confirmed, as it was asked about."""
NOT_SAVED: Final = "Belum ada yang disimpan."
_REMEDY_IF_MEANT: Final = "Perbaiki; bila memang demikian, simpan sekali lagi."


@dataclass(frozen=True, slots=True)
class SavingProblem:
    """Something that keeps a page from being written."""

    message: str
    """In words of pages; a link may be in it."""
    edit: int | None = None
    """Which of the edits it is about; `None`: none by itself."""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was written."""

    headline: str
    status: int = 422
    problems: Sequence[SavingProblem] = ()
    asks_reason: bool = False
    confirmed: str = ""
    """What the page sends back, so that what was asked about, as it was typed,
    is taken for meant.
    """
    conflicts: Sequence[Conflict] = ()

    @property
    def reason_problem(self) -> str:
        """What is said at the field of the reason; nothing where that is not what is missing."""
        return self.headline if self.asks_reason else ""

    @property
    def asks_day(self) -> bool:
        """Whether it lacks the day from which on a definition is another one."""
        return any(each.column == "valid_from" for each in self.problems)


def sent_texts(posted: Mapping[str, object]) -> dict[str, str]:
    """Return what a form sends, without what no text holds, with one kind of line ends."""
    return {
        name: text.replace("\0", "").replace("\r\n", "\n").strip()
        for name, text in posted.items()
        if isinstance(text, str)
    }


def save(request: OfficeRequest, edits: Sequence[Edit], sent: Mapping[str, str]) -> Refusal | None:
    """Write what was typed; return why it cannot be, `None` where it is done.

    Args:
        request: Whose it is.
        edits: What becomes of the rows.
        sent: All that the page sends, with the reason and the confirmation where these were asked
            for.
    """
    year = request.here.require_year()
    known = know(year)
    after = foresee(year, known, edits)
    found = [*find_implausible(year, known, after, edits)]
    odd = [
        SavingProblem(f"{why} {_REMEDY_IF_MEANT}", place, column) for place, column, why in found
    ]
    odd += [
        SavingProblem(f"{lost} {_REMEDY_IF_MEANT}") for lost in _lost_results(year, known, after)
    ]
    typed = [edits[place].cells for place, _, _ in found]
    stamp = sha256(repr((odd, typed)).encode()).hexdigest() if odd else ""
    if odd and sent.get(CONFIRMED) != stamp:
        return Refusal(NOT_SAVED, problems=odd, confirmed=stamp)
    try:
        change(year, edits, author_of(request, sent.get(REASON, "").strip()))
    except ConflictError as error:
        if len(edits) == sum(each.is_done for each in error.conflicts):  # the same form came twice
            return None
        return Refusal(NOT_SAVED, 409, confirmed=stamp, conflicts=error.conflicts)
    except FlawedError as error:
        problems = [*dict.fromkeys(_located(error.flaws, edits, known))]
        return Refusal(NOT_SAVED, problems=problems, confirmed=stamp)
    except ReopeningError as error:
        things = [SavingProblem(each) for each in error.things]
        if error.column != "reason":
            things.insert(0, SavingProblem(error.here, 0, error.column))
        return Refusal(
            error.here, problems=things, asks_reason=error.column == "reason", confirmed=stamp
        )
    except RefusedChangeError as error:
        request.refused = error.message
        return Refusal(error.message, confirmed=stamp)
    warn_of_signs(request, known)
    return None


def _lost_results(year: OfficeYear, before: YearState, after: YearState) -> Iterator[str]:
    """Yield which contradiction would keep the results of the year from being computed."""
    is_lost = before.computable is not None and not year.is_closed and after.computable is None
    if is_lost and not find_obstacles(after.errors):  # what no reason declares is refused
        flaws = (
            flaw_for_person(after.locate(each), after, may_declare=True) for each in after.errors
        )
        yield (
            f"Sesudah perubahan ini hasil tahun {year.year} tidak dapat dihitung. "
            f"{next(flaws, '')}"
        )


def _located(
    flaws: Sequence[Flaw], edits: Sequence[Edit], known: YearState
) -> Iterator[SavingProblem]:
    """Yield each problem of the year at its edit; of new rows where one of its sheet is new."""
    places = {edit.row: place for place, edit in enumerate(edits) if edit.row}
    for flaw in flaws:
        cell, words = flaw.cell, flaw_in_names(flaw, known)
        if cell is None:
            yield SavingProblem(words)
            continue
        new = [
            place
            for place, edit in enumerate(edits)
            if edit.row is None and edit.sheet == cell.sheet
        ]
        spec, row = SHEETS[cell.sheet], flaw.issue.place.row
        stored = known.ids.get(cell.sheet, ())
        # New rows stand behind those that are stored; a table has its heads before them.
        at = (row or 0) - len(stored) - (spec.form is Form.TABLE) if len(spec.path) <= 1 else 0
        is_one = cell.row not in stored and len(new) == 1
        is_new = cell.row not in stored and 0 < at <= len(new)
        place = new[0] if is_one else new[at - 1] if is_new else places.get(cell.row)
        where = spec.title + (f", baris {row}" if row else "")
        yield SavingProblem(
            words if place is not None else f"{where}: {words}", place, cell.column
        )
