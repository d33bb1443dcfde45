"""Which figures are those of other places by more than chance, and which steps are too far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.coincidences import coincidences
from capaian.dossier.intake.steps import Steps, out_of_order
from capaian.dossier.intake.stored_figures import Key, Known, Nature, New

BEFORE, NOW = Period.parse("2023-Q1"), Period.parse("2023-Q2")
HELD = (12_336, 14_747, 10_310, 14_157, 13_845, 14_107, 11_391, 5_126)


def stored(values: Sequence[int], means: str = "m") -> Mapping[Key, Sequence[Known]]:
    return {(means, f"a{n}"): [Known(BEFORE, Decimal(value))] for n, value in enumerate(values)}


def news(values: Sequence[int], known: Mapping[Key, Sequence[Known]]) -> Sequence[New]:
    return [
        New(key, NOW, Decimal(value), before)
        for (key, before), value in zip(known.items(), values, strict=False)
    ]


def told(values: Sequence[int], nature: Nature = Nature.STATE, before: Sequence[int] = HELD) -> list[str]:
    known = stored(before)
    return [kind for kind, _ in coincidences("m", news(values, known), known, nature)]


def moved(*changes: tuple[int, int]) -> list[int]:
    """Return later figures, where some rows have what others had."""
    figures = [value + 31 + 5 * n for n, value in enumerate(HELD)]
    for row, other in changes:
        figures[row] = HELD[other]
    return figures


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ([], []),
        ([(3, 5)], []),
        ([(0, 1), (1, 0)], ["exchanged m a0 a1"]),
        ([(0, 1), (1, 2), (2, 0)], ["exchanged m a0 a1 a2"]),
        ([(0, 1), (1, 2), (2, 3), (3, 4)], ["moved m a0 a1 a2 a3"]),
        ([(n, (n + 3) % 8) for n in range(8)], ["moved m"]),
        ([(n, n) for n in range(8)], ["copy m"]),
        ([(n, n) for n in range(1)], []),
    ],
)
def test_figures_of_other_rows(changes: Sequence[tuple[int, int]], kinds: Sequence[str]) -> None:
    assert told(moved(*changes)) == kinds


def test_round_amounts_and_small_events_are_alike_by_chance() -> None:
    round_ones = (5_000_000, 12_000_000, 7_000_000, 2_000_000, 9_000_000, 4_000_000)
    assert told([*round_ones[1:], round_ones[0]], Nature.SPENT, round_ones) == []
    few = (3, 4, 2, 5, 3, 6, 2, 4)
    assert told([*few[1:], few[0]], Nature.EVENTS, few) == []


SOME = (28_589_130, 7_138_175, 3_865_858, 26_524_210, 113_192_400, 9_067_622, 51_507_809, 48_874_465)
SPENT = (*SOME, *(value // 3 + 11 for value in SOME))
MONTHS = [Period.parse(f"2023-M0{month}") for month in (1, 2, 3)]


def spending(kept: int, *before: Sequence[int], at: Period = MONTHS[2]) -> list[str]:
    """Return what is told of amounts of which some are those of the time before."""
    times = [Period.parse("2022")] if at.kind is PeriodKind.YEAR else MONTHS
    known = {
        ("actual", f"a{n}"): [Known(when, Decimal(row[n])) for when, row in zip(times, before, strict=False)]
        for n in range(len(SPENT))
    }
    amounts = [before[-1][n] if n < kept else value + 1_234_567 + n for n, value in enumerate(SPENT)]
    now = [
        New(key, at, Decimal(value), one) for (key, one), value in zip(known.items(), amounts, strict=True)
    ]
    return [kind for kind, _ in coincidences("actual", now, known, Nature.SPENT)]


def test_amounts_that_changed_before_do_not_stay_in_half_of_the_rows() -> None:
    later = [value * 2 + 17 for value in SPENT]
    half = " ".join(f"a{n}" for n in range(8))
    assert spending(8, SPENT, later) == [f"copy actual {half}"]
    assert spending(4, SPENT, later) == []


def test_amounts_that_stayed_before_may_stay_again() -> None:
    rents = [*SPENT[:8], *(value * 2 + 17 for value in SPENT[8:])]
    assert spending(7, SPENT, rents) == []


def test_amounts_of_a_month_may_stay_and_those_of_a_year_do_not() -> None:
    assert spending(7, SPENT, at=MONTHS[1]) == []
    assert spending(7, SPENT, at=Period.parse("2023")) == ["copy actual a0 a1 a2 a3 a4 a5 a6"]


def test_another_column_tells_only_where_both_were_known_apart() -> None:
    known = {**stored(HELD), **stored([value - 400 for value in HELD], "part")}
    as_whole = [
        New(("part", key[1]), NOW, one[0].value, known["part", key[1]]) for key, one in stored(HELD).items()
    ]
    assert [kind for kind, _ in coincidences("part", as_whole, known, Nature.STATE)] == ["column part"]
    same = {**stored(HELD), **stored(HELD, "part")}
    again = [one._replace(before=same[one.key]) for one in as_whole]
    assert [kind for kind, _ in coincidences("part", again, same, Nature.STATE)] == ["copy part"]


def steps(
    values: Sequence[int], before: Sequence[int], nature: Nature, *, is_whole: bool = False
) -> list[str]:
    found = Steps("m", news(values, stored(before)), nature, is_whole, {}).told()
    return [kind for kind, _ in found]


@pytest.mark.parametrize(
    ("value", "is_whole", "kinds"),
    [
        (1_230, True, []),
        (1_260, True, ["more m a0"]),
        (1_260, False, []),
        (1_510, False, ["more m a0"]),
        (810, True, []),
        (790, True, ["less m a0"]),
        (0, False, ["less m a0"]),
    ],
)
def test_how_far_a_state_may_step(value: int, is_whole: bool, kinds: Sequence[str]) -> None:
    assert steps([value, 1_001, 1_001], [1_000] * 3, Nature.STATE, is_whole=is_whole) == kinds


def test_few_may_become_several_times_as_many() -> None:
    assert steps([40, 9, 9], [10, 9, 9], Nature.STATE) == []
    assert steps([49, 7, 8], [7, 7, 8], Nature.EVENTS) == []
    assert steps([70, 7, 8], [7, 7, 8], Nature.EVENTS) == ["more m a0"]


def test_most_rows_are_told_without_their_names() -> None:
    assert steps([2_100] * 3, [1_000] * 3, Nature.STATE) == ["more m"]
    assert steps([0] * 3, [12] * 3, Nature.EVENTS) == ["noughts m"]
    assert steps([0, 0, 12], [12, 0, 12], Nature.EVENTS) == []


def test_what_never_went_in_order_is_out_of_none() -> None:
    granted = {("a" + str(n),): Decimal(100 * value) for n, value in enumerate(HELD)}
    late = news(HELD[::-1], stored(HELD))
    assert [kind for kind, _ in out_of_order("m", late, Nature.SPENT, granted)] == ["order m"]
    other = {key: Decimal(100 + (5 * n) % 8) for n, key in enumerate(granted)}
    assert [*out_of_order("m", late, Nature.SPENT, other)] == []


def kinds_of(values: Mapping[Key, int], known: Mapping[Key, Sequence[Known]], nature: Nature) -> list[str]:
    """Return what is told of figures by their places."""
    found = [New(key, NOW, Decimal(value), known[key]) for key, value in values.items()]
    return [kind for kind, _ in coincidences("m", found, known, nature)]


def by_node(values: Sequence[int], kind: str = "all") -> Mapping[Key, Sequence[Known]]:
    return {
        ("m", f"2.12.{n}", kind, ""): [Known(BEFORE, Decimal(value))] for n, value in enumerate(values, 1)
    }


AMOUNTS = (30_633_412, 35_954_417, 237_153_823, 111_574_831, 66_862_559)


def test_amounts_of_other_parts_of_the_work_plan() -> None:
    known = by_node(AMOUNTS)
    later = dict(zip(known, (*AMOUNTS[2:], *AMOUNTS[:2]), strict=True))
    assert kinds_of(later, known, Nature.GRANTED) == ["exchanged m"]


def test_kinds_of_money_that_moved_within_a_sub_activity() -> None:
    goods, capital = by_node(AMOUNTS, "goods"), by_node([value // 3 for value in AMOUNTS], "capital")
    known = {**goods, **capital}
    later = {key: int(known[key[0], key[1], other, ""][0].value) for key in known for other in OTHER[key[2]]}
    assert kinds_of(later, known, Nature.GRANTED) == ["exchanged m"]


OTHER = {"goods": ["capital"], "capital": ["goods"]}


def test_all_money_of_a_sub_activity_may_be_that_of_its_one_kind() -> None:
    alls, goods = by_node(AMOUNTS), by_node([value + 5_000_001 for value in AMOUNTS], "goods")
    later = {key: int(goods[key[0], key[1], "goods", ""][0].value) for key in alls}
    assert kinds_of(later, {**alls, **goods}, Nature.GRANTED) == []


def test_a_sum_may_be_its_only_part() -> None:
    known = {
        ("m", f"{node}{level}", "all", ""): [Known(BEFORE, Decimal(value + len(level)))]
        for node, value in zip("IVXLC", AMOUNTS, strict=True)
        for level in ("", ".1")
    }
    later = {key: int(known["m", f"{key[1]}.1", "all", ""][0].value) for key in known if "." not in key[1]}
    assert kinds_of(later, known, Nature.GRANTED) == []


@pytest.mark.parametrize(("count", "is_told"), [(1, False), (3, False), (5, True)])
def test_rents_and_wages_that_stay_are_no_copy(count: int, is_told: bool) -> None:
    known = by_node(AMOUNTS)
    before = {key: [one[0]._replace(period=Period.parse("2023-Q1"))] for key, one in known.items()}
    later = {
        key: int(one[0].value) + (0 if n < count else 77_123) for n, (key, one) in enumerate(known.items())
    }
    assert kinds_of(later, before, Nature.SPENT) == (["copy m"] if is_told else [])


@pytest.mark.parametrize(
    ("value", "granted", "kinds"),
    [
        (24_110_007, 0, []),
        (306_333, 0, ["less m 2.12.1"]),
        (3_063_341_207, 0, ["more m 2.12.1"]),
        # all that was granted may be spent at once
        (3_063_341_207, 4_000_000_000, []),
        (0, 0, []),
    ],
)
def test_how_far_spending_may_step(value: int, granted: int, kinds: Sequence[str]) -> None:
    known = by_node(AMOUNTS)
    figures = [value, *(amount + 1_003 for amount in AMOUNTS[1:])]
    found = [New(key, NOW, Decimal(one), known[key]) for key, one in zip(known, figures, strict=True)]
    budget = {key[1:]: Decimal(granted) for key in known}
    assert [kind for kind, _ in Steps("m", found, Nature.SPENT, False, budget).told()] == kinds


@pytest.mark.parametrize("more", [0, 1, 50_000])
def test_a_budget_that_was_granted_first_stays(more: int) -> None:
    known = {("original", *key[1:]): one for key, one in by_node(AMOUNTS).items()}
    found = [New(key, BEFORE, one[0].value, one) for key, one in known.items()]
    found[2] = found[2]._replace(value=found[2].value + more)
    told_kinds = [kind for kind, _ in Steps("original", found, Nature.GRANTED, False, {}).told()]
    assert told_kinds == (["original 2.12.3"] if more else [])


def noughts(count: int, *times: Sequence[int]) -> list[str]:
    """Return what is told where some of fourteen rows are nought, and were what is given at earlier times."""
    known = {
        ("m", f"a{n}"): [Known(at, Decimal(row[n])) for at, row in zip(MONTHS, times, strict=False)]
        for n in range(14)
    }
    now = [
        New(key, MONTHS[2], Decimal(0 if n < count else 40), before)
        for n, (key, before) in enumerate(known.items())
    ]
    return [kind for kind, _ in Steps("m", now, Nature.SPENT, is_whole=False, granted={}).told()]


def test_rows_that_never_were_nought_are_not_so_in_half_of_the_table() -> None:
    always = [40 + n for n in range(14)]
    assert noughts(7, always, always) == ["noughts m a0 a1 a2 a3 a4 a5 a6"]
    assert noughts(2, always, always) == []
    assert noughts(14, always, always) == ["noughts m"]


def test_rows_that_were_nought_in_every_second_month_may_be_so_again() -> None:
    first, second = [40 * (n % 2) for n in range(14)], [40 for _ in range(14)]
    assert noughts(6, first, second) == []
