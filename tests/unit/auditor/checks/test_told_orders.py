"""Lists of rows with their figures that are said to stand in an order, and lists of the first few."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

WELLS = """
Tabel 4 Sumur yang Layak Menurut Desa

No | Desa | Sumur | Layak (%)
1 | Karang Wuni | 185 | 92,15
2 | Tirta Kencana | 210 | 96,40
3 | Sumber Rejo | 120 | 89,90
4 | Sendang Biru | 340 | 98,70
5 | Watu Gede | 260 | 94,05

{}
"""
ELEMENTS = """
Table 2. Nilai Unsur Survei

Unsur | Nilai
Persyaratan | 3,21
Prosedur | 3,35
Biaya | 3,92
Perilaku | 3,48

{}
"""


def ranks(text: str, sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text.format(sentence), AuditRule.RANK)]


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        (
            WELLS,
            (
                "Urutan dari yang tertinggi adalah Sendang Biru 98,70 persen, Tirta Kencana 96,40 persen,"
                " Karang Wuni 92,15 persen, Watu Gede 94,05 persen dan Sumber Rejo 89,90 persen."
            ),
            [("Karang Wuni; Watu Gede", "Watu Gede; Karang Wuni")],
        ),
        (
            WELLS,
            "Diurutkan mulai dari terendah: Sumber Rejo (89,90), Karang Wuni (92,15), Watu Gede (94,05).",
            [],
        ),
        (
            WELLS,
            "Bila diurutkan dari terendah: Sumber Rejo (89,90%), Watu Gede (94,05%), Karang Wuni (92,15%).",
            [("Watu Gede; Karang Wuni", "Karang Wuni; Watu Gede")],
        ),
        (
            ELEMENTS,
            "Nilai unsur berurutan dari terbesar ialah Biaya (3,92), Prosedur (3,35), dan Perilaku (3,48).",
            [("Prosedur; Perilaku", "Perilaku; Prosedur")],
        ),
        (
            ELEMENTS,
            "Peringkat unsur dari tertinggi ke terendah: Biaya 3,92, Perilaku 3,48, Prosedur 3,35.",
            [],
        ),
        (
            WELLS,
            "Tiga teratas ialah Sendang Biru (98,70), Tirta Kencana (96,40) dan Karang Wuni (92,15).",
            [("Karang Wuni", "Watu Gede")],
        ),
        (
            WELLS,
            "Peringkat tiga teratas ialah Sendang Biru (98,70), Tirta Kencana (96,40) dan Watu Gede (94,05).",
            [],
        ),
        (
            WELLS,
            "Tiga besar ditempati Sendang Biru (98,70%), Karang Wuni (92,15%), dan Watu Gede (94,05%).",
            [("Karang Wuni", "Tirta Kencana")],
        ),
        (
            WELLS,
            "Tiga desa terbawah adalah Sumber Rejo (89,90), Karang Wuni (92,15), dan Watu Gede (94,05).",
            [],
        ),
        (
            WELLS,
            "Tiga desa terbawah adalah Sumber Rejo (89,90), Karang Wuni (92,15), dan Tirta Kencana (96,40).",
            [("Tirta Kencana", "Watu Gede")],
        ),
        (
            ELEMENTS,
            "Posisi 3 teratas diisi Biaya (3,92), Perilaku (3,48) serta Persyaratan (3,21).",
            [("Persyaratan", "Prosedur")],
        ),
    ],
)
def test_what_is_listed_stands_in_its_order(
    text: str, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert ranks(text, sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        # no figures by which the order is known
        "Urutan desa dari yang tertinggi adalah Sendang Biru, Karang Wuni, Tirta Kencana.",
        # figures of no one column: another rule's matter
        "Urutan desa dari yang tertinggi adalah Sendang Biru 98,70, Karang Wuni 92,51, Tirta Kencana 96,40.",
        # not so many as are told
        "Peringkat tiga teratas antara lain Sendang Biru (98,70%), Watu Gede (94,05%), Karang Wuni (92,15%).",
        "Empat teratas ialah Sendang Biru (98,70%), Karang Wuni (92,15%), dan Sumber Rejo (89,90%).",
        "Urutan tahun lalu dari tertinggi: Sendang Biru 98,70, Karang Wuni 92,15, Tirta Kencana 96,40.",
    ],
)
def test_lists_of_another_kind_are_passed(sentence: str) -> None:
    assert ranks(WELLS, sentence) == []
