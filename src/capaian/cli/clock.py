"""The one place that knows what day it is: for refusing what has not come yet, never for a result."""

from __future__ import annotations

from datetime import date, datetime


def today() -> date:
    """Return the day by the clock of this machine."""
    return datetime.now().astimezone().date()
