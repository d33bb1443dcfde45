"""Heads that name what they count and a month: the last month is taken for what its own words name."""

from __future__ import annotations

import pytest
from tests.intake.desks import KTP, Cells, desk, means, proposed, taken, uncounted, values

from capaian.dossier.intake.column_words import with_times_apart
from capaian.dossier.intake.heads import Head

TITLE = ("DATA WAJIB KTP-EL DAN PEREKAMAN TAHUN 2023",)
LINES = KTP[3:-1]
LATER = {"ktp.eligible": 96472, "ktp.holders": 96019}
"""The sums of the year's end, as the report prints them."""
LESS = 90


def two_months(*heads: str, first: int = LESS, title: tuple[str, ...] = TITLE) -> Cells:
    """Those who need a card and have it in two months; fewer in the first of them."""
    rows = []
    for line in LINES:
        need, have = (int(str(cell)) for cell in line[2:4])
        rows.append((*line[:2], need - first, have - first, need, have))
    return [title, (), ("No", "Kecamatan", *heads), *rows]


PAIRS = {
    "names": ("WAJIB KTP {}", "SUDAH REKAM {}"),
    "short names": ("WKTP {}", "REKAM {}"),
    "another word of time": ("WAJIB KTP BULAN {}", "SUDAH REKAM BULAN {}"),
    "days": ("WAJIB KTP PER 30 {}", "SUDAH REKAM PER 30 {}"),
    "below": ("WAJIB KTP KEADAAN {}", "SUDAH REKAM KEADAAN {}"),
}
MONTHS = {"long": ("JUNI", "DESEMBER"), "short": ("JUN", "DES"), "with years": ("JUNI 2023", "DESEMBER 2023")}


def heads_of(pair: str, months: str) -> list[str]:
    return [text.format(month) for month in MONTHS[months] for text in PAIRS[pair]]


@pytest.mark.parametrize("months", MONTHS)
@pytest.mark.parametrize("pair", PAIRS)
def test_the_columns_of_the_last_month_mean_what_they_name(pair: str, months: str) -> None:
    at = desk(uncounted())
    heads = heads_of(pair, months)
    assert means(proposed(two_months(*heads), at)) == {heads[2]: "ktp.eligible", heads[3]: "ktp.holders"}


def test_the_figures_of_the_last_month_are_stored() -> None:
    at = desk(uncounted())
    found = taken(two_months(*heads_of("names", "long")), at)
    sums: dict[str, int] = {}
    for measure, value in values(found, "measure", "value"):
        sums[measure] = sums.get(measure, 0) + int(value)
    assert sums == LATER


def test_what_is_asked_offers_each_column_for_what_it_names() -> None:
    at = desk(uncounted())
    heads = heads_of("names", "long")
    proposed(two_months(*heads), at)
    offered = {doubt.text: doubt.means for doubt in at.doubts if doubt.text in heads}
    assert offered.items() <= {heads[2]: "ktp.eligible", heads[3]: "ktp.holders"}.items()


def test_a_name_that_only_one_month_has_is_never_taken_for_another_thing() -> None:
    heads = ("WAJIB KTP JUNI", "SUDAH REKAM JUNI", "BELUM REKAM DESEMBER", "SUDAH REKAM DESEMBER")
    found = means(proposed(two_months(*heads), desk(uncounted())))
    assert found.get("SUDAH REKAM DESEMBER", "ktp.holders") == "ktp.holders"
    assert "BELUM REKAM DESEMBER" not in found


def test_children_with_cards_are_not_taken_for_those_who_need_one() -> None:
    heads = ("WAJIB KIA JUNI", "MEMILIKI KIA JUNI", "WAJIB KIA DESEMBER", "MEMILIKI KIA DESEMBER")
    title = ("DATA WAJIB KIA DAN KEPEMILIKAN KIA TAHUN 2023",)
    found = means(proposed(two_months(*heads, title=title), desk(uncounted())))
    assert found == {heads[2]: "kia.eligible", heads[3]: "kia.issued"}


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (("Rekam Juni", "Rekam Desember"), [("Rekam", "Juni"), ("Rekam", "Desember")]),
        (("Rekam Jan", "Luas", "Rekam Feb 2024"), [("Rekam", "Jan"), ("Luas",), ("Rekam", "Feb 2024")]),
        (("Rekam per 30 Juni", "Rekam TW IV"), [("Rekam", "per 30 Juni"), ("Rekam", "TW IV")]),
        (("Juni", "Desember"), [("Juni",), ("Desember",)]),
        (("Rekam s.d. Juni", "Rekam s.d. Desember"), [("Rekam s.d. Juni",), ("Rekam s.d. Desember",)]),
        (("Rekam Juni", "Wajib Juni"), [("Rekam Juni",), ("Wajib Juni",)]),
    ],
)
def test_months_behind_names_stand_below_them(texts: tuple[str, ...], parts: list[tuple[str, ...]]) -> None:
    heads = [Head(number, (text,), text) for number, text in enumerate(texts)]
    assert [head.parts for head in with_times_apart(heads)] == parts
