"""What paths can reach, whatever a paper is about: an office-year, or the audit of a report."""

from __future__ import annotations

from typing import Protocol

from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import Value


class Realm(Protocol):
    """The data behind one paper, as paths and queries see them."""

    @property
    def facts(self) -> FactLog:
        """Explanations of figures that no assessment explains."""

    @property
    def year(self) -> int | None:
        """The year that series are dated from; `None` where things have no years."""

    def root(self, name: str) -> Value | None:
        """Return what a first word leads to; `None` if there is no such word."""

    def named(self, name: str) -> Value | None:
        """Return a thing that needs no series before it; `None` if nothing has that name."""

    def first_words(self) -> tuple[str, ...]:
        """Every word that a path may begin with, for the nearest of a misspelt one."""
