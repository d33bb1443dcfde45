"""Whatever is done to a log without its key,
the first entry that is not as it was written is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capaian.web.trail.record import BEGINNING, Facts, find_broken, seal

KEY, OTHER_KEY = b"kunci jejak", b"kunci orang lain"
Line = tuple[int, Facts, str]
Log = Sequence[Line]

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
FACTS = st.fixed_dictionaries({"aksi": TEXTS, "sebelum": VALUES, "sesudah": VALUES})


def sealed(
    facts: Sequence[Facts], key: bytes = KEY, before: str = BEGINNING, first: int = 1
) -> list[Line]:
    """A chain as the program writes it."""
    log: list[Line] = []
    for number, each in enumerate(facts, first):
        sent = {**each, "nomor": number}
        before = seal(key, before, sent)
        log.append((number, sent, before))
    return log


LOGS = st.lists(FACTS, min_size=1, max_size=8).map(sealed)


def first_bad(log: Log, last: int) -> int | None:
    broken = find_broken(KEY, log, last)
    found = re.search(r"entri (\d+)", broken) if broken else None
    return int(found[1]) if found else None


def canonical_text(value: object) -> str:
    """What a value says, whatever the order of its names; `1`,
    `True` and `"1"` say different things.
    """
    if isinstance(value, dict):
        members = sorted(f"{name!r}: {canonical_text(inner)}" for name, inner in value.items())
        return f"{{{', '.join(members)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(canonical_text, value))}]"
    return repr(value)


def first_other(before: Log, after: Log) -> int | None:
    """The number at which two logs part, found without looking at any seal's meaning."""
    pairs = zip(before, after, strict=False)
    same = sum(
        1
        for _ in takewhile(lambda pair: canonical_text(pair[0]) == canonical_text(pair[1]), pairs)
    )
    return None if same == len(before) == len(after) else same + 1


def change_fact(draw: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    number, facts, mark = log[at]
    name = draw(st.sampled_from(sorted(facts)))
    return [*log[:at], (number, {**facts, name: draw(VALUES)}, mark), *log[at + 1 :]]


def add_fact(draw: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    number, facts, mark = log[at]
    return [*log[:at], (number, {**facts, f"tambahan {draw(TEXTS)}": None}, mark), *log[at + 1 :]]


def lose_fact(draw: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    number, facts, mark = log[at]
    gone = draw(st.sampled_from(sorted(facts)))
    kept = {name: value for name, value in facts.items() if name != gone or len(facts) == 1}
    return [*log[:at], (number, kept, mark), *log[at + 1 :]]


def change_seal(draw: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    number, facts, mark = log[at]
    place = draw(st.integers(0, len(mark) - 1))
    other = "0" if mark[place] != "0" else "1"
    return [*log[:at], (number, facts, mark[:place] + other + mark[place + 1 :]), *log[at + 1 :]]


def change_number(draw: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    _, facts, mark = log[at]
    return [*log[:at], (draw(st.integers(0, 20)), facts, mark), *log[at + 1 :]]


def remove(_: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    return [*log[:at], *log[at + 1 :]]


def remove_and_close_ranks(_: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    """The gap is hidden: those that follow get the numbers below theirs, in their facts too."""
    after = [
        (number - 1, {**facts, "nomor": number - 1}, mark) for number, facts, mark in log[at + 1 :]
    ]
    return [*log[:at], *after]


def copy_to(draw: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    return [*log[:at], draw(st.sampled_from(log)), *log[at:]]


def exchange(draw: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    other, changed = draw(st.integers(0, len(log) - 1)), [*log]
    changed[at], changed[other] = changed[other], changed[at]
    return changed


def exchange_contents(draw: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    """The numbers stay where they were; what they tell changes places."""
    other, changed = draw(st.integers(0, len(log) - 1)), [*log]
    changed[at], changed[other] = (log[at][0], *log[other][1:]), (log[other][0], *log[at][1:])
    return changed


def forge_from(draw: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    """All that follows is sealed anew, in order, under a key that is not that of the trail."""
    before = log[at - 1][2] if at else BEGINNING
    forged = [draw(FACTS), *(facts for _, facts, _ in log[at + 1 :])]
    return [*log[:at], *sealed(forged, OTHER_KEY, before, at + 1)]


def cut(_: st.DrawFn, log: list[Line], at: int) -> list[Line]:
    return log[:at]


TAMPERINGS: tuple[Callable[[st.DrawFn, list[Line], int], list[Line]], ...] = (
    change_fact,
    add_fact,
    lose_fact,
    change_seal,
    change_number,
    remove,
    remove_and_close_ranks,
    copy_to,
    exchange,
    exchange_contents,
    forge_from,
    cut,
)


@settings(max_examples=800)
@given(data=st.data(), log=LOGS)
def test_of_all_that_was_done_the_first_is_named(data: st.DataObject, log: list[Line]) -> None:
    changed = log
    for tampering in data.draw(st.lists(st.sampled_from(TAMPERINGS), max_size=5)):
        if changed:
            changed = tampering(data.draw, changed, data.draw(st.integers(0, len(changed) - 1)))
    assert first_bad(changed, len(log)) == first_other(log, changed)


@settings(max_examples=60)
@given(FACTS, FACTS, st.sampled_from([BEGINNING, "a" * 64]))
def test_seals_are_alike_where_facts_are_and_nowhere_else(
    one: Facts, two: Facts, before: str
) -> None:
    backwards = dict(reversed(one.items()))
    assert seal(KEY, before, one) == seal(KEY, before, backwards)
    assert (seal(KEY, before, one) == seal(KEY, before, two)) == (
        canonical_text(one) == canonical_text(two)
    )
    assert seal(KEY, before, one) != seal(KEY, "b" * 64, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"a": None}, {}),
        ({"a": None}, {"a": ""}),
        ({"a": ""}, {"a": []}),
        ({"a": {}}, {"a": []}),
        ({"a": "1"}, {"a": 1}),
        ({"a": 1}, {"a": True}),
        ({"a": "null"}, {"a": None}),
        ({"a": "x", "b": "y"}, {"a": "y", "b": "x"}),
        ({"a": 'x","b":"y'}, {"a": "x", "b": "y"}),
        ({"a": ["x", "y"]}, {"a": ["xy"]}),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}),
        ({"a": {"b": "c"}}, {"a": '{"b":"c"}'}),
        ({"a": "é"}, {"a": "e\u0301"}),
        ({"a": "\\n"}, {"a": "\n"}),
        ({"a": "x"}, {"a": "x "}),
    ],
)
def test_facts_that_only_look_alike_have_other_seals(one: Facts, two: Facts) -> None:
    assert seal(KEY, BEGINNING, one) != seal(KEY, BEGINNING, two)


def test_a_seal_is_an_hmac_that_any_other_program_works_out() -> None:
    # printf '["000…0",{"aksi":"é","nomor":1,"sesudah":null}]' | openssl dgst -sha256 -hmac kunci
    facts = {"sesudah": None, "nomor": 1, "aksi": "é"}
    assert seal(b"kunci", BEGINNING, facts) == (
        "84436569a0d47000c04c0e28700370c1ad68b8030224c3fb5ae17fe17263063f"
    )
