"""Cards of indicators in lines below each other: `Target : 80`, `Realisasi : 82,5`, `Capaian : 103,13%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.told_direction import told_ways
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Line, PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.vocabulary import Role, roles_of, trend_of
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.value import RUPIAH
from capaian.rules.comparison import judge_trend
from capaian.rules.outcome import HUNDRED

_LINE: Final = re.compile(
    r"^\W{0,3}(?:(?:\d{1,2}|[a-z])[.)]\s*)?(?P<name>[^\W\d_][^:=\d]{2,60}?(?:(?:19|20)\d\d)?)\s*[:=]\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
"""A name, a colon and what it is, in a line of its own."""
_OTHER: Final = re.compile(
    r"\b(?:akhir|renstra|rpjmd|jangka menengah|triwulan|tw|semester|bulan|nasional|provinsi|rata-?\s?rata"
    r"|semula|murni|sebelum|sumber|rumus|formula|kategori|satuan)\b",
    re.IGNORECASE,
)
"""Names of other figures than those of the year and its office."""
_LAST_YEAR: Final = re.compile(r"\btahun\s+(?:lalu|sebelumnya)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 4
"""More words behind a figure tell something of their own."""
_CAPS: Final = frozenset({100, 110, 120, 125, 150, 200})
"""What offices print for every achievement above it."""
_UNIT: Final = re.compile(r"\s*[\d.,]+\s*(?P<unit>%|[^\W\d_]+(?:\s+[^\W\d_]+)?)\s*$")
_PERCENTS: Final = ("%", "persen")
_PAIR: Final = 2
_OF_MONEY: Final = {
    Role.ACTUAL: Role.SPENT,
    Role.TARGET: Role.BUDGET,
    Role.ACHIEVEMENT: Role.ABSORPTION,
    Role.SHARE: Role.ABSORPTION,
}
_SHARES: Final = (Role.ACHIEVEMENT, Role.ABSORPTION, Role.SHARE)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a card."""

    role: Role
    year: int | None
    """`None` where its name has none."""
    is_former: bool
    """Whether it is called that of the year before."""
    number: PrintedNumber
    value: str
    """All that stands behind its colon."""


@dataclass(frozen=True, slots=True)
class _Card:
    """The entries of one indicator, or of one budget."""

    entries: Sequence[_Entry]
    place: str

    @property
    def year(self) -> int | None:
        """The latest year that its names have."""
        return max((entry.year for entry in self.entries if entry.year), default=None)

    def only(self, *roles: Role) -> PrintedNumber | None:
        """Return the one figure of its year that is called so."""
        found = [e.number for e in self.entries if e.role in roles and self._is_of_year(e)]
        return found[0] if len(found) == 1 else None

    def before(self, role: Role) -> PrintedNumber | None:
        """Return the one figure of the year before that is called so."""
        found = [e.number for e in self.entries if e.role is role and not self._is_of_year(e)]
        return found[0] if len(found) == 1 else None

    def _is_of_year(self, entry: _Entry) -> bool:
        return not entry.is_former and entry.year in (None, self.year)


def check_listed_cards(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield what cards say of achievement, of spending, and of the change since the year before."""
    ways = told_ways(report)
    for card in _cards(report.document):
        yield from _achievement(card, ways)
        yield from _called(card)
        yield from _unit(card)
        yield from _spending(card)
        yield from _change(card)


def _cards(document: PrintedDocument) -> Iterator[_Card]:
    """Yield the cards of lines right below each other; what begins as it did is the next one."""
    entries: list[_Entry] = []
    for line in document.lines:
        told = _LINE.match(line.text) if not line.is_row else None
        entry = _entry(document, line, told) if told else None
        is_next = entry is not None and bool(entries) and _are_same(entry, entries[0])
        if entries and (told is None or is_next):
            yield _Card(entries, f"baris {entries[0].number.spot.line}")
            entries = []
        entries += [entry] if entry else []
    yield _Card(entries, "")


def _are_same(one: _Entry, other: _Entry) -> bool:
    return (one.role, one.year, one.is_former) == (other.role, other.year, other.is_former)


def _entry(document: PrintedDocument, line: Line, told: re.Match[str]) -> _Entry | None:
    name, value = told["name"], told["value"]
    numbers = [number for number in document.numbers_in(line) if number.spot.start >= told.start("value")]
    roles = roles_of((YEAR.sub("", name),))
    is_plain = len(numbers) == 1 and len(_WORD.findall(value)) <= _MOST_WORDS
    if not roles or not is_plain or _OTHER.search(name):
        return None
    role = roles[0]
    if numbers[0].unit == RUPIAH:
        role = _OF_MONEY.get(role, role)
    years = YEAR.findall(name)
    year = int(years[-1]) if years else None
    return _Entry(role, year, bool(_LAST_YEAR.search(name)), numbers[0], value)


def _achievement(card: _Card, told: Sequence[Law]) -> Iterator[Equation]:
    """Yield the achievement by whichever way gives it; one that is capped follows from nothing."""
    actual, target = card.only(Role.ACTUAL), card.only(Role.TARGET)
    share = card.only(Role.ACHIEVEMENT) or card.only(Role.SHARE)
    if actual is None or target is None or share is None:
        return
    made = _share(card, AuditRule.ACHIEVEMENT, share, actual, target)
    ways = [replace(made, law=law) for law in told]
    is_capped = share.value in _CAPS and any((way.computed() or 0) > share.value for way in ways)
    if not is_capped:
        is_met = share.value >= HUNDRED
        likely = next((way for way in ways if ((way.computed() or 0) >= HUNDRED) is is_met), made)
        yield next((way for way in ways if way.holds()), likely)


def _called(card: _Card) -> Iterator[Statement]:
    """Yield the achievement that is called an actual, below the actual itself: `Realisasi : 99,60%`."""
    target = card.only(Role.TARGET)
    actuals = [entry.number for entry in card.entries if entry.role is Role.ACTUAL and not entry.is_former]
    if target is None or len(actuals) != _PAIR or card.only(Role.ACHIEVEMENT) is not None:
        return
    for actual, share in (actuals, actuals[::-1]):
        made = _share(card, AuditRule.ACHIEVEMENT, share, actual, target)
        if made.holds() and share.decimals and share.value != actual.value:
            why = f"{share.text} adalah capaian realisasi {actual.text} dari target {target.text}."
            line = share.spot.line
            yield Statement(AuditRule.LABEL, False, line, "Realisasi", "Capaian", why, card.place)
            return


def _unit(card: _Card) -> Iterator[Statement]:
    """Yield a target in percent whose actual is counted in something else, or the other way round."""
    pair = [entry for entry in card.entries if entry.role in (Role.TARGET, Role.ACTUAL)]
    words = [_UNIT.match(entry.value) for entry in pair]
    if len(pair) != _PAIR or not all(words) or any(entry.is_former for entry in pair):
        return
    one, other = (word["unit"].casefold() for word in words if word)
    if (one in _PERCENTS) is not (other in _PERCENTS):
        wrong = pair[0] if one in _PERCENTS else pair[1]
        right = other if one in _PERCENTS else one
        why = f"Target tercetak {pair[0].value.strip()}, realisasi {pair[1].value.strip()}."
        yield Statement(
            AuditRule.UNIT, False, wrong.number.spot.line, wrong.value.strip(), right, why, card.place
        )


def _spending(card: _Card) -> Iterator[Equation]:
    """Yield how much of a budget was spent."""
    spent, budget, share = card.only(Role.SPENT), card.only(Role.BUDGET), card.only(*_SHARES)
    if spent is not None and budget is not None and share is not None:
        yield _share(card, AuditRule.ABSORPTION, share, spent, budget)


def _share(
    card: _Card, rule: AuditRule, share: PrintedNumber, part: PrintedNumber, whole: PrintedNumber
) -> Equation:
    names = ("Pagu", "Realisasi") if rule is AuditRule.ABSORPTION else ("Target", "Realisasi")
    inputs = (part, whole)
    return Equation(rule, Law.PERCENT, share, inputs, card.place, subject=rule.value, names=names[::-1])


def _change(card: _Card) -> Iterator[Claim]:
    """Yield by how much the actual rose or fell since the year before, and which of both."""
    told = [entry for entry in card.entries if entry.role is Role.CHANGE]
    now, before = card.only(Role.ACTUAL), card.before(Role.ACTUAL)
    if len(told) != 1 or now is None or before is None or now.decimals != before.decimals:
        return
    change, said = told[0].number, trend_of(told[0].value)
    way = judge_trend(now.value - before.value)
    if said is None or change.decimals != now.decimals:
        return
    inputs = (now, before) if now.value > before.value else (before, now)
    yield Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, change, inputs, card.place, subject="perubahan")
    holds = said is way
    why = f"Dari {before.text} menjadi {now.text} adalah {way.value}; tercetak {said.value}."
    line, right = change.spot.line, "" if holds else way.value
    yield Statement(AuditRule.TREND, holds, line, said.value, right, why, card.place)
