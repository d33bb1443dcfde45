"""Quantities of running text: each number with the words before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from capaian.auditor.document.passages import Passage
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_numbers
from capaian.auditor.quantities.figures import PrintedQuantity, scaled, tidy_marks
from capaian.auditor.quantities.labels import RowLabel
from capaian.auditor.quantities.roles import YEAR, FigurePeriod, FigureRole, PlanStage

LETTERS_BEFORE: Final = 160
"""Letters before a figure that tell what it is of."""
LETTERS_AFTER: Final = 40
MAX_SHARE_OF_FIGURES: Final = 0.3
"""Part of the words with digits above which a line is a row of a table
that was not read as one.
"""
MIN_AMOUNT: Final = 1_000_000
"""Rupiah: less is no budget."""
MAX_SHARE_OF_SENTENCE: Final = 0.4
"""The same where a full stop ends it."""
ROLE_WORD: Final = re.compile(
    r"(?P<a>\b(?:pen)?capaian)|(?P<r>terealisasi|realisasi|tercapai|terserap)|"
    r"(?P<t>target|ditargetkan)"
    r"|(?P<b>\banggaran|\bpagu|alokasi)|(?P<e>efisiensi)",
    re.IGNORECASE,
)
_SMALL_ROLE_WORD: Final = re.compile(ROLE_WORD.pattern)
"""The same in small letters, which are searched in a third of the time."""
OF_TARGET: Final = re.compile(
    r"\s*(?:%|persen)?\s*(?:dari|terhadap)\s+(?:target|rencana)(?!\W+sebesar\W+\d[\d.,]*\s*%)",
    re.IGNORECASE,
)
"""What follows a share that is an achievement: `tercapai 100,13% dari target`."""
_DIRECTLY_OF_TARGET: Final = re.compile(
    r"[^\d.;]{0,12}dari\s+target\b[^\d.;]{0,40}", re.IGNORECASE
)
_ACHIEVED: Final = re.compile(r"[^\d.;]{0,40}(?:tercapai|capaian)[^\d.;]{0,30}", re.IGNORECASE)
_ROLES: Final = {
    "a": FigureRole.ACHIEVEMENT,
    "r": FigureRole.ACTUAL,
    "t": FigureRole.TARGET,
    "b": FigureRole.BUDGET,
    "e": FigureRole.EFFICIENCY,
}
_AROUND_AMOUNTS: Final = frozenset(
    {FigureRole.ACTUAL, FigureRole.TARGET, FigureRole.BUDGET, FigureRole.OTHER}
)
"""Roles by the words before a share that stands behind an amount:
it is the share of that money.
"""
_OF_AMOUNTS: Final = {FigureRole.ACTUAL: FigureRole.SPENT, FigureRole.TARGET: FigureRole.BUDGET}
_NAMED: Final = re.compile(
    r"(?:\b(?:pasal|ayat|nomor|no|tabel|gambar|grafik|bagan|bab|lampiran|halaman|jejak|"
    r"pukul|telp|telepon|fax|nip"
    r"|pos|jalan|jl|rt|rw|baris|versi)\b[\s.:/()\d\u2013-]*|[A-Za-z\d][-/.]|\d\s)$",
    re.IGNORECASE,
)
"""What stands before a number that names something, or is a part of a longer one."""
_OF_LAW: Final = re.compile(
    r"^(?:/|[-\u2013]\d|[a-f][0-9a-f]|\s*[0-9a-f]{4}\b|\s+tahun\s+(?:19|20)\d\d)"
)
"""What follows the number of a law, or a part of a fingerprint."""
PARTS: Final = re.compile(r"rincian|terdiri|meliputi|antara lain|yang mana", re.IGNORECASE)
"""What leads from a whole to its parts: figures behind it are not of the whole."""
_TIMES_HUNDRED: Final = re.compile(r"[xX\u00d7*]\s*100$")
"""The factor that makes a fraction a percentage is no quantity."""
_LIMIT: Final = re.compile(
    r"(?:[<>\u2264\u2265]|\b(?:lebih|kurang)\s+dari|\bdi ?(?:atas|bawah))\W*(?:Rp\W*)?$",
    re.IGNORECASE,
)
"""What makes a number a limit and no quantity: `capaian > 100 %`."""
LETTERS_OF_LIMIT: Final = 30
"""Letters before a number among which such words stand."""
_YEAR_BEHIND: Final = re.compile(
    r"\s*(?:%|persen|poin)?\s*(?:pada|di|untuk|dalam)?\s*tahun\s+(20\d\d)\b", re.IGNORECASE
)
"""The year that a figure names itself, behind it: `menjadi 98,63% pada tahun 2022`."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_BEFORE_REVISION: Final = re.compile(
    r"murni|sebelum perubahan|induk|\bawal\b|semula", re.IGNORECASE
)
NEAR_LETTERS: Final = 60
"""Letters before an amount that tell which budget it is of, and between it and a share of it."""
_PERCENT: Final = re.compile(r"\s*(?:%|persen)")
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, eq=False)
class TextFigure:
    """A number of a sentence."""

    quantity: PrintedQuantity
    passage: Passage
    start: int
    end: int
    since: int = 0
    """Where the figure before it in the sentence ends."""

    @cached_property
    def before(self) -> str:
        """The words before it."""
        return self.passage.text[max(0, self.start - LETTERS_BEFORE) : self.start]

    @cached_property
    def segment(self) -> str:
        """The words since the figure before it."""
        return self.passage.text[max(self.since, self.start - LETTERS_BEFORE) : self.start]

    @cached_property
    def after(self) -> str:
        """What follows it at once."""
        return self.passage.text[self.end : self.end + LETTERS_AFTER]

    @cached_property
    def names_something(self) -> bool:
        """Whether it is the number of a law, table or page, or a part of a code."""
        return bool(_NAMED.search(self.before) or _OF_LAW.match(self.after))

    @property
    def is_share(self) -> bool:
        """Whether a percent sign follows."""
        return self.quantity.unit == "%"


class _SentenceWords:
    """What the words of a sentence tell of its numbers."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._small = text.lower()
        self._years = [(match.end(), int(match[1])) for match in YEAR.finditer(text)]

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table that was not read as one: mostly figures,
        and no full stop.
        """
        words = self.text.split()
        figures = [word for word in words if not word.isalpha() and any(map(str.isdigit, word))]
        most = MAX_SHARE_OF_SENTENCE if self.text.rstrip().endswith(".") else MAX_SHARE_OF_FIGURES
        return len(figures) > most * len(words)

    def measure(self, number: PrintedNumber) -> bool:
        """Say whether a number is a quantity, and no year, limit or factor of a percentage."""
        if _YEAR.fullmatch(number.text):
            return False
        if number.text == "100" and _TIMES_HUNDRED.search(self.text[: number.spot.end]):
            return False
        before = self.text[max(0, number.spot.start - LETTERS_OF_LIMIT) : number.spot.start]
        return _LIMIT.search(before) is None

    def role_words_before(self, start: int) -> Sequence[re.Match[str]]:
        """Return the words of roles among the letters before a place."""
        return [*_SMALL_ROLE_WORD.finditer(self._small[max(0, start - LETTERS_BEFORE) : start])]

    def period_at(self, number: PrintedNumber, year: int) -> FigurePeriod:
        """Return when a number is of: by the year behind it, the last one before it,
        else the given one.
        """
        start, end = number.spot.start, number.spot.end
        is_revised = _BEFORE_REVISION.search(self.text[max(0, start - NEAR_LETTERS) : start])
        stage = PlanStage.BEFORE_REVISION if is_revised else PlanStage.FINAL
        if behind := _YEAR_BEHIND.match(self.text, end):
            return FigurePeriod(int(behind[1]), stage)
        return FigurePeriod(
            next((each for at, each in reversed(self._years) if at <= start), year), stage
        )


def read_text_figures(passage: Passage, style: NumberStyle, year: int) -> Sequence[TextFigure]:
    """Return the numbers of a sentence; none of a line that is mostly figures."""
    if not _DIGIT.search(passage.text):
        return ()
    words = _SentenceWords(tidy_marks(passage.text))
    if words.is_row:
        return ()
    found: list[TextFigure] = []
    for number in read_numbers(words.text, passage.place.line, 0, style):
        if words.measure(number):
            before = found[-1] if found else None
            found.append(_figure(number, words, passage, words.period_at(number, year), before))
    return _with_achievements(found)


def _figure(
    number: PrintedNumber,
    words: _SentenceWords,
    passage: Passage,
    period: FigurePeriod,
    last: TextFigure | None,
) -> TextFigure:
    """Return a number as what the words around it say, behind the figure before it."""
    start, end = number.spot.start, number.spot.end
    unit = "%" if _PERCENT.match(words.text, end) else ""
    # Brackets are a loss in the cell of a table, and none in a sentence.
    positive = replace(number, value=abs(number.value), sign="") if number.sign == "(" else number
    sized = scaled(positive, words.text)
    before = words.text[max(0, start - LETTERS_BEFORE) : start]
    is_amount = not unit and sized.value >= MIN_AMOUNT
    role = _role_at(start, end, words, is_amount=is_amount)
    since = last.end if last else 0
    is_behind_amount = last is not None and last.quantity.value >= MIN_AMOUNT
    if unit and is_behind_amount and start - since <= NEAR_LETTERS and role in _AROUND_AMOUNTS:
        role = FigureRole.ABSORPTION
    place = passage.place_at(start)
    quantity = PrintedQuantity(
        sized, place, RowLabel(before), role, period, "teks", passage.text, unit=unit
    )
    return TextFigure(quantity, passage, start, end, since)


def _role_at(start: int, end: int, words: _SentenceWords, *, is_amount: bool) -> FigureRole:
    """Return the role that the last word before a figure gives it, or the words behind it."""
    if OF_TARGET.match(words.text[end : end + LETTERS_AFTER]):
        return FigureRole.ACHIEVEMENT
    found = words.role_words_before(start)
    if not found:
        return FigureRole.OTHER
    role = _ROLES[_head_of_phrase(found).lastgroup or "a"]
    return _OF_AMOUNTS.get(role, role) if is_amount else role


def _head_of_phrase(words: Sequence[re.Match[str]]) -> re.Match[str]:
    """Return the word that leads the last phrase: `realisasi anggaran` is of what was spent."""
    head = words[-1]
    for before in reversed(words[:-1]):
        is_joined = not before.string[before.end() : head.start()].strip()
        if not is_joined or before.lastgroup == "a":
            break
        head = before
    return head


def _with_achievements(figures: Sequence[TextFigure]) -> Sequence[TextFigure]:
    """Return figures with the roles of `78,80 % dari target 79,00 % atau tercapai 99,75 %`."""
    roles = [figure.quantity.role for figure in figures]
    for at in range(len(figures) - 2):
        trio = figures[at : at + 3]
        text = trio[0].passage.text
        if (
            all(figure.is_share for figure in trio)
            and _DIRECTLY_OF_TARGET.fullmatch(text[trio[0].end : trio[1].start])
            and _ACHIEVED.fullmatch(text[trio[1].end : trio[2].start])
        ):
            roles[at : at + 3] = FigureRole.ACTUAL, FigureRole.TARGET, FigureRole.ACHIEVEMENT
    return [*map(_in_role, figures, roles)] if len(figures) > 2 else figures


def _in_role(figure: TextFigure, role: FigureRole) -> TextFigure:
    if figure.quantity.role is role:
        return figure
    return replace(figure, quantity=replace(figure.quantity, role=role))
