"""What a command was asked to make."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from capaian.cli.papers.output import Output
from capaian.cli.usage import UsageMistakeError, read_period, suggest
from capaian.rulebook.layouts import layout_kinds

if TYPE_CHECKING:
    from capaian.domain.period import Period

ALL = "semua"
"""Every paper that can be given."""


@dataclass(frozen=True)
class Order:
    """What a command was asked to make."""

    dossier: Path
    kind: str = "lkjip"
    period: str | None = None
    subject: str | None = None
    """Key of one thing, where there is a paper for each."""
    output: Output = field(default_factory=Output)

    @property
    def is_all(self) -> bool:
        """Whether every paper that can be given is wanted."""
        return self.kind == ALL

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of papers asked for."""
        return layout_kinds() if self.is_all else (self.kind,)

    @property
    def when(self) -> Period | None:
        """The period asked for; raises `UsageMistakeError` for a text that is none."""
        return None if self.period is None else read_period(self.period)


def require_kind(kind: str) -> None:
    """Refuse a kind of paper that does not exist.

    Raises:
        UsageMistakeError: with the nearest kinds.
    """
    known = (*layout_kinds(), ALL)
    if kind not in known:
        raise UsageMistakeError(f'Naskah "{kind}" tidak dikenal. {suggest(kind, known, shows_all=True)}')
