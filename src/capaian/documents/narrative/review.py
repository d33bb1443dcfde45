"""What is wrong with a text of the office: digits that should be fields, figures that changed,
broken fields.

A digit is suspicious where it equals a figure of the assessment, or follows the name of an
indicator or component within its sentence. Numbers of laws, dates, years, ages and names are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from capaian.documents.narrative.fields import (
    FIELD,
    fill_field,
    parse_control,
    parse_field,
    words_of,
)
from capaian.documents.narrative.markdown import UnpairedError, fill_markdown, split_front_matter
from capaian.documents.scope.paths import Scope, UnknownNameError
from capaian.documents.scope.world import office_world
from capaian.domain.assessment import Assessment
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.narrative import NarrativeText
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import MONTHS
from capaian.domain.value import Known

# 94,24 | 96.019 | 12 (never inside a word such as KTP-2 or 0-17)
_DIGITS = re.compile(r"(?<![\w–/.-])\d+(?:\.\d{3})*(?:,\d+)?(?![\w–/-]|\.\d)")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?=\S)[^.!?]*)*[.!?]?")
_MONTH = "|".join(MONTHS)
# Nomor 29 Tahun 2014, Pasal 58, usia 17, tanggal 10 Januari 2024, 5 (lima) tahun
_HARMLESS = re.compile(
    r"(?i)(?:nomor|no\.|pasal|ayat|tahun|tanggal|usia|umur|lampiran|bab|tabel|gambar|"
    r"semester|triwulan|"
    rf"\b(?:{_MONTH}))\s*$"
)
_HARMLESS_AFTER = re.compile(
    rf"(?i)\s*(?:\([a-z ]+\)\s*)?(?:tahun\b|{_MONTH}|hari\b|bulan\b|kali\b)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ITEM_SIGN = re.compile(r"[-•*]|\w{1,3}[.)]")
_NEAR_SIGNS = 60
"""Signs before and after digits in which words may make them harmless."""
_SHORTEST_FIGURE = 3
"""Figures of fewer digits are too common to be compared with results."""


def review_narratives(year: OfficeYear, scope: Scope) -> Iterator[Issue]:
    """Yield a warning for each suspicious digit, pasted table, and text whose figures changed."""
    figures = (
        known_figures(office_world(scope.world).assessment) if year.narratives else frozenset()
    )
    names = (*(c.name for c in year.components), *(i.name for i in year.indicators))
    for narrative in year.narratives:
        yield from _digits(narrative, figures, names)
        yield from _pasted_tables(narrative)
        yield from _outdated(narrative, scope)


def _pasted_tables(narrative: NarrativeText) -> Iterator[Issue]:
    """Yield a warning for rows whose cells would run into one another as a paragraph."""
    are_rows = [False, *map(_is_row, narrative.markdown.split("\n")), False]
    for line, (before, own, after) in enumerate(
        zip(are_rows, are_rows[1:], are_rows[2:], strict=False), 1
    ):
        if own and after and not before:
            message = (
                "Baris ini tampak seperti tabel yang ditempelkan; naskah mencetaknya sebagai "
                "satu alinea."
            )
            remedy = (
                "Tulis sebagai kalimat atau butir (- …). Angkanya isikan sebagai data, "
                "atau lampirkan "
                "tabelnya sebagai gambar di lembar Bukti."
            )
            place = replace(narrative.place, row=line)
            yield Issue(Level.WARNING, "text_with_table", message, place, remedy=remedy)


def _is_row(line: str) -> bool:
    """Say whether a line is a row of a table, cells parted by tabs or strokes;
    a numbered item is none.
    """
    words = line.strip()
    cells = [cell.strip() for cell in words.split("\t") if cell.strip()]
    is_listed = bool(cells) and _ITEM_SIGN.fullmatch(cells[0]) is not None
    return len(cells) > 1 + is_listed or (len(words) > 1 and words[0] == words[-1] == "|")


def find_outdated(year: OfficeYear, scope: Scope) -> Iterator[Issue]:
    """Yield a warning for each text whose figures changed, without looking at its digits."""
    for narrative in year.narratives:
        yield from _outdated(narrative, scope)


def _outdated(narrative: NarrativeText, scope: Scope) -> Iterator[Issue]:
    try:
        outdated = is_outdated(narrative.markdown, scope)
    except UnknownNameError:
        return
    if outdated:
        message = why_outdated(narrative.markdown)
        remedy = (
            "Baca kembali teksnya; bila sudah sesuai, hapus baris fields di awal berkas "
            "beserta kedua ---."
        )
        yield Issue(Level.WARNING, "text_outdated", message, narrative.place, remedy=remedy)


def known_figures(assessment: Assessment) -> frozenset[str]:
    """Return how the figures of the assessment are written, short ones left out."""
    shown = (
        Known(trace.value, trace.unit, trace.id, trace.decimals).display
        for trace in assessment.traces.values()
        if trace.value is not None and trace.unit is not None
    )
    return frozenset(text for text in shown if sum(c.isdigit() for c in text) >= _SHORTEST_FIGURE)


def _digits(
    narrative: NarrativeText, figures: frozenset[str], names: tuple[str, ...]
) -> Iterator[Issue]:
    text = _without_fields(narrative.markdown)
    breaks = [found.start() for found in re.finditer("\n", text)]
    for sentence in _SENTENCE.finditer(text):
        named: Mapping[str, int] | None = None
        for match in _DIGITS.finditer(sentence.group()):
            if named is None:
                named = _ends_of(names, sentence.group())
            reason = _suspicion(match, figures, named)
            if reason:
                remedy = "Pakai sisipan, misalnya {{ kode.actual }}, agar angka ikut berubah."
                line = bisect_left(breaks, sentence.start() + match.start()) + 1
                place = replace(narrative.place, row=line)
                yield Issue(
                    Level.WARNING, "typed_digit", reason, place, match.group(), remedy=remedy
                )


def _ends_of(names: tuple[str, ...], sentence: str) -> Mapping[str, int]:
    """Return where the first mention of each name in a sentence ends, of those that are in it."""
    low = sentence.lower()
    starts = {name: low.find(name.lower()) for name in names if name}
    return {name: start + len(name) for name, start in starts.items() if start >= 0}


def _without_fields(markdown: str) -> str:
    """The text with blanks for its fields and its front matter, every line where it was."""
    body = split_front_matter(markdown)[1]
    head = "\n" * markdown.count("\n", 0, len(markdown) - len(body))
    return head + FIELD.sub(lambda field: " " + "\n" * field.group().count("\n"), body)


def _suspicion(match: re.Match[str], figures: frozenset[str], named: Mapping[str, int]) -> str:
    """Say what is suspicious about digits; only words near them are read,
    a sentence may be a whole text.
    """
    sentence, start, end, digits = match.string, match.start(), match.end(), match.group()
    if (
        _YEAR.fullmatch(digits)
        or _HARMLESS.search(sentence, max(start - _NEAR_SIGNS, 0), start)
        or _HARMLESS_AFTER.match(sentence, end, end + _NEAR_SIGNS)
    ):
        return ""
    if digits in figures:
        return f"Angka {digits} diketik, padahal sama dengan hasil perhitungan."
    name = next((name for name, last in named.items() if last <= start), None)
    return f"Angka {digits} diketik sesudah “{name}”." if name else ""


_PARAGRAPH = re.compile(r".+?(?=\n[^\S\n]*\n|\Z)", re.DOTALL)


def line_at(markdown: str, position: int) -> int:
    r"""Return the 1-based line of a position in a text.

    Examples:
        >>> line_at("satu\ndua", 5)
        2
    """
    return markdown.count("\n", 0, position) + 1


def locate_problems(
    narrative: NarrativeText, scope: Scope, first: UnknownNameError
) -> Iterator[tuple[UnknownNameError, Place]]:
    """Yield each field of a text that leads nowhere with its place.

    What is wrong with the text itself (braces or conditions without their counterpart) is found in
    paragraphs whose fields are all known; it stands where the words of the problem stand.
    """
    text = narrative.markdown
    found = [
        (error, part.start() + start)
        for part in _PARAGRAPH.finditer(text)
        for error, start in _problems_of(part[0], scope)
    ]
    for error, start in found or [(first, max(text.find(first.path), 0))]:
        yield error, replace(narrative.place, row=line_at(text, start), column=error.path)


def _problems_of(paragraph: str, scope: Scope) -> list[tuple[UnknownNameError, int]]:
    """The problems of a paragraph, each with where it begins."""
    errors = [
        (_error_of(match["body"], scope), match.start()) for match in FIELD.finditer(paragraph)
    ]
    unknown = [(error, start) for error, start in errors if error is not None]
    if not unknown:
        try:
            fill_markdown(paragraph, scope)
        except UnpairedError as error:
            return [(error, max(paragraph.find(error.path), 0))]
    return unknown


def _error_of(body: str, scope: Scope) -> UnknownNameError | None:
    """The error of one field, read alone."""
    control = parse_control(body)
    try:
        if control is None:
            fill_field(parse_field(body), scope)
        elif control[1]:
            scope.holds(control[1])
    except UnknownNameError as error:
        return error
    return None


_SHOWN_FIGURES = 16
_DRAFT = "draf"
DRAFT_NOTE = f"---\nfields: {_DRAFT}\n---\n"
"""Stands above a draft until somebody has read it; no fields have such a hash."""
_UNREAD = "Teks ini draf yang disusun dari angka."
_FIGURES_CHANGED = "Angka dalam teks ini berubah sejak teks terakhir disunting."
_NOT_OF_THIS_YEAR = "Teks ini belum dinyatakan sesuai untuk tahun ini."


def fields_hash(markdown: str, scope: Scope) -> str:
    """Return the hash of what the fields of a text print now; stands in its front matter."""
    body = split_front_matter(markdown)[1]
    printed = [
        f"{match['body']}={_printed(match['body'], scope)}" for match in FIELD.finditer(body)
    ]
    return sha256("\n".join(printed).encode()).hexdigest()[:_SHOWN_FIGURES]


def _printed(body: str, scope: Scope) -> str:
    """What a field prints; for a condition, whether it holds."""
    control = parse_control(body)
    if control is None:
        return words_of(fill_field(parse_field(body), scope))
    return str(scope.holds(control[1])) if control[1] else ""


def is_outdated(markdown: str, scope: Scope) -> bool:
    """Say whether figures changed since the text was last edited;
    `False` if nothing was remembered.
    """
    remembered = split_front_matter(markdown)[0]
    return remembered is not None and remembered != fields_hash(markdown, scope)


def why_outdated(markdown: str) -> str:
    """Return the sentence that says why an outdated text is to be read again:
    not all have figures.
    """
    remembered, body = split_front_matter(markdown)
    if remembered == _DRAFT:
        return _UNREAD
    has_figures = FIELD.search(body) is not None
    return _FIGURES_CHANGED if has_figures else _NOT_OF_THIS_YEAR
