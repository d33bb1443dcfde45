"""What was measured of a year and belongs to no form: the head of office approves it with the year itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from capaian.web.accounts.models import User
from capaian.web.measurement.beside import Line, Names
from capaian.web.measurement.figures import Figure
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import FigureWriter
from capaian.web.measurement.writers import figure_of


@dataclass(frozen=True, slots=True)
class Outside:
    """A row, and who wrote figures of its thing and period."""

    line: Line
    writers: Sequence[FigureWriter]
    """Empty: it was there before writers were noted."""

    def is_by(self, user: User, since: datetime | None) -> bool:
        """Say whether somebody wrote it since a year was approved; `None`: it never was."""
        own = (each.stands_since for each in self.writers if each.by_id == user.pk)
        return any(since is None or at > since for at in own)


def find_outside(forms: Forms) -> tuple[Outside, ...]:
    """Return the measured rows of a year that belong to no form."""
    rows = forms.belonging.unowned
    if not rows:
        return ()
    names = Names(forms.facts)
    writers: dict[Figure, list[FigureWriter]] = {}
    for writer in forms.year.writers.select_related("by"):
        writers.setdefault(figure_of(writer), []).append(writer)
    return tuple(
        Outside(
            names.line(other),
            [*dict.fromkeys(writer for figure in other.figures for writer in writers.get(figure, ()))],
        )
        for other in rows
    )
