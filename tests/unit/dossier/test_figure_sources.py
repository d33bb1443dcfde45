"""What a row says of its source once somebody types into it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from capaian.dossier.rows.files import drop_file_source
from capaian.dossier.rows.flat_rows import FlatRow

MONTH = "register-services-2025-M01"
SOURCES = [FlatRow({"id": name, "sha256": "a" * 64}) for name in ("rekap", "lain", MONTH)]
SOURCES.append(FlatRow({"id": "surat", "title": "Surat camat"}))
ROW = {
    "node": "1",
    "period": "2025",
    "resource": "money",
    "kind": "all",
    "revised": "",
    "actual": "5000",
}
TYPED = {
    "another figure": ("rekap", {"actual": "5010"}, ""),
    "a figure beside it": ("rekap", {"actual": "5000", "revised": "6000"}, ""),
    "another thing": ("rekap", {"node": "2", "source": "rekap"}, ""),
    "the same figure in other signs": ("rekap", {"actual": "5000,0"}, "rekap"),
    "a note": ("rekap", {"note": "Belum final."}, "rekap"),
    "its source too": ("rekap", {"actual": "5010", "source": "lain"}, "lain"),
    "a source that is no file": ("surat", {"actual": "5010"}, "surat"),
    "a register": (MONTH, {"actual": "5010"}, MONTH),
}


@pytest.mark.parametrize(("source", "typed", "then"), TYPED.values(), ids=TYPED)
def test_only_a_figure_that_becomes_another_leaves_its_file(
    source: str, typed: Mapping[str, str], then: str
) -> None:
    row = {**ROW, "source": source}
    assert {**row, **drop_file_source("inputs.csv", row, typed, SOURCES)} == {
        **row,
        **typed,
        "source": then,
    }
