"""Agreements in force, and the target they or the strategic plan set for an
indicator in a period.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import IndicatorCode, PostId
from capaian.domain.numerals import write_exact
from capaian.domain.office import Acting, Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import (
    AgreementKind,
    AgreementTarget,
    Indicator,
    PerformanceAgreement,
    TargetValue,
    ValueType,
)
from capaian.domain.policy import Aggregation, AgreementChoice, Polarity, Policies, WordsRule
from capaian.domain.value import Reason, SourceReference, Unavailable
from capaian.rules.achievement import METHODS, TargetUse
from capaian.rules.facts import Facts, fold, group
from capaian.rules.spans import find_spans

_PRECEDENCE = (AgreementKind.OFFICE, AgreementKind.TIER, AgreementKind.DIRECTOR_GENERAL)


@dataclass(frozen=True, slots=True)
class TargetInForce:
    """A target and the paper that sets it."""

    target: TargetValue
    reference: SourceReference
    agreement: PerformanceAgreement | None
    """`None`: the strategic plan sets it."""
    parts: tuple[tuple[Period, Decimal], ...] = ()
    """For a part of a year of an indicator that adds up: the targets of the periods until then."""


def agreements_in_force(
    office_year: OfficeYear, as_of: Period
) -> tuple[PerformanceAgreement, ...]:
    """Return for each first party the agreement of the year that counts, most binding kind first.

    A revision counts from the month it was signed in. `agreement: original` takes the first.

    Legal basis:
        PermenPANRB 53/2014: after a change of the agreement the changed one is measured.
    """
    of_year = [a for a in office_year.agreements if a.year == as_of.year]
    lines = group(of_year, line_of_revisions)
    chosen = [_choose(line, office_year.policies.agreement, as_of) for line in lines.values()]
    return tuple(sorted(chosen, key=lambda a: _PRECEDENCE.index(a.kind)))


def line_of_revisions(agreement: PerformanceAgreement) -> tuple[AgreementKind, str, str]:
    """Return what makes agreements revisions of each other; an office has one head,
    however named.
    """
    party = agreement.first_party if agreement.kind is AgreementKind.TIER else ""
    return agreement.kind, agreement.tier, party


def is_changed_later(office_year: OfficeYear, as_of: Period) -> bool:
    """Say whether the agreement of the office that counts in a period has a revision
    that does not count yet.

    Examples:
        An agreement of January is changed in August: so it is in the second quarter, not in the
        third.
    """
    in_force = (
        a for a in agreements_in_force(office_year, as_of) if a.kind is AgreementKind.OFFICE
    )
    return any(
        other.revision > agreement.revision
        for agreement in in_force
        for other in office_year.agreements
        if other.year == agreement.year
        and line_of_revisions(other) == line_of_revisions(agreement)
    )


def posts_of_party(office_year: OfficeYear, words: str) -> tuple[Post, ...]:
    """Return the posts that an agreement's party names: none where it names a kind,
    such as `Kepala Bidang`.

    An acting holder (`Plh.`) stands for the post; office and regency behind its name say no more.
    """
    office = office_year.office
    named = fold(words)
    for acting in Acting:
        named = named.removeprefix(f"{acting.value.casefold()} ")
    for behind in (office.regency_name, office.name, office.short_name):
        named = named.removesuffix(f" {behind.casefold()}")
    return tuple(post for post in office.posts if fold(post.name) == named)


def owner_of(office_year: OfficeYear, indicator: Indicator) -> PostId | None:
    """Return the post responsible for an indicator, else the one that owns what it measures."""
    measured = (node.owner for node in office_year.nodes if indicator.code in node.indicators)
    return indicator.owner or next(filter(None, measured), None)


def _choose(
    line: Iterable[PerformanceAgreement], choice: AgreementChoice, as_of: Period
) -> PerformanceAgreement:
    ordered = sorted(line, key=lambda agreement: agreement.revision)
    if choice is AgreementChoice.ORIGINAL:
        return ordered[0]
    # "2023-07" <= "2023-07-31": a month, or a year, counts as signed on its first day
    signed = [agreement for agreement in ordered if agreement.signed <= as_of.end.isoformat()]
    return signed[-1] if signed else ordered[0]


def lines_in_force(office_year: OfficeYear, as_of: Period) -> Mapping[IndicatorCode, TargetLine]:
    """Return the line of the agreement in force for each indicator that has one."""
    found: dict[IndicatorCode, TargetLine] = {}
    for agreement in agreements_in_force(office_year, as_of):
        for line in agreement.targets:
            found.setdefault(line.indicator, TargetLine(agreement, line))
    return found


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A line of an agreement with the agreement it stands in."""

    agreement: PerformanceAgreement
    line: AgreementTarget


def target_in_force(
    facts: Facts, indicator: Indicator, line: TargetLine | None, period: Period
) -> TargetInForce | None:
    """Return the target of an indicator in a period: of the agreement, else of the strategic plan.

    A part of a year has a target only where the agreement sets one for it, or for the part that
    ends with it.
    """
    if line is not None:
        return _of_line(facts, indicator, line, period)
    planned = indicator.plan_targets.get(period.year) if period.kind is PeriodKind.YEAR else None
    reference = facts.reference(indicator.place, None)
    return None if planned is None else TargetInForce(planned, reference, None)


def _of_line(
    facts: Facts, indicator: Indicator, line: TargetLine, period: Period
) -> TargetInForce | None:
    reference = facts.reference(line.line.place, line.agreement.source)
    if period.kind is PeriodKind.YEAR:
        return TargetInForce(line.line.target, reference, line.agreement)
    stated = dict(line.line.periods)
    if indicator.aggregation is not Aggregation.SUM:
        target = stated.get(period)
        if target is None and indicator.aggregation is Aggregation.LAST:
            target = _of_same_day(stated, period)
        return None if target is None else TargetInForce(target, reference, line.agreement)
    parts = _parts(stated, period)
    total = TargetValue(sum((value for _, value in parts), Decimal(0)))
    return TargetInForce(total, reference, line.agreement, parts) if parts else None


def _of_same_day(stated: Mapping[Period, TargetValue], period: Period) -> TargetValue | None:
    """Return the target of the longest shorter period that ends with this one:
    it is of the same day.
    """
    last = [part for part in stated if part.end == period.end and part.start > period.start]
    return stated[min(last, key=lambda part: part.start)] if last else None


def _parts(
    stated: Mapping[Period, TargetValue], period: Period
) -> tuple[tuple[Period, Decimal], ...]:
    """Return the targets that add up to that of a period; none if one of them is missing."""
    spans = find_spans(stated.keys(), Aggregation.SUM, period)
    values = [(span, stated[span].value) for span in spans if span in stated]
    known = tuple((span, value) for span, value in values if value is not None)
    return known if len(known) == len(spans) else ()


# --- targets that are no plain number: words and ranges, how they are written and judged ---

# Legal basis:
# rulebook topic `words_rule`: choice of the office; words never meet a target by default.

_NUMBER = re.compile(r"\d+(?:,\d+)?")


def judge_text_target(
    target: str, actual: str, rule: WordsRule, polarity: Polarity = Polarity.HIGHER_IS_BETTER
) -> bool | None:
    """Return whether reported words meet a target in words; `None` where the rule cannot tell.

    `DECLARED` leaves it to the column `met`. Where both begin with a number, polarity says which
    is better.

    Examples:
        >>> pairs = ("Sudah", "sudah"), ("3 (Tiga) mitra", "2 (Dua) Mitra"), ("Ada",
        ...     "Dalam proses")
        >>> [judge_text_target(*pair, WordsRule.SAME_WORDS) for pair in pairs]
        [True, False, None]
    """
    if rule is WordsRule.DECLARED or not target or not actual:
        return None
    if fold(target) == fold(actual):
        return True
    wanted, found = _number(target), _number(actual)
    if wanted is None or found is None or polarity is Polarity.CLOSER_IS_BETTER:
        return None
    return found <= wanted if polarity is Polarity.LOWER_IS_BETTER else found >= wanted


_ANSWERS: Final = {
    "ya": True,
    "ada": True,
    "sudah": True,
    "tidak": False,
    "tidak ada": False,
    "belum": False,
}


def judge_yes_no(target: str, actual: str) -> bool | None:
    """Return whether the answer to a yes-or-no question is the one promised; `None`:
    it is neither.

    Examples:
        >>> [judge_yes_no("Ya", answer) for answer in ("Sudah", "belum", "Dalam proses")]
        [True, False, None]
    """
    wanted, found = _ANSWERS.get(fold(target)), _ANSWERS.get(fold(actual))
    return None if wanted is None or found is None else found is wanted


def _number(words: str) -> Decimal | None:
    """Return the number that a text begins with."""
    match = _NUMBER.match(words.strip())
    return None if match is None else Decimal(match.group().replace(",", "."))


@dataclass(frozen=True, slots=True)
class RangeMisfit:
    """A range as the target of an indicator that is judged by one figure."""

    why: str
    """What does not fit, behind what the target is."""
    remedy: str

    @property
    def message(self) -> str:
        """What is wrong, as a sentence."""
        return f"Target berupa rentang, {self.why}, jadi capaiannya tidak dapat dinilai."

    @property
    def missing(self) -> Unavailable:
        """What stands in place of an achievement."""
        return Unavailable(Reason.NO_TARGET, ("Target",), f"target berupa rentang, {self.why}")


def describe_range(target: TargetValue) -> str:
    """Write a target range in Indonesian.

    Examples:
        >>> from decimal import Decimal
        >>> describe_range(TargetValue(None, lower=Decimal("4.5"), upper=Decimal(6)))
        '4,5–6'
    """
    texts = [write_exact(bound) for bound in (target.lower, target.upper) if bound is not None]
    if len(texts) == 2:
        return "–".join(texts)
    return f"minimal {texts[0]}" if target.lower is not None else f"maksimal {texts[0]}"


def write_target(target: TargetValue) -> str:
    """Return a target as people write it.

    Examples:
        >>> from decimal import Decimal
        >>> write_target(TargetValue(Decimal("95.5"))), write_target(TargetValue(None,
        ...     lower=Decimal(10)))
        ('95,5', 'minimal 10')
    """
    if target.value is not None:
        return write_exact(target.value)
    return describe_range(target) if target.is_range else target.text


def find_range_misfit(
    policies: Policies, indicator: Indicator, target: TargetValue
) -> RangeMisfit | None:
    """Return why a target cannot be judged; `None` where it is no range,
    or the indicator takes one.
    """
    if not target.is_range or indicator.value_type not in (ValueType.NUMBER, ValueType.INDEX):
        return None
    method = indicator.method or policies.methods.get(indicator.polarity)
    if method is None or METHODS[method].use is TargetUse.ANY:
        return None
    is_closer = indicator.polarity is Polarity.CLOSER_IS_BETTER
    direction = f"{indicator.polarity.words}{', dengan toleransi' if is_closer else ''}"
    why = f"sedang indikator ini dinilai terhadap satu angka ({direction})"
    return RangeMisfit(why, _remedy(indicator.polarity, target))


def _remedy(polarity: Polarity, target: TargetValue) -> str:
    if polarity is Polarity.CLOSER_IS_BETTER:
        return "Tulis satu angka, atau pilih rumus capaian 100 di dalam rentang target."
    is_higher = polarity is Polarity.HIGHER_IS_BETTER
    bound, other = (target.lower, target.upper) if is_higher else (target.upper, target.lower)
    if bound is not None and other is None:
        figure, least = write_exact(bound), "paling sedikit" if is_higher else "paling banyak"
        return f"Tulis {figure} saja: {polarity.words} sudah berarti {least} {figure}."
    closer = Polarity.CLOSER_IS_BETTER.words
    return f"Tulis satu angka. Bila memang rentang, arah indikatornya diubah menjadi {closer}."
