"""Why a cell could not be read: a code of the catalogue of messages with the words it needs."""

from __future__ import annotations


class RejectedValueError(ValueError):
    """A text that is not a value of its kind;
    the reader adds the place and makes an `Issue` of it.
    """

    def __init__(self, code: str, **words: str) -> None:
        """Keep the code of the message and the words that fill it."""
        super().__init__(code)
        self.code = code
        self.words = words
