"""What answers say, for the command and for pages alike: statistics with classes, periods, groups, flags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from capaian.domain.exchange import Plain
from capaian.domain.numerals import fit_digits, plain, write_count, write_decimal, write_signed
from capaian.domain.rule_set import RuleSet, SurveyClass, SurveyClassTable
from capaian.domain.survey import SurveyAnswer
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
)
from capaian.rules.scale import classify_index

DECIMALS: Final = 2
CLASSES: Final = "permenpanrb-14-2017"
"""Class table where no dossier names one."""
ELEMENT_NAMES: Final = {entry.code: entry.name for entry in load_reference().survey_elements}
"""What the regulation calls the elements."""
Figures = dict[str, Plain]
"""Statistics of answers, as files, pages and the screen have them; `docs/contracts.md` says each."""


def find_classes(rules: RuleSet, classes: str = CLASSES) -> SurveyClassTable | None:
    """Return a class table by its id: that of the regulation in force."""
    return next((each for each in reversed(rules.survey_classes) if each.id == classes), None)


def report_answers(answers: Sequence[SurveyAnswer], classes: SurveyClassTable | None) -> Figures:
    """Return everything of all answers: with their periods and groups, and without those that look odd."""
    periods: list[Plain] = []
    before: AnswerStatistics | None = None
    for period, own in group_by_year(answers).items():
        now = summarise(own)
        names: Figures = {"period": str(period), "label": period.label}
        beside: Figures = {"change": _change(now, before), "groups": _groups(own, classes)}
        periods.append({**names, **figures_of(now, classes), **beside})
        before = now
    flags = {sign: sum(sign in find_flags(each) for each in answers) for sign in AnswerFlag}
    plain_ones = [each for each in answers if not find_flags(each)]
    # With those that are flagged where they are so few that the rest would tell of them.
    is_revealing = len(answers) - len(plain_ones) < MIN_GROUP
    return {
        **figures_of(summarise(answers), classes),
        "periods": periods,
        "groups": _groups(answers, classes),
        "flags": [{"flag": sign.value, "words": sign.words, "n": n} for sign, n in flags.items()],
        "without_flagged": figures_of(summarise(answers if is_revealing else plain_ones), classes),
    }


def figures_of(statistics: AnswerStatistics, classes: SurveyClassTable | None) -> Figures:
    """Return the statistics of a group of answers, with the classes that indices lie in."""

    def classify(index: Decimal | None) -> SurveyClass | None:
        return None if index is None or classes is None else classify_index(index, classes)

    elements: list[Plain] = []
    for each in statistics.elements:
        own = classify(each.index)
        names: Figures = {"code": each.code, "name": ELEMENT_NAMES[each.code], "n": each.answers}
        figures = {"mean": _figure(each.mean), "index": _figure(each.index)}
        elements.append({**names, **figures, "class": own.letter if own else None})
    mark, reliability = classify(statistics.index), _figure(statistics.alpha)
    if isinstance(reliability, dict) and statistics.alpha is not None:
        reliability["words"] = judge_alpha(statistics.alpha, statistics.answers)
    return {
        "n": statistics.answers,
        "elements": elements,
        "index": {"exact": _figure(statistics.index), "rounded_weights": _figure(statistics.printed_index)},
        "class": mark.letter if mark else None,
        "class_name": mark.name if mark else None,
        "margin": _figure(statistics.margin),
        "reliability": reliability,
        "hidden": why_hidden(statistics) if statistics.index is None else None,
    }


def headline_of(figures: Mapping[str, Any]) -> str:
    """Return index, class, margin and number of answers in words, or why there is no index."""
    if figures["hidden"]:
        return str(figures["hidden"])
    words = f", {figures['class']} ({figures['class_name']})" if figures["class"] else ""
    index, margin = figures["index"]["exact"]["display"], figures["margin"]["display"]
    return f"{index}{words}, ± {margin}, {write_count(figures['n'])} jawaban"


def _change(now: AnswerStatistics, before: AnswerStatistics | None) -> Plain:
    """Return by how much an index differs from that of before, and whether by more than both margins."""
    if before is None or now.index is None or before.index is None:
        return None
    size = now.index - before.index
    is_real = is_real_change(size, (now.margin, before.margin))
    words = "berbeda nyata" if is_real else "tidak berbeda nyata"
    display = write_signed(size, DECIMALS)
    return {"value": plain(fit_digits(size)), "display": display, "is_real": is_real, "words": words}


def _groups(answers: Sequence[SurveyAnswer], classes: SurveyClassTable | None) -> list[Plain]:
    return [
        {"by": trait.value, "words": trait.words, "value": name, **figures_of(found, classes)}
        for trait, name, found in group_answers(answers)
    ]


def _figure(value: Decimal | None) -> Plain:
    if value is None:
        return None
    return {"value": plain(fit_digits(value)), "display": write_decimal(value, DECIMALS)}


def describe_sample(users: int | None, received: int) -> Plain:
    """Return how many respondents are needed and how many there are; nothing where the users are unknown."""
    return None if users is None else {"users": users, "needed": sample_size(users), "received": received}


def why_hidden(statistics: AnswerStatistics) -> str:
    """Say why a group has no index."""
    if statistics.is_hidden:
        return f"{statistics.answers} jawaban: kurang dari {MIN_GROUP}, tidak ditampilkan"
    few = ", ".join(statistics.lacking)
    return f"kurang dari {MIN_GROUP} jawaban untuk {few}, indeksnya tidak dapat dihitung"
