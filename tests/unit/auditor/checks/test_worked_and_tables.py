"""Workings beside tables: two figures of a row tell the third, and a wrong figure is said once."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

HARBOUR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 3.1 Kelaikan Kapal menurut Dermaga Tahun 2031

Dermaga | Kapal Terdaftar | Kapal Laik | Persentase (%)
Muara Timur | 1.480 | 1.412 | 95,41
Muara Barat | 2.310 | 2.079 | 90,00
Tanjung Lama | 1.925 | 1.617 | 84,00
Teluk Sepi | 1.260 | 1.071 | 85,00

Kelaikan kapal dihitung sebagai berikut.

{}
"""
LIBRARY = """
LAPORAN KINERJA BALAI PUSTAKA TAHUN 2029

Tabel 1. Keanggotaan per Cabang

Cabang | Anggota Aktif | Anggota Tercatat | Tingkat Keaktifan
Cabang Melati | 3.412 | 4.265 | 80,00%
Cabang Kenanga | 1.986 | 2.648 | 75,00%
Cabang Teratai | 2.574 | 3.960 | 65,00%

{}
"""


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (HARBOUR, "Kelaikan = 1.412 / 1.480 x 100% = 95,41%."),
        (HARBOUR, r"$$K = \frac{2.079}{2.310} \times 100\% = 90\%$$"),
        (HARBOUR, "Kelaikan = 1.617/1.925 = 84,0%."),
        (LIBRARY, "Keaktifan = (3.412 : 4.265) x 100 = 80."),
        (LIBRARY, "Keaktifan seluruhnya = (7.972 : 10.873) x 100 = 73,32."),
        (LIBRARY, "Keaktifan tahun lalu = (3.112 : 4.265) x 100 = 72,97."),
    ],
)
def test_workings_of_a_row_and_of_other_things_pass(report: str, text: str) -> None:
    assert audited(report.format(text)).findings == ()


@pytest.mark.parametrize(
    ("report", "text", "wrong", "right"),
    [
        (HARBOUR, "Kelaikan = 1.421 / 1.480 x 100% = 95,41%.", "1.421", "1.412"),
        (HARBOUR, "Kelaikan = 1.412/1.840 x 100% = 95,41%.", "1.840", "1.480"),
        (HARBOUR, r"$$K = \frac{2.097}{2.310} \times 100\% = 90,00\%$$", "2.097", "2.079"),
        (HARBOUR, "Kelaikan = (1.617 : 1.295)\nx 100 = 84,00.", "1.295", "1.925"),
        (LIBRARY, "Keaktifan = (3.421 : 4.265) x 100 = 80,00.", "3.421", "3.412"),
        (LIBRARY, "Keaktifan = 1.986 anggota / 2.684 anggota x 100 = 75,00.", "2.684", "2.648"),
    ],
)
def test_a_figure_that_the_row_has_otherwise_is_told(report: str, text: str, wrong: str, right: str) -> None:
    found = audited(report.format(text)).findings
    assert (wrong, right) in {(f.printed, f.computed) for f in found if f.rule is AuditRule.CROSSREF}
    roots = {f.root or f.id for f in found}
    assert len(roots) == 1


@pytest.mark.parametrize(
    ("report", "text", "wrong", "right"),
    [
        (HARBOUR, "Kelaikan = 1.412 / 1.480 x 100% = 94,51%.", "94,51", "95,41"),
        (LIBRARY, "Keaktifan = 2.574 / 3.960 x 100 = 56,00.", "56,00", "65,00"),
    ],
)
def test_a_wrong_result_is_told_once(report: str, text: str, wrong: str, right: str) -> None:
    found = audited(report.format(text)).findings
    assert {(f.printed, f.computed.rstrip("%")) for f in found} == {(wrong, right)}
    assert len([f for f in found if f.root is None]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kelaikan = 1.400 / 1.500 x 100% = 93,33%.",
        "Kelaikan = 1.412 / 1.500 x 100% = 94,13%.",
        "Kelaikan = 12 / 15 x 100% = 80%.",
        "Kelaikan = 90 / 90 x 100% = 100%.",
    ],
)
def test_one_figure_alone_names_no_row(text: str) -> None:
    assert told(HARBOUR.format(text), AuditRule.CROSSREF) == []


def test_a_result_rounded_more_than_the_table_is_no_other_figure() -> None:
    assert told(HARBOUR.format("Kelaikan = 1.412 / 1.480 x 100% = 95,4%."), AuditRule.CROSSREF) == []


def test_a_working_in_a_sentence_is_not_worked_out_a_second_time() -> None:
    text = "Dari 1.480 kapal, yang laik 1.412 kapal atau 1.412 / 1.480 x 100% = 94,51%."
    assert [(f.printed, f.computed) for f in audited(text).findings] == [("94,51", "95,41")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (r"$$K3 = \frac{12}{15} \times 100 = 90,00$$", "Rumus K3"),
        ("K-el = 12 / 15 x 100 = 90,00", "Rumus K-el"),
        ("Kapal laik 12 / 15 x 100 = 90,00", "baris 1"),
    ],
)
def test_a_working_is_named_by_its_symbol_or_its_line(text: str, place: str) -> None:
    (finding,) = audited(text).findings
    assert finding.place == place
