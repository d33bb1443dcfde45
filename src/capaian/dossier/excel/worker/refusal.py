"""Why a workbook is not read, as the child tells its parent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class WorkbookFlaw:
    """One reason, by its code in the catalogue of messages."""

    code: str
    words: Mapping[str, str] = field(default_factory=dict)
    """What fills the message."""
    sheet: str | None = None
    row: int | None = None
    column: int | None = None
    value: str | None = None
    """What stands there."""


class RefusedError(Exception):
    """A workbook that is not read."""

    def __init__(self, flaws: Sequence[WorkbookFlaw]) -> None:
        """Keep the reasons."""
        super().__init__(flaws[0].code)
        self.flaws = tuple(flaws)

    def as_json(self) -> list[dict[str, object]]:
        """Return the reasons as they are sent."""
        return [asdict(flaw) for flaw in self.flaws]


def refuse(code: str, sheet: str | None = None, **words: str) -> RefusedError:
    """Return the error of a single reason.

    Args:
        code: Code in the catalogue of messages.
        sheet: The sheet concerned, if it is one.
        words: What fills the message.
    """
    return RefusedError([WorkbookFlaw(code, words, sheet)])
