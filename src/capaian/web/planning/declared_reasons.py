"""Declared differences of approved figures: other words for them need a reason, and are told to who approved.

What was declared is printed beside the figures and in the report, so that an approval is of its words too.
Taking a declaration away is another matter: the figures contradict each other then, and the year is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from capaian.domain.narrative import Difference
from capaian.rules.checks.differences import things_of
from capaian.web.measurement.declaring import COVERS, DIFFERENCES
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.forms import forms_in
from capaian.web.measurement.gate import find_declared
from capaian.web.planning.approvals import Approvals, tell_approvers
from capaian.web.planning.redefinition import (
    ELSEWHERE,
    RedefinitionError,
    approvals_of,
)
from capaian.web.trail.record import Author
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known, know
from capaian.web.years.models import OfficeYear

_SHEETS: Final = frozenset({DIFFERENCES, COVERS})
_WORDS: Final[Mapping[str, str]] = {
    "reason": "alasan",
    "where": "letak",
    "printed": "nilai tercetak",
    "used": "nilai yang dipakai",
    "source": "sumber",
    "rule": "aturan pemeriksaan",
    "explained": "terjelaskan",
    "keeps_total": "jumlah tertulis yang dipakai",
}
"""What is said of a difference, as fields of it, with their words."""
_Things = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restated:
    """A declared difference that is to be told in other words, and where it was approved."""

    was: Difference
    becomes: Difference
    words: tuple[str, ...]
    """What of it: `alasan`, `letak`."""
    approvals: Approvals

    @property
    def title(self) -> str:
        """What changes, for people."""
        return f"{' dan '.join(self.words).capitalize()} perbedaan yang dinyatakan ({self.was.where})"

    @property
    def told(self) -> str:
        """What changes, and where it was approved."""
        return f"{self.title} dipakai {self.approvals.words}"

    @property
    def course(self) -> str:
        """What the reason was and becomes; nothing where it stays."""
        was, becomes = self.was.reason, self.becomes.reason
        return f" dari “{was}” menjadi “{becomes}”" if was != becomes else ""


def explain_restated(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: Known, after: Known
) -> None:
    """See to it that declared differences of approved figures get other words only with a reason.

    Raises:
        RedefinitionError: if there is none.
    """
    for each in find_restated(year, edits, before, after):
        if len(author.reason.strip()) < SHORTEST_REASON:
            wanted = f"Tulis alasan mengubahnya {ELSEWHERE}, sedikitnya {SHORTEST_REASON} huruf."
            raise RedefinitionError(f"{each.told}. {wanted}", "reason")
        tell_approvers(year, each.approvals, f"{each.title} berubah{each.course}", author)


def find_restated(year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known) -> Iterator[Restated]:
    """Yield the declared differences of approved figures that a change tells in other words."""
    if not any(edit.sheet in _SHEETS for edit in edits):
        return
    stood, stands = _by_things(before), _by_things(after)
    changed: dict[tuple[str, str], set[_Things]] = {}
    for things in {*stood} & {*stands}:
        if _changed(stood[things], stands[things]):
            changed.setdefault((stood[things].id, stands[things].id), set()).add(things)
    for own in changed.values():
        first = min(own)
        if approvals := _approvals(year, own, before):
            words = _changed(stood[first], stands[first])
            yield Restated(stood[first], stands[first], words, approvals)


def why_declared(year: OfficeYear, sheet: str, cells: Mapping[str, str]) -> str:
    """Return where a declared difference was approved, for people; nothing for others and other rows."""
    if sheet != DIFFERENCES or not (code := cells.get("id", "")):
        return ""
    known = know(year)
    own = {things for things, each in _by_things(known).items() if each.id == code}
    approvals = _approvals(year, own, known) if own else None
    return f"dipakai {approvals.words}" if approvals else ""


def _by_things(known: Known) -> Mapping[_Things, Difference]:
    facts = known.read.office_year
    declared = facts.differences if facts is not None else ()
    return {things_of(subject): each for each in declared for subject in each.covers}


def _changed(was: Difference, becomes: Difference) -> tuple[str, ...]:
    return tuple(word for name, word in _WORDS.items() if getattr(was, name) != getattr(becomes, name))


def _approvals(year: OfficeYear, things: Set[_Things], known: Known) -> Approvals | None:
    """Return the approved forms that show a difference, with the approvals of the year; `None`: none.

    Without a readable plan nobody can tell which forms show it: all of them do.
    """
    found = approvals_of(year, known)
    forms = forms_in(year, known) if found.forms else None
    if forms is None:
        return found or None
    shown = tuple(
        form
        for form in found.forms
        if not things.isdisjoint({things_of(each.subject) for each in find_declared(forms, form)})
    )
    return Approvals(shown, found.years, found.names) or None
