"""`capaian audit`: what follows from a finding fits by itself, is the same figure, or is edited too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.functional.cli_cast import run

COVERAGE = """BAB III AKUNTABILITAS KINERJA

3.1 Capaian

Tabel 3.1 Kepemilikan KTP-el
No\tKecamatan\tWajib KTP-el\tMemiliki KTP-el\t%
1\tJUAI\t12.000\t11.400\t95,00
2\tAWAYAN\t10.000\t9.600\t90,00
3\tLAMPIHONG\t8.000\t7.600\t95,00
4\tHALONG\t20.000\t19.800\t99,00
Jumlah\t\t50.000\t47.800\t95,60
"""
"""9.600 stands for 9.000: neither the share beside it nor the sum below it is wrong."""
BUDGET = """BAB III AKUNTABILITAS KINERJA

3.1 Realisasi Anggaran

Tabel 3.1 Pagu dan realisasi anggaran
No\tProgram\tPagu\tRealisasi\tSerapan (%)
1\tPenyuluhan\t4.000.000\t3.000.000\t75,00
2\tPerbenihan\t5.000.000\t4.500.000\t80,00
3\tPengairan\t8.000.000\t7.200.000\t90,00
4\tPeternakan\t2.000.000\t1.900.000\t95,00
Jumlah\t\t19.000.000\t16.100.000\t84,74
"""
"""4.500.000 stands for 4.000.000."""


@pytest.fixture(params=[COVERAGE, BUDGET], ids=["cakupan", "anggaran"])
def report(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / "laporan.txt"
    file.write_text(request.param, encoding="utf-8")
    return file


def test_what_fits_by_itself_is_no_error(report: Path) -> None:
    done = run("audit", report)
    assert done.code == 13
    assert "1 galat, 1 akibat yang tidak perlu diubah;" in done.out
    assert "Galat: 1\n" in done.out
    assert done.out.count("] mengikuti T-") == 1


def test_page_and_sheet_tell_both_kinds_apart(report: Path, tmp_path: Path) -> None:
    run("audit", report, "--out", tmp_path / "hasil")
    page = (tmp_path / "hasil" / "laporan.txt.temuan.html").read_text("utf-8")
    assert "begitu yang pertama diperbaiki" not in page
    assert "Akibat yang selesai begitu temuan asalnya diperbaiki" in page
    plain = json.loads((tmp_path / "hasil" / "laporan.txt.temuan.json").read_text("utf-8"))
    assert len(plain["findings"]) == 2, "both are told"


def test_data_tell_both_kinds_apart_and_add_up(report: Path) -> None:
    plain = json.loads(run("audit", report, "--json").out)
    kinds = sorted((each["level"], each["fits"]) for each in plain["findings"])
    assert kinds == [("error", False), ("note", True)]
    assert plain["totals"] == {"error": 1, "warning": 0, "note": 0, "fits": 1}
    assert plain["claims"] - plain["passed"] == sum(plain["totals"].values())
