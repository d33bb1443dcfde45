"""Names behind a count: as many as it says, or of something else that stands between."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.auditor.understanding.name_lists import names_listed
from capaian.domain.audit import AuditRule


@pytest.mark.parametrize(
    "words",
    [
        " telah mengikuti pelatihan, yaitu Pelatihan Arsip, Pelatihan Data, dan Pelatihan Layanan.",
        " membentuk forum, yaitu Sula, Buru, Obi dan Kei.",
        " menerima penghargaan, yakni Predikat Prima dan Juara I.",
        " daerah, yaitu Bappeda, Diskominfo, dan lainnya.",
        " mitra, yaitu Bank Timur, Bank Barat, dll.",
    ],
)
def test_what_is_done_or_left_open_lists_other_things(words: str) -> None:
    assert [*names_listed(words)] == []


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        (" belum mencapai target, yaitu Melati dan Mawar.", [2]),
        (" berada di bawah rata-rata, yakni Melati, Mawar, dan Dahlia.", [2, 3, 4]),
    ],
)
def test_names_of_what_is_counted(words: str, counts: list[int]) -> None:
    assert [*names_listed(words)] == counts


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Tiga aplikasi dipakai oleh empat bidang, yaitu Sapa, Sigap, dan Siaga.", []),
        ("Lima aplikasi dipakai oleh empat bidang, yaitu Sapa, Sigap, dan Siaga.", ["3"]),
    ],
)
def test_a_list_that_fits_another_count_is_of_that_ones_things(sentence: str, found: list[str]) -> None:
    assert [right for _, _, right in told(sentence, AuditRule.COUNT)] == found
