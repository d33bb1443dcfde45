"""One digit of a report of ours is changed in its Word file: does the audit find it?

The file keeps the figures that it was made with. Several digits are changed in one file, far fewer
than would hide each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.audit.dice import Dice
from tests.audit.digit_places import Change, change_digits, find_places, with_other_digit
from tests.audit.own_reports import trace_own_reports

from capaian.auditor.document.report import print_of_content
from capaian.auditor.engine import audit_printed
from capaian.auditor.reading.files import read_content
from capaian.writers.docx import write_docx

DIGITS_OF_FILE = 20


def measure_digits(seed: int = 1) -> Iterator[tuple[Change, bool]]:
    """Yield the changes, each with whether the audit names the figure that stands there now."""
    for report in trace_own_reports():
        content = write_docx(report.document)
        dice = Dice(seed)
        places = [*find_places(content)]
        chosen = {
            place.row: place for place in (dice.one_of(places) for _ in range(DIGITS_OF_FILE))
        }
        changes = [Change(place, with_other_digit(place.text, dice)) for place in chosen.values()]
        yield from _find(change_digits(content, changes), changes)


def _find(content: bytes, changes: Sequence[Change]) -> Iterator[tuple[Change, bool]]:
    printed = print_of_content(read_content(Path("laporan.docx"), content))
    found_now = {finding.printed for finding in audit_printed(printed, "laporan.docx").findings}
    yield from ((change, any(change.text in words for words in found_now)) for change in changes)
