"""Rows told to come after the highest or the lowest."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

TABLE = """
Tabel 3 Panen Menurut Desa

No | Desa | Lahan (ha) | Panen (%)
1 | Tirta Kencana | 210 | 96,40
2 | Karang Wuni | 185 | 92,15
3 | Sendang Biru | 340 | 98,70
4 | Watu Gede | 260 | 94,05
5 | Sumber Rejo | 120 | 89,90

{}
"""


def ranks(sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(TABLE.format(sentence), AuditRule.RANK)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tertinggi Sendang Biru 98,70%, kedua Tirta Kencana 96,40%, terendah Sumber Rejo 89,90%.", []),
        (
            "Tertinggi Sendang Biru 98,70%, kedua Watu Gede 94,05%, terendah Sumber Rejo 89,90%.",
            [("ke-2: Watu Gede", "Tirta Kencana")],
        ),
        (
            "Tertinggi di Sendang Biru (98,70%), disusul Tirta Kencana (96,40%) dan Watu Gede (94,05%).",
            [],
        ),
        (
            "Tertinggi di Sendang Biru (98,70%), disusul Tirta Kencana (96,40%) dan Karang Wuni (92,15%).",
            [("ke-3: Karang Wuni", "Watu Gede")],
        ),
        (
            "Panen terendah di Desa Sumber Rejo sebesar 89,90%, diikuti oleh Watu Gede sebesar 94,05%.",
            [("ke-2: Watu Gede", "Karang Wuni")],
        ),
        ("Lahan terluas ada di Sendang Biru (340 ha), kemudian Watu Gede (260 ha).", []),
        (
            "Lahan terluas ada di Sendang Biru (340 ha), kemudian Tirta Kencana (210 ha).",
            [("ke-2: Tirta Kencana", "Watu Gede")],
        ),
    ],
)
def test_who_follows_is_next_in_the_column_of_the_figures(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert ranks(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Panen tertinggi di Sendang Biru (98,70%), disusul Watu Gede.",
        "Panen tertinggi di Sendang Biru (98,70%), disusul Watu Gede (93,10%).",
        "Panen tertinggi di Tirta Kencana (96,40%), disusul Karang Wuni (92,15%).",
        "Panen tertinggi di Sendang Biru (98,70%), sedangkan Watu Gede (94,05%) menanam kemudian.",
    ],
    ids=["no-figure", "another-figure", "not-the-first", "no-follower"],
)
def test_nothing_is_said_where_it_is_not_plain_what_follows(sentence: str) -> None:
    assert ranks(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sendang Biru memimpin dengan 98,70 persen, disusul Tirta Kencana 96,40 persen.", []),
        (
            "Tirta Kencana memimpin dengan 96,40 persen, disusul Sendang Biru 98,70 persen.",
            [("ke-1: Tirta Kencana", "Sendang Biru")],
        ),
        ("Desa Sendang Biru masih unggul (98,70%), diikuti Desa Tirta Kencana (96,40%).", []),
        (
            "Desa Tirta Kencana masih unggul (96,40%), diikuti Desa Sendang Biru (98,70%).",
            [("ke-1: Tirta Kencana", "Sendang Biru")],
        ),
        (
            "Sendang Biru kembali memimpin dengan 98,70%, disusul Watu Gede 94,05%.",
            [("ke-2: Watu Gede", "Tirta Kencana")],
        ),
        ("Di hilir Karang Wuni memimpin dengan 92,15%, disusul Sumber Rejo 89,90%.", []),  # some of them
        ("Di hilir Karang Wuni memimpin dengan 92,15%, disusul Watu Gede 94,05%.", []),
        ("Sumber Rejo memimpin dengan 89,90%, disusul Karang Wuni 92,15%.", []),  # the least may be the best
        ("Tirta Kencana dahulu, kini Sendang Biru memimpin dengan 98,70%, disusul Tirta Kencana 96,40%.", []),
        ("Lama panen: Tirta Kencana memimpin dengan 96,40 hari, disusul Sendang Biru 98,70 hari.", []),
        ("Tahun lalu Tirta Kencana memimpin dengan 96,40%, disusul Sendang Biru 98,70%.", []),
        ("Tirta Kencana, dengan Pak Lurah yang memimpin 96,40%, disusul Sendang Biru 98,70%.", []),
    ],
)
def test_who_is_named_before_the_verb_comes_first(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert ranks(sentence) == expected
