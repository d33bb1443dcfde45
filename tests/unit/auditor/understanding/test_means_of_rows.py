"""Rows of means between groups of rows: each is that of the rows since the last one."""

from __future__ import annotations

from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

GROUPS = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

Tabel 3.2 Cakupan Layanan Tahun 2029-2031
No | Jenis Layanan | 2029 | 2030 | 2031
1 | Kartu nelayan | 91,20% | 93,10% | 95,40%
2 | Asuransi nelayan | 40,15% | 52,30% | 61,75%
3 | Bantuan jaring | 70,05% | 71,90% | 74,35%
Rata-rata layanan nelayan | | 67,13% | {first} | 77,17%
4 | Tera timbangan | 88,10% | 90,20% | 94,60%
5 | Uji mutu ikan | 81,40% | 83,60% | 86,20%
Rata-rata {last}
"""
OF_GROUP = "layanan pasar | | 84,75% | 86,90% | {}"
OF_ALL = "seluruh layanan | | 74,18% | 78,22% | {}"


def test_a_mean_of_each_group_is_sound() -> None:
    assert audited(GROUPS.format(first="72,43%", last=OF_GROUP.format("90,40%"))).findings == ()


def test_a_last_mean_may_be_of_all_rows() -> None:
    assert audited(GROUPS.format(first="72,43%", last=OF_ALL.format("82,46%"))).findings == ()


def test_the_mean_of_a_group_is_reckoned() -> None:
    text = GROUPS.format(first="74,23%", last=OF_GROUP.format("90,40%"))
    assert [found[1:] for found in told(text, AuditRule.AVERAGE)] == [("74,23", "72,43")]


def test_the_last_mean_is_reckoned_as_its_other_columns_are() -> None:
    for row, wrong, right in ((OF_GROUP, "94,40", "90,40"), (OF_ALL, "84,26", "82,46")):
        text = GROUPS.format(first="72,43%", last=row.format(f"{wrong}%"))
        assert [found[1:] for found in told(text, AuditRule.AVERAGE)] == [(wrong, right)]


def test_a_numbered_thing_that_is_a_mean_itself_is_an_item() -> None:
    text = GROUPS.format(first="72,43%", last="seluruh layanan | | 72,05% | 75,72% | 79,80%")
    own = text.replace(
        "Rata-rata layanan nelayan | | 67,13% | 72,43% | 77,17%",
        "4 | Rata-rata muatan | 61,40% | 63,20% | 66,50%",
    )
    own = own.replace("5 | Uji", "6 | Uji").replace("4 | Tera", "5 | Tera")
    assert audited(own).findings == ()
