"""Lists of contents, tables and figures agree with the body: what they name, how it is numbered, its page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.numbering import Titled, sections_of
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import CaptionKind, ContentsEntry, PrintedDocument
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.title_words import TitleWords, differ_in_units, title_words_of
from capaian.auditor.understanding.titles import are_alike, is_cut, letters_of, likeness
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_MARK: Final = re.compile(r"^\W*(?:(?:[A-Za-z]|[IVX]+|\d+)[.)]\s*|[A-Z]\s+(?=[A-Z]))")
_CAPTIONED: Final = re.compile(r"^(?:tabel|gambar|grafik|lampiran|bagan|diagram)\b", re.IGNORECASE)
_POINT: Final = re.compile(r"(?P<mark>\d{1,2}|[A-Za-z])[.)]\s*(?P<title>.+)")
_DIGITS: Final = re.compile(r"\d+")
_LIKE: Final = 0.75
"""How like two spellings of one word are."""
_LONGEST: Final = 160
_SHORTEST: Final = 12
"""Letters of a title without number that can be found again."""


def check_contents(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each line of a list beside what stands in the body; and what a list leaves out."""
    document = report.document
    yield from _compare(document, None, sections_of(document))
    yield from _unnumbered(document)
    yield from _listed(document)
    for kind in CaptionKind:
        captions = [Titled(c.line, c.number, c.title) for c in document.captions if c.kind is kind]
        yield from _compare(document, kind, captions)
    yield from _pages(document)


def _compare(
    document: PrintedDocument, kind: CaptionKind | None, things: Sequence[Titled]
) -> Iterator[Statement]:
    entries = [
        e
        for e in document.contents
        if e.kind is kind and (kind is not None or re.match(r"^\d+(?:\.\d+)+$", e.number))
    ]
    if not entries or not things:
        return
    body: dict[str, list[Titled]] = {}
    for thing in things:
        body.setdefault(thing.number, []).append(thing)
    words = title_words_of(document)
    for entry in entries:
        yield _entry(entry, body, things, words)
    yield from _left_out(entries, things, "Bagian" if kind is None else kind.value)


def _listed(document: PrintedDocument) -> Iterator[Statement]:
    """Yield the headings that are numbered as points of a list, beside the contents: `3. Kota Layak Anak`."""
    found = (match for entry in document.contents if (match := _POINT.fullmatch(entry.title)))
    marks: dict[str, set[str]] = {}
    for match in found:
        marks.setdefault(letters_of(match["title"]), set()).add(match["mark"])
    for item in document.items:
        known = marks.get(letters_of(item.text), set()) if len(item.text) >= _SHORTEST else set()
        if len(known) == 1:
            (right,) = known
            own = item.mark.rstrip(".)")
            if own.isdigit() != right.isdigit() or not own.isalnum():
                continue  # a dash, or letters where the contents have numbers
            holds = own == right
            why = "" if holds else f"Dalam daftar isi judul ini bernomor {right}."
            text = f"{own}. {item.text}"[:_LONGEST]
            yield Statement(AuditRule.NUMBERING, holds, item.line, text, right, why, f"baris {item.line}")


def _left_out(entries: Sequence[ContentsEntry], things: Sequence[Titled], word: str) -> Iterator[Statement]:
    """Yield what stands in the body, but not in its list; a list may leave out deep levels."""
    depth = max(entry.number.count(".") for entry in entries)
    listed = {entry.number for entry in entries}
    used = Counter(thing.number for thing in things)
    wanted = [
        t for t in things if t.number.count(".") <= depth and (t.number not in listed or used[t.number] > 1)
    ]
    left_out = [t for t in wanted if not any(are_alike(t.title, entry.title) for entry in entries)]
    if not left_out:
        return
    names = ", ".join(thing.number for thing in left_out)
    yield Statement(
        AuditRule.NUMBERING,
        holds=False,
        line=left_out[0].line,
        printed=f"{word} {names}",
        expected="tercantum dalam daftar",
        why=f"{word} {names} ada dalam naskah, tetapi tidak ada dalam daftarnya.",
        place=f"Daftar {word.lower()}",
        level=Level.NOTE,
        lines=(*(thing.line for thing in left_out[1:]), entries[0].line),
    )


def _entry(
    entry: ContentsEntry, body: Mapping[str, Sequence[Titled]], things: Sequence[Titled], words: TitleWords
) -> Statement:
    """Return a line of a list beside the thing of its number, or beside the thing of its title."""
    word = "Bagian" if entry.kind is None else entry.kind.value
    own = body.get(entry.number, ())
    if any(_is_same(thing.title, entry) for thing in own):
        return _found(entry, word)
    near = next((thing for thing in own if are_alike(thing.title, entry.title)), None)
    if near is not None and (copied := _copied(entry, near, things, word)) is not None:
        return copied
    if near is not None:
        return _other_title(entry, near, word, words.foreign_in(entry.title, near.title))
    same = _nearest(entry.title, things)
    if same is not None and not own:
        why = f"Dalam naskah judul ini bernomor {same.number}, dalam daftar {entry.number}."
        return _differs(entry, same, same.number, why, word, Level.WARNING)
    if same is not None:
        body_title = f"Dalam naskah {word.lower()} {entry.number} berjudul “{own[0].title}”"
        why = f"{body_title}; judul ini bernomor {same.number}."
        return _differs(entry, same, same.number, why, word, Level.WARNING)
    if own:
        return _other_title(entry, own[0], word, words.foreign_in(entry.title, own[0].title))
    why = f"{word} {entry.number} ada dalam daftar, tetapi tidak ada dalam naskah."
    return _differs(entry, None, "", why, word, Level.WARNING)


def _copied(entry: ContentsEntry, thing: Titled, things: Sequence[Titled], word: str) -> Statement | None:
    """Return that a thing bears the title of another one, where the list knows its own; `None` if not so."""
    own = letters_of(thing.title)
    others = [other for other in things if other is not thing and letters_of(other.title) == own]
    first = next((other for other in others if other.number != thing.number), None)
    if first is None or entry.kind is None or not _has_own_word(entry.title, thing.title):
        return None
    other = f"{word} {first.number} (baris {first.line}) sudah berjudul sama"
    why = f"{other}; daftar (baris {entry.line}) menulis yang lain."
    place = f"{word} {thing.number}"
    lines = (entry.line, first.line)
    return Statement(AuditRule.LABEL, False, thing.line, thing.title, entry.title, why, place, lines=lines)


def _has_own_word(title: str, other: str) -> bool:
    """Whether a title has a word like none of another one: a word spelt otherwise names no other thing."""
    words, others = words_of(title), words_of(other)
    return any(all(likeness(word, each) < _LIKE for each in others) for word in words - others)


def _nearest(title: str, things: Sequence[Titled]) -> Titled | None:
    """Return the thing whose title is most like another one, if any is like it."""
    alike = [thing for thing in things if are_alike(thing.title, title)]
    return max(alike, key=lambda thing: likeness(thing.title, title), default=None)


def _is_same(title: str, entry: ContentsEntry) -> bool:
    """Whether a title is that of a line of a list, whose last number may have been read as its page."""
    return any(
        letters_of(title) == letters_of(listed) or is_cut(title, listed)
        for listed in (entry.title, f"{entry.title} {entry.page}")
    )


def _found(entry: ContentsEntry, word: str) -> Statement:
    place = f"Daftar {word.lower()}, {entry.number}"
    return Statement(AuditRule.NUMBERING, True, entry.line, entry.number, "", "", place)


def _other_title(entry: ContentsEntry, thing: Titled, word: str, foreign: str = "") -> Statement:
    """Return that titles differ: a note, more if they name other numbers, units or fields."""
    if foreign:
        return _foreign(entry, thing, word, foreign)
    listed, own = (re.findall(r"\d+", title) for title in (entry.title, thing.title))
    is_of_units = differ_in_units(entry.title, thing.title)
    is_other = bool(listed and own and listed != own) or not are_alike(entry.title, thing.title)
    level = Level.WARNING if is_other or is_of_units else Level.NOTE
    why = f"Judul dalam daftar berbeda dari judul dalam naskah: “{thing.title}”."
    made = _differs(entry, thing, thing.title, why, word, level)
    return replace(made, rule=AuditRule.UNIT) if is_of_units else made


def _foreign(entry: ContentsEntry, thing: Titled, word: str, foreign: str) -> Statement:
    """Return that one of two titles has a word that stands nowhere else: left from another report."""
    is_listed = foreign in entry.title.casefold()
    wrong, right = (entry, thing) if is_listed else (thing, entry)
    elsewhere = "dalam naskah" if is_listed else "dalam daftar"
    why = f"Kata “{foreign}” hanya ada di sini; {elsewhere} judulnya “{right.title}”."
    place = f"{word} {thing.number}"
    return Statement(
        AuditRule.COPY, False, wrong.line, wrong.title, right.title, why, place, Level.WARNING, (right.line,)
    )


def _differs(
    entry: ContentsEntry, thing: Titled | None, expected: str, why: str, word: str, level: Level
) -> Statement:
    return Statement(
        AuditRule.NUMBERING,
        holds=False,
        line=entry.line,
        printed=f"{entry.number} {entry.title}".strip(),
        expected=expected,
        why=why,
        place=f"Daftar {word.lower()}, {entry.number or entry.title}",
        level=level,
        lines=() if thing is None else (thing.line,),
    )


def _unnumbered(document: PrintedDocument) -> Iterator[Statement]:
    """Yield the lines of contents with a letter or no number, where a heading has nearly their title."""
    headings = [Titled(h.line, h.number, _MARK.sub("", h.title)) for h in document.headings]
    titles = {letters_of(heading.title) for heading in headings}
    plain = _plain_lines(document)
    known, in_any_year = {*plain.values()}, _by_any_digits(plain)
    for entry in document.contents:
        title = _MARK.sub("", entry.title)
        is_other = entry.kind is not None or _CAPTIONED.match(title) or re.match(r"^\d", entry.number)
        if is_other or len(letters_of(title)) < _SHORTEST:
            continue
        if letters_of(title) in titles:
            yield _found(entry, "isi")
            continue
        near = next((heading for heading in headings if are_alike(heading.title, title)), None)
        if near is None and letters_of(title) not in known:
            line = in_any_year.get(_DIGITS.sub("0", letters_of(title)))
            near = None if line is None else Titled(line, "", _MARK.sub("", document.line(line).text.strip()))
        if near is not None and not is_cut(near.title, title):
            yield _other_title(entry, near, "isi")


def _plain_lines(document: PrintedDocument) -> Mapping[int, str]:
    """Return the short lines of the body that may be titles which were not read as such."""
    listed = {entry.line for entry in document.contents}
    short = (line for line in document.lines if not line.is_row and 0 < len(line.text) <= _LONGEST)
    return {line.number: letters_of(_MARK.sub("", line.text)) for line in short if line.number not in listed}


def _by_any_digits(plain: Mapping[int, str]) -> Mapping[str, int]:
    """Return the first line of each title that has digits, by its letters with any digits: in any year."""
    found: dict[str, int] = {}
    for number, letters in plain.items():
        key = _DIGITS.sub("0", letters)
        if "0" in key:
            found.setdefault(key, number)
    return found


def _pages(document: PrintedDocument) -> Iterator[Statement]:
    """Yield each page number of a list; one that is less than the page before it is wrong."""
    entries = [entry for entry in document.contents if entry.page.isdecimal()]
    titles: dict[str, list[str]] = {}
    for caption in document.captions:
        titles.setdefault(caption.number, []).append(caption.title)
    for place, entry in enumerate(entries[1:-1], start=1):
        before, after = entries[place - 1], entries[place + 1]
        if before.kind is not entry.kind or after.kind is not entry.kind:
            continue
        pages = [int(known.page) for known in (before, entry, after)]
        if pages[0] > pages[2]:
            continue
        holds = pages[0] <= pages[1] <= pages[2]
        is_title = any(title.endswith(f" {entry.page}") for title in titles.get(entry.number, ()))
        if holds or is_title:
            yield _found(entry, "halaman")
            continue
        why = f"Halaman {entry.page} berada di antara halaman {before.page} dan {after.page}."
        expected = f"{before.page} sampai {after.page}"
        if pages[0] == pages[2]:
            why = f"Halaman {entry.page} berada di antara dua baris berhalaman {before.page}."
            expected = before.page
        yield _differs(entry, None, expected, why, "halaman", Level.WARNING)
