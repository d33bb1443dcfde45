"""Steps of a trace in words: declared choices as the rulebook calls them,
names in place of symbols.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from typing import Final

from capaian.domain.numerals import write_decimal
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import Feed, Register
from capaian.domain.rule_set import RuleSet
from capaian.domain.survey import WHOLE_SURVEY
from capaian.domain.value import Trace
from capaian.rules.facts import gather
from capaian.rules.registers.feed import feed_of, target_name

_MATTERS: Final[Mapping[str, tuple[str, str]]] = {
    "rounding": ("pembulatan", "rounding"),
    "methods": ("rumus capaian", "achievement"),
    "efficiency": ("efisiensi", "efficiency"),
    "survey_weight": ("bobot unsur survei", "survey_weight"),
    "areas": ("angka kabupaten/kota", "aggregation"),
    "cap": ("batas atas capaian", ""),
}
"""What is chosen, and the topic of the rulebook that describes the choices,
by the name of the policy.
"""


def address_of(feed: Feed, area: str, facts: Facts) -> tuple[str, str]:
    """Return kind and code of the page of what a declared row fills; empty: it has none."""
    for each in facts.components:
        if feed.measure in (each.numerator.code, each.denominator.code):
            return "cakupan", f"{each.code}:{area}" if area != facts.office.regency else each.code
    return ("indikator", feed.indicator) if feed.indicator and not feed.node else ("", "")


def open_months(facts: Facts, missing: Collection[str], as_of: Period) -> Iterator[str]:
    """Yield which months of registers are open that steps without a value wait for, in Indonesian.

    Args:
        facts: The year; what was typed for a month is not waited for.
        missing: Subjects of the steps; a declared row is waited for whose target one of them
            names.
        as_of: Until when.
    """
    months = [
        each
        for each in Period.year_of(as_of.year).parts(PeriodKind.MONTH)
        if each.end <= as_of.end
    ]
    found: dict[Register, set[Period]] = defaultdict(set)
    for feed in facts.feeds:
        name = target_name(feed, facts)
        if name and any(name in subject for subject in missing):
            rows = [(row.period, row.value) for row in facts.counts if row.measure == feed.measure]
            about = (feed.node, feed.indicator, feed.name)
            outputs = (
                row for row in facts.outputs if (row.node, row.indicator, row.name) == about
            )
            rows += [(row.period, row.actual) for row in outputs if feed.measure is None]
            typed = [period for period, value in rows if value is not None]
            waiting = (
                each for each in months if not feed_of(facts).is_closed(feed.register, each)
            )
            found[feed.register] |= {
                e for e in waiting if not any(period.contains(e) for period in typed)
            }
    for register, waits in found.items():
        runs = ([*own] for is_open, own in groupby(months, waits.__contains__) if is_open)
        ends = ([each.label.partition(" ")[0] for each in (own[0], own[-1])] for own in runs)
        if words := ", ".join(" sampai ".join(dict.fromkeys(each)) for each in ends):
            yield f"{register.words.capitalize()} {words} belum ditutup"


def policy_words(policy: str, rule_set: RuleSet) -> str:
    """Return what a trace names as its policy, for people; a name that nobody describes stays.

    Examples:
        >>> from capaian.rulebook import load_rulebook
        >>> policy_words("cap: 120; rounding: printed", load_rulebook())
        'batas atas capaian 120 persen; pembulatan: hitung dari angka tercetak'
    """
    found = []
    for each in filter(None, policy.split("; ")):
        name, _, chosen = each.partition(": ")
        matter, topic = _MATTERS.get(name, ("", ""))
        words = next(
            (own.name for own in rule_set.methods.get(topic, ()) if own.id == chosen), chosen
        )
        # `Hitung dari` begins small within a line, `R/T` and `RPJMD` stay as they are
        words = words[:1].lower() + words[1:] if words[1:2].islower() else words
        found.append(
            (f"{matter}: {words}" if topic else f"{matter} {chosen} persen") if matter else each
        )
    return "; ".join(found)


def symbols_of(facts: Facts) -> Mapping[str, str]:
    """Return the symbols of components (`Q1`) and sums of survey elements (`(U1 +
    U2)`) with their words.
    """
    found = {part.symbol: part.name for part in facts.components if part.symbol and part.name}
    elements = gather(
        ((each.survey, each.period), each.code)
        for each in facts.survey_elements
        if each.code != WHOLE_SURVEY
    )
    sums = {
        f"({' + '.join(codes)})": f"jumlah indeks {len(codes)} unsur"
        for codes in elements.values()
    }
    return {**found, **sums}


def formula_words(formula: str, symbols: Mapping[str, str]) -> str:
    """Return a formula with words in place of symbols.

    Examples:
        >>> formula_words("rata-rata (Q1; Q2)", {"Q1": "Cakupan KK", "Q2": "Cakupan KTP-el"})
        'rata-rata (Cakupan KK; Cakupan KTP-el)'
        >>> formula_words("(U1 + U2) ÷ 2", {"(U1 + U2)": "jumlah"}), formula_words("Q12",
        ...     {"Q1": "KK"})
        ('jumlah ÷ 2', 'Q12')
    """
    if not symbols:
        return formula
    known = "|".join(re.escape(symbol) for symbol in sorted(symbols, key=len, reverse=True))
    return re.sub(
        rf"(?<![\w.-])(?:{known})(?![\w-]|\.\w)", lambda found: symbols[found[0]], formula
    )


def step_words(trace: Trace, symbols: Mapping[str, str]) -> str:
    """Return how a step follows; of what a register made its definition as it is,
    whose words are no symbols.

    Examples:
        >>> from capaian.domain.value import SourceReference, TraceId
        >>> stands = SourceReference("outputs.csv")
        >>> times = Trace(TraceId("t1"), "Waktu", None,
        ...     formula="Dari 5 permohonan.", source=stands)
        >>> step_words(times, {"5": "Zona Integritas"})
        'Dari 5 permohonan.'
    """
    return trace.formula if trace.source is not None else formula_words(trace.formula, symbols)


def value_words(trace: Trace) -> str:
    """Return the value of a step with its unit, or the words where there is none."""
    if trace.value is None:
        return trace.text
    unit = trace.unit.label if trace.unit else ""
    return f"{write_decimal(trace.value, trace.decimals)} {unit}".strip()
