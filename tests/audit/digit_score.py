"""One digit of a report of ours is changed in the XML of its Word file: does the audit find that digit?

Once with the figures that the file keeps, and once without them, by recomputing alone.

Several digits are changed in one file, far fewer than would hide each other: a report with several slips is
harder than one with one, so that what is found so is found alone as well.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tests.audit.dice import Dice
from tests.audit.digit_places import (
    Change,
    Kind,
    change_digits,
    find_places,
    with_other_digit,
    without_kept_figures,
)
from tests.audit.own_reports import EXAMPLES
from tests.audit.planted_score import is_at

from capaian.auditor.against import find_underived
from capaian.auditor.audit import audit
from capaian.auditor.derivable import Derivable, derive
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import read_numbers
from capaian.auditor.reading.docx import read_docx
from capaian.auditor.reading.files import read_report
from capaian.documents.availability import PaperSource
from capaian.documents.build import build_document
from capaian.domain.audit import Finding
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.errors import InputError
from capaian.dossier.check import prepare
from capaian.writers.docx import write_docx

_HEADS: Final = ("alone", "listed", "derivable", "either", "kept")
AT_ONCE: Final = 20
"""Digits changed in one file."""
_OF_EACH: Final = 2
"""Digits of each kind of place, at least."""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """The report of an example office as a Word file, and what its dossier yields."""

    office: str
    content: bytes
    derivable: Derivable


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of a changed digit."""

    office: str
    change: Change
    line: int | None
    """Where it is read; `None` if it is read nowhere."""
    is_told: bool
    """By recomputing the report, without the figures that the file keeps."""
    is_kept: bool
    """By the figures that the file keeps."""
    is_listed: bool
    """As not following from the dossier."""
    is_derivable: bool
    """Whether the dossier yields the changed figure too."""

    @property
    def kind(self) -> Kind:
        return self.change.place.kind


@dataclass(frozen=True, slots=True)
class Said:
    """All that is said of a file."""

    document: PrintedDocument
    findings: tuple[Finding, ...]
    underived: tuple[UnsupportedNumber, ...]


@cache
def own_words() -> tuple[OwnWord, ...]:
    """Return the Word reports of the example offices that can be given, each written once."""
    made = []
    for folder in sorted(EXAMPLES.iterdir()):
        prepared = prepare(folder)
        try:
            (paper,) = PaperSource(prepared, folder).split("lkjip")
        except InputError:
            continue
        derivable = derive(prepared.office_year, prepared.assess(), prepared.rule_set)
        made.append(OwnWord(folder.name, write_docx(build_document(paper)), derivable))
    return tuple(made)


def measure_digits(count: int, seed: int, at_once: int = AT_ONCE) -> tuple[Told, ...]:
    """Change so many digits, of all offices and kinds of places in turn, and hear what is said."""
    reports = own_words()
    told: list[Told] = []
    for number, report in enumerate(reports):
        share = count // len(reports) + (number < count % len(reports))
        sound = _say(report, report.content)
        for changes in bundle([*choose_changes(report, share, seed)], at_once):
            told += _hear(report, sound, changes)
    return tuple(told)


def choose_changes(report: OwnWord, count: int, seed: int) -> Iterator[Change]:
    """Yield so many changes of one digit, no figure twice: two of each kind of place, then the more of a kind
    the more of it there is. By turns alone a single digit of the commonest kind would weigh ten of a hundred.
    """
    dice = Dice(seed, report.office)
    places = find_places(report.content)
    heaps = {kind: dice.shuffled([place for place in places if place.kind is kind]) for kind in Kind}
    stands = {kind: len(heap) for kind, heap in heaps.items()}
    for _ in range(count):
        kind = max(
            (kind for kind, heap in heaps.items() if heap), key=lambda k: _claim(stands[k], len(heaps[k]))
        )
        place = heaps[kind].pop()
        yield Change(place, with_other_digit(place.text, dice))


def _claim(stands: int, left: int) -> float:
    """Return how much a kind of place is due to be drawn from, by Sainte-Laguë after the first ones."""
    drawn = stands - left
    return math.inf if drawn < _OF_EACH else stands / (2 * (drawn - _OF_EACH) + 1)


def bundle(changes: Sequence[Change], at_once: int) -> list[list[Change]]:
    """Return changes by files: no two in one row, where they could not be told apart."""
    bundles: list[list[Change]] = []
    for change in changes:
        fitting = (
            own
            for own in bundles
            if len(own) < at_once and change.place.row not in {each.place.row for each in own}
        )
        own = next(fitting, None)
        if own is None:
            bundles.append([change])
        else:
            own.append(change)
    return bundles


def _say(report: OwnWord, content: bytes) -> Said:
    document, file = read_report(Path("laporan.docx"), content)
    return Said(document, audit(document, file).findings, find_underived(document, report.derivable))


def _hear(report: OwnWord, sound: Said, changes: Sequence[Change]) -> Iterator[Told]:
    content = change_digits(report.content, changes)
    said = _say(report, without_kept_figures(content))
    kept = {(each.line, each.now) for each in read_docx(content).retyped}
    known = {(finding.line, finding.rule, finding.printed, finding.why) for finding in sound.findings}
    new = [f for f in said.findings if (f.line, f.rule, f.printed, f.why) not in known]
    listed = {(each.line, each.printed) for each in said.underived}
    lines = [*_changed_lines(sound.document, said.document)]
    for change in changes:
        line = next((at for at in lines if _is_at(change, sound.document, said.document, at)), None)
        yield Told(
            report.office,
            change,
            line,
            line is not None
            and any(is_at(finding, {line}) and _names(finding, change.text) for finding in new),
            any(at == line and change.text in now for at, now in kept),
            (line, change.text) in listed,
            _is_derivable(change.text, report.derivable),
        )


def _changed_lines(old: PrintedDocument, new: PrintedDocument) -> Iterator[int]:
    for before, after in zip(old.lines, new.lines, strict=True):
        if before.text != after.text:
            yield after.number


def _is_at(change: Change, old: PrintedDocument, new: PrintedDocument, line: int) -> bool:
    """Whether a line differs by a change alone."""
    before, after, figure = old.line(line).text, new.line(line).text, change.place.text
    found = re.finditer(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)", before)
    return any(before[: at.start()] + change.text + before[at.end() :] == after for at in found)


def _names(finding: Finding, figure: str) -> bool:
    """Whether a finding quotes a figure, so that who reads it sees which digit is meant."""
    repair = finding.repair.printed if finding.repair else ""
    return any(figure in words for words in (finding.printed, finding.why, repair))


def _is_derivable(text: str, derivable: Derivable) -> bool:
    numbers = read_numbers(text, 1)
    return any(derivable.gives(abs(number.value), number.decimals) for number in numbers)


def count_kinds() -> Counter[Kind]:
    """Return how many figures of each kind the files have."""
    return Counter(place.kind for report in own_words() for place in find_places(report.content))


def rate_alone(told: Collection[Told], stands: Mapping[Kind, int]) -> float:
    """Return of how many digits in a hundred, anywhere in the files, recomputing tells without the dossier.

    Args:
        told: What was said of digits of all kinds, as many of each.
        stands: How many figures of each kind there are: what is rare counts little.
    """
    return _rate([(each.kind, each.is_told) for each in told], stands)


def rate_report(told: Collection[Told], stands: Mapping[Kind, int]) -> float:
    """Return the same by the whole audit of the file, which keeps the figures it was made with."""
    return _rate([(each.kind, each.is_told or each.is_kept) for each in told], stands)


def rate_either(told: Collection[Told], stands: Mapping[Kind, int]) -> float:
    """Return the same by recomputing or the dossier, which may happen to yield the new figure."""
    return _rate([(each.kind, each.is_told or each.is_listed) for each in told], stands)


def _rate(found: Sequence[tuple[Kind, bool]], stands: Mapping[Kind, int]) -> float:
    tried = Counter(kind for kind, _ in found)
    of_kind = Counter(kind for kind, is_found in found if is_found)
    weight = sum(stands[kind] for kind in tried)
    return round(100 * sum(stands[kind] * of_kind[kind] / tried[kind] for kind in tried) / weight, 1)


def render_digits(told: Sequence[Told], *, with_missed: bool) -> str:
    """Return a line for each kind of place; and for each digit that was missed."""
    lines = [_row("one digit of a Word file changed", _HEADS)]
    for kind in Kind:
        own = [each for each in told if each.kind is kind]
        asked = [each for each in own if not each.is_derivable]
        cells = (
            f"{sum(each.is_told for each in own)}/{len(own)}",
            f"{sum(each.is_listed for each in asked)}/{len(asked)}",
            str(len(own) - len(asked)),
            f"{sum(each.is_told or each.is_listed for each in own)}/{len(own)}",
            f"{sum(each.is_kept for each in own)}/{len(own)}",
        )
        lines.append(_row(f"  {kind.value}", cells))
    counts = Counter(each.office for each in told)
    lines.append("  " + ", ".join(f"{office}: {number} digits" for office, number in counts.items()))
    if with_missed:
        lines += [_missed(each) for each in told if not each.is_told]
    return "\n".join(lines)


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:<32}" + "".join(f"{cell:>11}" for cell in cells)


def _missed(told: Told) -> str:
    change = told.change
    words = " ".join(change.place.words.split())
    mark = "listed" if told.is_listed else "derivable" if told.is_derivable else "UNLISTED"
    where = f"{told.kind.value}, {told.office} {told.line}"
    return f"  MISSED {where}: {change.place.text} -> {change.text} ({mark}) | {words[:200]}"
