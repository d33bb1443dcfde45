"""From bytes to text: UTF-8 only, a byte order mark allowed, no NUL, no numbers of persons."""

from __future__ import annotations

import re
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.issues import IssueLog
from capaian.rulebook.personal import find_personal_number

_UNWRITABLE_SIGNS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that XML has no way to write."""


def decode_text(content: bytes, file: str, log: IssueLog) -> str | None:
    """Return the text of a file, or `None` where it is no text; the problem is then in the log."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        log.add("bad_encoding", Place(file, _line(content, error.start)))
        return None
    if "\0" in text:
        log.add("nul_byte", Place(file, _line(content, content.index(b"\0"))))
        return None
    return text


def report_personal_number(text: str, file: str, log: IssueLog) -> None:
    """Report the line of the first number in a text that looks like a NIK or NIP."""
    start = find_personal_number(text)
    if start is not None:
        log.add("personal_number", Place(file, text.count("\n", 0, start) + 1))


def report_lost_signs(text: str, file: str, log: IssueLog) -> None:
    """Report the line of the first sign that neither a workbook nor a paper can hold."""
    found = _UNWRITABLE_SIGNS.search(text)
    if found is not None:
        log.add("control_character", Place(file, text.count("\n", 0, found.start()) + 1))


def _line(content: bytes, offset: int) -> int:
    return content.count(b"\n", 0, offset) + 1
