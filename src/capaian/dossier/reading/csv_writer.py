"""Writing a CSV part in its one canonical form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def write_rows(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return cells as CSV with LF at the end of each row."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    return stream.getvalue()
