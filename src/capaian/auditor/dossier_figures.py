"""Figures of an office-year, each with the words for what it is: what it holds, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import chain, combinations
from typing import Final

from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_numbers
from capaian.auditor.words_of_things import things_of
from capaian.domain.assessment import Assessment, Rank
from capaian.domain.issue import Place
from capaian.domain.policy import Policies
from capaian.domain.rule_set import AchievementScale, Provenance, RuleSet
from capaian.domain.value import CellValue, Known, Trace, Unit
from capaian.domain.work import NodeKind

_HUNDRED: Final = Decimal(100)
_INDEX_OF_ONE: Final = Decimal(25)
"""A mean answer from 1 to 4 as an index from 25 to 100."""
_NO_FIGURES: Final = (bool, date, Enum, Place, Provenance, Known, Trace)
"""Values of which no number is a figure: where something stands, and in which law; and what has a trace."""
_CODES: Final = ("code", "id", "symbol")
_KINDS: Final[Mapping[object, str]] = {
    NodeKind.GOAL: "Tujuan",
    NodeKind.OBJECTIVE: "Sasaran",
    NodeKind.PROGRAM: "Program",
    NodeKind.ACTIVITY: "Kegiatan",
    NodeKind.SUBACTIVITY: "Sub kegiatan",
}
"""What titles call a node before its code."""
_NAMING: Final = frozenset({"code", "id", "parent", "sha256", "file", "key", "depth"})
"""Fields whose digits name something: `63.11` is no figure."""
_NAMES: Final = (
    *("name", "title", "subject", "measure", "area", "category", "across", "grouping"),
    *("element", "partner", "expansion"),
)
"""Fields that tell what the figures beside them are."""
_UNTOLD: Final = "tak bernama"
_SYMBOL: Final = re.compile(r"[A-Z]+ ?\d+")
_LONGEST_CODE: Final = 30
_BEFORE, _AFTER = 60, 40
"""Signs of a text that tell what a number in it is."""


@dataclass(frozen=True, slots=True)
class DossierFigure:
    """A value of a dossier and what it is."""

    value: Decimal
    names: tuple[str, ...] = ()
    """Ways to say what it is; empty where anything may quote it."""
    unit: Unit | None = None
    nouns: tuple[str, ...] = ()
    """What it counts, of which one must stand right beside a number; empty for what is no count of rows."""
    is_told: bool = False
    """Whether its first name is a title that a reader knows: `KIA terbit, Juai, Tahun 2023`."""


@dataclass(frozen=True, slots=True)
class CodeBook:
    """The names behind the codes of an office-year."""

    names: Mapping[str, str]
    symbols: Mapping[str, str]
    """The symbol of a name: `IKU 1`."""
    whole: tuple[str, ...] = ()
    """What titles call the whole office or regency, which a report need not say."""

    @classmethod
    def of(cls, *things: object, whole: tuple[str, ...] = ()) -> CodeBook:
        """Return the names of all that has a code and a name."""
        names: dict[str, str] = {}
        for code, name in chain.from_iterable(map(_named, things)):
            names.setdefault(code, name)
        symbols = {name: code for code, name in names.items() if _SYMBOL.fullmatch(code)}
        return cls(names, symbols, whole)

    def in_words(self, text: str) -> str:
        """Return a text, with its name if it is a code."""
        return f"{text} {self.names[text]}" if len(text) <= _LONGEST_CODE and text in self.names else text

    def spell_out(self, title: str) -> tuple[str, ...]:
        """Return a title as it is, and with the names of the codes in it."""
        tokens = title.replace(",", "").split()
        codes = {" ".join(tokens[at : at + many]) for many in (2, 3) for at in range(len(tokens))}
        spelled = title
        for code in sorted(codes & self.names.keys(), key=len, reverse=True):
            spelled = spelled.replace(code, self.names[code], 1)
        shorter = title
        for whole in self.whole:
            shorter = shorter.replace(whole, "")
        return tuple(dict.fromkeys((title, spelled, shorter)))


def _named(thing: object) -> Iterator[tuple[str, str]]:
    if isinstance(thing, str):
        return
    if isinstance(thing, Mapping):
        yield from _named(thing.values())
    elif isinstance(thing, Iterable):
        for part in thing:
            yield from _named(part)
    elif is_dataclass(thing) and not isinstance(thing, type):
        name = getattr(thing, "name", None)
        codes = [getattr(thing, field, None) for field in _CODES] if isinstance(name, str) else []
        kind = _KINDS.get(getattr(thing, "kind", None), "")
        yield from ((f"{kind} {code}".strip(), str(name)) for code in codes if isinstance(code, str) and code)
        for part in fields(thing):
            yield from _named(getattr(thing, part.name))


def held_figures(thing: object, book: CodeBook, above: tuple[str, ...] = ()) -> Iterator[DossierFigure]:
    """Yield every number within a value, those of its texts too, named by what it belongs to."""
    if isinstance(thing, _NO_FIGURES) or thing is None:
        return
    if isinstance(thing, (Decimal, int)):
        yield DossierFigure(Decimal(thing), above[-2:] or (_UNTOLD,))
    elif isinstance(thing, str):
        yield from _written(thing, above)
    elif isinstance(thing, Mapping):
        for key, part in thing.items():
            yield from held_figures(key, book, above)
            yield from held_figures(part, book, above)
    elif isinstance(thing, Iterable):
        for part in thing:
            yield from held_figures(part, book, above)
    elif is_dataclass(thing):
        yield from _of_fields(thing, book, above)


def _of_fields(thing: object, book: CodeBook, above: tuple[str, ...]) -> Iterator[DossierFigure]:
    values = {part.name: getattr(thing, part.name) for part in fields(thing)}  # type: ignore[arg-type]  # a dataclass
    telling = (value for name in _NAMES if isinstance(value := values.get(name), str) and value)
    own = " ".join(map(book.in_words, telling))
    symbol = book.symbols.get(str(values.get("name")), "")
    place = "peringkat" if isinstance(thing, Rank) else ""
    named = (*above, *filter(None, (own, symbol, place)))
    for name, value in values.items():
        if name not in _NAMING:
            yield from held_figures(value, book, named)


def _written(text: str, above: tuple[str, ...]) -> Iterator[DossierFigure]:
    """Yield the numbers of a text, named by the words around them; codes, which have no blanks, are none."""
    if " " not in text and any(map(str.isalpha, text)):
        return
    for number in read_numbers(text, 1, 0, NumberStyle.INDONESIAN):
        start, end = number.spot.start, number.spot.end
        around = f"{text[max(0, start - _BEFORE) : start]}; {text[end : end + _AFTER]}"
        names = (around,) if len(things_of(around)) > 1 else above[-2:] or (_UNTOLD,)
        yield from (DossierFigure(value, names) for value in readings_of(number))


def readings_of(number: PrintedNumber) -> Iterator[Decimal]:
    """Yield the values that the marks of a number allow."""
    yield number.value
    if number.other is not None:
        yield number.other


def traced_figures(assessment: Assessment, book: CodeBook) -> Iterator[DossierFigure]:
    """Yield what an assessment computed or read, by the titles of its steps."""
    for trace in assessment.traces.values():
        names = book.spell_out(trace.subject)
        if trace.value is not None:
            yield DossierFigure(trace.value, names, trace.unit, is_told=True)
        for text in (trace.formula, trace.working, trace.text):
            for number in read_numbers(text, 1):
                yield from (DossierFigure(value, names) for value in readings_of(number))


def figures_of_law(rule_set: RuleSet, book: CodeBook) -> Iterator[DossierFigure]:
    """Yield those of the tables of the law that a report prints; codes and names of places are none."""
    printed = rule_set.scales, rule_set.survey_classes, rule_set.national_targets, rule_set.methods
    yield from held_figures(printed, book)
    yield from bounds(rule_set.scales)
    for table in rule_set.survey_classes:
        for each in table.classes:
            name = (f"{each.name} nilai persepsi interval mutu",)
            yield from (DossierFigure(bound / _INDEX_OF_ONE, name) for bound in (each.lower, each.upper))


def bounds(scales: Sequence[AchievementScale]) -> Iterator[DossierFigure]:
    """Yield the bounds of scales, which tables of classes tell as `66,00 sampai di bawah 76,00`."""
    for scale in scales:
        for band in scale.bands:
            yield from (
                DossierFigure(bound, ("sampai di bawah",))
                for bound in (band.lower, band.upper)
                if bound is not None
            )


def policy_limits(policies: Policies) -> Iterator[DossierFigure]:
    """Yield how low and high an achievement counts by the office's choice, and what is no change yet."""
    limits = {
        "batas bawah capaian": policies.floor,
        "batas atas capaian": policies.cap,
        "toleransi perubahan": policies.trend_tolerance,
    }
    yield from (DossierFigure(limit, (name,)) for name, limit in limits.items() if limit is not None)


def differences(assessment: Assessment) -> Iterator[DossierFigure]:
    """Yield figures that belong together, by what they are of; what lies between them, and to a whole."""
    for name, cells in _belonging(assessment):
        values = [cell.value for cell in cells if isinstance(cell, Known)]
        gaps = [*values, *(_HUNDRED - value for value in values)]
        gaps += [first - second for first, second in combinations(values, 2)]
        yield from (DossierFigure(gap, (name,)) for gap in gaps)


def _belonging(assessment: Assessment) -> Iterator[tuple[str, Sequence[CellValue]]]:
    """Yield the cells of one thing, with its name."""
    for indicator in assessment.indicators:
        current, prior, end = indicator.current, indicator.prior, indicator.plan_end
        cells: list[CellValue] = [current.target, current.actual, current.achievement]
        cells += [] if prior is None else [prior.actual, prior.achievement]
        cells += [] if end is None else [end.target, end.achievement]
        cells += [cell for reference in indicator.references for cell in (reference.target, reference.value)]
        yield indicator.name, cells
    for component in assessment.components:
        yield component.name, [component.numerator, component.denominator, component.ratio]
        for area in component.areas:
            yield f"{component.name} {area.name}", [area.numerator, area.denominator, area.ratio]
    for tier in assessment.tiers:
        yield "rata-rata capaian", [tier.mean_achievement]
    for node in assessment.nodes:
        for resource in node.inputs:
            yield node.name, [resource.original, resource.revised, resource.actual]
            yield node.name, [node.mean_achievement, resource.ratio]
    for total in assessment.totals:
        yield "seluruh dinas anggaran", [total.original, total.revised, total.actual]
