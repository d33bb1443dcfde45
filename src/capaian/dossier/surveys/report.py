"""What answers say, for the command and for pages alike: statistics with classes, periods, groups, flags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.exchange import Plain
from capaian.domain.numerals import fit_digits, plain, write_count, write_decimal, write_signed
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet, SurveyClass, SurveyClassTable
from capaian.domain.survey import SurveyAnswer, SurveyTrait
from capaian.rulebook.load import load_reference
from capaian.rules.registers.survey_answers import (
    MIN_GROUP,
    AnswerFlag,
    AnswerStatistics,
    find_flags,
    group_answers,
    group_by_year,
    is_real_change,
    judge_alpha,
    sample_size,
    summarise,
    traits_of,
)
from capaian.rules.scale import classify_index

DECIMALS: Final = 2
CLASSES: Final = "permenpanrb-14-2017"
"""Class table where no dossier names one."""


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """A group of answers: its statistics, and the classes that indices lie in."""

    statistics: AnswerStatistics
    classes: SurveyClassTable | None

    def classify(self, index: Decimal | None) -> SurveyClass | None:
        """Return the class of an index."""
        return None if index is None or self.classes is None else classify_index(index, self.classes)

    @property
    def headline(self) -> str:
        """Index, class, margin and number of answers, or why there is no index."""
        found = self.statistics
        if found.index is None or found.margin is None:
            return why_hidden(found)
        mark = self.classify(found.index)
        words = f", {mark.letter} ({mark.name})" if mark else ""
        index, margin = (write_decimal(value, DECIMALS) for value in (found.index, found.margin))
        return f"{index}{words}, ± {margin}, {write_count(found.answers)} jawaban"

    @property
    def plain(self) -> dict[str, Plain]:
        """The same as plain values."""
        found = self.statistics
        letter = self.classify(found.index)
        elements: list[Plain] = []
        for each in found.elements:
            own = self.classify(each.index)
            names: dict[str, Plain] = {"code": each.code, "name": ELEMENT_NAMES[each.code], "n": each.answers}
            figures = {"mean": _figure(each.mean), "index": _figure(each.index)}
            elements.append({**names, **figures, "class": own.letter if own else None})
        return {
            "n": found.answers,
            "elements": elements,
            "index": {"exact": _figure(found.index), "rounded_weights": _figure(found.printed_index)},
            "class": letter.letter if letter else None,
            "class_name": letter.name if letter else None,
            "margin": _figure(found.margin),
            "reliability": _reliability(found),
            "hidden": why_hidden(found) if found.index is None else None,
        }


@dataclass(frozen=True, slots=True)
class TraitGroup:
    """The answers that are alike in a trait."""

    trait: SurveyTrait
    name: str
    figures: GroupFigures

    @property
    def plain(self) -> dict[str, Plain]:
        """The same as plain values."""
        return {"by": self.trait.value, "words": self.trait.words, "value": self.name, **self.figures.plain}


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """The answers of a period, beside those of the one before."""

    period: Period
    figures: GroupFigures
    groups: tuple[TraitGroup, ...]
    before: AnswerStatistics | None

    @property
    def change(self) -> tuple[Decimal, bool | None] | None:
        """By how much the index differs, and whether by more than both margins."""
        now, before = self.figures.statistics, self.before
        if before is None or now.index is None or before.index is None:
            return None
        return now.index - before.index, is_real_change(now.index - before.index, (now.margin, before.margin))

    @property
    def change_words(self) -> str:
        """Whether the difference is more than chance."""
        return "berbeda nyata" if self.change and self.change[1] else "tidak berbeda nyata"

    @property
    def plain(self) -> dict[str, Plain]:
        """The same as plain values."""
        change: Plain = None
        if self.change is not None:
            size, is_real = self.change
            change = {"value": plain(fit_digits(size)), "display": write_signed(size, DECIMALS)}
            change |= {"is_real": is_real, "words": self.change_words}
        names: dict[str, Plain] = {"period": str(self.period), "label": self.period.label}
        groups: list[Plain] = [each.plain for each in self.groups]
        return {**names, **self.figures.plain, "change": change, "groups": groups}


@dataclass(frozen=True, slots=True)
class AnswersReport:
    """All answers, with their periods and groups, and without those that look odd."""

    whole: GroupFigures
    periods: tuple[PeriodFigures, ...]
    groups: tuple[TraitGroup, ...]
    flags: Mapping[AnswerFlag, int]
    unflagged: GroupFigures
    """Without those that are flagged; with them, where they are so few that the rest would tell of them."""

    @property
    def plain(self) -> dict[str, Plain]:
        """The same as plain values."""
        counts = self.flags.items()
        flags: list[Plain] = [{"flag": sign.value, "words": sign.words, "n": n} for sign, n in counts]
        return {
            **self.whole.plain,
            "periods": [each.plain for each in self.periods],
            "groups": [each.plain for each in self.groups],
            "flags": flags,
            "without_flagged": self.unflagged.plain,
        }


def find_classes(rules: RuleSet, classes: str = CLASSES) -> SurveyClassTable | None:
    """Return a class table by its id: that of the regulation in force."""
    return next((each for each in reversed(rules.survey_classes) if each.id == classes), None)


def report_answers(answers: Sequence[SurveyAnswer], classes: SurveyClassTable | None) -> AnswersReport:
    """Return everything of all answers."""
    periods: list[PeriodFigures] = []
    for period, own in group_by_year(answers).items():
        before = periods[-1].figures.statistics if periods else None
        figures = GroupFigures(summarise(own), classes)
        periods.append(PeriodFigures(period, figures, _groups(own, classes), before))
    flags = {sign: sum(sign in find_flags(each) for each in answers) for sign in AnswerFlag}
    plain = [each for each in answers if not find_flags(each)]
    is_revealing = len(answers) - len(plain) < MIN_GROUP
    unflagged = GroupFigures(summarise(answers if is_revealing else plain), classes)
    whole, groups = GroupFigures(summarise(answers), classes), _groups(answers, classes)
    return AnswersReport(whole, tuple(periods), groups, flags, unflagged)


def _groups(answers: Sequence[SurveyAnswer], classes: SurveyClassTable | None) -> tuple[TraitGroup, ...]:
    return tuple(
        TraitGroup(trait, name, GroupFigures(summarise(own), classes))
        for trait in traits_of(answers)
        for name, own in group_answers(answers, trait).items()
    )


ELEMENT_NAMES: Final = {entry.code: entry.name for entry in load_reference().survey_elements}
"""What the regulation calls the elements."""


def _figure(value: Decimal | None) -> Plain:
    if value is None:
        return None
    return {"value": plain(fit_digits(value)), "display": write_decimal(value, DECIMALS)}


def _reliability(statistics: AnswerStatistics) -> Plain:
    if statistics.alpha is None:
        return None
    value, words = statistics.alpha, judge_alpha(statistics.alpha, statistics.answers)
    return {"value": plain(fit_digits(value)), "display": write_decimal(value, DECIMALS), "words": words}


def describe_sample(users: int | None, received: int) -> Plain:
    """Return how many respondents are needed and how many there are; nothing where the users are unknown."""
    return None if users is None else {"users": users, "needed": sample_size(users), "received": received}


def why_hidden(statistics: AnswerStatistics) -> str:
    """Say why a group has no index."""
    if statistics.is_hidden:
        return f"{statistics.answers} jawaban: kurang dari {MIN_GROUP}, tidak ditampilkan"
    few = ", ".join(statistics.lacking)
    return f"kurang dari {MIN_GROUP} jawaban untuk {few}, indeksnya tidak dapat dihitung"
