"""Presses in any order, doubled, in lists, with undone ones: the sums are those of a slow count."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.counting import DAY, SITES, a_press, counting_house
from tests.web.filling import AREAS, House

from capaian.domain.period import Period, PeriodKind
from capaian.web.services.presses import Press, RefusedPressesError, keep_presses
from capaian.web.services.sums import aggregate

pytestmark = pytest.mark.django_db
MONTH = Period(DAY.year, PeriodKind.MONTH, DAY.month)


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return counting_house(tmp_path)


def presses() -> st.SearchStrategy[Press]:
    cells = st.builds(
        lambda key, days, site, stage, area, count: a_press(
            UUID(int=key), day=DAY + timedelta(days=days), site=site, stage=stage, area=area, count=count
        ),
        st.integers(1, 40),
        st.integers(0, 1),
        st.sampled_from(SITES),
        st.sampled_from(["received", "printed"]),
        st.sampled_from(["", AREAS[0]]),
        st.sampled_from([1, 1, 1, 5, -1]),
    )
    # A key names one press: whatever else it comes with is another fault, tried elsewhere.
    return cells.map(lambda press: replace(press, **_of_key(press.key.int)))


def _of_key(key: int) -> dict[str, object]:
    return {
        "site": SITES[key % 2],
        "stage": "printed" if key % 3 else "received",
        "count": -1 if key % 4 == 0 else 1,
    }


def count_slowly(lists: list[list[Press]]) -> Counter[tuple[str, str]]:
    """Count as somebody would with a pencil: a list that takes away what is not there counts nothing."""
    seen: dict[UUID, Press] = {}
    for batch in lists:
        trial = {**seen, **{press.key: press for press in batch if press.key not in seen}}
        clash = any(trial[press.key] != press for press in batch)
        sums: Counter[tuple[object, ...]] = Counter()
        for press in trial.values():
            sums[press.day, press.site, press.stage, press.area] += press.count
        if not clash and min(sums.values(), default=0) >= 0:
            seen = trial
    found: Counter[tuple[str, str]] = Counter()
    for press in seen.values():
        found[press.stage, press.area] += press.count
    return +found


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lists=st.lists(st.lists(presses(), min_size=1, max_size=6), max_size=8))
def test_sums_are_those_of_a_slow_count(own: House, lists: list[list[Press]]) -> None:
    with transaction.atomic():
        for batch in lists:
            try:
                keep_presses(own.year, own.people["clerk"], batch)
            except RefusedPressesError as error:
                assert set(error.reasons) <= {press.key for press in batch}
        found = {(each.stage, each.area or ""): int(each.value) for each in aggregate(own.year, MONTH)}
        assert found == dict(count_slowly(lists))
        transaction.set_rollback(True)  # the database itself lets no tally be removed
