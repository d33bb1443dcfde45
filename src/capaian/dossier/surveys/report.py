"""Statistics of answers as plain values: what the command prints and pages show."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.exchange import Plain
from capaian.domain.numerals import fit_digits, plain, write_decimal, write_signed
from capaian.domain.rule_set import RuleSet, SurveyClass
from capaian.domain.survey import SurveyAnswer
from capaian.rulebook.load import load_reference
from capaian.rules.registers.survey_answers import (
    MIN_ALPHA,
    MIN_FOR_RELIABILITY,
    MIN_GROUP,
    AnswerFlag,
    AnswerStatistics,
    find_flags,
    group_answers,
    group_by_period,
    is_real_change,
    sample_size,
    summarise,
    traits_of,
)
from capaian.rules.scale import classify_index

DECIMALS: Final = 2
CLASSES: Final = "permenpanrb-14-2017"
"""Class table where no dossier names one."""


class AnswersReport:
    """Statistics as plain values, with the classes of a table."""

    def __init__(self, rules: RuleSet, classes: str = CLASSES) -> None:
        """Take the law in force and the id of the class table."""
        self._rules, self._classes = rules, classes
        self._names = {entry.code: entry.name for entry in load_reference().survey_elements}

    def classify(self, index: Decimal | None) -> SurveyClass | None:
        """Return the class of an index; the table is that of the regulation in force."""
        found = [each for each in self._rules.survey_classes if each.id == self._classes]
        return classify_index(index, found[-1]) if index is not None and found else None

    def whole(self, answers: Sequence[SurveyAnswer]) -> dict[str, Plain]:
        """Return everything of all answers, with their periods and groups."""
        flagged = {sign: sum(sign in find_flags(each) for each in answers) for sign in AnswerFlag}
        unflagged = [each for each in answers if not find_flags(each)]
        periods: list[Plain] = []
        before: AnswerStatistics | None = None
        for period, own in group_by_period(answers).items():
            now = summarise(own)
            parts: dict[str, Plain] = {"period": str(period), "label": period.label, **self.one(own)}
            parts["change"] = describe_change(now, before)
            parts["groups"] = self.groups(own)
            periods.append(parts)
            before = now
        return {
            **self.one(answers),
            "periods": periods,
            "groups": self.groups(answers),
            "flags": [
                {"flag": sign.value, "words": sign.words, "n": count} for sign, count in flagged.items()
            ],
            "without_flagged": self.one(unflagged),
        }

    def groups(self, answers: Sequence[SurveyAnswer]) -> list[Plain]:
        """Return the groups of each trait; those too small together."""
        return [
            {"by": trait.value, "words": trait.words, "value": name, **self.one(own)}
            for trait in traits_of(answers)
            for name, own in group_answers(answers, trait).items()
        ]

    def one(self, answers: Sequence[SurveyAnswer]) -> dict[str, Plain]:
        """Return the statistics of one group."""
        found = summarise(answers)
        index, letter = found.index, self.classify(found.index)
        elements: list[Plain] = []
        for each in found.elements:
            own = self.classify(each.index)
            names: dict[str, Plain] = {"code": each.code, "name": self._names[each.code], "n": each.answers}
            figures = {"mean": _figure(each.mean), "index": _figure(each.index)}
            elements.append({**names, **figures, "class": own.letter if own else None})
        return {
            "n": found.answers,
            "elements": elements,
            "index": {"exact": _figure(index), "rounded_weights": _figure(found.printed_index)},
            "class": letter.letter if letter else None,
            "class_name": letter.name if letter else None,
            "margin": _figure(found.margin),
            "reliability": judge_reliability(found),
            "hidden": why_hidden(found) if index is None else None,
        }


def _figure(value: Decimal | None) -> Plain:
    if value is None:
        return None
    return {"value": plain(fit_digits(value)), "display": write_decimal(value, DECIMALS)}


def describe_change(now: AnswerStatistics, before: AnswerStatistics | None) -> Plain:
    """Return how an index differs from the one before, and whether by more than both margins."""
    if before is None or now.index is None or before.index is None:
        return None
    change = now.index - before.index
    is_real = is_real_change(now, before)
    words = "berbeda nyata" if is_real else "tidak berbeda nyata"
    figure = {"value": plain(fit_digits(change)), "display": write_signed(change, DECIMALS)}
    return {**figure, "is_real": is_real, "words": words}


def judge_reliability(statistics: AnswerStatistics) -> Plain:
    """Return alpha with what it says: of few answers nothing."""
    if statistics.alpha is None:
        return None
    is_enough = statistics.answers >= MIN_FOR_RELIABILITY
    words = "andal" if statistics.alpha >= MIN_ALPHA else "kurang andal"
    return {
        "value": plain(fit_digits(statistics.alpha)),
        "display": write_decimal(statistics.alpha, DECIMALS),
        "words": words if is_enough else "tidak layak disimpulkan",
    }


def describe_sample(users: int | None, received: int) -> Plain:
    """Return how many respondents are needed and how many there are; nothing where the users are unknown."""
    return None if users is None else {"users": users, "needed": sample_size(users), "received": received}


def why_hidden(statistics: AnswerStatistics) -> str:
    """Say why a group has no index."""
    if statistics.is_hidden:
        return f"{statistics.answers} jawaban: kurang dari {MIN_GROUP}, tidak ditampilkan"
    return f"tanpa jawaban untuk {', '.join(statistics.unanswered)}, indeksnya tidak dapat dihitung"
