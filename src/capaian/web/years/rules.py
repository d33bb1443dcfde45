"""The rules that apps above this one have for a change of rows; `settings.CHANGE_RULES` names them in order.

Each raises what forbids the change: then nothing of it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from capaian.web.trail.record import Author
from capaian.web.years.edits import Cells, Edit
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True, slots=True)
class Written:
    """A row that somebody wrote."""

    sheet: str
    before: Cells | None
    """Its texts before; `None`: it was not there."""
    after: Cells | None
    """Its texts now; `None`: it is gone."""


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """The rules of each moment of a change, in the order of the moments."""

    consequences: Sequence[Callable[[OfficeYear, Sequence[Edit], Known, Known], None]] = ()
    """After the rows are written, within the transaction: what the year would be."""
    restatements: Sequence[Callable[[OfficeYear, Sequence[Edit], Author, Known, Known], None]] = ()
    """Then: approved results that would change, which needs a reason and reopens their approval."""
    watchers: Sequence[Callable[[OfficeYear, Sequence[Written], Author, bool], None]] = ()
    """Last: who notes what was written; told whether it was typed into the form that asks for it."""
    closing_checks: Sequence[Callable[[OfficeYear, Mapping[str, str]], None]] = ()
    """Where all of a year is replaced: SHA-256 of closings of earlier years, by path."""

    def require_sound(
        self, year: OfficeYear, edits: Sequence[Edit], author: Author, before: Known, after: Known
    ) -> None:
        """Require that what a change leads to may stay; raises `RefusedChangeError` or `FlawedError`."""
        for keep in self.consequences:
            keep(year, edits, before, after)
        for restate in self.restatements:
            restate(year, edits, author, before, after)

    def note_written(
        self, year: OfficeYear, written: Sequence[Written], author: Author, *, is_in_form: bool = False
    ) -> None:
        """Let every watcher note who wrote what."""
        for watch in self.watchers:
            watch(year, written, author, is_in_form)


def change_rules() -> ChangeRules:
    """Return the rules in force; apps are ready by then."""
    rules: ChangeRules = import_string(settings.CHANGE_RULES)
    return rules
