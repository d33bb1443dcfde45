"""Figures of running text that misquote a table: one slip of the pen away from what their words name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.complements_told import tells_complement
from capaian.auditor.understanding.direction_words import CAUSED, MOVES
from capaian.auditor.understanding.end_gaps import tells_end_gap
from capaian.auditor.understanding.explained import is_explained
from capaian.auditor.understanding.figures import SHORTEST
from capaian.auditor.understanding.mentions import CHANGES, POINTS, Mention, Part
from capaian.auditor.understanding.nouns import counts_unnamed
from capaian.auditor.understanding.other_places import names_other_place
from capaian.auditor.understanding.other_states import is_of_other_state
from capaian.auditor.understanding.outright import words_in
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.quote import Naming, Quote
from capaian.auditor.understanding.quotes import Quoter, Quotes
from capaian.auditor.understanding.rough import is_rough
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.short_names import short_names_of
from capaian.auditor.understanding.support import Support
from capaian.auditor.understanding.worked import settled_results
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT

_WIDER: Final = re.compile(r"\b(?:nasional|provinsi)\b(?=[^.;:]*$)", re.IGNORECASE)
_SHORT: Final = re.compile(r"\b(?P<name>[A-Z]{2,8})\s+(?:sebesar\s+|mencapai\s+|adalah\s+)?$")
_NAMES_OF_CHANGES: Final = frozenset(("dikurangi", "selisih", "sisa", "perubahan", "kenaikan", "penurunan"))
_MOVED: Final = re.compile(rf"\b(?:{MOVES}|{CAUSED}|selisih)\b", re.IGNORECASE)
_EACH: Final = re.compile(r"[^.;,\d]*\b(?:per|setiap|tiap|tiap-tiap)\b", re.IGNORECASE)
_CLAUSE_ENDS: Final = re.compile(r"[.;:(]|\b(?:sedangkan|sementara|tetapi|namun|dari)\b", re.IGNORECASE)
_CLEAR: Final = 4
_AT_HOME: Final = 3
_ELSEWHERE: Final = 5
"""How clearly words must name a figure of a table: a figure printed nowhere else, one whose words name a
table at hand, and one that stands in other places too."""
_AHEAD: Final = 2
"""By how much it must be named more clearly than a figure that equals what is printed."""
_OF_COLUMNS: Final = {RowKind.MEAN: Law.MEAN, RowKind.TOTAL: Law.SUM}
_FEWEST_ROWS: Final = 2
_IN_TEXT: Final = 2
_NAMED: Final = 3
_ROUND: Final = 100
_SUPPOSED: Final = re.compile(r"\b(?:bila|jika|apabila|andai\w*|setiap|tiap|per)\b[^.;]*$", re.IGNORECASE)


def quotes_in(
    paragraph: Paragraph, quotes: Quotes, support: Support, computed: Sequence[Equation]
) -> Iterator[Equation]:
    """Yield the quotes of a paragraph that name a figure of a table with another value.

    A figure that others of the paragraph confirm, or that its own row of the table refutes, is left to them;
    the result of a written working that is right is no slip.
    """
    settled = settled_results(quotes.report.document)
    for quoter, named in _quoted(paragraph, quotes, support, computed):
        if (
            quoter.mention.number.spot in settled
            or not _is_clearer(quoter, named)
            or _stands_beside(quoter, named)
        ):
            continue
        is_between = tells_end_gap(quoter.mention.before)  # what lies between two rows is in neither
        is_told = is_between or is_explained(paragraph, quoter.mention, named.figure)
        if is_told or _is_of_several(quoter, named) or _is_of_its_own(quoter.mention, named):
            continue
        if _is_misquoted(quoter, named) and not _is_refuted(quoter, named, computed):
            yield _equation(quoter, named)


def refuted_in(
    paragraph: Paragraph, quotes: Quotes, support: Support, computed: Sequence[Equation]
) -> Iterator[Equation]:
    """Yield the quotes from which something follows that is not so, but would be with the table's figure."""
    for quoter, named in _quoted(paragraph, quotes, support, computed):
        if _is_refuted(quoter, named, computed):
            yield _equation(quoter, named, is_proved=True)


def _quoted(
    paragraph: Paragraph, quotes: Quotes, support: Support, computed: Sequence[Equation]
) -> Iterator[tuple[Quoter, Quote]]:
    """Yield each figure of a paragraph with that of a table which it may be meant to be."""
    held = [equation for equation in computed if equation.holds()]
    for quoter in quotes.of(paragraph):
        named = quoter.alike
        if named is None or _is_of_other_state(quoter, named):
            continue
        if is_rough(quoter.mention.before, quoter.mention.number, named.figure.number):
            continue
        if support.weight(named.figure.number) >= 0:
            changed = {quoter.mention.number.spot: named.figure.number.value}
            own = (equation for equation in held if any(n.spot in changed for n in equation.numbers))
            if all(equation.holds(changed) for equation in own):
                yield quoter, named


def _is_of_other_state(quoter: Quoter, named: Quote) -> bool:
    """Whether it is of a coming year, of what is not so, or supposed, and the table's figure is not."""
    if tells_complement(quoter.mention.before, _words_of(named)):
        return True
    sentence = quoter.paragraph.sentence_of(quoter.mention)
    return is_of_other_state(quoter.mention, sentence, named.figure, quoter.quotes.report.year)


def _is_refuted(quoter: Quoter, named: Quote, computed: Sequence[Equation]) -> bool:
    """Whether what follows from a figure fails as printed, and holds with what the table has."""
    naming, spot = named.naming, quoter.mention.number.spot
    changed = {spot: named.figure.number.value}
    own = [equation for equation in computed if any(number.spot == spot for number in equation.inputs)]
    failed = [equation for equation in own if not equation.holds()]
    is_named = naming.row > 0 and naming.column > 0 and naming.year >= 0
    return is_named and bool(failed) and all(equation.holds(changed) for equation in failed)


def _is_misquoted(quoter: Quoter, named: Quote) -> bool:
    naming, head, equal = named.naming, quoter.mention.head, quoter.equal
    if equal is not None and equal.figure.number.spot == named.figure.number.spot:
        return False  # an amount in full of a table in thousands
    if _is_of_other_circle(quoter, named) or _is_gap_to_target(quoter, named) or _is_of_short_name(quoter):
        return False
    if abs(quoter.mention.number.value - named.figure.number.value) < named.figure.number.step:
        return False  # the same, rounded there to thousands
    is_change = head in named.figure.parts or bool(named.figure.heads & _NAMES_OF_CHANGES)
    if naming.year < 0 or (head in CHANGES and not is_change):
        return False
    if head in CHANGES and equal is not None:
        return False  # a gap that a table prints is one of its gaps, to whatever it compares with
    if (
        _is_corrected(quoter, named)
        or _is_supposed(quoter.mention)
        or (not is_change and _is_moved(quoter.mention))
    ):
        return False
    is_item = named.figure.kind is RowKind.ITEM
    if quoter.mention.is_of_mean and is_item and (not quoter.calls(named.figure) or _is_rate(quoter)):
        return False  # a mean of the rows is in none of them
    if named.figure.number.value < 0 < quoter.mention.number.value and head is not Part.DOWN:
        return False  # what fell is said to have fallen
    if is_item and abs(quoter.mention.number.value) == named.figure.total:
        return False  # all rows together
    return _is_slip(quoter, named)


def _is_of_several(quoter: Quoter, named: Quote) -> bool:
    """Whether a figure is of several rows of the table together: `275 orang di Utara dan Selatan`."""
    behind = _CLAUSE_ENDS.split(quoter.mention.after, maxsplit=1)[0].casefold()
    names = {
        text.casefold() for row in named.figure.table.rows for text in row.texts if len(text) >= SHORTEST
    }
    found = 0
    for name in sorted((name for name in names if name in behind), key=len, reverse=True):
        found += name in behind
        behind = behind.replace(name, " ")
    return found > 1


def _is_of_other_circle(quoter: Quoter, named: Quote) -> bool:
    """Whether a figure is of the nation or the province, or of a place that the table does not tell of."""
    if names_other_place(quoter.mention.before, named.figure.table):
        return True
    words = _WIDER.search(quoter.mention.before)
    return words is not None and not {words[0].casefold()} & (named.figure.heads | named.figure.title.words)


def _is_of_short_name(quoter: Quoter) -> bool:
    """Whether letters right before a figure name a row that has it: `mencapai target: IKM 87,50`."""
    short = _SHORT.search(quoter.mention.before)
    report = quoter.quotes.report
    found = short_names_of(report).find(short["name"]) if short else {}
    rows = (report.tables[place].items[row].row for place, row in found.items())
    numbers = (cell.number for row in rows for cell in row.cells)
    return any(number is not None and number.value == quoter.mention.number.value for number in numbers)


def _is_gap_to_target(quoter: Quoter, named: Quote) -> bool:
    """Whether a gap is one to a target that its sentence names, and the table's is one of years."""
    is_gap = quoter.mention.head in CHANGES
    own = quoter.paragraph.sentence_of(quoter.mention)
    return (
        is_gap and any(mention.part is Part.TARGET for mention in own) and "target" not in named.figure.heads
    )


def _is_corrected(quoter: Quoter, named: Quote) -> bool:
    """Whether the figure of the table stands right behind: `serapan 68,25 86,25`, a row of corrections."""
    if quoter.mention.after.strip():
        return False
    place = quoter.paragraph.mentions.index(quoter.mention) + 1
    behind = quoter.paragraph.mentions[place : place + 1]
    return any(not m.before.strip() and m.number.value == named.figure.number.value for m in behind)


def _is_clearer(quoter: Quoter, named: Quote) -> bool:
    """Whether words name a figure more clearly than the one that a table prints as it stands here.

    What is printed just so is right unless its words name another row; a percentage is one of a percentage.
    """
    number, naming, equal = quoter.mention.number, named.naming, quoter.equal
    parts = named.figure.parts
    if quoter.mention.head is Part.TARGET and parts and Part.TARGET not in parts:
        return False
    is_told_apart = naming.row >= _IN_TEXT or naming.is_home
    if number.unit == PERCENT and not named.figure.is_share and not is_told_apart:
        return False
    if equal is None or quoter.is_long:
        return True
    return naming.row >= _NAMED and naming.column > 0 and naming.row > equal.naming.row


def _stands_beside(quoter: Quoter, named: Quote) -> bool:
    """Whether the figure of the table stands in the paragraph too, beside one that is meant as another."""
    value = abs(named.figure.number.value)
    return any(abs(mention.number.value) == value for mention in quoter.paragraph.mentions)


def _is_slip(quoter: Quoter, named: Quote) -> bool:
    """Whether words name a figure so clearly that the one that stands there is a slip of it."""
    naming, is_item = named.naming, named.figure.kind is RowKind.ITEM
    if not quoter.is_printed_once:
        known = 0 if quoter.equal is None else quoter.equal.naming.strength
        if abs(quoter.mention.number.value) in named.figure.beside or _is_of_its_table(quoter, named):
            return False  # the thing has it under another head, by which reports call it now and then
        is_named = naming.row >= _IN_TEXT and naming.strength >= max(_ELSEWHERE, known + _AHEAD)
        return is_named and not quoter.is_repeated
    is_one_of_many = is_item and bool(named.figure.names) and not named.figure.is_alone
    if is_one_of_many and not naming.row and not quoter.is_long:
        return False  # no word tells which of the rows is meant
    return quoter.is_long or _is_named(naming, is_item=is_item)


def _is_rate(quoter: Quoter) -> bool:
    """Whether a mean is one of periods or of things: `rata-rata 15,8 per bulan`."""
    return bool(_EACH.search(quoter.mention.before) or _EACH.match(quoter.mention.after))


def _is_moved(mention: Mention) -> bool:
    """Whether it is by how many points something moved."""
    return bool(POINTS.match(mention.after) and _MOVED.search(mention.before))


def _is_supposed(mention: Mention) -> bool:
    """Whether it is a round count that things are reckoned by: `setiap unit melayani 10.000 jiwa`."""
    number = mention.number
    is_round = number.significant == 1 and number.value >= _ROUND
    return is_round and number.is_exact and _SUPPOSED.search(mention.before) is not None


def _is_of_its_table(quoter: Quoter, named: Quote) -> bool:
    """Whether the table at hand prints the figure for another row, and its clause names none but that one."""
    equal = quoter.equal
    if equal is None or equal.figure.table.line != named.figure.table.line:
        return False
    is_as_near = equal.naming.is_home and equal.naming.year >= named.naming.year
    return is_as_near and equal.figure.kind is not RowKind.ITEM and named.naming.row <= _IN_TEXT


def _is_named(naming: Naming, *, is_item: bool) -> bool:
    """Whether words name a figure clearly enough, for one that is printed nowhere as it stands here."""
    if naming.row and naming.column and (naming.year > 0 or not is_item):
        return True
    if naming.is_home:
        least = _AT_HOME if naming.row >= _IN_TEXT else _CLEAR
        return bool(naming.row or naming.column) and naming.strength >= least
    return naming.row >= _IN_TEXT and naming.strength >= _CLEAR


def _equation(quoter: Quoter, named: Quote, *, is_proved: bool = False) -> Equation:
    """Return the figure that is printed less often as the doubtful one, unless another is proved to be."""
    own, other = quoter.mention.number, named.figure.number
    is_settled = is_proved or _is_of_its_column(quoter, named)
    if not is_settled and quoter.quotes.times(own) > quoter.quotes.times(other):
        own, other = other, own
    is_sure = _is_accounted_for(quoter, named) or _is_transposed(quoter, named)
    is_clear = (named.naming.row >= _IN_TEXT or named.naming.is_home) and is_sure
    return Equation(
        AuditRule.CROSSREF,
        Law.EQUAL,
        own,
        (other,),
        f"{quoter.paragraph.place} dan {named.figure.place}",
        Level.ERROR if is_clear else Level.WARNING,
        named.figure.column,
    )


def _is_transposed(quoter: Quoter, named: Quote) -> bool:
    """Whether a figure that stands nowhere else has the digits of a long one, or one of several places.

    `82,01` beside 82,10 of the table and the conclusion; two that differ in a digit may both be right.
    """
    own, other = quoter.mention.number, named.figure.number
    is_same = sorted(filter(str.isdigit, own.text)) == sorted(filter(str.isdigit, other.text))
    is_told = own.significant + min(quoter.quotes.times(other), 2) > SHORTEST + 1
    return quoter.is_printed_once and is_same and is_told


def _is_accounted_for(quoter: Quoter, named: Quote) -> bool:
    """Whether the words before a figure say no more than its table and its office's name do.

    `Belanja modal dinas terealisasi 93,10%` may be right beside 97,10 of the whole.
    """
    quotes, known = quoter.quotes, _words_of(named)
    sentence = quoter.paragraph.sentence_of(quoter.mention)
    return quotes.circumstances.accounts_for(quoter.mention, sentence, quotes.entries.names, known)


def _words_of(named: Quote) -> frozenset[str]:
    """Return the words of the title, the row and the column of a figure."""
    figure = named.figure
    row = (text for row in figure.table.rows if row.line == figure.number.spot.line for text in row.texts)
    return words_in(" ".join((figure.table.title, *row))) | figure.heads


def _is_of_its_own(mention: Mention, named: Quote) -> bool:
    """Whether a figure counts what the table has no word for."""
    table = named.figure.table
    cells = (text for row in (*table.head, *(row.texts for row in table.rows)) for text in row)
    names = " ".join((table.title, table.above, *cells))
    return counts_unnamed(mention, mention.before, named.figure.column, names)


def _is_of_its_column(quoter: Quoter, named: Quote) -> bool:
    """Whether the figure of a table is the mean or the total of its column: then no other one is."""
    figure = named.figure
    tables = (table for table in quoter.quotes.report.tables if table.table is figure.table)
    items = [item.row.cells[figure.number.spot.cell].number for table in tables for item in table.items]
    inputs = tuple(number for number in items if number is not None)
    law = _OF_COLUMNS.get(figure.kind)
    if law is None or len(inputs) < _FEWEST_ROWS:
        return False
    return Equation(AuditRule.CROSSREF, law, figure.number, inputs, figure.place).holds()
