"""Which of two rows is the higher, told without how far."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports_of_fields import told, twins

CASES = [
    (
        "fishery",
        "ntn",
        "Nilai tukar nelayan Kabupaten Teluk Permai {} daripada Provinsi Samudra Raya (109,02).",
        "lebih rendah",
        "lebih tinggi",
    ),
    (
        "fishery",
        "ntn",
        "NTN Teluk Permai sebesar 106,40 {} dari Kabupaten Muara Indah.",
        "lebih tinggi",
        "lebih rendah",
    ),
    (
        "fishery",
        "ntn",
        "NTN tahun 2026 tercatat 106,40, {} dibandingkan angka Nasional.",
        "lebih rendah",
        "lebih tinggi",
    ),
    (
        "fishery",
        "ntn",
        "NTN tahun 2025 tercatat 107,31, {} dibandingkan angka Nasional.",
        "lebih tinggi",
        "lebih rendah",
    ),
    (
        "health",
        "uhh",
        "Umur harapan hidup Gunung Ayu {} daripada Provinsi Bumi Raya (72,31).",
        "lebih tinggi",
        "lebih rendah",
    ),
    (
        "health",
        "uhh",
        "Umur harapan hidup Gunung Ayu berada {} Kabupaten Lereng Sari.",
        "di bawah",
        "di atas",
    ),
    ("staff", "banding", "Indeks ini masih {} Kabupaten Bukit Damai.", "di atas", "di bawah"),
]


@pytest.mark.parametrize(("of", "section", "form", "right", "wrong"), CASES)
def test_the_side_of_a_row_is_held_against_both_figures(
    of: str, section: str, form: str, right: str, wrong: str
) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert told(of, section, unsound) == [("claim", wrong, right)]


@pytest.mark.parametrize(
    ("of", "section", "form", "right", "wrong"),
    [
        (
            "health",
            "uhh",
            "Angka ini lebih rendah dibandingkan {}.",
            "Kabupaten Lereng Sari",
            "Kabupaten Kali Bening",
        ),
        (
            "staff",
            "banding",
            "Kabupaten Wana Sejati unggul atas {}.",
            "Kabupaten Bukit Damai",
            "Kabupaten Lembah Hijau",
        ),
    ],
)
def test_another_row_lies_on_the_other_side(of: str, section: str, form: str, right: str, wrong: str) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert [rule for rule, _, _ in told(of, section, unsound)] == ["claim"]


@pytest.mark.parametrize(
    ("of", "section", "form", "right", "wrong"),
    [
        # 105,20 is the nation's of the year before, 72,55 that of another row.
        (
            "fishery",
            "ntn",
            "Dibandingkan angka nasional ({}), NTN kabupaten lebih rendah.",
            "107,95",
            "105,20",
        ),
        (
            "health",
            "uhh",
            "Umur harapan hidup Kabupaten Gunung Ayu di atas Provinsi Bumi Raya yang sebesar {} tahun.",
            "72,31",
            "72,55",
        ),
    ],
)
def test_the_figure_beside_the_other_row_is_its_own(
    of: str, section: str, form: str, right: str, wrong: str
) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert told(of, section, unsound) == [("crossref", wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Target tahun depan adalah NTN Teluk Permai lebih tinggi daripada Provinsi Samudra Raya.",
        "NTN Teluk Permai tidak lebih tinggi daripada Provinsi Samudra Raya.",
        "Laju NTN Teluk Permai lebih tinggi daripada Provinsi Samudra Raya.",
        "NTN Teluk Permai pada triwulan II lebih tinggi daripada Provinsi Samudra Raya.",
        "NTN Teluk Permai lebih tinggi daripada Provinsi Samudra Raya bagian barat.",
        "NTN Teluk Permai tahun 2019 lebih tinggi daripada Provinsi Samudra Raya.",
        "Hal ini lebih tinggi daripada Provinsi Samudra Raya.",
    ],
)
def test_what_is_planned_denied_or_of_other_times_is_left_alone(sentence: str) -> None:
    assert told("fishery", "ntn", sentence) == []


def test_a_figure_that_no_row_has_says_nothing_of_its_side() -> None:
    assert told("fishery", "ntn", "NTN sebesar 111,11 lebih tinggi dibandingkan angka Nasional.") == []
