"""Rows by their own names: below a goal of several indicators, and with the mark of a part in the name."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read, told

from capaian.auditor.understanding.facts import find_facts
from capaian.auditor.understanding.naming import find_named
from capaian.domain.audit import AuditRule

GOALS = """
Tabel 1 Kinerja tahun 2019

No | Sasaran | Indikator | Target | Realisasi | Capaian (%)
1 | Meningkatnya keselamatan lalu lintas | Persimpangan dengan lampu yang menyala | 80 | 72 | {a}
 | | Kendaraan umum yang lulus uji berkala | 90 | 81 | {b}
2 | Meningkatnya layanan angkutan umum | Halte yang dilayani bus kota setiap jam | 50 | 40 | {c}
"""
SPENDING = """
Tabel 1 Belanja

No. | Uraian | Anggaran (Rp) | Realisasi (Rp)
1. | BELANJA TIDAK LANGSUNG | 900.000.000 | 850.000.000
 | a. Belanja Pegawai | 700.000.000 | 680.000.000
 | b. Belanja Bunga | 200.000.000 | 170.000.000
2. | BELANJA LANGSUNG | 1.500.000.000 | {spent}
 | a. Belanja Pegawai | 300.000.000 | 250.000.000
 | b. Belanja Barang | 800.000.000 | 700.000.000
 | c. Belanja Modal | 400.000.000 | 350.000.000
"""
ESTATE = """
Tabel 1 Rincian

Kode | Kelompok | Pagu (Rp) | Terpakai (Rp)
I | Kebun | 50.000.000 | {spent}
 | 1) Bibit | 20.000.000 | 18.000.000
 | 2) Pupuk | 30.000.000 | 21.000.000
II | Ternak | 90.000.000 | 80.000.000
 | 1) Pakan | 60.000.000 | 55.000.000
 | 2) Obat | 30.000.000 | 25.000.000
"""


@pytest.mark.parametrize(
    ("slip", "place"),
    [
        ({"a": "95,00"}, "Tabel 1, Persimpangan dengan lampu yang menyala"),
        ({"b": "99,00"}, "Tabel 1, Kendaraan umum yang lulus uji berkala"),
        ({"c": "88,00"}, "Tabel 1, Halte yang dilayani bus kota setiap jam"),
    ],
)
def test_a_row_is_named_by_its_indicator_not_by_its_goal(slip: dict[str, str], place: str) -> None:
    findings = audited(GOALS.format(**{"a": "90,00", "b": "90,00", "c": "80,00"} | slip)).findings
    assert [finding.place for finding in findings] == [place]


def test_the_goal_of_two_indicators_is_the_name_of_neither() -> None:
    labels = {fact.label for fact in find_facts(read(GOALS.format(a="90,00", b="90,00", c="80,00")))}
    assert "meningkatnyakeselamatanlalulintas" not in labels
    assert "persimpangandenganlampuyangmenyala" in labels
    assert "meningkatnyalayananangkutanumum" in labels, "one indicator may go by the name of its goal"


@pytest.mark.parametrize(("spent", "found"), [("1.300.000.000", []), ("1.400.000.000", ["1.400.000.000"])])
def test_parts_with_their_letters_in_the_name_are_added(spent: str, found: list[str]) -> None:
    told_sums = told(SPENDING.format(spent=spent), AuditRule.SUM)
    assert [printed for _, printed, _ in told_sums] == found
    assert all(computed == "1.300.000.000" for _, _, computed in told_sums)


@pytest.mark.parametrize(("spent", "found"), [("39.000.000", []), ("43.000.000", ["43.000.000"])])
def test_parts_with_their_figures_in_the_name_are_added(spent: str, found: list[str]) -> None:
    assert [printed for _, printed, _ in told(ESTATE.format(spent=spent), AuditRule.SUM)] == found


def test_numbered_names_in_rows_with_numbers_of_their_own_are_no_parts() -> None:
    """`1. ...` beside the number of a goal, `2. ...` in the row below: two indicators of one level."""
    report = read(
        """
Tabel 1 Target

No | Indikator | Target (Rp)
1 | 1. Pajak hotel yang tertagih | 100.000.000
 | 2. Pajak parkir yang tertagih | 40.000.000
2 | 3. Retribusi pasar yang tertagih | 60.000.000
 | 4. Retribusi terminal yang tertagih | 20.000.000
"""
    )
    (table,) = report.tables
    assert {row.level for row in table.rows} == {0}


LABELS = ("Mutu penyelesaian arsip statis", "Biaya dan tarif layanan", "Sarana")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Unsur penyelesaian arsip naik.", ["Unsur penyelesaian arsip"]),
        ("Unsur Penyelesaian, arsip/statis naik.", ["Unsur Penyelesaian, arsip/statis"]),
        ("Unsur penyelesaian-arsip naik.", ["Unsur penyelesaian"]),
        ("Unsur penyelesaian surat arsip naik.", ["Unsur penyelesaian"]),
        ("Unsur penyelesaian_arsip naik.", []),
        ("Unsur penyelesaian2 naik.", []),
        ("Mutu penyelesaian arsip naik.", ["Mutu penyelesaian arsip"]),
        ("Mutu penyelesaian naik.", []),  # half of a name, after no word of its kind
        (
            "Mutu penyelesaian arsip; mutu penyelesaian arsip.",
            ["Mutu penyelesaian arsip", "mutu penyelesaian arsip"],
        ),
        ("Biaya dan  tarif - layanan murah, sarana cukup.", ["Biaya dan  tarif - layanan", "sarana"]),
        ("Biaya dan tarif dan biaya umum murah.", ["Biaya dan tarif dan biaya"]),
        ("Biaya dan retribusi murah.", []),
    ],
)
def test_words_of_a_name_are_found_where_they_stand_together(text: str, named: list[str]) -> None:
    assert [text[each.start : each.end] for each in find_named(text, LABELS)] == named
