"""What hands do to a sheet that is used again, told by the figures stored: titles, columns, rows, cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from capaian.domain.period import Period
from capaian.dossier.intake.stored_figures import Figures, Key, Known, Nature, New
from capaian.dossier.intake.used_again import dragged, pasted_rows, replaced, same_columns

OWN, BEFORE = Period.parse("2024"), Period.parse("2023")
FIRST, SECOND = Period.parse("2024-Q1"), Period.parse("2024-Q2")
WIDE = (12_336, 14_747, 10_310, 14_157, 13_845, 14_107, 11_391, 5_126)
EVENTS = (52, 30, 32, 41, 27, 63, 38, 19)


def given(
    values: Sequence[int], before: Sequence[int], at: Period = SECOND, until: Period = FIRST, means: str = "m"
) -> list[New]:
    """Return figures of a table beside those stored for another time, or for the same."""
    return [
        New((means, f"a{n}"), at, Decimal(value), [Known(until, Decimal(known))])
        for n, (value, known) in enumerate(zip(values, before, strict=True))
    ]


def stored(news: Sequence[New]) -> Figures:
    return {new.key: new.before for new in news}


def grown(values: Sequence[int]) -> list[int]:
    return [value + 31 + 5 * n for n, value in enumerate(values)]


def kinds_of_replaced(news: Sequence[New], nature: Nature = Nature.EVENTS) -> list[str]:
    return [kind for kind, _ in replaced("m", news, nature, OWN)]


@pytest.mark.parametrize(
    ("changed", "kinds"),
    [(0, []), (1, []), (3, []), (4, ["replaced m 2024-Q2"]), (8, ["replaced m 2024-Q2"])],
)
def test_a_correction_touches_less_than_half_of_the_rows(changed: int, kinds: Sequence[str]) -> None:
    later = [value + 5 if n < changed else value for n, value in enumerate(EVENTS)]
    assert kinds_of_replaced(given(later, EVENTS, until=SECOND)) == kinds


def test_what_is_stored_for_another_time_is_not_replaced() -> None:
    assert kinds_of_replaced(given(grown(EVENTS), EVENTS)) == []


def test_two_rows_are_no_table() -> None:
    assert kinds_of_replaced(given((5, 6), (7, 8), until=SECOND)) == []


def test_a_budget_is_replaced_when_it_is_revised() -> None:
    later = given(grown(WIDE), WIDE, until=SECOND)
    assert kinds_of_replaced(later, Nature.GRANTED) == []
    assert kinds_of_replaced(later, Nature.SPENT) == ["replaced m 2024-Q2"]


def test_another_time_that_stays_says_that_times_are_read_well() -> None:
    """An export of all months replaces the last one, which was not over when it was stored."""
    kept = given(EVENTS, EVENTS, at=FIRST)
    assert kinds_of_replaced([*kept, *given(grown(EVENTS), EVENTS, until=SECOND)]) == []


def test_figures_of_the_whole_year_go_on_while_it_lasts_and_those_of_others_do_not() -> None:
    assert kinds_of_replaced(given(grown(WIDE), WIDE, OWN, OWN), Nature.STATE) == []
    assert kinds_of_replaced(given(grown(WIDE), WIDE, BEFORE, BEFORE), Nature.STATE) == ["replaced m 2023"]


def test_the_words_of_what_is_replaced_show_both_figures() -> None:
    ((_, words),) = replaced("m", given(grown(EVENTS), EVENTS, until=SECOND), Nature.EVENTS, OWN)
    assert "Triwulan II Tahun 2024 mengganti 8 dari 8 angka" in words
    assert "a0: 52, sekarang 83" in words and "judul" in words


def kinds_of_columns(one: Sequence[New], other: Sequence[New]) -> list[str]:
    return [kind for kind, _ in same_columns({"m": one, "o": other}, {**stored(one), **stored(other)})]


def test_a_column_pasted_under_two_heads() -> None:
    less = [value - 400 for value in WIDE]
    one, other = given(grown(WIDE), WIDE), given(grown(WIDE), less, means="o")
    assert kinds_of_columns(one, other) == ["same m o"]


def test_columns_that_were_alike_may_be_so() -> None:
    one, other = given(grown(EVENTS), EVENTS), given(grown(EVENTS), EVENTS, means="o")
    assert kinds_of_columns(one, other) == []


def test_few_events_are_alike_by_chance() -> None:
    few, before, beside = (1, 2, 1, 3), (2, 1, 2, 2), (1, 3, 3, 1)
    assert kinds_of_columns(given(few, before), given(few, beside, means="o")) == []


def test_one_row_that_is_whole_is_no_pasted_column() -> None:
    own = grown(WIDE)
    part = [own[0], *(value - 400 for value in own[1:])]
    less = [value - 400 for value in WIDE]
    assert kinds_of_columns(given(own, WIDE), given(part, less, means="o")) == []


def kinds_of_dragged(values: Sequence[int], before: Sequence[int] = EVENTS) -> list[str]:
    return [kind for kind, _ in dragged("m", given(values, before), Nature.EVENTS)]


@pytest.mark.parametrize(
    ("values", "kinds"),
    [
        ((57, 57, 57, 57, 57, 57, 57, 57), ["dragged m a0"]),
        ((57, 58, 59, 60, 61, 62, 63, 64), ["dragged m a0"]),
        ((64, 63, 62, 61, 60, 59, 58, 57), ["dragged m a0"]),
        ((44, 31, 30, 57, 57, 57, 57, 57), ["dragged m a3"]),
        ((44, 31, 30, 33, 57, 57, 57, 57), []),
        ((57, 57, 44, 57, 57, 44, 57, 57), []),
        ((3, 3, 3, 3, 3, 4, 2, 5), []),
        ((0, 0, 0, 0, 0, 0, 0, 0), []),
    ],
)
def test_cells_that_were_dragged_down(values: Sequence[int], kinds: Sequence[str]) -> None:
    assert kinds_of_dragged(values) == kinds


def test_rows_that_followed_each_other_before_may_again() -> None:
    assert kinds_of_dragged((57,) * 8, (55,) * 8) == []


def test_percentages_and_money_are_often_the_same() -> None:
    full = given((100,) * 8, EVENTS)
    assert [*dragged("value", full, Nature.STATE)] == [*dragged("m", full, Nature.SPENT)] == []


def kinds_of_pasted(groups: Sequence[Sequence[New]], nature: Nature = Nature.STATE) -> list[str]:
    return [kind for kind, _ in pasted_rows({news[0].key[0]: (nature, news) for news in groups})]


def with_row_of(values: Sequence[int], row: int, other: int) -> list[int]:
    return [values[other] if n == row else value for n, value in enumerate(values)]


def test_a_row_pasted_over_the_next_one() -> None:
    part = [value - 400 for value in WIDE]
    whole = given(with_row_of(grown(WIDE), 2, 1), WIDE)
    both = [whole, given(with_row_of(grown(part), 2, 1), part, means="o")]
    assert kinds_of_pasted(both) == ["pasted a1 a2"]
    assert kinds_of_pasted([whole]) == []  # one in a few thousand tables has such a pair


def test_what_two_columns_of_a_row_say_alike_counts_once() -> None:
    reported = given(with_row_of(EVENTS, 2, 1), grown(EVENTS))
    issued = given(with_row_of(EVENTS, 2, 1), grown(EVENTS), means="o")
    assert kinds_of_pasted([reported, issued], Nature.EVENTS) == []


def money(amounts: Sequence[int], before: Sequence[int], kind: str = "all") -> list[New]:
    return [
        New(("actual", f"2.12.0{n}", kind, ""), SECOND, Decimal(amount), [Known(FIRST, Decimal(known))])
        for n, (amount, known) in enumerate(zip(amounts, before, strict=True), 1)
    ]


def test_one_amount_to_the_rupiah_in_two_rows() -> None:
    before = (74_009_114, 7_182_087, 8_858_704)
    assert kinds_of_pasted([money((85_334_210, 85_334_210, 9_826_203), before)], Nature.SPENT) == [
        "pasted 2.12.01 2.12.02"
    ]
    assert kinds_of_pasted([money((85_000_000, 85_000_000, 9_826_203), before)], Nature.SPENT) == []
    assert kinds_of_pasted([money((85_334_210, 85_334_210, 9), (5, 5, 9))], Nature.SPENT) == []


def test_a_part_may_be_all_of_its_whole() -> None:
    """A programme with one activity, and a row with one kind of money, have its amount."""
    known = [Known(FIRST, Decimal(5_126_000))]
    keys: Sequence[Key] = (("actual", "2.12.01", "all", ""), ("actual", "2.12.01.2.01", "all", ""))
    one = [New(key, SECOND, Decimal(85_334_210), known) for key in keys]
    kinds = [
        New(("actual", "2.12.01", kind, ""), SECOND, Decimal(9_334_210), known) for kind in ("all", "staff")
    ]
    others = [Known(FIRST, Decimal(7))]
    assert kinds_of_pasted([[one[0], one[1]._replace(before=others)]], Nature.SPENT) == []
    assert kinds_of_pasted([[kinds[0], kinds[1]._replace(before=others)]], Nature.SPENT) == []


PAIR = frozenset({"one", "two"})


def columns(issued_before: Sequence[int], same: int, answered: bool = True) -> list[str]:
    """Return what is told where so many rows have all that was reported issued, and fewer before."""
    reported = given(grown(EVENTS), EVENTS, means="one")
    later = [value if n < same else value - 2 for n, value in enumerate(grown(EVENTS))]
    issued = given(later, issued_before, means="two")
    groups = {"one": reported, "two": issued}
    known = {**stored(reported), **stored(issued)}
    return [kind for kind, _ in same_columns(groups, known, [PAIR] if answered else [])]


@pytest.mark.parametrize("same", [8, 5, 3])
def test_all_that_was_reported_may_be_issued_where_nearly_all_was_before(same: int) -> None:
    assert columns([value - 2 for value in EVENTS], same) == []


def test_all_that_was_reported_is_not_issued_at_once_where_much_was_not() -> None:
    assert columns([value * 3 // 4 for value in EVENTS], 8) == ["same one two"]


def test_other_measures_of_like_size_are_not_the_same_at_once() -> None:
    assert columns([value - 2 for value in EVENTS], 8, answered=False) == ["same one two"]
