"""The share of a list of rows is that of all of them together; a rank behind `setelah` is not its own."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports_of_fields import told, twins


@pytest.mark.parametrize(
    ("of", "section", "form", "right", "wrong"),
    [
        # 4.210 and 3.798 of 12.875
        (
            "fishery",
            "kecamatan",
            "Cantigi dan Losari menyumbang {} dari produksi kabupaten.",
            "62,20",
            "65,20",
        ),
        # 4.210, 3.798 and 2.402 of 12.875
        (
            "fishery",
            "kecamatan",
            "Cantigi, Losari, dan Pasekan menyumbang {} dari total produksi.",
            "80,85",
            "82,85",
        ),
        (
            "fishery",
            "kecamatan",
            "Selain itu, Kandang dan Balong hanya menyumbang {} dari produksi.",
            "19,15",
            "29,15",
        ),
        (
            "fishery",
            "kecamatan",
            "Sebesar {} dari seluruh produksi berasal dari Cantigi dan Losari.",
            "62,20",
            "52,20",
        ),
        ("fishery", "kecamatan", "Cantigi menyumbang {} dari produksi kabupaten.", "32,70", "35,70"),
        # 11 and 12 of 27
        (
            "staff",
            "disiplin",
            "Teguran lisan dan teguran tertulis mencakup {} dari seluruh hukuman disiplin.",
            "85,19",
            "88,19",
        ),
    ],
)
def test_a_list_of_rows_has_its_share_together(
    of: str, section: str, form: str, right: str, wrong: str
) -> None:
    sound, unsound = twins(form, f"{right}%", f"{wrong}%")
    assert told(of, section, sound) == []
    assert told(of, section, unsound) == [("ratio", wrong, right)]


def test_a_list_that_begins_with_another_thing_is_left_alone() -> None:
    sentence = "Karangampel dan Losari menyumbang 62,20% dari produksi kabupaten."
    assert told("fishery", "kecamatan", sentence) == []


@pytest.mark.parametrize(
    ("of", "section", "sentence"),
    [
        ("fishery", "iku", "Capaian IKM menempati urutan ketiga setelah konsumsi ikan dan produksi."),
        ("fishery", "iku", "Capaian IKM menempati urutan ketiga setelah konsumsi ikan."),
        ("staff", "indikator", "Capaian IKM menempati urutan keenam setelah Indeks Profesionalitas ASN."),
    ],
)
def test_the_row_behind_a_rank_is_the_one_before_in_the_order(of: str, section: str, sentence: str) -> None:
    assert told(of, section, sentence) == []


def test_a_rank_is_that_of_the_row_before_it_by_its_initials_too() -> None:
    sentence = "Capaian IKM menempati urutan kedua setelah konsumsi ikan."
    assert told("fishery", "iku", sentence) == [("rank", "ke-2", "ke-3")]
