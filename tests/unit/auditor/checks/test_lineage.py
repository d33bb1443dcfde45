"""Activities that sentences put under a programme, beside the plan that lists them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

PLAN = """
Tabel 1 Rincian Anggaran
Kode | Program/Kegiatan/Sub Kegiatan | Pagu (Rp)
1 | Program Perlindungan Sungai | 900.000
1.1 | Penataan Bantaran | 500.000
1.1.1 | Penanaman Bambu Petung | 300.000
1.1.2 | Pembersihan Alur Air | 200.000
2 | Program Pengelolaan Sampah | 700.000
2.1 | Pengurangan Sampah Rumah | 700.000
2.1.1 | Bank Sampah Desa | 450.000
2.1.2 | Pelatihan Pengomposan | 250.000
 | Jumlah | 1.600.000

{}
"""
SUNGAI, SAMPAH = "Program Perlindungan Sungai", "Program Pengelolaan Sampah"


def labels(sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(PLAN.format(sentence), AuditRule.LABEL)]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Program penunjang: {}, sub kegiatan Bank Sampah Desa.", SAMPAH, SUNGAI),
        ("Indikator ini didukung {} melalui kegiatan Penataan Bantaran.", SUNGAI, SAMPAH),
        ("Sub Kegiatan Penanaman Bambu Petung pada {} tertunda.", SUNGAI, SAMPAH),
        ("Sisa terbesar ada pada sub kegiatan Pelatihan Pengomposan dalam {}.", SAMPAH, SUNGAI),
    ],
)
def test_a_part_is_of_the_programme_it_is_listed_under(sentence: str, right: str, wrong: str) -> None:
    assert labels(sentence.format(right)) == []
    assert labels(sentence.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Program Perlindungan Sungai dan Program Pengelolaan Sampah, sub kegiatan Bank Sampah Desa.",
        "Program Perlindungan Sungai terserap baik, sedangkan sub kegiatan Bank Sampah Desa tertunda.",
        "Sub kegiatan Bank Sampah Desa berjalan dan Program Perlindungan Sungai selesai.",
        "Program Perlindungan Hutan, sub kegiatan Bank Sampah Desa.",
    ],
    ids=["the-nearer-is-right", "another-clause", "joined-by-and", "not-in-the-plan"],
)
def test_names_that_are_not_put_together_tell_nothing(sentence: str) -> None:
    assert labels(sentence) == []


def test_a_part_that_two_programmes_have_is_of_both() -> None:
    twice = "2.1.3 | Pembersihan Alur Air | 100.000\n | Jumlah"
    plan = (
        PLAN.replace(" | Jumlah", twice)
        .replace("1.600.000", "1.700.000")
        .replace("700.000\n2.1.1", "800.000\n2.1.1")
    )
    sentence = f"{SAMPAH}, sub kegiatan Pembersihan Alur Air."
    assert told(plan.format(sentence), AuditRule.LABEL) == []
