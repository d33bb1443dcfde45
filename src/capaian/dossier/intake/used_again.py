"""What hands do to a sheet used again: its title stays, a column or row is pasted twice, a cell dragged down.

Each leaves figures of an ordinary size. What tells them are the figures stored: a correction touches few of
them, two columns or rows that are one were two before, and rows that follow each other did not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from math import prod
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.period import Period
from capaian.dossier.intake.amounts import named
from capaian.dossier.intake.chances import BY_CHANCE, is_beyond_chance
from capaian.dossier.intake.coincidences import by_chance, is_other_row, slots
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.sides import pairs_of_sides
from capaian.dossier.intake.stored_figures import (
    ENOUGH,
    Figures,
    Key,
    Known,
    Nature,
    New,
    rows_named,
    spread,
)
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.title_words import DOCUMENTS
from capaian.dossier.intake.words import tokens
from capaian.dossier.spreadsheets.model import column_letters

_SHOWN: Final = 3
_LOOKED_AT: Final = 500
"""Rows of a long table of which columns are held against each other."""
_NEAR: Final = 90
"""Percent of what was reported that was issued, where all of it may be the next time."""
_OF_COUPLES: Final = frozenset({"kawin", "cerai", "perceraian"})
_STEPS: Final = (0, 1, -1)
"""From row to row of a cell that was dragged down: the same, or one more or less each time."""
_DRAGGED: Final = 5
"""Rows that hardly anybody types so."""


def replaced(means: str, news: Sequence[New], nature: Nature, own: Period) -> Iterator[tuple[str, str]]:
    """Yield that most figures of a stored time become others: the title may be that of the time before.

    What is granted is replaced as a whole when it is revised, and what the year's title has while it lasts:
    what happens in it is never less then.
    Of a table of several times one that stays as it is stored says that they are read well.

    Args:
        means: What is counted or granted.
        news: The figures of it that a table gives, with those stored for the same.
        nature: How such figures come about.
        own: The year of the dossier.
    """
    times: dict[Period, list[tuple[New, Known]]] = {}
    for new in news if nature is not Nature.GRANTED else ():
        same = next((one for one in new.before if one.period == new.period), None)
        if same is not None:
            times.setdefault(new.period, []).append((new, same))
    others = {at: [pair for pair in pairs if pair[0].value != pair[1].value] for at, pairs in times.items()}
    stays = {at for at, pairs in times.items() if len(pairs) >= ENOUGH and len(others[at]) * 2 < len(pairs)}
    if stays - {own}:
        return
    for at, found in others.items():
        is_less = nature is not Nature.STATE and all(new.value <= one.value for new, one in found)
        if len(found) >= ENOUGH and at not in stays and (at != own or is_less):
            sample = "; ".join(
                f"{new.of}: {shown(one.value)}, sekarang {shown(new.value)}" for new, one in found[:_SHOWN]
            )
            rows = f"{len(found)} dari {len(times[at])} angka yang tersimpan"
            words = f"{named(means)} {at.label} mengganti {rows} ({sample})"
            yield f"replaced {means} {at}", f"{words}: mungkin judul atau waktunya belum diganti"


def same_columns(
    groups: Mapping[str, Sequence[New]], figures: Figures, answered: Collection[frozenset[str]] = ()
) -> Iterator[tuple[str, str]]:
    """Yield that two measures have the same figures, which they had not before.

    That all that was asked for was issued is an ordinary good time, where nearly all of it was before.

    Args:
        groups: The figures that a table gives, by what is counted.
        figures: All stored figures of the sort, by what they are of.
        answered: Pairs of events of which one answers the other: certificates, and what was reported.
    """
    by_place = {
        means: {(new.key[1:], new.period): new for new in news if new.value} for means, news in groups.items()
    }
    for (one, left), (other, right) in combinations(by_place.items(), 2):
        pairs = [(left[at], right[at]) for at in left if at in right]
        same = [new for new, beside in pairs if new.value == beside.value]
        is_usual = frozenset({one, other}) in answered and _were_near(pairs, figures)
        if (
            not is_usual
            and len(same) >= ENOUGH
            and is_beyond_chance(len(same), len(pairs), _alike(pairs, figures))
        ):
            sample = "; ".join(f"{new.of}: {shown(new.value)}" for new in same[:_SHOWN])
            words = f"{named(one)} sama dengan {named(other)} {rows_named(len(same), len(pairs))} ({sample})"
            yield (
                f"same {one} {other}",
                f"{words}, padahal sebelumnya tidak: mungkin satu kolom tersalin dua kali",
            )


def same_parts(one: TakenTable) -> Iterator[tuple[str, str]]:
    """Yield that two columns that are added up to one figure, men and women, are the same column.

    Of marriages they are, in each row: their sum counts persons, two of each deed.

    Args:
        one: The table; the dossier has only their sums.
    """
    table = one.proposal.table
    rows = spread(dict.fromkeys(row.row for row in one.taken.rows), _LOOKED_AT)
    used = {column.head for column in one.proposal.intake.columns}
    for left, right in pairs_of_sides(table) if one.sort is IntakeTable.COUNTS else ():
        are_couples = _are_couples(table, left)
        if are_couples and len({left.name, right.name} & used) == 1:
            continue
        found = (figures_of(table, row, (left, right), Kind.COUNT) for row in rows)
        pairs = [pair for pair in found if pair and any(pair)]
        same = [value for value, beside in pairs if value == beside]
        if len(same) >= ENOUGH and is_beyond_chance(
            len(same), len(pairs), _ordinary([pair[0] for pair in pairs])
        ):
            if are_couples:
                deeds = f"{shown(2 * same[0])} orang untuk {shown(same[0])} akta"
                told = f"{left.name} dan {right.name} sama: suami dan istri, jadi jumlahnya orang ({deeds})"
                yield f"couples {left.name}", f"{told}; yang dihitung aktanya: pakai satu kolom saja"
                continue
            names = f"kolom {column_letters(left.column)} sama dengan kolom {column_letters(right.column)}"
            words = f"{left.name}: {names} {rows_named(len(same), len(pairs))} ({shown(same[0])}, …)"
            yield f"parts {left.name}", f"{words}: mungkin satu kolom tersalin dua kali"


def _are_couples(table: ForeignTable, head: Head) -> bool:
    """Say whether a column counts husbands or wives, as it says itself or else the title: one for each."""
    texts = (" ".join(head.parts), " ".join(table.titles))
    told = (tokens(text) & DOCUMENTS for text in texts)
    named = next(filter(None, told), frozenset[str]())
    return bool(named) and named <= _OF_COUPLES


def _were_near(pairs: Sequence[tuple[New, New]], figures: Figures) -> bool:
    """Say whether two measures were nearly the same at the last time that is stored of both, in all rows."""
    times: dict[Period, list[Sequence[Decimal]]] = {}
    for new, beside in pairs:
        known = {one.period: one.value for one in figures.get(beside.key, ()) if one.period != new.period}
        for one in figures.get(new.key, ()):
            if one.period in known:
                times.setdefault(one.period, []).append(sorted((one.value, known[one.period])))
    last = times[max(times, key=lambda period: period.end)] if times else []
    fewer, more = (sum((pair[n] for pair in last), Decimal(0)) for n in (0, 1))
    return len(last) >= ENOUGH and _NEAR * more <= 100 * fewer


def _alike(pairs: Sequence[tuple[New, New]], figures: Figures) -> Decimal:
    """Return how often two measures had the same figure, in what is stored of these places, or by chance.

    A time at which they were the same as they are at no other tells nothing: that was confirmed for itself.
    """
    times: dict[Period, list[bool]] = {}
    for new, beside in pairs:
        known = {one.period: one.value for one in figures.get(beside.key, ())}
        for one in figures.get(new.key, ()):
            if one.period in known:
                times.setdefault(one.period, []).append(known[one.period] == one.value)
    others = {at: _share([held for time, held in times.items() if time != at]) for at in times}
    usual = [held for at, held in times.items() if not is_beyond_chance(sum(held), len(held), others[at])]
    return max(_share(usual), _ordinary([new.value for new, _ in pairs]))


def _share(times: Sequence[Sequence[bool]]) -> Decimal:
    """Return how often figures were the same, with one that is and one that is not to begin from."""
    return Decimal(sum(map(sum, times)) + 1) / (sum(map(len, times)) + 2)


def _ordinary(figures: Sequence[Decimal]) -> Decimal:
    """Return how often counts as large as these are the same by chance, on average."""
    return sum(map(by_chance, figures), Decimal(0)) / len(figures)


def dragged(means: str, news: Sequence[New], nature: Nature) -> Iterator[tuple[str, str]]:
    """Yield that rows follow each other as a cell that was dragged down does, and not by chance.

    Args:
        means: What is counted; percentages and money are often the same.
        news: The figures of it that a table gives, in its order, with those stored for the same.
        nature: How such figures come about.
    """
    if means == "value" or nature in (Nature.SPENT, Nature.GRANTED):
        return
    times: dict[Period, list[New]] = {}
    for new in news:
        times.setdefault(new.period, []).append(new)
    for at, rows in times.items():
        for run in (run for run in _runs(rows) if len(run) >= _DRAGGED):
            odds = len(_STEPS) * len(rows) * by_chance(run[0].value) ** (len(run) - 1)
            if odds * BY_CHANCE < 1 and not _is_run([_last(new) for new in run]):
                figures = ", ".join(shown(new.value) for new in run[:_SHOWN])
                places = f"{run[0].of} sampai {run[-1].of}"
                words = (
                    f"{named(means)} {at.label} di {len(run)} baris berturut-turut, {places} ({figures}, …)"
                )
                yield f"dragged {means} {run[0].of}", f"{words}: mungkin satu sel yang ditarik ke bawah"


def _runs(rows: Sequence[New]) -> Iterator[Sequence[New]]:
    """Yield runs of rows of which each is as far from the one before; those of noughts tell nothing."""
    for step in _STEPS:
        run: list[New] = []
        for new in rows:
            if run and new.value - run[-1].value != step:
                yield run
                run = []
            if new.value:
                run.append(new)
        yield run


def pasted_rows(groups: Mapping[str, tuple[Nature, Sequence[New]]]) -> Iterator[tuple[str, str]]:
    """Yield rows that have the figures of another row of the table, which they had not before, beyond chance.

    Args:
        groups: The figures that a table gives, by what they are of, with how such figures come about.
    """
    alike: dict[tuple[Period, Key, Key], dict[Decimal, Decimal]] = {}
    compared = 1
    for means, (nature, news) in groups.items():
        is_usual = means == "value" or nature is Nature.GRANTED
        for new, other in () if is_usual else _equal(news):
            place = (new.period, new.key[1:], other.key[1:])
            alike.setdefault(place, {})[new.value] = _odds(new.value, nature)
        compared = max(compared, len({new.key[1:] for new in news}))
    # Measures that have one figure in a row, such as what is reported and what is issued, are one.
    beyond = {at: odds for at, odds in alike.items() if compared**2 * prod(odds.values()) * BY_CHANCE < 2}
    if beyond:
        pairs = [f"{one[0]} dan {other[0]}" for _, one, other in beyond]
        sample = "; ".join(
            f"{pair}: {', '.join(map(shown, odds))}"
            for pair, odds in zip(pairs[:_SHOWN], beyond.values(), strict=False)
        )
        more = f"; begitu pula {'; '.join(pairs[_SHOWN:])}" if pairs[_SHOWN:] else ""
        rows = " ".join(sorted({row[0] for _, *both in beyond for row in both}))
        words = f"baris yang angkanya sama, padahal sebelumnya tidak ({sample}{more})"
        yield f"pasted {rows}", f"{words}: mungkin satu baris tersalin ke baris lain"


def _equal(news: Sequence[New]) -> Iterator[tuple[New, New]]:
    """Yield rows that have one figure at one time, and had not before."""
    found: dict[tuple[Period, Decimal], list[New]] = {}
    for new in news:
        if new.value:
            found.setdefault((new.period, new.value), []).append(new)
    for rows in found.values():
        for new, other in pairwise(rows):
            if is_other_row(new.key, other.key) and _last(new) != _last(other):
                yield new, other


def _odds(value: Decimal, nature: Nature) -> Decimal:
    """Return how often two rows have one figure by chance: those of states are far apart."""
    return by_chance(value) if nature is Nature.EVENTS else 1 / max(slots(value, nature), Decimal(1))


def _last(new: New) -> Decimal:
    return max(new.before, key=lambda one: one.period.end).value


def _is_run(figures: Sequence[Decimal]) -> bool:
    """Say whether most rows followed each other before."""
    steps = [after - before for before, after in pairwise(figures)]
    return 2 * max(map(steps.count, steps), default=0) > len(steps)
