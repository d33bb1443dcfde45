"""Columns of a recap of regencies that tell what others have worked out: percentages, and indices as IKM."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import Guessed, Named, adds_up, guess_measures, is_ratio, measures_of
from capaian.dossier.intake.periods import without_year, years_told
from capaian.dossier.intake.words import fold, tokens

_OF_PERCENT: Final = frozenset({"%", "persen", "persentase"})
_RATIO_WORDS: Final = _OF_PERCENT | {"cakupan", "prosentase"}
_IDLE: Final = _OF_PERCENT | {"realisasi", "capaian"}
"""Words of heads that tell no more than that it was reached: `KIA > Realisasi`."""
_AGAINST: Final = frozenset({"tingkat", "terhadap", "thd"})
"""Words of how much was reached of a goal."""
_GOAL: Final = re.compile(r"(?:target|rencana)\b(?! dan\b| realisasi\b| capaian\b)")
_MOST: Final = 100
_LEAST_INDEX: Final = 25
"""What a survey gives at least on the scale up to a hundred, by Permenpan RB 14/2017."""
_OVER: Final = 110
"""Percent that a coverage with fractions reaches at most, where those with a document have moved here."""
_SEVERAL: Final = 3
_OF_INDICES: Final = frozenset({"nilai", "skor", "indeks", "hasil"})


def guess_ratios(
    table: ForeignTable, heads: Sequence[Head], percents: Sequence[Head], desk: Desk, places: frozenset[str]
) -> list[Guessed]:
    """Return the columns that hold a coverage, or an indicator as a whole, which is never sure.

    Args:
        table: The table.
        heads: Those of its columns that may be meant.
        percents: Those of them whose figures are percentages, whatever their heads tell.
        desk: Whose plan it is.
        places: Words of names of places, which may stand in any title.
    """
    has_goals = any(map(is_goal, heads))
    heads = _without_goals(heads)
    limits = {one.means: one.limit for one in measures_of(desk.office, desk.rules)}
    coverages = [
        replace(_named(str(one.code), one.name), limit=limits.get(str(one.numerator.code)))
        for one in desk.office.components
    ]
    indicators = [_named(str(one.code), one.name) for one in desk.office.indicators]
    is_of_ratios = any(_RATIO_WORDS & {*fold(title).split()} for title in table.titles)
    told = [head for head in heads if is_ratio(head) or (is_of_ratios and _is_year(head))]
    plain = {head.name: head for head in heads if head in told or head in percents}
    bare = [replace(head, parts=(_without_percent(table, head),)) for head in plain.values()]
    found = [
        _told(
            guess,
            plain[guess.head.name],
            is_told=not has_goals and (is_of_ratios or plain[guess.head.name] in told),
        )
        for guess in guess_measures(table, bare, coverages, places)
    ]
    taken = [*told, *(guess.head for guess in found)]
    whole = {head.name: head for head in heads if head not in taken}
    named = [replace(head, parts=(_without(_OF_INDICES, " ".join(head.parts)),)) for head in whole.values()]
    wholes = guess_measures(table, named, indicators, places)
    return [
        *found,
        *(_sure_of_index(table, replace(guess, head=whole[guess.head.name])) for guess in wholes),
    ]


def _sure_of_index(table: ForeignTable, guess: Guessed) -> Guessed:
    """Return a guess of an indicator, sure where its head is the code and its figures may be of an index."""
    words = tokens(" ".join(guess.head.parts)) - _OF_INDICES
    told = (table.figure(row, guess.head, Kind.RATIO) for row in table.rows)
    figures = [figure for figure in told if figure is not None]
    is_index = bool(figures) and all(_LEAST_INDEX <= figure <= _MOST for figure in figures)
    return replace(guess, is_doubtful=not (words == tokens(guess.means) and is_index))


def is_goal(head: Head) -> bool:
    """Say whether a column tells what was to be reached, by what one of its heads begins with.

    Examples:
        >>> heads = [("KIA", "TARGET"), ("TARGET DAN REALISASI", "KIA"), ("KIA (TARGET 60%)",), ("RENCANA",)]
        >>> [is_goal(Head(1, parts, "")) for parts in heads]
        [True, False, False, True]
    """
    return any(_GOAL.match(fold(part)) for part in head.parts)


def _without_goals(heads: Sequence[Head]) -> list[Head]:
    """Return columns without goals, and without those that tell how much of these was reached."""
    kept = [head for head in heads if not is_goal(head)]
    reached = {fold(head.parts[-1]) for head in kept}
    shares = _OF_PERCENT | ({"capaian"} if "realisasi" in reached else frozenset())
    if len(kept) == len(heads):
        return kept
    last = {head: {*fold(head.parts[-1]).split()} for head in kept}
    return [head for head in kept if not (last[head] <= shares or last[head] & _AGAINST)]


def without_percents(table: ForeignTable, guessed: Sequence[Guessed], desk: Desk) -> list[Guessed]:
    """Return guesses without those of people in columns that may be percentages."""
    return [guess for guess in guessed if not may_be_percents(table, guess, guessed, desk)]


def _told(guess: Guessed, head: Head, *, is_told: bool) -> Guessed:
    """Return a guess with its column; a percentage that figures alone tell is never sure."""
    return replace(guess, head=head, is_doubtful=guess.is_doubtful or not is_told)


def are_percents(table: ForeignTable, head: Head) -> bool:
    """Say whether figures of a column are percentages: none above a hundred, and most no whole numbers."""
    told = [table.figure(row, head, Kind.RATIO) for row in table.rows]
    figures = [figure for figure in told if figure is not None]
    broken = [figure for figure in figures if figure != figure.to_integral_value()]
    fits = sum(figure <= _MOST for figure in figures)
    is_within = bool(figures) and all(0 <= figure <= _OVER for figure in figures) and 2 * fits > len(figures)
    return is_within and 2 * len(broken) > len(figures)


def tells_reached(head: Head) -> bool:
    """Say whether a column tells what was reached of a goal, and so never all those who need a document.

    Examples:
        >>> [tells_reached(Head(1, parts, "")) for parts in (("KIA", "REALISASI"), ("Wajib KIA",))]
        [True, False]
    """
    return bool((_IDLE - _OF_PERCENT) & {*fold(" ".join(head.parts)).split()})


def holds_counts(table: ForeignTable, head: Head) -> bool:
    """Say whether most figures of a column are above any coverage."""
    told = [table.figure(row, head, Kind.RATIO) for row in table.rows]
    return are_above(figure for figure in told if figure is not None)


def are_above(figures: Iterable[Decimal]) -> bool:
    """Say whether most of some figures are above any coverage.

    Examples:
        >>> [are_above(map(Decimal, told)) for told in ((9442, 98), (9442, 9731, 98), (), (104,))]
        [False, True, False, False]
    """
    known = [*figures]
    return 2 * sum(figure > _OVER for figure in known) > len(known)


def are_too_few(table: ForeignTable, heads: Sequence[Head]) -> bool:
    """Say whether columns count nobody in areas of people: none of their figures is above a hundred."""
    told = [table.figure(row, head, Kind.COUNT) for row in table.rows for head in heads]
    figures = [figure for figure in told if figure]
    return len(figures) >= _SEVERAL and all(0 <= figure <= _MOST for figure in figures)


def may_be_percents(table: ForeignTable, guess: Guessed, guessed: Sequence[Guessed], desk: Desk) -> bool:
    """Say whether a column taken for people has no figure above a hundred, and nothing shows that it counts.

    Where those who need a document stand beside those who have one, both are counts.
    """
    pairs = [(str(one.numerator.code), str(one.denominator.code)) for one in desk.office.components]
    beside = {code for pair in pairs if guess.means in pair for code in pair} - {guess.means}
    same = [other.head for other in guessed if other.means == guess.means]
    is_alone = not any(other.means in beside for other in guessed)
    return is_alone and not adds_up(guess.means, desk.office) and are_too_few(table, same)


def _named(code: str, name: str) -> Named:
    """Return what is called by its name, by the first letters of this, or by its code: `IKM`."""
    words = tokens(name)
    initials = "".join(word[0] for word in fold(name).split()[:3])
    phrases = dict.fromkeys((words - _OF_INDICES, words, tokens(code), frozenset({initials})))
    return Named(code, name, tuple(phrases), words | tokens(code))


def _without_percent(table: ForeignTable, head: Head) -> str:
    parts = tuple(part for part in head.parts if not _IDLE.issuperset(fold(part).split()))
    return "" if _is_year(head) else _without(_IDLE, " ".join(parts or table.titles))


def _is_year(head: Head) -> bool:
    """Say whether a head tells a year and nothing else, so that the title tells what it is about."""
    return bool(years_told(head.parts)) and not any(map(without_year, head.parts))


def _without(idle: frozenset[str], text: str) -> str:
    return " ".join(tokens(text) - idle)
