"""Targets told with their figure alone, and names of heads and divisions, in reports of several fields."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports_of_fields import told, twins


@pytest.mark.parametrize(
    ("of", "section", "form", "right", "wrong"),
    [
        (
            "fishery",
            "retribusi",
            "Penerimaan retribusi {} target sebesar Rp1.850.000.000.",
            "melampaui",
            "tidak mencapai",
        ),
        (
            "fishery",
            "retribusi",
            "Penerimaan retribusi {} target Rp1.850.000.000.",
            "sudah mencapai",
            "belum mencapai",
        ),
        (
            "fishery",
            "retribusi",
            "Target retribusi sebesar Rp1.850.000.000 {}.",
            "terlampaui",
            "tidak tercapai",
        ),
        (
            "fishery",
            "retribusi",
            "Retribusi Penjualan Benih {} target sebesar Rp420.000.000.",
            "belum mencapai",
            "melampaui",
        ),
        ("fishery", "retribusi", "Retribusi Penjualan Benih {} target.", "belum mencapai", "melampaui"),
        (
            "health",
            "blud",
            "Secara total pendapatan {} target sebesar Rp7.000.000.000.",
            "melampaui",
            "berada di bawah",
        ),
    ],
)
def test_a_target_is_met_or_missed_as_its_row_says(
    of: str, section: str, form: str, right: str, wrong: str
) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert [rule for rule, _, _ in told(of, section, unsound)] == ["claim"]


@pytest.mark.parametrize(
    ("of", "section", "form", "right", "wrong"),
    [
        (
            "fishery",
            "retribusi",
            "Realisasi retribusi Rp1.883.400.000 melampaui target sebesar Rp{}.",
            "1.850.000.000",
            "1.805.000.000",
        ),
        (
            "health",
            "blud",
            "Pendapatan BLUD sebesar Rp7.080.000.000 melampaui target sebesar Rp{}.",
            "7.000.000.000",
            "6.900.000.000",
        ),
    ],
)
def test_the_target_beside_an_actual_is_that_of_its_row(
    of: str, section: str, form: str, right: str, wrong: str
) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert [found[1:] for found in told(of, section, unsound)] == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Secara umum retribusi melampaui target sebesar Rp1.850.000.000 dengan realisasi Rp1.883.400.000.",
        "Retribusi dengan target Rp1.850.000.000 tercapai sebesar Rp1.883.400.000.",
        "Retribusi Penjualan Benih dengan target Rp420.000.000 telah tercapai sebesar 95,00%.",
        "Retribusi akan diupayakan mencapai target sebesar Rp1.850.000.000.",
        "Sampai triwulan III retribusi belum mencapai target sebesar Rp1.850.000.000.",
        "Sebelumnya retribusi tidak mencapai target sebesar Rp1.850.000.000.",
        "Penerimaan pajak belum mencapai target sebesar Rp1.777.000.000.",
        "Retribusi sebesar Rp700.000.000 tidak mencapai target sebesar Rp1.850.000.000 karena pandemi.",
    ],
)
def test_other_targets_and_times_are_left_alone(sentence: str) -> None:
    assert told("fishery", "retribusi", sentence) == []


@pytest.mark.parametrize(
    ("of", "section", "form", "right", "wrong"),
    [
        ("fishery", "susunan", "Laporan ini disampaikan kepada Bupati {}.", "Teluk Permai", "Muara Indah"),
        ("fishery", "susunan", "Laporan ini disampaikan kepada Bupati {}.", "Teluk Permai", "Cirebon"),
        (
            "staff",
            "susunan",
            "Kepala Badan bertanggung jawab kepada Bupati {} melalui Sekretaris Daerah.",
            "Wana Sejati",
            "Lembah Hijau",
        ),
        (
            "health",
            "susunan",
            "Kepala Dinas bertanggung jawab kepada Bupati {} melalui Sekretaris Daerah.",
            "Gunung Ayu",
            "Kerta Sari",
        ),
    ],
)
def test_an_office_reports_to_the_head_of_its_own_area(
    of: str, section: str, form: str, right: str, wrong: str
) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert told(of, section, unsound) == [("copy", f"Bupati {wrong}", f"Bupati {right}")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Laporan ini disampaikan kepada Bupati Ahmad Yani.",
        "Studi tiru diterima oleh Bupati Cirebon.",
        "Laporan ini disampaikan kepada Bupati melalui Sekretaris Daerah.",
        "Penghargaan diserahkan kepada Bupati Muara Indah di tingkat provinsi.",
    ],
)
def test_persons_and_guests_are_no_strangers(sentence: str) -> None:
    assert told("fishery", "susunan", sentence) == []


@pytest.mark.parametrize(
    ("of", "section", "form", "right", "wrong"),
    [
        ("fishery", "susunan", "Dinas Perikanan didukung oleh {} UPTD.", "2", "3"),
        ("fishery", "susunan", "Kepala Dinas dibantu {} bidang.", "tiga", "empat"),
        ("health", "susunan", "Dinas dibantu {} bidang.", "empat", "tiga"),
        ("staff", "susunan", "Badan Kepegawaian Daerah mempunyai {} bidang.", "tiga", "empat"),
    ],
)
def test_an_office_has_as_many_divisions_as_are_listed(
    of: str, section: str, form: str, right: str, wrong: str
) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert [rule for rule, _, _ in told(of, section, unsound)] == ["count"]


def test_a_work_done_by_some_divisions_is_left_alone() -> None:
    assert told("health", "susunan", "Pelayanan imunisasi didukung oleh 3 bidang.") == []
    assert told("fishery", "susunan", "Kegiatan ini didukung oleh 2 bidang.") == []
