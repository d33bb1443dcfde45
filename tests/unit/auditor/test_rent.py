"""Finders pay rent: each is taken out in turn, and something that it alone finds is then missed."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import reported_in, table

from capaian.auditor import engine
from capaian.auditor.relations import table_audit

SHARES = ("Agama|Penduduk|Persen", "Islam|48.231|60,29", "Kristen|17.402|27,15", "Hindu|14.367|17,96")
SUMS = (
    "Kecamatan|Januari|Februari|Maret|Triwulan I",
    "Juai|1.204|1.377|1.518|4.099",
    "Awayan|2.210|2.145|2.087|6.442",
    "Halong|3.118|2.904|3.377|9.399",
    "Paringin|4.025|4.190|3.862|12.707",
)
RANKS = (
    "Kecamatan|Cakupan (%)|Peringkat",
    "Juai|97,31|1",
    "Awayan|95,12|3",
    "Halong|96,40|2",
    "Paringin|92,75|5",
    "Lampihong|90,18|6",
    "Batumandi|93,66|5",
)
CLASSES = ("Interval|Predikat", "85 - 100|Sangat Baik", "70 - 90|Baik", "55 - 69|Cukup", "0 - 54|Kurang")


@pytest.mark.parametrize(
    ("finder", "rows"),
    [
        ("find_share_columns", (*SHARES, "Jumlah|80.000|100,00")),
        ("find_column_sums", SUMS),
        ("audit_rank_columns", RANKS),
        ("audit_class_intervals", CLASSES),
    ],
)
def test_what_a_finder_alone_sees_is_missed_without_it(
    finder: str, rows: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = table(*rows, title="Tabel 1 Tahun 2023")
    found = reported_in(text)
    if finder.startswith("find"):
        monkeypatch.setattr(table_audit, finder, lambda _: [])
    rest = tuple(each for each in engine.TABLE_AUDITS if each.__name__ != finder)
    monkeypatch.setattr(engine, "TABLE_AUDITS", rest)
    assert len(reported_in(text)) < len(found)
