"""Village tables: they add up, they are near,
and a thousand attacks on them reveal no small count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from operator import le

import pytest
from tests.audit.dice import Dice

from capaian.rules.small_counts import BASE, MAX_SENSITIVE, CountPair, protect

ATTEMPTS = 1_000
Table = Mapping[str, CountPair]


def tables(seed: int, count: int) -> Iterator[dict[str, CountPair]]:
    """Invented kecamatan of two desa and more, many of whose counts are small."""
    dice = Dice(seed)
    for _ in range(count):
        most = dice.one_of((6, 12, 40, 900))
        pairs = []
        for _ in range(2 + dice.below(8)):
            part = dice.below(most)
            pair = CountPair(part, part + 20 + dice.one_of((0, 3, 300)))
            pairs.append(CountPair(pair.lacking, pair.among) if dice.below(10) < 3 else pair)
        yield {f"63.11.01.20{number:02}": pair for number, pair in enumerate(pairs)}


def test_rounded_tables_add_up_and_stay_near() -> None:
    for true in tables(1, 300):
        seen = protect(true, "key") or {}
        for code, pair in seen.items():
            for shown, count in (
                (pair.having, true[code].having),
                (pair.lacking, true[code].lacking),
            ):
                assert shown >= 0
                assert shown % BASE == 0
                assert abs(shown - count) < BASE
                assert shown == count or count % BASE, "what is a multiple stays, nought among it"
            assert abs(pair.among - true[code].among) < BASE
        if seen:
            parts = sum(pair.having for pair in seen.values()) - sum(
                pair.having for pair in true.values()
            )
            assert 2 * abs(parts) <= BASE


@pytest.mark.parametrize(
    "true",
    [
        {"a": CountPair(50, 90)},
        {"a": CountPair(50, 90), "b": CountPair(3, 19)},
        {"a": CountPair(3, 90), "b": CountPair(4, 90)},
    ],
)
def test_what_is_left_out_by_what_everybody_knows(true: Table) -> None:
    """One desa alone, a desa of few people, a small total of the kecamatan."""
    assert protect(true, "key") is None


def possible(shown: int, least: int = 0) -> range:
    """What a count may be that is shown rounded."""
    return range(max(shown - BASE + 1, least), shown + BASE)


def attacked(true: Table, seen: Table) -> Iterator[tuple[int, int, int]]:
    """Yield each count with the least and most that it can be for who knows totals
    and people of each desa.

    By narrowing all bounds until none moves, otherwise than the program does it.
    """
    bounds: dict[tuple[str, bool], tuple[int, int]] = {}
    for code, pair in seen.items():
        for part, shown in ((True, pair.having), (False, pair.lacking)):
            bounds[code, part] = possible(shown)[0], possible(shown)[-1]
    totals = {
        part: sum(pair.having if part else pair.lacking for pair in true.values())
        for part in (True, False)
    }
    moved = True
    while moved:
        moved = False
        for (code, part), (least, most) in bounds.items():
            other = bounds[code, not part]
            rest = [own for (one, side), own in bounds.items() if side is part and one != code]
            low = max(
                least, true[code].among - other[1], totals[part] - sum(high for _, high in rest)
            )
            high = min(
                most, true[code].among - other[0], totals[part] - sum(low for low, _ in rest)
            )
            moved = moved or (low, high) != (least, most)
            bounds[code, part] = low, high
    for (code, part), (least, most) in bounds.items():
        yield (true[code].having if part else true[code].lacking), least, most


def test_a_thousand_attacks_reveal_no_small_count() -> None:
    shown = 0
    for attempt, true in enumerate(tables(2, ATTEMPTS)):
        seen = protect(true, str(attempt))
        for count, least, most in attacked(true, seen) if seen else ():
            assert least <= count <= most
            assert most > least or not 1 <= count <= MAX_SENSITIVE, (true, seen)
            shown += 1
    assert shown > 5_000


@pytest.mark.parametrize(
    ("people", "total"), [((20, 31), 9), ((44, 25), 14), ((30, 30), 23), ((21, 26, 40), 8)]
)
def test_who_knows_how_tables_are_made_cannot_turn_it_round(
    people: tuple[int, ...], total: int
) -> None:
    """All tables with a public total and known people are made with many keys, and compared."""
    outcomes: dict[object, set[tuple[int, ...]]] = {}
    for counts in product(range(total + 1), repeat=len(people)):
        if sum(counts) == total and all(map(le, counts, people)):
            true = {
                str(n): CountPair(*pair) for n, pair in enumerate(zip(counts, people, strict=True))
            }
            for key in range(40):
                seen = protect(true, str(key))
                outcomes.setdefault(seen and tuple(seen.values()), set()).add(counts)
    for made in outcomes.values():
        for counts in zip(*made, strict=True):
            assert len({*counts}) > 1 or not 1 <= counts[0] <= MAX_SENSITIVE


def test_last_semester_tells_no_more() -> None:
    """Who takes nothing to have changed holds both tables against each other."""
    for true in tables(4, 100):
        both = [protect(true, key) for key in ("first", "second")]
        for code, pair in true.items() if all(both) else ():
            first, second = ({*possible(table[code].having)} for table in both if table)
            assert len(first & second) >= 3 or not 1 <= pair.having <= MAX_SENSITIVE
