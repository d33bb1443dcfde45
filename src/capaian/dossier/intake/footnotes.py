"""Notes that tell the time of the table above them: `Data per 31 Desember 2023`, `Tahun 2024`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from capaian.domain.period import month_of
from capaian.dossier.intake.block_titles import BlockTitles
from capaian.dossier.intake.periods import span_told, years_of, years_told
from capaian.dossier.intake.row_kinds import RowKind
from capaian.dossier.intake.title_words import contradict, is_note, is_title, tell_otherwise
from capaian.dossier.intake.words import fold

TIME_WORD: Final = re.compile(
    r"""
    data|angka|dkb|siak|bersih|konsolidasi|status|keadaan|kondisi|posisi|hasil|sumber|keterangan|ket|catatan|diolah
    | per|pada|tanggal|tgl|akhir|awal|dari|dan|sampai|dengan|hingga|s|d|sd|cut|off|ke|i{1,3}|iv|[0-9]+
    | periode|masa|tahun|thn|th|ta|anggaran|semester|smt|caturwulan|triwulan|tw|bulan|bln
    """,
    re.VERBOSE,
)
"""Words of a text that tells a time and nothing else."""
_YEAR: Final = 12
"""Months of a year."""


def tells_time_alone(text: str) -> bool:
    """Say whether a text tells the time of figures, with a year, and nothing else.

    Examples:
        >>> [tells_time_alone(text) for text in ("Data per 31 Desember 2023", "*) Tahun 2024", "KIA 2024")]
        [True, True, False]
        >>> [tells_time_alone(text) for text in ("Dicetak 2 Januari 2025", "Keadaan", "Sumber: Dinas, 2024")]
        [False, False, False]
    """
    words = fold(text).split()
    is_bare = all(TIME_WORD.fullmatch(word) or month_of(word) is not None for word in words)
    return is_bare and bool(years_of([text]))


@dataclass(frozen=True)
class Footnotes:
    """The rows of a sheet, of which some are notes below tables."""

    said: BlockTitles

    def end(self, after: int, top: int, above: Sequence[str]) -> int:
        """Return the first row behind the notes of a table.

        Rows that tell a time alone are titles of the table below where they stand nearer to it, and its own
        titles tell no other time; where neither is nearer, they are of the one that lacks a time.

        Args:
            after: The first row below the table.
            top: The first row of the heads of the next one, or of what is behind the sheet.
            above: The titles of the table, last the name of its sheet.
        """
        kinds = self.said.kinds
        if (caption := self._caption(after, top, above)) is not None:
            return caption + 1
        filled = [row for row in range(after, top) if kinds[row] is not RowKind.EMPTY]
        begin = next((row for row in filled if not self._is_note(row)), top)
        notes = [row for row in filled if row < begin]
        if not notes or top == len(kinds) or not self.times(notes):
            return after if not notes else notes[-1] + 1
        titles = [text for row in filled if row >= begin for text in self.said.filled(row)]
        is_apart_above = notes[0] > after
        is_apart_below = notes[-1] + 1 < begin
        if years_of(titles):
            is_below = is_apart_above and not is_apart_below and not contradict(self.times(notes), titles)
        elif is_apart_above != is_apart_below:
            is_below = is_apart_above
        else:
            is_below = not titles or bool(years_of(above))
        return after if is_below else notes[-1] + 1

    def _caption(self, after: int, top: int, above: Sequence[str]) -> int | None:
        """Return the row right below a table without titles that is its title, apart from what follows."""
        kinds = self.said.kinds
        is_last = top == len(kinds)
        is_apart = after + 1 == top if is_last else after + 1 < top and kinds[after + 1] is RowKind.EMPTY
        return after if len(above) == 1 and is_apart and _is_caption(self.said.filled(after)) else None

    def part(self, between: Sequence[int], index: int, titles: Sequence[str]) -> bool:
        """Say whether rows above heads that stand again are of two tables.

        Args:
            between: The rows between the figures and the heads.
            index: The row of the heads.
            titles: Those of the table above, last the name of its sheet.
        """
        end = self.end(between[0], index, titles) if between else index
        words = self.said.words_in([row for row in between if row >= end])
        own = [] if years_of(titles) else self.times(between)
        behind = (self.times([row]) for row in range(index + 1, len(self.said.kinds)))
        following = next(filter(None, behind), []) if own else []
        if own and own == following:
            # Each page of one table ends with the same note.
            return tell_otherwise([text for text in words if text not in own], titles)
        is_noted = bool(own) and (not following or contradict(own, following))
        return is_noted or tell_otherwise(words, titles)

    def times(self, rows: Sequence[int]) -> list[str]:
        """Return the texts of rows that tell a time alone, or are titles with one."""
        told = (text for row in rows for text in self.said.filled(row))
        return [text for text in dict.fromkeys(told) if tells_time_alone(text) or _is_caption([text])]

    def rows(self, begin: int, end: int) -> list[list[str]]:
        """Return what rows of notes tell of a time in each column."""
        texts = self.said.grid.text
        return [
            [
                text if tells_time_alone(text := texts(row + 1, n)) or _is_caption([text]) else ""
                for n in range(1, self.said.grid.width + 1)
            ]
            for row in range(begin, end)
            if self.said.kinds[row] is RowKind.WORDS
        ]

    def _is_note(self, row: int) -> bool:
        texts = self.said.filled(row)
        is_told = all(is_note(text) or tells_time_alone(text) for text in texts)
        return self.said.kinds[row] is RowKind.WORDS and is_told


def _is_caption(texts: Sequence[str]) -> bool:
    return len(texts) == 1 and is_title(texts[0]) and bool(years_of(texts))


def with_time(titles: Sequence[str], heads: Sequence[str], notes: Sequence[str]) -> tuple[str, ...]:
    """Return the titles of a table, with the notes below it where nothing above its figures tells a year.

    Examples:
        >>> with_time(["KTP-EL", "Sheet1"], ["Wajib KTP"], ["Data per 31 Desember 2023"])
        ('KTP-EL', 'Data per 31 Desember 2023', 'Sheet1')
    """
    is_told = bool(years_of(titles)) or bool(years_told(heads))
    return (*titles,) if is_told else (*titles[:-1], *notes, titles[-1])


def note_against(titles: Sequence[str], notes: Sequence[str]) -> str | None:
    """Return the note below a table that tells another time than its titles; `None`: none does.

    A day within the month after it is that on which figures were drawn.

    Examples:
        >>> note_against(["KTP-EL TAHUN 2024"], ["Keadaan: 30 Juni 2024"])
        'Keadaan: 30 Juni 2024'
        >>> note_against(["KTP-EL TAHUN 2024"], ["Keadaan 31 Desember 2024", "Data per 3 Januari 2025"])
    """
    return next((note for note in notes if note not in titles and _is_against(titles, note)), None)


def _is_against(titles: Sequence[str], note: str) -> bool:
    years, told, span = years_of(titles), years_of([note]), span_told([note])
    above = span_told(titles)
    last = _YEAR if above is None else above.last
    if not years or not last:
        return False
    if span is None:
        return not {*years} & {*told}
    ends = {_YEAR * year + last for year in years}
    here = {_YEAR * year + span.last for year in told}
    drawn = set[int]() if span.is_whole else {end - 1 for end in here}
    return not ends & (here | drawn)
