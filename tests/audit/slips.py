"""One figure of a real report is printed wrong, as a hand slips: does the audit name it,
or blame another?

The truth is known since it was planted here. A third of the documents, by a fixed rule, is kept
aside: rules are made on the others, and these say whether they are rules.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Final

from tests.audit.dice import Dice

from capaian.auditor.document.report import print_of_content
from capaian.auditor.engine import audit_printed, examine
from capaian.auditor.printed.lines import PrintedLine
from capaian.auditor.quantities.figures import MIN_AMOUNT_DIGITS
from capaian.auditor.quantities.report_quantities import find_quantities
from capaian.auditor.quantities.roles import RATIOS
from capaian.auditor.reading.content import ReportContent
from capaian.auditor.reading.files import read_content, read_file
from capaian.auditor.reading.page import Page
from capaian.domain.audit import AuditResult, Finding
from capaian.domain.issue import Level

OWN: Final = Path(__file__).parent / "own"
"""Copies of our reports: what is measured does not change with the papers."""
INVENTED: Final = Path(__file__).parent / "invented"
REAL: Final = ("documents/*.txt", "data/audit/*.pdf", "data/lkip-2016/*.pdf")
"""Below `shared/`."""
ASIDE: Final = 3
"""Of the documents of a kind, in the order of their names, each third one is kept aside."""
_FIGURE: Final = re.compile(
    r"(?:Rp\.?|\()?(?P<figure>\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{2})?|\d{2,3}[.,]\d{2})(?:%|,"
    r"-|\)|;|\.|,)*"
)
"""An amount, a count of thousands or a share of two decimals."""
SLIPS_OF_REAL: Final = 60
SLIPS_OF_OTHERS: Final = 12
"""In a document that was invented or made by us."""
MIN_FIGURES: Final = 30
"""Of a document that is worth planting in."""
_REACH: Final = 3.0
"""Points by which words of one row or column lie apart."""


class Slip(StrEnum):
    """How a hand slips."""

    DIGIT = "digit"
    EXCHANGE = "exchange"
    MARK = "mark"
    COPY = "copy"
    ROW = "row dropped"


class Verdict(StrEnum):
    NAMED = "named"
    CANDIDATE = "one of two"
    OTHER = "other blamed"
    WEAK = "other asked"
    """Below error level another figure is named."""
    SILENT = "silent"


FOUND: Final = (Verdict.NAMED, Verdict.CANDIDATE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure in its place: of a page and word, or of a line and cell."""

    page: int
    word: int
    text: str


@dataclass(frozen=True, slots=True)
class BenchDocument:
    """A report in which slips are planted."""

    name: str
    content: ReportContent
    is_aside: bool
    slips: int
    """How many are planted in it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    document: str
    is_aside: bool
    slip: Slip
    old: str
    new: str
    row: str
    verdict: Verdict
    found_now: tuple[Finding, ...]


def read_documents(shared: Path) -> Iterator[BenchDocument]:
    """Yield all documents that there are: real reports, invented ones and our own."""
    real = [path for pattern in REAL for path in shared.glob(pattern)]
    contents = [
        [(path.stem, read_file(path)) for path in sorted(real, key=lambda path: path.stem)]
    ]
    contents.append(
        [(path.parent.name, read_file(path)) for path in sorted(INVENTED.glob("*/laporan.txt"))]
    )
    own = [
        (
            f"{path.name.split('.')[0]}/lkjip",
            read_content(Path("l.txt"), lzma.decompress(path.read_bytes())),
        )
        for path in sorted(OWN.glob("*.xz"))
    ]
    counts = (SLIPS_OF_REAL, SLIPS_OF_OTHERS, SLIPS_OF_OTHERS)
    for kind, count in zip((*contents, own), counts, strict=True):
        worthy = [(name, content) for name, content in kind if len(_spots(content)) >= MIN_FIGURES]
        for at, (name, content) in enumerate(worthy, 1):
            yield BenchDocument(name, content, at % ASIDE == 0, count)


def count_in_laws(document: BenchDocument) -> tuple[int, int]:
    """Return how many amounts and percents the tables of a document print,
    and how many are in a law.
    """
    examined = examine(find_quantities(print_of_content(document.content)))
    relations = [(each.result, *each.inputs) for each in examined.statements]
    relations += [(each.quantity, *each.inputs) for each in examined.contradictions]
    in_law = {id(figure) for relation in relations for figure in relation}
    figures = [
        id(each)
        for table in examined.report.tables
        for each in table.all()
        if each.unit == "%" or each.role in RATIOS or len(each.digits) >= MIN_AMOUNT_DIGITS
    ]
    return len(figures), sum(each in in_law for each in figures)


def plant_slips(document: BenchDocument, seed: int = 1) -> Iterator[Outcome]:
    """Yield what becomes of so many slips, each alone in its document."""
    dice = Dice(seed, document.name)
    spots = dice.shuffled(_spots(document.content))
    before = {_key(finding) for finding in _audit(document.content).findings}
    kinds = [*Slip]
    planted = 0
    for spot in spots:
        # As often as hands slip so: digits most.
        slip = Slip.DIGIT if planted % 2 == 0 else kinds[1 + planted // 2 % 4]
        made = _MAKERS[slip](document.content, spot, dice)
        if made is None:
            continue
        planted += 1
        text, content = made
        found_now = tuple(each for each in _audit(content).findings if _key(each) not in before)
        words = [word for word, _ in _row_of(document.content, spot)]
        dropped = [found["figure"] for word in words if (found := _FIGURE.fullmatch(word.strip()))]
        verdict = _judge(found_now, dropped if slip is Slip.ROW else [], text)
        row = " ".join(words)
        yield Outcome(
            document.name, document.is_aside, slip, spot.text, text, row, verdict, found_now
        )
        if planted == document.slips:
            return


def _audit(content: ReportContent) -> AuditResult:
    return audit_printed(print_of_content(content), "laporan")


def _key(finding: Finding) -> tuple[object, ...]:
    return (
        finding.rule,
        finding.printed,
        finding.level,
        finding.page,
        finding.line if finding.page is None else 0,
    )


def _judge(found_now: Sequence[Finding], dropped: Sequence[str], text: str) -> Verdict:
    if dropped:
        heavy = [each for each in found_now if each.level is not Level.NOTE]
        if any(_misses(each, figure) for each in heavy for figure in dropped):
            return Verdict.NAMED
    elif any(_bare(each.printed) == _bare(text) for each in found_now):
        return Verdict.NAMED
    elif any(
        each.alternative and _bare(each.alternative.printed) == _bare(text) for each in found_now
    ):
        return Verdict.CANDIDATE
    if not found_now:
        return Verdict.SILENT
    return Verdict.OTHER if any(each.level is Level.ERROR for each in found_now) else Verdict.WEAK


def _misses(finding: Finding, dropped: str) -> bool:
    """Whether a total misses what was dropped."""
    printed, computed = _value(finding.printed), _value(finding.computed)
    return (
        printed is not None and computed is not None and abs(printed - computed) == _value(dropped)
    )


def _bare(text: str) -> str:
    return re.sub(r"\D", "", re.sub(r"[.,]0+$", "", text))


def _value(text: str) -> Decimal | None:
    digits, cents = (
        re.sub(r"\D", "", re.sub(r"[.,]\d{1,2}$", "", text)),
        re.search(r"[.,](\d{1,2})$", text),
    )
    return Decimal(f"{digits}.{cents[1] if cents else 0}") if digits else None


# ---- where figures stand, and how they are changed


def _spots(content: ReportContent) -> list[Spot]:
    """Return the figures of a document, none of which stands in a list of contents."""
    return [
        Spot(at, number, found["figure"])
        for at, words in enumerate(_words_of(content))
        for number, word in enumerate(words)
        if (found := _FIGURE.fullmatch(word.strip()))
    ]


def _words_of(content: ReportContent) -> Iterator[Sequence[str]]:
    if content.pages:
        yield from ([word.text for word in page.words] for page in content.pages)
    else:
        yield from (line.cells if line.is_row else line.text.split(" ") for line in content.lines)


def _row_of(content: ReportContent, spot: Spot) -> list[tuple[str, int]]:
    """Return what stands beside a figure, with the number of each word."""
    if not content.pages:
        return [(word, at) for at, word in enumerate([*_words_of(content)][spot.page])]
    words = content.pages[spot.page].words
    middle = words[spot.word].middle
    return [(word.text, at) for at, word in enumerate(words) if abs(word.middle - middle) < _REACH]


def _write(
    content: ReportContent, page: int, change: Callable[[int, str], str | None]
) -> ReportContent:
    """Return a document with the words of one page or line changed;
    a word that becomes `None` goes.
    """
    if content.pages:
        pages = list(content.pages)
        pages[page] = _changed_page(pages[page], change)
        return replace(content, pages=tuple(pages))
    lines = list(content.lines)
    line = lines[page]
    words = line.cells if line.is_row else tuple(line.text.split(" "))
    made = tuple(change(at, word) or "" for at, word in enumerate(words))
    lines[page] = PrintedLine(line.number, made if line.is_row else (" ".join(made),), line.page)
    return replace(content, lines=tuple(lines))


def _changed_page(page: Page, change: Callable[[int, str], str | None]) -> Page:
    made = ((word, change(at, word.text)) for at, word in enumerate(page.words))
    return replace(
        page, words=tuple(replace(word, text=text) for word, text in made if text is not None)
    )


Made = tuple[str, ReportContent] | None


def _put(content: ReportContent, spot: Spot, text: str) -> Made:
    def change(at: int, word: str) -> str:
        return word.replace(spot.text, text, 1) if at == spot.word else word

    return (
        None
        if _bare(text) == _bare(spot.text) and "." not in text + spot.text
        else (text, _write(content, spot.page, change))
    )


def _other_digit(content: ReportContent, spot: Spot, dice: Dice) -> Made:
    """One of the digits that say most is another: of a share not the last."""
    places = [at for at, sign in enumerate(spot.text) if sign.isdigit()]
    at = dice.one_of(places[:4] if len(places) > 4 else places[:-1])
    digit = dice.one_of([each for each in "123456789" if each != spot.text[at]])
    return _put(content, spot, spot.text[:at] + digit + spot.text[at + 1 :])


def _exchanged(content: ReportContent, spot: Spot, dice: Dice) -> Made:
    text = spot.text
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    pairs = [(a, b) for a, b in pairwise(places) if text[a] != text[b] and (a or text[b] != "0")]
    if not pairs:
        return None
    a, b = dice.one_of(pairs)
    return _put(content, spot, text[:a] + text[b] + text[a + 1 : b] + text[a] + text[b + 1 :])


def _moved_mark(content: ReportContent, spot: Spot, dice: Dice) -> Made:
    """The last mark stands one digit off, or is missing in an amount."""
    at = max(spot.text.rfind("."), spot.text.rfind(","))
    whole, mark, rest = spot.text[:at], spot.text[at], spot.text[at + 1 :]
    moved = [f"{whole[:-1]}{mark}{whole[-1]}{rest}", f"{whole}{rest[0]}{mark}{rest[1:]}"]
    text = dice.one_of(moved if len(rest) == 2 else [*moved, whole + rest])
    return text, _write(
        content,
        spot.page,
        lambda n, word: word.replace(spot.text, text, 1) if n == spot.word else word,
    )


def _copied(content: ReportContent, spot: Spot, dice: Dice) -> Made:
    """The figure beside it, or of the row above or below it, is typed in its place."""
    others = [
        found["figure"] for word, _ in _row_of(content, spot) if (found := _FIGURE.fullmatch(word))
    ]
    if content.pages:
        words = content.pages[spot.page].words
        own = words[spot.word]
        column = [
            each.text
            for each in words
            if abs(each.right - own.right) < _REACH and abs(each.top - own.top) < 60
        ]
        others += [found["figure"] for text in column if (found := _FIGURE.fullmatch(text))]
    else:
        near = [*_words_of(content)][max(0, spot.page - 1) : spot.page + 2]
        others += [
            found["figure"]
            for row in near
            if spot.word < len(row) and (found := _FIGURE.fullmatch(row[spot.word]))
        ]
    is_amount = len(spot.text) > 6
    others = [each for each in others if each != spot.text and (len(each) > 6) == is_amount]
    return _put(content, spot, dice.one_of(others)) if others else None


def _dropped(content: ReportContent, spot: Spot, _: Dice) -> Made:
    """The whole row is missing, of which the figure is a part of some total."""
    row = _row_of(content, spot)
    if sum(_FIGURE.fullmatch(word) is not None for word, _ in row) < 2 or any(
        re.match(r"(?i)jumlah|total", word) for word, _ in row
    ):
        return None
    numbers = {at for _, at in row}
    return "", _write(content, spot.page, lambda at, word: None if at in numbers else word)


_MAKERS: Final = {
    Slip.DIGIT: _other_digit,
    Slip.EXCHANGE: _exchanged,
    Slip.MARK: _moved_mark,
    Slip.COPY: _copied,
    Slip.ROW: _dropped,
}


def render_slips(outcomes: Sequence[Outcome]) -> str:
    lines = [
        f"  {'planted slips':<34}{'all':>5}" + "".join(f"{each.value:>14}" for each in Verdict)
    ]
    groups = [*dict.fromkeys(each.document for each in outcomes)]
    for name in (*groups, *Slip, "together"):
        mine = [each for each in outcomes if name in (each.document, each.slip, "together")]
        counted = Counter(each.verdict for each in mine)
        lines.append(
            f"  {name[:33]:<34}{len(mine):>5}"
            + "".join(f"{counted[each]:>14}" for each in Verdict)
        )
    return "\n".join(lines)


def share_of(outcomes: Sequence[Outcome], *verdicts: Verdict) -> float:
    return round(
        100 * sum(each.verdict in verdicts for each in outcomes) / max(1, len(outcomes)), 1
    )


def render_unnamed(outcomes: Sequence[Outcome]) -> str:
    lines = []
    for each in outcomes:
        found_now = [
            f"{it.level.value} {it.rule.value} p{it.page} {it.printed} -> {it.computed}"
            for it in each.found_now
        ]
        head = (
            f"  {each.verdict.upper()} {each.document} {each.slip.value}: {each.old} -> {each.new}"
        )
        if each.verdict not in FOUND:
            lines.append(f"{head} | {each.row[:99]} | {'; '.join(found_now[:2])}")
    return "\n".join(lines)
