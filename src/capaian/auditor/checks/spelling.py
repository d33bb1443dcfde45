"""Words stand as the report spells them elsewhere, and once where they are meant once.

No list of words is needed: a report prints its own terms many times. A form is a slip of the pen if it is one
letter away from a form printed far more often, or, where both may be words, if the words around both are the
same.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Line
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_WORD: Final = re.compile(r"(?<![\w@./:-])[^\W\d_]+(?![\w@]|[./:-]\w)")
_FEWEST_LETTERS: Final = 5
_MOST_LETTERS: Final = 40
"""What is longer is no word."""
_LONG: Final = 9
"""So long a word is rarely one letter away from another word."""
_USUAL: Final = 3
"""A form is usual that is printed so many times, and so many times as often as the other."""
_RARE: Final = 12
"""What is printed more often was not written by mistake."""
_MANY: Final = 20
"""A form printed so many times as often is no other word."""
_AROUND: Final = 3
"""So many equal words beside two forms show that one word is meant."""
_REACH: Final = 4
_PREFIXES: Final = ("me", "pe")
"""After these a letter may come or go with the word that follows: `penerapan`, `penyerapan`."""
_PREFIX: Final = 4
_SHORT_PREFIXES: Final = ("ke", "be", "te", "di", "se")
"""After these another word may begin with one letter more: `keutuhan`, `kebutuhan`."""
_BEGINNING: Final = 2
_TWICE: Final = re.compile(
    r"(?<![\w-])(?P<words>[^\W\d_]{4,}(?: [^\W\d_]{4,}){0,2}) (?P=words)(?![\w-])", re.IGNORECASE
)
_LONGER_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_LEAST_TWICE: Final = 7
"""Shorter words may be doubled to say more: `lama lama`."""
_LINKS_TWICE: Final = re.compile(
    r"(?<![\w-])(?P<word>yang|dan|di|ke|dari|untuk|dengan|pada|oleh|adalah|atau|serta|bahwa|sebagai|telah|juga"
    r"|dapat|terhadap|karena|agar|secara) (?P=word)(?![\w-])"
)
"""Short ones that no language doubles; `ke ke-2` is no such."""


@dataclass(frozen=True, slots=True)
class _Word:
    form: str
    """In small letters."""
    line: int
    before: tuple[str, ...]
    """The words before it in its cell, the nearest first."""
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """The words of a cell."""

    line: int
    words: Sequence[str]
    is_shouted: bool
    """Whether all of it is in capitals."""


@dataclass(frozen=True, slots=True)
class _Edit:
    first: int
    """How many letters are the same at the beginning."""
    last: int
    """How many are the same at the end."""
    own: str
    """The letters between."""
    others: str

    @property
    def is_gap(self) -> bool:
        """Whether a letter is missing or one too many."""
        return len(self.own) + len(self.others) == 1

    @property
    def is_other(self) -> bool:
        """Whether one letter stands for another."""
        return len(self.own) == len(self.others) == 1

    @property
    def is_swap(self) -> bool:
        """Whether two letters changed places."""
        return len(self.own) == len(self.others) == 2 and self.own == self.others[::-1]


def check_spelling(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield forms one letter away from others, each once with all its lines, and words printed twice."""
    listed = {entry.line for entry in report.document.contents}
    cells = [
        _Cell(line.number, _WORD.findall(cell), cell.isupper())
        for line in report.document.lines
        if line.number not in listed
        for cell in line.cells
    ]
    near = _near_forms(_forms(cells))
    placed: dict[str, list[_Word]] = {}
    for form, word in _words_of(cells, near):
        placed.setdefault(form, []).append(word)
    for form, words in placed.items():
        others = sorted(near[form], key=lambda other: (-len(placed[other]), other))
        found = ((other, _slips(words, placed[other])) for other in others)
        right, slips = next(((other, slips) for other, slips in found if slips), ("", words))
        rivals = [each for each in others if right not in ("", each) and _is_rival(words[0], placed[each])]
        yield _spelt(slips, _likeliest(slips, [right, *rivals], placed) if rivals else right)
    for line in report.document.lines:
        yield from _twice(line)


def _forms(cells: Iterable[_Cell]) -> set[str]:
    """Return the forms of words that are neither short nor short names.

    Capitals among small letters are short names, each letter its own word: RKPBMD, RKBMD.
    """
    told, shouted = set[str](), set[str]()
    for cell in cells:
        (shouted if cell.is_shouted else told).update(cell.words)
    forms = {word.casefold() for word in told if not word.isupper()} | {*map(str.casefold, shouted)}
    return {form for form in forms if _FEWEST_LETTERS <= len(form) <= _MOST_LETTERS}


def _words_of(cells: Iterable[_Cell], wanted: Container[str]) -> Iterator[tuple[str, _Word]]:
    """Yield the words of some forms."""
    for cell in cells:
        forms = [*map(str.casefold, cell.words)]
        for place, form in enumerate(forms):
            if form in wanted and (cell.is_shouted or not cell.words[place].isupper()):
                before = tuple(reversed(forms[max(place - _REACH, 0) : place]))
                after = tuple(forms[place + 1 : place + 1 + _REACH])
                yield form, _Word(form, cell.line, before, after)


def _near_forms(placed: Iterable[str]) -> Mapping[str, set[str]]:
    """Return for each form those that may be a letter away: what is left without one letter is the same."""
    first: dict[str, str] = {}
    by_rest: dict[str, set[str]] = {}
    for form in placed:
        for rest in {form, *(form[:gap] + form[gap + 1 :] for gap in range(len(form)))}:
            known = first.setdefault(rest, form)
            if known is not form:
                by_rest.setdefault(rest, {known}).add(form)
    near: dict[str, set[str]] = {}
    for forms in by_rest.values():
        for form in forms:
            near.setdefault(form, set()).update(forms - {form})
    return near


def _slips(words: Sequence[_Word], usual: Sequence[_Word]) -> Sequence[_Word]:
    """Return the places of a form that are slips of another, more usual one."""
    edit = _edit(words[0].form, usual[0].form)
    times = len(usual) // len(words)
    if edit is None or len(usual) < _USUAL or times < 1 or len(words) > _RARE:
        return ()
    if times >= _USUAL and _is_no_word(words[0].form, edit, times):
        return words
    is_likely = edit.is_gap and edit.last > 0 and times >= _USUAL
    return [word for word in words if _is_meant(word, words, usual, is_likely=is_likely)]


def _edit(one: str, other: str) -> _Edit | None:
    """Return how two forms differ: by one letter, or by two that changed places; `None` if by more."""
    first = _shared(one, other)
    last = _shared(one[first:][::-1], other[first:][::-1])
    own, others = one[first : len(one) - last], other[first : len(other) - last]
    edit = _Edit(first, last, own, others)
    is_ending = last == 0 and edit.is_other  # `survei` and `survey`
    return edit if first and not is_ending and (edit.is_gap or edit.is_other or edit.is_swap) else None


def _is_no_word(form: str, edit: _Edit, times: int) -> bool:
    """Whether a form so near to a far more usual one is hardly a word of its own."""
    is_other_root = edit.is_gap and edit.own and edit.first == _BEGINNING and form.startswith(_SHORT_PREFIXES)
    shortest = _PREFIX if form.startswith(_PREFIXES) or is_other_root else _BEGINNING
    is_inside = edit.first >= shortest and edit.last > 0
    is_long = len(form) >= _LONG
    is_doubled = edit.is_gap and edit.own == form[edit.first - 1] and edit.last > 0
    return (
        is_doubled
        or (edit.is_gap and is_inside and is_long)
        or (edit.is_swap and (is_inside or is_long))
        or (times >= _MANY and is_inside and len(form) > _LONG)
    )


def _is_meant(word: _Word, words: Sequence[_Word], usual: Sequence[_Word], *, is_likely: bool) -> bool:
    """Whether a form stands among words that elsewhere have the other form between them.

    Where the other form is far more usual, the words on one side tell enough.
    """
    alike = sum(_is_among(word, other, both_sides=not is_likely) for other in usual)
    own = 0 if is_likely else sum(_is_among(word, other, both_sides=True) for other in words)
    return alike > own


def _is_rival(word: _Word, others: Sequence[_Word]) -> bool:
    """Whether a form may be a slip of another, too, that is printed several times."""
    return len(others) > 1 and _edit(word.form, others[0].form) is not None


def _likeliest(slips: Sequence[_Word], forms: Sequence[str], placed: Mapping[str, Sequence[_Word]]) -> str:
    """Return the form that stands among the same words as a slip; all of them where that tells no one."""
    alike = {
        form: max(
            _shared(slip.before, other.before) + _shared(slip.after, other.after)
            for slip in slips
            for other in placed[form]
        )
        for form in forms
    }
    best = [form for form in forms if alike[form] == max(alike.values())]
    return best[0] if len(best) == 1 else " atau ".join(forms)


def _is_among(one: _Word, other: _Word, *, both_sides: bool) -> bool:
    before, after = _shared(one.before, other.before), _shared(one.after, other.after)
    return before + after >= _AROUND and (not both_sides or min(before, after) > 0)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words, or letters, that two rows have in common at their beginning."""
    return len([*takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))])


def _spelt(words: Sequence[_Word], right: str) -> Statement:
    lines = tuple(dict.fromkeys(word.line for word in words))
    times = f" ({len(words)} kali)" if len(words) > 1 else ""
    return Statement(
        AuditRule.LABEL,
        not right,
        lines[0],
        words[0].form,
        right,
        f"Salah ketik{times}: di tempat lain laporan ini menulis “{right}”.",
        f"baris {lines[0]}",
        Level.NOTE,
        lines[1:] if right else (),
        is_of_spelling=bool(right),
    )


def _repeats_words(cell: str) -> bool:
    if len(cell) <= 2 * _LEAST_TWICE:
        return False
    words = _LONGER_WORD.findall(cell.lower())
    return len(words) > len({*words})


def _twice(line: Line) -> Iterator[Statement]:
    """Yield words printed twice in a row; names of places that double a word have capitals.

    The end of a cell may say a word again that heads its column: "Jumlah keluarga" with its unit, "keluarga".
    """
    for cell in filter(_repeats_words, line.cells):
        for match in _TWICE.finditer(cell):
            words = match["words"]
            is_unit = len(line.cells) > 1 and match.end() == len(cell)
            if len(words) >= _LEAST_TWICE and match[0].islower() and not is_unit:
                yield _printed_twice(line, match[0], words)
    if not line.is_row:  # cells that were not told apart end and begin with such words
        for match in _LINKS_TWICE.finditer(line.text):
            yield _printed_twice(line, match[0], match["word"])


def _printed_twice(line: Line, printed: str, right: str) -> Statement:
    why = "Kata ini tercetak dua kali berturut-turut."
    place = f"baris {line.number}"
    return Statement(AuditRule.LABEL, False, line.number, printed, right, why, place, Level.NOTE)
