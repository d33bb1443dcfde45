"""Shares of a whole that only its name binds: `PNS hanya 42,86% dari seluruh pegawai`.

The part stands right before the share or is named as what it is a share of, the whole is counted by its name
earlier in the section; or both stand in a table, in one column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.measures import of_years
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.parts_told import wholes_in
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_STOPS: Final = (
    r"(?:dan|yang|di|pada|serta|sebesar|sebanyak|atau|dengan|tahun|sedangkan|sementara|namun|padahal|untuk|karena"
    r"|sehingga|menjadi|adalah|yaitu|yakni|mencapai|berjumlah|sampai|hingga|terdiri|sejumlah|dalam|telah|sudah)"
)
_PHRASE: Final = rf"(?:(?!{_STOPS}\b)[^\W\d_]+[\s-]+)*?(?!{_STOPS}\b)[^\W\d_]+(?=\s*(?:$|[^\w\s]|{_STOPS}\b))"
OF_WHOLE: Final = re.compile(
    rf"\s*(?:%|persen)?\s*\)?\s*dari\s+(?:(?:total|seluruh|keseluruhan|jumlah|semua)\s+)*(?P<whole>{_PHRASE})",
    re.IGNORECASE,
)
"""What a share is said to be of: `42,86% dari seluruh pegawai`."""
_WHICH: Final = re.compile(
    r"\s*(?:tahun\s+(?:19|20)\d\d\s*)?yang\s+(?P<words>[^.,;:()\d]+?)(?:\s+(?:dan|atau|serta|adalah)\b|\s*(?:[.,;:()\d]|$))",
    re.IGNORECASE,
)
"""What a whole has beyond its name: `dari seluruh anak yang memiliki KIA`."""
_OF_YEAR: Final = re.compile(r"\s*(?:pada\s+)?tahun\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_HAVING: Final = frozenset(("ada", "memiliki", "mempunyai", "telah", "sudah", "tersedia"))
"""Words that tell no thing from another."""
_OTHER_WHOLE: Final = re.compile(r"\b(?:target|rencana|pagu|kuota|kebutuhan|tahun)\b", re.IGNORECASE)
_OWN: Final = re.compile(r"\b(?:pagu|anggaran|alokasi|target|rencana)nya\b", re.IGNORECASE)
"""`terserap 96,72% dari pagunya`: of the row's own, and not of all."""
_OR: Final = re.compile(
    r"^\s*(?:,-|,00)?\s*(?:[^\W\d_²/]+(?:\s+|(?=,))){0,2}?(?:,?\s*(?:atau|setara)(?:\s+sebesar)?|[(])\s*$",
    re.IGNORECASE,
)
_LED: Final = re.compile(
    r"^\W*(?:dengan demikian|dengan kata lain|jadi|maka|artinya|sehingga|sedangkan|sementara(?: itu)?|adapun"
    r"|dan|porsi|proporsi|persentase|jumlah)\b",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"\b(?:hanya|baru|sekitar|adalah|merupakan|mencapai|sebesar|sebanyak|berjumlah|menyumbang(?:kan)?|menyerap"
    r"|mengambil|menempati|mencakup|meliputi|setara(?: dengan)?|sudah|telah|memberikan kontribusi)\s*$",
    re.IGNORECASE,
)
_CLAUSE_BEGINS: Final = re.compile(r"[.;:,]\s")
_COUNTED: Final = re.compile(
    rf"\b(?:jumlah|total|keseluruhan)\s+(?P<phrase>{_PHRASE})[^.;:]{{0,80}}"
    r"\b(?:adalah|sebanyak|sebesar|sejumlah|mencapai|berjumlah|tercatat|yaitu)\s*$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(rf"\s*(?P<phrase>{_PHRASE})(?:\s*[(](?P<short>[A-Z]{{2,8}})[)])?", re.IGNORECASE)
_COMPARED: Final = Worded(
    r"\b(?:dibanding(?:kan)?|perbandingan(?:nya)?|daripada|ketimbang|semula"
    r"|(?:tahun|periode) (?:lalu|sebelumnya))\b[^.;:]*$"
)
"""What a figure of this year is held against is no whole of it: `bertambah 12 dibandingkan 224 aduan`."""
_BEFORE_SHARE: Final = re.compile(r"[(]\s*$")
"""A count with a share in brackets behind it is a part: `225 aduan (95,34 persen) selesai`."""
_UNITS: Final = frozenset(("orang", "jiwa", "unit", "buah", "lembar", "keping", "dokumen", "anak"))
_AREAS: Final = frozenset(("kabupaten", "kota", "provinsi", "kecamatan", "daerah", "dinas", "kab", "kec"))
_NEAR: Final = Decimal("0.5")
"""A share that is further off is one of something else."""


@dataclass(frozen=True, eq=False)
class Wholes:
    """What a report counts by name: in earlier paragraphs of a section, and in tables."""

    paragraphs: Sequence[Paragraph]
    tables: Sequence[UnderstoodTable]

    def shares_in(self, paragraph: Paragraph, known: Set[Spot]) -> Iterator[Equation]:
        """Yield shares whose part and whole words name, each by one figure alone.

        Args:
            paragraph: Sentences with their quantities.
            known: Figures that follow from others of the paragraph.
        """
        for place, share in enumerate(paragraph.mentions):
            whole = OF_WHOLE.match(share.after) if share.number.unit == PERCENT else None
            if whole is None or share.number.spot in known or _OWN.search(whole["whole"]):
                continue
            if _OTHER_WHOLE.search(whole["whole"]):
                continue
            nouns = nouns_of(share, whole)
            pairs = [*self._told(paragraph, place, nouns)] or [*self._tabled(paragraph, place, nouns)]
            made = [_share(paragraph, share.number, pair) for pair in pairs]
            values = {tuple(number.value for number in equation.inputs) for equation in made}
            if len(values) == 1 and _is_near(made[0]):
                yield made[0]

    def _told(self, paragraph: Paragraph, place: int, nouns: frozenset[str]) -> Iterator[_Pair]:
        """Yield the part with its whole where running text counts both."""
        share, before = paragraph.mentions[place], paragraph.mentions[:place]
        told = right_before(paragraph.mentions, place)
        if told is not None:
            parts = [told]
        else:
            subject = words_of(_subject(share))
            parts = [mention for mention in before if subject and _counted(mention) == subject]
        wholes = [m for m in before if _is_whole(m, nouns)] or [
            whole
            for line, whole in self._counts.get((paragraph.section, nouns - _AREAS), ())
            if nouns and line < paragraph.line
        ]
        for part in parts:
            for whole in wholes:
                if _is_part(part.number, whole.number):
                    yield part.number, whole.number

    @cached_property
    def _counts(self) -> Mapping[tuple[str, frozenset[str]], Sequence[tuple[int, Mention]]]:
        """What is counted in running text, with its line: by its section, and by the words that name it."""
        found: dict[tuple[str, frozenset[str]], list[tuple[int, Mention]]] = {}
        for paragraph in self.paragraphs:
            for mention in paragraph.mentions if paragraph.section else ():
                for words in _named_as(mention):
                    found.setdefault((paragraph.section, words), []).append((paragraph.line, mention))
        return found

    @cached_property
    def _summed_up(self) -> Sequence[tuple[UnderstoodTable, frozenset[str]]]:
        """The tables with one total, with all words that name their figures."""
        own = (table for table in self.tables if len(table.totals) == 1)
        return [(table, _words_of_table(table)) for table in own]

    def _tabled(self, paragraph: Paragraph, place: int, nouns: frozenset[str]) -> Iterator[_Pair]:
        """Yield the part with its whole from tables that have a row of the one, and a total of the other."""
        share = paragraph.mentions[place]
        told = right_before(paragraph.mentions, place)
        subject = _subject(share if told is None else told)
        for table in (table for table, words in self._summed_up if nouns <= words):
            named = {found.row for found in find_named(subject, table.labels)}
            if len(named) != 1:
                continue
            item, total = table.items[named.pop()], table.totals[0]
            own = words_of(f"{table.table.title} {total.label} {item.label}") | _AREAS
            columns = of_years([c for c in table.figure_columns if not c.is_percent], _years(share))
            heads = {column.index: words_of(" ".join(column.path)) for column in columns}
            most = max((len(head & nouns) for head in heads.values()), default=0)
            for index, head in heads.items():
                part, whole = item.row.cells[index].number, total.row.cells[index].number
                if part is None or whole is None or not _is_part(part, whole):
                    continue
                if told is not None and part.value == told.number.value:
                    wholes = [*wholes_in(table, part, nouns), whole]
                    held = (each for each in wholes if _share(paragraph, share.number, (part, each)).holds())
                    whole = next(held, wholes[0])
                is_named = len(head & nouns) == most > 0 and words_of(subject) <= own | head
                is_it = is_named if told is None else part.value == told.number.value
                if is_it and nouns <= own | head:
                    yield part, whole


_Pair = tuple[PrintedNumber, PrintedNumber]


def nouns_of(share: Mention, whole: re.Match[str]) -> frozenset[str]:
    """Return the words that name a whole, with those that tell which of its things are meant."""
    which = _WHICH.match(share.after, whole.end())
    return words_of(whole["whole"]) | (words_of(which["words"]) - _HAVING if which else frozenset())


def _years(share: Mention) -> frozenset[int]:
    """Return the year that a whole is said to be of: `dari total realisasi tahun 2022`."""
    whole = OF_WHOLE.match(share.after)
    found = _OF_YEAR.match(share.after, whole.end()) if whole else None
    return frozenset({int(found["year"])} if found else ())


def right_before(mentions: Sequence[Mention], place: int) -> Mention | None:
    """Return the figure that a share is another word for: `48.216 jiwa atau 27,09%`."""
    is_bound = place and not mentions[place].is_first and _OR.match(mentions[place].before)
    return mentions[place - 1] if is_bound else None


def _subject(share: Mention) -> str:
    """Return the words of what a share is told of: those of its clause, without what leads to it."""
    words = _CLAUSE_BEGINS.split(share.before)[-1]
    while led := _LED.match(words):
        words = words[led.end() :]
    while says := _SAYS.search(words.rstrip()):
        words = words[: says.start()]
    return words


def _counted(mention: Mention) -> frozenset[str]:
    """Return the words after a count that tell what it counts: `24 orang PNS`."""
    found = _AFTER.match(mention.after) if mention.number.is_count else None
    return words_of(found["phrase"]) - _UNITS if found else frozenset()


def _words_of_table(table: UnderstoodTable) -> frozenset[str]:
    heads = (word for column in table.figure_columns for word in column.path)
    labels = (row.label for row in (*table.items, *table.totals))
    return words_of(" ".join((table.table.title, *labels, *heads))) | _AREAS


def _is_whole(mention: Mention, nouns: frozenset[str]) -> bool:
    """Whether a figure counts just what words name, not that of an earlier year and no part of it."""
    return bool(nouns) and nouns - _AREAS in _named_as(mention)


def _named_as(mention: Mention) -> Set[frozenset[str]]:
    """Return the words, without those of areas, that name what a figure may be the whole of."""
    is_other = _COMPARED.search(mention.before) or _BEFORE_SHARE.search(mention.after)
    if not mention.number.is_count or is_other:
        return set()
    told = _COUNTED.search(mention.before)
    found = _AFTER.match(mention.after)
    short = frozenset((found["short"].casefold(),)) if found and found["short"] else frozenset()
    phrases = [_counted(mention), short, words_of(told["phrase"]) if told else frozenset()]
    return {phrase - _AREAS for phrase in phrases if phrase}


def _is_part(part: PrintedNumber, whole: PrintedNumber) -> bool:
    are_whole = all(number.value == number.value.to_integral_value() for number in (part, whole))
    return part.unit == whole.unit and are_whole and 0 < part.value < whole.value


def _share(paragraph: Paragraph, share: PrintedNumber, pair: _Pair) -> Equation:
    return Equation(AuditRule.RATIO, Law.PERCENT, share, pair, paragraph.place, subject="persentase")


def _is_near(equation: Equation) -> bool:
    found, printed = equation.computed(), equation.result.value
    return found is not None and printed > 0 and abs(found - printed) <= printed * _NEAR
