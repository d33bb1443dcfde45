"""What is told of a sum, a gap or a share that its table contradicts, and by which figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import audited, read
from tests.unit.auditor.told import filled
from tests.unit.auditor.told.reckoned import HEALTH, WORKS
from tests.unit.auditor.told.reckoned_elsewhere import GUESTS

from capaian.auditor.checks.plain.reckoned_figures import check_reckoned_figures, is_slip
from capaian.auditor.claims.equation import Equation
from capaian.auditor.printed.number import read_numbers


def made(report: str, place: str, said: str) -> list[tuple[str, list[str], bool]]:
    found = [*check_reckoned_figures(read(filled(report, place, said)))]
    equations = [each for each in found if isinstance(each, Equation)]
    assert len(equations) == len(found)
    return [(each.result.text, [n.text for n in each.inputs], each.holds()) for each in equations]


@pytest.mark.parametrize(
    ("place", "said", "expected"),
    [
        ("tenaga", "Perawat dan bidan bersama-sama berjumlah 245 orang.", ("245", ["134", "111"], True)),
        ("tenaga", "Perawat dan bidan bersama-sama berjumlah 300 orang.", ("300", ["134", "111"], False)),
        ("tenaga", "Perawat dan bidan kontrak berjumlah 78 orang.", ("78", ["48", "39"], False)),
        (
            "kunjungan",
            "Poli Gigi pada semester I melayani 1.775 kunjungan.",
            ("1.775", ["842", "915"], False),
        ),
        (
            "kunjungan",
            "Poli Gigi dan Poli Anak pada TW I berjumlah 2.636 kunjungan.",
            ("2.636", ["842", "1.524"], False),
        ),
        (
            "kunjungan",
            "Kunjungan pada TW IV bertambah 516 kunjungan dibandingkan TW III.",
            ("516", ["6.207", "5.646"], False),
        ),
        (
            "banding",
            "Angka harapan hidup kabupaten terpaut 0,92 dari provinsi.",
            ("0,92", ["71,84", "70,92"], True),
        ),
        (
            "banding",
            "Angka harapan hidup kabupaten terpaut 0,29 dari provinsi.",
            ("0,29", ["71,84", "70,92"], False),
        ),
    ],
)
def test_a_figure_is_held_against_what_its_words_name(
    place: str, said: str, expected: tuple[str, list[str], bool]
) -> None:
    assert made(HEALTH, place, said) == [expected]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("tenaga", "Perawat dan bidan senior berjumlah 78 orang."),
        ("tenaga", "Perawat, bidan, dan dokter berjumlah 260 orang."),
        ("tenaga", "Perawat dan bidan berjumlah 40 orang pada tahun 2019."),
        ("tenaga", "Ketiga jenis tenaga, yaitu perawat dan bidan, berjumlah 300 orang."),
        ("tenaga", "Perawat dan bidan berjumlah 134 orang."),
        ("tenaga", "Perawat dan bidan berjumlah 9.000 orang."),
        ("kunjungan", "Poli Gigi pada semester I dikunjungi 312 dokter."),
        ("kunjungan", "Poli Mata pada semester I melayani 1.775 kunjungan."),
        ("banding", "Angka harapan hidup kabupaten terpaut 0,29 dari kota lain."),
    ],
)
def test_what_may_be_of_anything_else_is_silent(place: str, said: str) -> None:
    assert made(HEALTH, place, said) == []


def test_amounts_are_held_in_the_scale_in_which_they_are_told() -> None:
    said = "Program Sumber Daya Air dan Program Penataan Bangunan bersama-sama menyerap Rp23,{} miliar."
    assert [held for *_, held in made(WORKS, "anggaran", said.format("23"))] == [True]
    assert [held for *_, held in made(WORKS, "anggaran", said.format("32"))] == [False]


def test_another_table_bears_a_figure_out() -> None:
    said = "Poli Gigi dan Poli Anak pada TW I berjumlah 2.636 kunjungan."
    other = (
        "{banding}\n\nTabel 3.5 Kunjungan Baru per Triwulan Tahun 2029\n"
        "No | Poli | TW I | TW II | TW III | Jumlah\n"
        "1 | Poli Gigi | 1.012 | 998 | 990 | 3.000\n2 | Poli Anak | 1.624 | 1.600 | 1.676 | 4.900\n"
        " | Jumlah | 2.636 | 2.598 | 2.666 | 7.900\n"
    )
    assert made(HEALTH.replace("{banding}", other), "kunjungan", said) == []


def test_the_finding_tells_the_sum_and_the_repair() -> None:
    said = "Wisatawan mancanegara pada semester II berjumlah 3.095 orang."
    (found,) = audited(filled(GUESTS, "wisatawan", said)).findings
    assert (found.printed, found.computed) == ("3.095", "3.059")
    assert found.repair is not None
    assert found.repair.repaired == "3.059"


@pytest.mark.parametrize(
    ("printed", "value", "expected"),
    [
        ("2.560", "2506", True),
        ("66", "61", True),
        ("46,93", "4693", True),
        ("2,12", "-2.21", True),
        ("2.560", "2650.4", True),
        ("2.560", "2.31", False),
        ("300", "245", False),
    ],
)
def test_one_slip_makes_one_value_of_another(printed: str, value: str, expected: bool) -> None:
    (number,) = read_numbers(printed, 1)
    assert is_slip(number, Decimal(value)) is expected
    assert not is_slip(number, None)
