"""Tables numbered with hyphens, and programmes that a table of goals names beside them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

TABLE = """
Tabel {} {}

No | Uraian | Jumlah
1 | Alfa | 4
2 | Beta | 6
 | Jumlah | 10
"""
HEAD = "LAPORAN KINERJA TAHUN 2031\n\nBAB I PENDAHULUAN\n\nBAB II RENCANA\n\nBAB III AKUNTABILITAS KINERJA\n"
NAMES = ("Halte", "Rambu", "Marka", "Terminal")


def found(*numbers: str) -> list[tuple[str, str]]:
    """Return printed and expected of the numbers of tables."""
    tables = (TABLE.format(number, name) for number, name in zip(numbers, NAMES, strict=True))
    return [(p, c) for _, p, c in told(HEAD + "".join(tables), AuditRule.NUMBERING)]


@pytest.mark.parametrize("mark", [".", "-"])
def test_tables_out_of_order_are_told_with_their_own_sign(mark: str) -> None:
    assert found(*(f"3{mark}{own}" for own in "1234")) == []
    assert found(*(f"3{mark}{own}" for own in "1423")) == [(f"3{mark}4", f"3{mark}2")]


def test_both_signs_count_the_same_tables() -> None:
    assert found("3-1", "3.2", "3-3", "3.4") == []


PLAN = """
Anggaran dijabarkan dalam 4 (empat) program, 4 (empat) kegiatan dan 4 (empat) sub kegiatan.

Tabel 1 {title}

{head}
{first} | Program Pelayaran Rakyat Daerah
{second} | Program Dermaga Umum Daerah
{second} | Program Penunjang Urusan Daerah

Tabel 2 Anggaran

No | Uraian | Pagu
I | Program Pelayaran Rakyat Daerah | 900
I.1 | Kegiatan : Pengelolaan Dermaga Umum | 900
I.1.1 | Sub Kegiatan : Perbaikan Tambatan Perahu | 900
II | Program Dermaga Umum Daerah | 400
II.1 | Kegiatan : Pengelolaan Alur Pelayaran | 400
II.1.1 | Sub Kegiatan : Pengerukan Alur Pelayaran | 400
III | Program Penunjang Urusan Daerah | 100
III.1 | Kegiatan : Administrasi Umum Dinas | 100
III.1.1 | Sub Kegiatan : Penyediaan Alat Tulis | 100
IV | Program Keselamatan Laut Daerah | 100
IV.1 | Kegiatan : Pengawasan Pelayaran Rakyat | 100
IV.1.1 | Sub Kegiatan : Penyediaan Suar Laut | 100
"""


def counted(**words: str) -> list[tuple[str, str]]:
    """Return printed and expected of counts beside such a first table."""
    return [(p, c) for _, p, c in told(PLAN.format(**words), AuditRule.COUNT)]


def test_programmes_beside_goals_need_not_be_all() -> None:
    goals = {"first": "Perahu aman | 93,5", "second": "Dermaga baik | 58,7"}
    assert counted(title="Perjanjian", head="Sasaran | Target | Program Pendukung", **goals) == []
    assert counted(title="Perjanjian", head="Uraian | Target | Program Pendukung", **goals) == []


def test_a_list_of_programmes_has_them_all() -> None:
    listed = {"head": "Pagu | Nilai | Program", "first": "900 | 90,5", "second": "400 | 80,5"}
    assert counted(title="Program", **listed) == [("3 program", "4 program")]
