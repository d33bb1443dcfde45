"""Sums of a month: items in the order of their names' list, codes without a name behind them."""

from __future__ import annotations

import pytest
from tests.unit.rules.registered_years import figure

from capaian.domain.registers.closed_month import Register
from capaian.web.feed import views


def test_items_without_a_name_come_last_in_the_order_of_their_codes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(views, "item_names", lambda *_: {"kk": "Kartu Keluarga", "kia": "KIA"})
    rows = [
        figure(number, "2023-M07", "received")._replace(item=item)
        for number, item in enumerate(("baru", "kia", "aneh", "kk"), 1)
    ]
    found = [name for name, _ in views.sums_of(None, Register.SERVICES, rows)]
    assert found == ["Kartu Keluarga", "KIA", "aneh", "baru"]
