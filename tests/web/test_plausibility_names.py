"""What the planning page asks to look at names the thing that it is about."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.filling import YEAR, house

from capaian.web.years.known import know

pytestmark = pytest.mark.django_db


def test_the_hint_of_a_missing_target_names_its_indicator_and_each_sheet_once(tmp_path: Path) -> None:
    own = house(tmp_path)
    own.year.rows.filter(sheet="plan.yaml#indicators/targets").delete()
    own.year.rows.filter(sheet__startswith="agreements.yaml").delete()
    page = own.browser("planner").get(f"/kecil/{YEAR}/perencanaan/").text
    facts = know(own.year).read.partial
    assert facts is not None
    key = next(each for each in facts.indicators if each.is_key)
    assert f"{key.symbol} {key.name}: indikator kinerja utama ini tidak punya target tahun {YEAR}" in page
    assert "atau isi lembar Indikator, target Renstra." in page
