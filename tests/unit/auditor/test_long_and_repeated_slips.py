"""Figures that can be no other: amounts with and without cents, long ones, and far slips of repeated ones."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

WORKS = """Tabel 3.1 Belanja per Pekerjaan Tahun 2031
No\tPekerjaan\tAnggaran (Rp.)\tRealisasi (Rp.)\t%
1\tPengerukan alur pelayaran dalam\t735.600.000\t674.829.561\t91,74%
2\tPengecatan lampu suar dan menara\t376.800.000\t371.125.000\t98,49%
3\tPerawatan dermaga kayu sebelah utara\t518.230.000\t494.663.970\t95,45%

"""


def crossed(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Untuk pengecatan lampu suar dan menara disediakan anggaran sebesar Rp. 376.800.000,00.", []),
        (
            "Untuk pengecatan lampu suar dan menara disediakan anggaran sebesar Rp. 367.800.000,00.",
            [("367.800.000,00", "376.800.000,00")],
        ),
        ("Balai membelanjakan Rp 674.892.561 dalam pekerjaan terbesarnya.", [("674.892.561", "674.829.561")]),
        ("Balai membelanjakan Rp 674.829.561 dalam pekerjaan terbesarnya.", []),
        ("Pasar ikan membelanjakan Rp 374.899.561 dari kasnya sendiri.", []),
    ],
)
def test_amounts_are_known_again_with_and_without_cents(sentence: str, wrong: list[tuple[str, str]]) -> None:
    assert crossed(WORKS + sentence) == wrong


GOAL = """Tabel 3.{number} {title} Tahun 2031
No\tIndikator Kinerja\tTarget\tRealisasi\tCapaian (%)
1\tPersentase kapal yang berlayar tepat waktu\t95,00\t{actual}\t{share}
"""


@pytest.mark.parametrize(("actual", "wrong"), [("94,24", []), ("49,24", [("49,24", "94,24")]), ("61,83", [])])
def test_a_slip_in_a_repeated_figure_is_told_however_far_it_leads(
    actual: str, wrong: list[tuple[str, str]]
) -> None:
    tables = [
        GOAL.format(number=1, title="Ringkasan Hasil", actual="94,24", share="99,20"),
        GOAL.format(number=2, title="Hasil Bidang", actual="94,24", share="99,20"),
        GOAL.format(number=3, title="Hasil Sasaran", actual=actual, share="99,20"),
    ]
    found = [pair for pair in crossed("\n".join(tables)) if pair[0] == actual]
    assert found == wrong
