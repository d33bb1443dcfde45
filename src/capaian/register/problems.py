"""What is wrong with an extract or a file of measures: all of it at once, in words of `messages.csv`."""

from __future__ import annotations

from typing import Final

from capaian.domain.errors import InputError
from capaian.domain.issue import Level, Place
from capaian.dossier.declared_rows import rows_beside
from capaian.dossier.issues import IssueLog
from capaian.dossier.messages import Message

_MESSAGES: Final = {
    row["code"]: Message(row["text"], row["remedy"], Level(row["level"]))
    for row in rows_beside(__file__, "messages.csv")
}


class ExtractProblems(IssueLog):
    """The problems found so far; numbers that look personal are masked in all of them."""

    def note(self, code: str, file: str = "ekstrak", **words: object) -> None:
        """Record a problem of a file, or of an extract as a whole."""
        self.add(code, Place(file), **{name: str(word) for name, word in words.items()})

    def refuse(self) -> None:
        """Go on only where there is no error.

        Raises:
            InputError: with all problems.
        """
        if self.has_errors():
            raise InputError(self.finish(()))

    def _message(self, code: str, place: Place) -> Message:
        return _MESSAGES[code]
