"""Numbers of chapters, sections, tables, figures and points of lists run without gap or repeat."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise, zip_longest
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import CaptionKind, Heading, Line, ListItem, PrintedDocument
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.titles import letters_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_DECIMAL: Final = re.compile(r"^\d+(?:\.\d+)+$")
_LETTER: Final = re.compile(r"^[A-Z]$")
_NUMERALS: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_MOST: Final = 0.8
"""Share of sections from which on they are numbered by their chapters."""
_FEW_WRONG: Final = 2
_MANY_WRONG: Final = 0.2


@dataclass(frozen=True, slots=True)
class Titled:
    """A section, table or figure in the body."""

    line: int
    number: str
    title: str
    chapter: int = 0
    """Number of the chapter that it stands in; 0 outside of chapters."""


def check_numbering(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every number of a chapter, section, table and figure, and of every point of a list."""
    document = report.document
    yield from _chapters(document.headings)
    yield from _unless_most_are_wrong(_sections(document))
    yield from _letters(document)
    for kind in CaptionKind:
        captions = [Titled(c.line, c.number, c.title) for c in document.captions if c.kind is kind]
        yield from _unless_most_are_wrong(_captions(captions, kind.value, document))
    in_lists = sorted(document.items, key=lambda item: (item.list_id, item.line))
    lists = [[*items] for _, items in groupby(in_lists, lambda item: item.list_id)]
    for items in lists:
        yield from _points(items, document)
    yield from _points_apart([items for items in lists if items[0].mark.isdecimal()], document)


def sections_of(document: PrintedDocument) -> list[Titled]:
    """Return the sections with decimal numbers, each with its chapter."""
    chapter, found = 0, []
    for heading in document.headings:
        if heading.is_chapter and heading.number:
            chapter = read_numeral(heading.number)
        elif _DECIMAL.match(heading.number):
            found.append(Titled(heading.line, heading.number, heading.title, chapter))
    return found


def read_numeral(text: str) -> int:
    """Return the value of a Roman numeral or of digits; 0 if it is neither.

    Examples:
        >>> read_numeral("IV"), read_numeral("12"), read_numeral("Q")
        (4, 12, 0)
    """
    if text.isdecimal():
        return int(text)
    values = [_NUMERALS.get(letter, 0) for letter in text]
    if not values or 0 in values:
        return 0
    return sum(-value if value < after else value for value, after in pairwise([*values, 0]))


def _unless_most_are_wrong(found: Iterator[Statement]) -> Iterator[Statement]:
    """Yield statements; none if so many are wrong that other words were taken for titles."""
    statements = [*found]
    wrong = sum(not statement.holds for statement in statements)
    if wrong <= max(_FEW_WRONG, _MANY_WRONG * len(statements)):
        yield from statements


def _parts(number: str) -> tuple[str, str, str]:
    """Return what stands before the last part of a number, what that is of, and the part: `3-`, `3`, `2`."""
    own = re.split(r"[.-]", number)[-1]
    head = number.removesuffix(own)
    return head, head.replace("-", ".").rstrip("."), own


@dataclass(slots=True)
class _Counted:
    """Numbers so far: after a wrong one both what is printed and what was expected may be gone on with."""

    known: set[str] = field(default_factory=set)
    last: dict[str, set[int]] = field(default_factory=dict)
    """By parent: the numbers that the next one may follow."""

    def expect(self, number: str) -> str:
        """Return a number itself if it may stand next, else the one that should."""
        head, parent, own = _parts(number)
        last = self.last.get(parent, {0})
        return number if int(own) - 1 in last else f"{head}{max(last) + 1}"

    def add(self, number: str, expected: str) -> None:
        self.known.add(number)
        for counted in {number, expected} - {""}:
            _, parent, own = _parts(counted)
            is_new = counted == number == expected or parent not in self.last
            self.last[parent] = {int(own)} if is_new else self.last[parent] | {int(own)}


def _chapters(headings: Sequence[Heading]) -> Iterator[Statement]:
    """Yield each chapter after another; a title printed again, as in the head of a page, is none."""
    chapters = [heading for heading in headings if heading.is_chapter and read_numeral(heading.number)]
    for before, after in pairwise(chapters):
        if letters_of(before.title) == letters_of(after.title) and before.number == after.number:
            continue
        expected = read_numeral(before.number) + 1
        holds = read_numeral(after.number) == expected
        why = f"Bab {after.number} menyusul bab {before.number}."
        yield _statement(after.line, after.number, "" if holds else f"bab ke-{expected}", why, _named(after))


def _named(heading: Heading) -> str:
    return f"Bab {heading.number} {heading.title}".strip()


def _sections(document: PrintedDocument) -> Iterator[Statement]:
    """Yield each section with the number that should stand there: the next one of the same parent."""
    sections = sections_of(document)
    is_whole = _is_whole(document)
    own = [section for section in sections if section.chapter]
    fitting = sum(int(section.number.split(".")[0]) == section.chapter for section in own)
    is_by_chapter = bool(own) and fitting >= _MOST * len(own)
    counted = _Counted()
    previous: Titled | None = None
    for section in sections:
        parent = section.number.rpartition(".")[0]
        if previous is not None and previous.chapter != section.chapter and not is_by_chapter:
            counted = _Counted()
        expected = counted.expect(section.number)
        if is_by_chapter and section.chapter and int(parent.split(".")[0]) != section.chapter:
            expected = counted.expect(f"{section.chapter}.0")
        elif "." in parent and parent not in counted.known and previous is not None:
            expected = _next(previous.number, section.number.count("."))
        if previous is None and not is_whole:
            expected = section.number
        yield _in_order(section, "Bagian", previous, expected)
        counted.add(section.number, expected)
        previous = section


def _in_order(thing: Titled, word: str, previous: Titled | None, expected: str) -> Statement:
    holds = not expected or thing.number == expected
    before = f"menyusul {word.lower()} {previous.number}" if previous else "adalah yang pertama"
    why = f"{word} {thing.number} {before}; seharusnya {expected}."
    place = f"{word} {thing.number} {thing.title}".strip()
    return _statement(thing.line, thing.number, "" if holds else expected, why, place)


def _next(previous: str, depth: int) -> str:
    """Return the number after another one, at a depth of points."""
    parts = previous.split(".")[: depth + 1]
    return ".".join((*parts[:-1], str(int(parts[-1]) + 1))) if parts[-1].isdecimal() else ""


def _statement(line: int, printed: str, expected: str, why: str, place: str) -> Statement:
    """Return the statement that a number is right; it is if nothing else is expected."""
    return Statement(
        AuditRule.NUMBERING,
        not expected,
        line,
        printed,
        expected,
        why if expected else "",
        place,
        Level.WARNING,
    )


def _captions(captions: Sequence[Titled], word: str, document: PrintedDocument) -> Iterator[Statement]:
    """Yield each table or figure with its number; a number left out may be of one that was not read."""
    counted = _Counted()
    unread = [*_unread(word, document)]
    lines: dict[str, int] = {}
    previous: Titled | None = None
    was_wrong = False
    counted_ones = [caption for caption in captions if _parts(caption.number)[2].isdigit()]
    for caption, after in zip_longest(counted_ones, counted_ones[1:]):
        expected = counted.expect(caption.number)
        is_stray = previous is not None and after is not None and _strays(previous, caption, after)
        if previous is not None and is_stray:
            expected = counted.expect(f"{_parts(previous.number)[0]}0")
        is_of_excerpt = previous is None and not _is_whole(document)
        if is_of_excerpt or (was_wrong and _is_second(caption.number, counted)):
            expected = caption.number
        was_wrong = caption.number != expected
        if caption.number != expected and not _is_named(expected, word, unread, caption.line):
            yield _wrong_caption(caption, word, previous, expected, lines)
        else:
            expected = caption.number
            yield _in_order(caption, word, previous, expected)
        counted.add(expected if is_stray else caption.number, expected)
        lines.setdefault(caption.number, caption.line)
        previous = caption


def _strays(previous: Titled, caption: Titled, after: Titled) -> bool:
    """Whether a number is of a later chapter than the next one: `III.4` between `I.1` and `II.1`."""
    chapters = [read_numeral(_parts(each.number)[1]) for each in (previous, caption, after)]
    return 0 < chapters[0] <= chapters[2] < chapters[1]


def _is_whole(document: PrintedDocument) -> bool:
    """Whether a text has the first chapter or section of a report; an excerpt may begin with any table."""
    firsts = (heading.number.partition(".")[0] for heading in document.headings)
    return any(first == "A" or read_numeral(first) == 1 for first in firsts)


def _is_second(number: str, counted: _Counted) -> bool:
    """Whether a number is the second of a part whose first one bears a wrong number."""
    _, parent, own = _parts(number)
    return own == "2" and parent not in counted.last


def _wrong_caption(
    caption: Titled, word: str, previous: Titled | None, expected: str, lines: dict[str, int]
) -> Statement:
    found = _in_order(caption, word, previous, expected)
    if caption.number not in lines:
        return found
    line = lines[caption.number]
    why = f"Nomor {word.lower()} {caption.number} sudah dipakai pada baris {line}; seharusnya {expected}."
    place = f"{word} {caption.number} {caption.title}".strip()
    return _statement(caption.line, caption.number, expected, why, place)


def _unread(word: str, document: PrintedDocument) -> Iterator[Line]:
    """Yield the lines that begin as a title does and were not read as one."""
    pattern = re.compile(rf"\W*{word}", re.IGNORECASE)
    read = {entry.line for entry in document.contents} | {caption.line for caption in document.captions}
    for line in document.lines:
        if line.number not in read and pattern.match(line.text):
            yield line


def _is_named(number: str, word: str, unread: Sequence[Line], line: int) -> bool:
    """Whether a line before begins with the number that is missing: its title was not read as one."""
    dotted = re.escape(number).replace(r"\.", r"\s*\.\s*")
    pattern = re.compile(rf"^\W*{word}\W*{dotted}(?![\d.]*\d)", re.IGNORECASE)
    return any(pattern.match(known.text) for known in unread if known.number < line)


def _letters(document: PrintedDocument) -> Iterator[Statement]:
    """Yield each section A, B, C of a chapter; a letter may go on with any of the open sequences."""
    open_letters: list[str] = []
    previous: Heading | None = None
    for heading in document.headings:
        if heading.is_chapter:
            open_letters, previous = [], None
        is_numeral = heading.number in _NUMERALS and chr(ord(heading.number) - 1) not in open_letters
        if not _LETTER.match(heading.number) or is_numeral:
            continue
        expected = ""
        before = chr(ord(heading.number) - 1)
        if before in open_letters:
            open_letters = open_letters[: open_letters.index(before)]
        elif heading.number != "A" and previous is not None:
            expected = chr(ord(previous.number) + 1)
            is_there = _begins(document, expected, previous.line, heading.line)
            expected = "" if is_there or heading.number < previous.number else expected
        open_letters += [*expected, heading.number]  # the next one may go on from either
        after = f"menyusul {previous.number}" if previous else "adalah yang pertama"
        why = f"Bagian {heading.number} {after}; seharusnya {expected}."
        place = f"Bagian {heading.number}. {heading.title}"
        yield _statement(heading.line, heading.number, expected, why, place)
        previous = heading


def _begins(document: PrintedDocument, mark: str, start: int, end: int) -> bool:
    """Whether a line between two others begins with a mark."""
    pattern = re.compile(rf"^[\W_]*{re.escape(mark)}\s*[.)]", re.IGNORECASE)
    return any(pattern.match(line.text) for line in document.lines[start : end - 1])


_READERS: Final[Sequence[tuple[re.Pattern[str], Callable[[str], int]]]] = (
    (re.compile(r"^\d{1,2}$"), int),
    (re.compile(r"^[a-z]$"), lambda mark: ord(mark) - ord("a") + 1),
)


def _points(items: Sequence[ListItem], document: PrintedDocument) -> Iterator[Statement]:
    """Yield each point of a list that is marked by digits or letters, with the mark before it.

    A mark that goes back may be of another list, whose points stand between those of this one.
    """
    was_expected = ""
    for before, after in pairwise(items):
        read = next(
            (r for pattern, r in _READERS if pattern.match(before.mark) and pattern.match(after.mark)), None
        )
        if read is None:
            continue
        value, last = read(after.mark), read(before.mark)
        expected = str(last + 1) if after.mark.isdecimal() else chr(ord(before.mark) + 1)
        is_read = value < last or (value > last and _begins(document, expected, before.line, after.line))
        holds = value == last + 1 or is_read or (bool(was_expected) and value == read(was_expected) + 1)
        was_expected = "" if holds else expected
        why = f"Butir {after.mark} menyusul butir {before.mark}; seharusnya {expected}."
        place = f"Butir {after.mark}. {after.text[:60]}"
        yield _statement(after.line, after.mark, "" if holds else expected, why, place)


def _points_apart(lists: Sequence[Sequence[ListItem]], document: PrintedDocument) -> Iterator[Statement]:
    """Yield points read as lists of their own, between the numbers before and after the missing one."""
    titles = [heading.line for heading in document.headings]
    for before, own, after in zip(lists, lists[1:], lists[2:], strict=False):
        last, mark, first = int(before[-1].mark), own[0].mark, int(after[0].mark)
        is_one_part = not any(before[-1].line < line < after[0].line for line in titles)
        if len(own) == 1 and mark != "1" and int(mark) != last + 1 == first - 1 and is_one_part:
            why = f"Butir {mark} menyusul butir {last}; seharusnya {last + 1}."
            place = f"Butir {mark}. {own[0].text[:60]}"
            yield _statement(own[0].line, mark, str(last + 1), why, place)
