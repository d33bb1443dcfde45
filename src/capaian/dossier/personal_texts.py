"""What in a free text leads to a person: numbers, names by the words beside them,
places where one lives.

The one screen of all that citizens say or clerks write about them: answers to surveys, complaints,
visits. A name is known by its kin word (`binti`), a title before it, a degree behind it, or by how
many are called.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from capaian.dossier.declared_rows import read_declared_rows
from capaian.rulebook.personal import find_number_spans, tells_birth

MASK: Final = "…"
_DAY_HOUR_OR_CODE: Final = re.compile(
    r"(?<![\d.])[1-9](?:\.\d\d){2}(?:\.\d\.\d\d(?:\.\d{4})?)?(?!\.?\d)"
    r"|(?<!\d)(?<!\d[-./ ])(?:\d{1,2}[-./ "
    r"]){1,2}(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)"
    r"|(?<!\d)(?<!\d[-./])(?:[01]?\d|2[0-3])[.:][0-5]\d(?!\d)|[Rr]p\.? ?\d{1,3}(?:\.\d{3})+"
)
"""Looked away from: neither `05-02-2025 08.00-15.00` nor the code
2.12.02.2.01.0004 is a telephone.
"""
_PART: Final = r"(?:[^\S\t]|[().,:~\-/_*\u00b7\u2010-\u2015]){0,3}"
_NUMBERS: Final = {
    "nomor penduduk": re.compile(
        rf"(?<![^\W_])(?i:NIK|N?KK|KTP)[^\d\n]{{0,12}}(\d(?:{_PART}\d){{13,17}})(?!\d)"
    ),
    "nomor telepon": re.compile(
        rf"(?<!\d)(?<!\d[.,])(?:\+{_PART}62|62(?={_PART}[2-9])|"
        rf"0){_PART}[1-9](?:{_PART}\d){{7,11}}(?!\d)"
        r"|(?<![\d.,])8[1-357-9]\d(?:[ \-]?\d){6,9}(?!\d)"
    ),
    "alamat surel": re.compile(
        r"[\w.+-]{1,64}(?: ?@ ?| ?[(\[]at[)\]] ?)[\w-]{1,64}\.\w{1,9}|(?<![\w@])@[A-Za-z]\w{2,}"
    ),
}
"""Telephones have 0 or +62 before them and nine digits or more; mobiles also none."""
_SIXTEEN_DIGITS: Final = re.compile(rf"(?<!\d)(?<!\d[.,])\d(?:{_PART}\d){{15}}(?![.,]?\d)")
"""However they are parted: in a text of citizens they are asked about where they can be a NIK."""
_WORDS: Final = {
    kind: "|".join(row["word"].replace(".", r"\.") for row in rows)
    for kind, rows in groupby(
        read_declared_rows(__file__, "person_words.csv"), lambda row: row["kind"]
    )
}
_BEGIN, _END = r"(?<![^\W_])", r"(?![^\W_])"
_NO_OTHER: Final = rf"(?!(?i:{_WORDS['other']}){_END})"
"""No word that follows titles and is no name: a post, a town (Ibu Kota), what a mother does."""
_CAPITAL_WORD: Final = (
    rf"(?:[A-Z]\.\s?){{0,3}}{_NO_OTHER}(?:[A-Z][a-z]+(?:['’`-][A-Za-z]+)?|[A-Z]{{4,}}){_END}"
)
"""With its initials; three capital letters are an office."""
_SMALL_WORD: Final = rf"{_NO_OTHER}[a-z'’]{{2,}}"
_NAME: Final = rf"{_CAPITAL_WORD}(?:\s{_CAPITAL_WORD}){{0,3}}"
_BEFORE_KIN: Final = rf"(?:{_NAME}|{_SMALL_WORD}(?:\s{_SMALL_WORD})?)"
_GIVEN_NAME: Final = rf"(?i:{_WORDS['given']}){_END}"
_TITLE: Final = rf"(?:(?i:{_WORDS['title']})|(?<!\d\s)H\.)"
_GAP: Final = r"(?:\.\s{0,2}|(?<=\.)\s{0,2}|\s{1,2})"
_NO_VERB: Final = r"(?!(?:me|di|ber|ter|pe)[a-z]{3})"
_CALLED: Final = r"(?i:bu|ibu|pak|bapak|bpk|mbak|mba|sdri?|nama saya|bernama|atas nama)"
"""Before which even a word in small letters is a name."""
_SMALL_NAME: Final = rf"{_GIVEN_NAME}(?:\s(?:{_GIVEN_NAME}|{_NO_VERB}{_SMALL_WORD})){{0,3}}"
_TITLED_NAME: Final = rf"(?:{_TITLE}{_GAP}){{0,3}}(?:{_NAME}|{_SMALL_NAME})"
_DEGREE: Final = (
    r"(?!S\.D)(?:(?:S|M|Sp)\.[A-Z][A-Za-z]{0,4}|A\.?Md|(?:(?<=,)|(?<=, "
    r"))S[EHT])(?:\.[A-Za-z]{1,4})*"
)
_HOUSE: Final = r"\d{1,4}[A-Za-z]?(?:[/-]\d{1,3})?(?![.,]?\d|[^\W_])"
_NUMBER: Final = r"(?i:no|nomor)\b\.?\s?:?\s?"
_STREET: Final = rf"(?i:{_WORDS['street']}){_END}\.?\s?"
_CUES: Final = {
    why: re.compile(_BEGIN + pattern)
    for why, pattern in {
        "nama dengan '{kin}'": (
            rf"{_BEFORE_KIN}\s(?P<kin>(?i:{_WORDS['kin']}))\.?\s(?:{_NAME}|{_SMALL_WORD})"
        ),
        "nama dengan '{title}'": rf"(?P<title>{_TITLE}){_GAP}{_TITLED_NAME}",
        "nama dengan '{called}'": (
            rf"(?P<called>{_CALLED}){_GAP}{_NO_VERB}{_NO_OTHER}[a-z]{{4,}}{_END}"
        ),
        "nama dengan '{self}'": (
            rf"(?P<self>(?i:hormat saya|saya|petugas)),?\s{_CAPITAL_WORD}\s{_CAPITAL_WORD}"
        ),
        "nama orang": rf"{_GIVEN_NAME}(?:\s(?:{_GIVEN_NAME}|{_CAPITAL_WORD})){{1,3}}",
        "nama dengan gelar '{degree}'": rf"{_NAME}(?:,\s?|\s)(?P<degree>{_DEGREE}){_END}",
        "alamat: RT/RW": (
            r"(?i:RT|RW)(?:\s?[/.&-]?\s?(?i:RW))?[\s.:]{0,2}\d{1,3}"
            rf"(?:\s?(?:[/.,&-]|dan)?\s?(?i:RW)?[\s.:]{{0,2}}\d{{1,3}})?{_END}"
        ),
        "alamat: nomor rumah": (
            rf"(?:{_STREET}(?:(?!(?i:km|rt|rw)\b)[A-Z][\w'’.-]*\s){{1,4}}(?!(?:19|"
            rf"20)\d\d{_END}){_HOUSE}"
            rf"|{_STREET}(?:[\w'’.-]+,?\s){{1,5}}{_NUMBER}{_HOUSE}"
            rf"|(?i:blok)\s[A-Z]{{1,2}}\s?[-./]?\s?(?:{_NUMBER})?{_HOUSE}"
            rf"|(?i:rumah)\s{_NUMBER}{_HOUSE}|{_NUMBER}(?i:rumah)\s{_HOUSE})"
        ),
    }.items()
}
_HOMES: Final = frozenset(why for why in _CUES if why.startswith("alamat"))
_PLACE_BEFORE, _HALL_BEFORE = (
    re.compile(rf"{_BEGIN}(?i:{_WORDS[kind]})\.?\s(?:[A-Z]\w*\.?\s)?$")
    for kind in ("place", "hall")
)
"""Streets, hospitals and mosques have names of who died long ago;
a hall of a quarter is nobody's home.
"""


class PersonalPiece(NamedTuple):
    """A piece of a text that leads to a person, with why in Indonesian,
    without the piece itself.
    """

    begin: int
    end: int
    why: str


def find_person(text: str) -> str:
    """Return what number, or address of mail, of a person a text has, in Indonesian; empty:
    none.
    """
    return next((piece.why for piece in _find_numbers(_plain(text)[0])), "")


def find_personal_pieces(text: str) -> tuple[PersonalPiece, ...]:
    """Return all that looks as if it led to a person, in the order of the text, each sign once.

    Examples:
        >>> text = "Siti Aminah binti Karto, Jl. Melati 5"
        >>> [(text[each.begin : each.end], each.why) for each in find_personal_pieces(text)]
        [('Siti Aminah binti Karto', "nama dengan 'binti'"), ('Jl. Melati 5', 'alamat: nomor
        rumah')]
    """
    plain, places = _plain(text)
    pieces: list[PersonalPiece] = []
    for each in sorted(
        (*_find_numbers(plain), *_find_words(plain)), key=lambda own: (own.begin, -own.end)
    ):
        last = pieces.pop() if pieces and each.begin < pieces[-1].end else each
        pieces.append(PersonalPiece(last.begin, max(last.end, each.end), last.why))
    return tuple(PersonalPiece(places[e.begin], places[e.end - 1] + 1, e.why) for e in pieces)


def mask_personal_pieces(text: str) -> str:
    """Return a text with `MASK` in place of all that looks personal;
    in what is returned nothing does.
    """
    while pieces := find_personal_pieces(text):
        for begin, end, _ in reversed(pieces):
            text = text[:begin] + MASK + text[end:]
    return text


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Return a text with usual signs, without those that nobody sees,
    and where each of them stands.
    """
    if text.isascii():
        return text, range(len(text))
    signs = [
        (str(unicodedata.decimal(sign, sign)), place)
        for place, own in enumerate(text)
        for sign in (own if own == MASK else unicodedata.normalize("NFKC", own))
        if unicodedata.category(sign) != "Cf"
    ]
    return "".join(sign for sign, _ in signs), [place for _, place in signs]


def _find_numbers(text: str) -> Iterator[PersonalPiece]:
    for span in find_number_spans(text):
        yield PersonalPiece(*span, "NIK atau NIP")
    timeless = _DAY_HOUR_OR_CODE.sub(lambda match: "x" * len(match[0]), text)
    for why, pattern in _NUMBERS.items():
        for match in pattern.finditer(timeless):
            yield PersonalPiece(*match.span(match.lastindex or 0), why)


def _find_words(text: str) -> Iterator[PersonalPiece]:
    """Yield names, homes, and digits that may be a NIK;
    where all letters are capital none tells a name.
    """
    for match in _SIXTEEN_DIGITS.finditer(text):
        if tells_birth("".join(filter(str.isdigit, match[0]))):
            yield PersonalPiece(*match.span(), "NIK atau NIP")
    small = text.lower() if text.isupper() and text.isascii() else text
    for why, pattern in _CUES.items():
        before = _HALL_BEFORE if why in _HOMES else _PLACE_BEFORE
        for match in pattern.finditer(
            text if why in _HOMES or "degree" in pattern.groupindex else small
        ):
            if not before.search(text, max(0, match.start() - 40), match.start()):
                yield PersonalPiece(*match.span(), why.format(**match.groupdict()))
