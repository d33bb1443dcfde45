"""Any one digit changed in the Word file of our own report is told: the file keeps what it was made with."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Final

import pytest
from tests.audit import own_files
from tests.audit.dice import Dice
from tests.audit.own_files import SMALL, read_as

from capaian.auditor.audit import audit
from capaian.auditor.reading.docx import read_docx

PAPERS: Final = [*own_files.papers()]
REPORTS: Final = [name for name in PAPERS if name.endswith("/lkjip")]
TEXT: Final = re.compile(r"<(?P<tag>[wm]:t)(?: [^>]*)?>(?P<text>[^<]*\d[^<]*)</(?P=tag)>")
FIELD: Final = re.compile(r'fldCharType="(begin|end)"')
READ: Final = ("_rels/.rels", "word/styles.xml", "word/numbering.xml", "customXml/item1.xml")
TRIES: Final = 6


def written(name: str) -> bytes:
    return own_files.written(name, "docx")


@cache
def parts(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written(name))) as file:
        return {part: file.read(part) for part in (*READ, "word/document.xml")}


@cache
def digits(name: str) -> list[tuple[int, str]]:
    """Return each place of a digit that Word does not count, with the text around it."""
    body = parts(name)["word/document.xml"].decode()
    marks = iter([(match.start(), match[1] == "begin") for match in FIELD.finditer(body)])
    mark, depth, found = next(marks, None), 0, []
    for match in TEXT.finditer(body):
        while mark is not None and mark[0] < match.start():
            depth += 1 if mark[1] else -1
            mark = next(marks, None)
        if not depth:
            start = match.start("text")
            found += [(start + at, match["text"]) for at, sign in enumerate(match["text"]) if sign.isdigit()]
    return found


def spoiled(name: str, place: int, digit: str) -> bytes:
    """Return the file with another digit at a place of its text."""
    body = parts(name)["word/document.xml"].decode()
    changed = f"{body[:place]}{digit}{body[place + 1 :]}".encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for part, content in (parts(name) | {"word/document.xml": changed}).items():
            file.writestr(part, content)
    return made.getvalue()


def changes(name: str) -> Iterator[tuple[str, bytes, str]]:
    """Yield the text that is changed, the file, and the digit that stands there now."""
    dice = Dice("retyped", name)
    body = parts(name)["word/document.xml"].decode()
    for _ in range(TRIES):
        place, text = dice.one_of(digits(name))
        digit = str((int(body[place]) + 1 + dice.below(9)) % 10)
        yield text, spoiled(name, place, digit), digit


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_as_it_was_made_has_no_figure_typed_over(name: str) -> None:
    read = read_docx(written(name))
    assert read.flaw == "" and read.retyped == ()


@pytest.mark.parametrize("name", REPORTS)
def test_any_digit_changed_in_the_text_is_told(name: str) -> None:
    for text, content, digit in changes(name):
        (found,) = read_docx(content).retyped
        assert digit in found.now and found.made in text, text
        assert sum(a != b for a, b in zip(found.made, found.now, strict=True)) == 1


def test_a_changed_digit_is_the_one_finding_more_that_stands_by_itself() -> None:
    known = {(finding.rule, finding.why) for finding in own_files.audited(SMALL, "docx").findings}
    (text, content, digit) = next(changes(SMALL))
    document, file = read_as(content, "docx")
    new = [each for each in audit(document, file).findings if (each.rule, each.why) not in known]
    (root,) = [finding for finding in new if finding.root is None]
    assert digit in root.printed and root.computed in text
    assert root.printed in document.line(root.line).text
