"""In which order the counter sheet offers what is counted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.web.counting import DAY, a_press, counting_house, send

from capaian.web.services.sums import sheet_counts

pytestmark = pytest.mark.django_db
BEFORE = DAY - timedelta(days=1)


def test_who_has_counted_sees_the_own_services_and_a_newcomer_those_of_all(
    tmp_path: Path,
) -> None:
    """Fault: what others count most stands above what this person counts."""
    house = counting_house(tmp_path)
    others = [a_press(day=BEFORE, service="nik") for _ in range(3)]
    assert send(house, *others, who="planner").status_code == 200
    assert send(house, a_press(day=BEFORE, service="ktp")).status_code == 200
    lately = {
        who: sheet_counts(house.year.office, "loket-1", DAY, house.people[who]).lately
        for who in ("clerk", "planner", "head")
    }
    assert lately == {
        "clerk": [("ktp", "")],
        "planner": [("nik", "")],
        "head": [("nik", ""), ("ktp", "")],
    }
