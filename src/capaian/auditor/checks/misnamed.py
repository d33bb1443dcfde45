"""The name before figures of one row is that row's own: `KIA sebesar 98,34%, melampaui target 98,00%`.

Where the tables have all of them for KTP-el, and none for KIA, the name is wrong and not the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import MOVED
from capaian.auditor.understanding.facts import Facts, find_facts, labels_in, names_thing, plain
from capaian.auditor.understanding.figure_index import Figures, find_figures
from capaian.auditor.understanding.figures import Figure, words_of
from capaian.auditor.understanding.naming import Named, find_named
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule

_FEWEST_DIGITS: Final = 3
_FEWEST_OWN: Final = 2
"""Digits without noughts at the ends: 100,00 is the figure of many things."""
_FEWEST: Final = 2
"""So many figures of another row tell that it is meant."""
_LONGEST_GAP: Final = 60
_SHORTEST: Final = 8
"""Letters of the name of a row, in its table."""
_HALF: Final = 0.5
_OTHER_THING: Final = re.compile(
    r"[.;:]|\b(?:dibanding\w*|daripada|setelah|disusul|diikuti|di\s?(?:atas|bawah)|sedangkan|sementara|dan|serta"
    r"|tetapi|tapi|namun|melainkan|adapun|tertinggal|unggul|kalah|lihat"
    r"|indikator|program|(?:sub\s?)?kegiatan|sasaran|persentase|prosentase|cakupan|jumlah|indeks|nilai|rata-?\s?rata"
    rf"|selisih\w*|{MOVED}|kecuali|selain|maupun|lebih|kurang)\b",
    re.IGNORECASE,
)
"""Between a name and the first figure: something else is spoken of, or the name goes on."""
_GOAL: Final = re.compile(r"^\W*(?:(?:me|ter|ber)\w+nya|optimalnya)\b", re.IGNORECASE)
"""Goals are called by their indicators, and indicators by their goals."""
_FORMULA_GAP: Final = re.compile(r"\s*=[\s(]*$")
_NOT_OF_IT: Final = re.compile(
    r"\b(?:dibanding\w*|daripada|dari|terhadap|selain|kecuali|bukan|se(?:te|su)lah|di\s?(?:bawah|atas)|seperti"
    r"|(?:men)?dukung\w*|untuk|melalui|oleh|dengan|dan|serta|maupun|bersama|antara)\s+"
    r"(?:(?:kepemilikan|capaian|realisasi|target|angka|cakupan|persentase)\s+){0,2}$",
    re.IGNORECASE,
)
"""Before a name: what is told is of something else, or of that too."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence, or a line of arithmetic, with its figures and where they begin."""

    text: str
    figures: Sequence[tuple[int, PrintedNumber]]
    place: str
    then: str = ""
    then_figures: Sequence[PrintedNumber] = ()
    """The next sentence of its paragraph, which may go on about it."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """The row whose figures a passage has behind the name of another."""

    table: UnderstoodTable
    row: int
    own: Sequence[PrintedNumber]


def check_misnamed(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each name whose figures are all of another row of a table that has both."""
    figures, facts = find_figures(report), find_facts(report)
    tables = {understood.table.line: understood for understood in report.tables}
    for passage in _passages(report.document):
        known = [found for _, n in passage.figures if tells(n) for found in figures.equal_to(n)]
        lines = sorted({found.table.line for found in known if found.kind is RowKind.ITEM})
        made = (_misnamed(passage, tables[line], figures) for line in lines if line in tables)
        told = [each for each in made if each is not None and not _is_longer(each, passage, facts)]
        yield from told[:1]


def _passages(document: PrintedDocument) -> Iterator[_Passage]:
    """Yield each sentence; one that goes on behind a line of arithmetic without a full stop line by line."""
    sentences = read_sentences(document)
    for place, (sentence, mentions) in enumerate(sentences):
        numbers = [mention.number for mention in mentions]
        if numbers and "=" in sentence.text:
            yield from _by_line(sentence, numbers, document)
        elif numbers:
            after = [each for each in sentences[place + 1 : place + 2] if each[0].line == sentence.line]
            then = " ".join(following.text for following, _ in after)
            then_figures = [mention.number for _, own in after for mention in own]
            placed = [(sentence.place_of(number), number) for number in numbers]
            yield _Passage(sentence.text, placed, sentence.place, then, then_figures)


def _by_line(
    sentence: Sentence, numbers: Sequence[PrintedNumber], document: PrintedDocument
) -> Iterator[_Passage]:
    for line, group in groupby(numbers, key=lambda number: number.spot.line):
        own = [*group]
        text = document.line(line).text[: own[-1].spot.end]
        yield _Passage(text, [(number.spot.start, number) for number in own], sentence.place)


def _misnamed(passage: _Passage, table: UnderstoodTable, figures: Figures) -> Statement | None:
    """Return what names one row of a table, where another has what is told."""
    names = find_named(passage.text, table.labels)
    if len({named.row for named in names}) != 1:
        return None
    named = names[-1]
    told = [(place, number) for place, number in passage.figures if place >= named.end]
    if not told or not _is_led_by(named, passage.text, told[0][0]):
        return None
    then = () if find_named(passage.then, table.labels) else passage.then_figures
    numbers = [*(number for _, number in told), *then]
    owner = _owner(named, words_of(passage.text[named.start : named.end]), numbers, table, figures)
    return None if owner is None else _statement(passage, named, owner)


def _is_longer(told: Statement, passage: _Passage, facts: Facts) -> bool:
    """Whether a name is but a part of one that a table has besides: `Cakupan layanan` of `Mutu layanan`."""
    said = plain(told.printed)
    return any(said in label and said != label for label in labels_in(passage.text, facts))


def _is_led_by(named: Named, text: str, first: int) -> bool:
    """Whether the first figure behind a name is told of nothing else."""
    gap = text[named.end : first]
    is_right_before = _FORMULA_GAP.match(gap) or not _OTHER_THING.search(gap)
    return len(gap) <= _LONGEST_GAP and bool(is_right_before) and not _NOT_OF_IT.search(text[: named.start])


def _owner(
    named: Named,
    said: frozenset[str],
    numbers: Sequence[PrintedNumber],
    table: UnderstoodTable,
    figures: Figures,
) -> _Owner | None:
    """Return the one row that has what is told; none where the words said may be of that row too."""
    found = []
    name, named_values = table.labels[named.row], table.item_values[named.row]
    holding = {place for n in numbers for place in table.items_with.get(n.value, ())} - {named.row}
    for place in sorted(holding):
        other, values = table.labels[place], table.item_values[place] - named_values
        is_told = bool(said & (words_of(name) - words_of(other))) and not words_of(other) <= said
        is_of_name = any(n.value in named_values - table.item_values[place] for n in numbers)
        if is_told and not is_of_name and any(n.value in values for n in numbers):
            own = _own([n for n in numbers if tells(n)], name, other, figures)
            known = {n.value for n in numbers if n.value in values} | {n.value for n in own}
            found += [_Owner(table, place, own)] if own and len(known) >= _FEWEST else []
    return found[0] if len(found) == 1 else None


def _own(
    numbers: Sequence[PrintedNumber], name: str, other: str, figures: Figures
) -> Sequence[PrintedNumber]:
    """Return the figures that tables have for the other name, the first among them.

    None if any is of the name itself.
    """
    words, others = words_of(name), words_of(other)
    is_named = all(len(each) >= _SHORTEST and names_thing(each) for each in (name, other))
    if any(map(_GOAL.match, (name, other))):
        return ()
    if not is_named or not words - others or not others - words:
        return ()
    if any(_is_of(found, words - others, is_strict=False) for n in numbers for found in figures.equal_to(n)):
        return ()
    own = [n for n in numbers if any(_is_of(f, others - words, is_strict=True) for f in figures.equal_to(n))]
    return own if own[:1] == [*numbers[:1]] else ()


def _is_of(figure: Figure, words: frozenset[str], *, is_strict: bool) -> bool:
    """Whether words that tell a row from another are in the names of a figure, or in its table's title.

    Strictly, a table that is titled so tells it of the figures of its totals alone.
    """
    named = frozenset[str]().union(*(name.words for name in figure.names))
    if not is_strict or figure.kind is not RowKind.ITEM:
        named |= figure.title.words
    return len(words & named) > _HALF * len(words)


def tells(number: PrintedNumber) -> bool:
    """Say whether a figure has so many digits that it is of one thing."""
    digits = re.sub(r"\D", "", number.text)
    return len(digits) >= _FEWEST_DIGITS and len(digits.strip("0")) >= _FEWEST_OWN


def _statement(passage: _Passage, named: Named, owner: _Owner) -> Statement:
    right, printed = owner.table.labels[owner.row], passage.text[named.start : named.end]
    row = owner.table.items[owner.row].row
    texts = ", ".join(dict.fromkeys(number.text for number in owner.own))
    why = f"Angka {texts} adalah milik “{right}” ({owner.table.table.name}), bukan “{printed}”."
    spots = tuple(number.spot for number in owner.own)
    line = spots[0].line
    crossed = frozenset({owner.table.items[named.row].row.line, row.line})
    return Statement(
        AuditRule.LABEL,
        False,
        line,
        printed,
        right,
        why,
        passage.place,
        lines=(row.line,),
        keeps=spots,
        crossed=crossed,
    )
