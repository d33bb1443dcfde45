"""What a fault of ours leaves on stderr, for the journal: enough to mend it,
and nothing that was typed.
"""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest


def number_of(request: HttpRequest) -> str:
    """Return the number by which the page of a fault and its traces are found together."""
    number: str | None = getattr(request, "fault_number", None)
    if number is None:
        number = secrets.token_hex(3).upper()
        # read by `Journal` in the same answer
        request.fault_number = number  # type: ignore[attr-defined]
    return number


class Journal(logging.Formatter):
    """Says when, what was asked by whom, and where the program stopped."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of a fault."""
        request = getattr(record, "request", None)
        if not isinstance(request, HttpRequest):
            return super().format(record)
        user = getattr(request, "user", None)
        record.msg = "galat %s: %s %s, akun %s"
        record.args = (
            number_of(request),
            request.method,
            request.path,
            getattr(user, "pk", None) or "-",
        )
        text = super().format(record)
        # Without what a form or a query said: databases repeat it in what they complain of.
        sent = [request.GET, *([request.POST] if hasattr(request, "_post") else [])]
        values = {value for each in sent for values in each.lists() for value in values[1]}
        for value in sorted(values, key=len, reverse=True):
            if len(value) > 2:  # shorter ones stand in every line of code
                text = text.replace(value, "[isian]")
        return text
