"""Names that the dossier has itself settle without a question, where no word speaks for something else."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, desk, means, proposed, uncounted

from capaian.domain.intake import IntakeTable

FAMILIES = {"Juai": 5264, "Halong": 5065, "Awayan": 3732}


def families(title: str, head: str = "JUMLAH KELUARGA") -> Cells:
    lines = [[name, 2 * count, 2 * count - 9, count] for name, count in FAMILIES.items()]
    return [[title], ["Kecamatan", "Wajib KTP", "Sudah Rekam KTP-el", head], *lines]


@pytest.mark.parametrize(
    "title",
    [
        "DATA PEREKAMAN KTP-EL TAHUN 2023",
        "DAFTAR WAJIB KTP TAHUN 2023",
        "DATA ADMINDUK KABUPATEN BALANGAN TAHUN 2023",
        "JUMLAH KELUARGA DAN WAJIB KTP PER DAERAH PEMILIHAN TAHUN 2023",
    ],
)
@pytest.mark.parametrize("head", ["JUMLAH KELUARGA", "Keluarga"])
def test_the_name_of_a_measure_is_that_of_its_column(title: str, head: str) -> None:
    at = desk(uncounted())
    assert means(proposed(families(title, head), at))[head] == "kk.families"
    assert [one for one in at.doubts if one.text == head] == []


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("PENERIMA BANTUAN PANGAN TAHUN 2023", "JUMLAH KELUARGA"),
        ("DATA PEREKAMAN KTP-EL TAHUN 2023", "Keluarga Miskin"),
        ("TARGET PEREKAMAN KTP-EL TAHUN 2023", "JUMLAH KELUARGA"),
    ],
    ids=["food", "poor", "aimed at"],
)
def test_words_of_something_else_are_asked_about(title: str, head: str) -> None:
    at = desk(uncounted())
    found = means(proposed(families(title, head), at))
    assert found.get(head) is None or [one for one in at.doubts if one.text == head]


def index(head: str, *figures: str) -> Cells:
    names = ("Kabupaten Tanah Laut", "Kabupaten Kotabaru", "Kabupaten Banjar")
    lines = [[name, figure] for name, figure in zip(names, figures, strict=True)]
    return [["NILAI IKM DISDUKCAPIL TAHUN 2023"], ["Kabupaten/Kota", head], *lines]


@pytest.mark.parametrize("head", ["NILAI IKM", "IKM", "Indeks IKM"])
def test_an_index_is_called_by_its_code(head: str) -> None:
    at = desk(uncounted(), table=IntakeTable.PEERS)
    code = means(proposed(index(head, "88,31", "91,02", "84,5"), at)).get(head)
    is_own = code is not None and code.casefold() == "ikm"
    assert [one.text for one in at.doubts] == ([] if is_own else [head] if code else [])


@pytest.mark.parametrize("last", ["3,4", "188,3"], ids=["scale", "beyond"])
def test_figures_that_are_of_no_index_are_asked_about(last: str) -> None:
    at = desk(uncounted(), table=IntakeTable.PEERS)
    found = means(proposed(index("NILAI IKM", "88,31", "91,02", last), at))
    assert not found or at.doubts
