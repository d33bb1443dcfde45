"""What is said of all with a reserve, of another time, or as a wish."""

from __future__ import annotations

import pytest

from capaian.auditor.understanding.reserved import is_reserved


@pytest.mark.parametrize(
    "text",
    [
        "Semua indikator kecuali angka kematian ibu telah mencapai target.",
        "Selain panjang jalan mantap, seluruh target tercapai.",
        "Seluruh indikator di luar produksi padi telah tercapai.",
        "Hampir semua target telah tercapai.",
        "Tidak semua sasaran tercapai.",
        "Belum seluruhnya target tercapai.",
        "Semua sasaran yang diukur dengan stunting telah tercapai.",
        "Apabila semua target tercapai, anggaran ditambah.",
        "Sasaran ini tercapai bila semua targetnya terpenuhi.",
        "Dinas berkomitmen agar seluruh target tercapai.",
        "Seluruh target akan tercapai pada akhir Renstra.",
        "Tahun lalu seluruh indikator telah mencapai target.",
        "Pada tahun 2023 seluruh indikator telah mencapai target.",
        "Pada triwulan III seluruh target tercapai.",
    ],
)
def test_not_all_of_this_year_are_said_to_be_met(text: str) -> None:
    assert is_reserved(text, 2024)


@pytest.mark.parametrize(
    "text",
    [
        "Seluruh target telah tercapai.",
        "Semua indikator yang ditetapkan telah mencapai target.",
        "Pada tahun 2024 semua target tercapai, lebih baik daripada tahun 2023.",
        "Secara keseluruhan target kinerja telah tercapai.",
    ],
)
def test_all_of_this_year_are(text: str) -> None:
    assert not is_reserved(text, 2024)


def test_where_the_year_of_the_report_is_not_known_any_may_be_it() -> None:
    assert not is_reserved("Pada tahun 2023 semua target tercapai.", None)
