"""Tables under one head share what their columns mean."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.auditor.claims.law import Law
from capaian.domain.audit import AuditRule

FORMS = """
Tabel 1 Sasaran I

No. | Indikator | Target | Realisasi | Capaian
1. | Rumah yang dialiri air bersih | 80 | 72 | 90%
2. | Sumur yang airnya layak | 40 | 40 | 100%

Tabel 2 Sasaran II

No. | Indikator | Target | Realisasi | Capaian
1. | Jalan desa yang beraspal | 60 | 63 | 105%
2. | Jembatan yang kuat | 25 | 24 | 96%

Tabel 3 Sasaran III

No. | Indikator | {target} | Realisasi | Capaian
1. | Desa yang bebas konflik | 40 | 40 | 100%
2. | Unjuk rasa yang berkurang | 29 | {actual} | 100%
"""


@pytest.mark.parametrize(("actual", "found"), [("29", []), ("92", [(17, "100", "317")])])
def test_one_wrong_figure_of_two_is_told_by_the_other_forms(
    actual: str, found: list[tuple[int, str, str]]
) -> None:
    assert told(FORMS.format(target="Target", actual=actual), AuditRule.ACHIEVEMENT) == found


def test_another_head_is_another_form() -> None:
    assert told(FORMS.format(target="Rencana awal", actual="92"), AuditRule.ACHIEVEMENT) == []


def test_a_form_that_most_rows_refute_is_not_shared() -> None:
    odd = FORMS.format(target="Target", actual="92").replace("90%", "72%").replace("96%", "24%")
    odd = odd.replace("105%", "63%")
    assert all(not table.relations for table in read(odd).tables)


SHARES = """
Tabel 1 Hasil panen

No | Komoditas | Cakupan (%)
1 | Padi | {rice}
a | Padi sawah | 98,99
b | Padi ladang | 99,65
c | Padi gogo | 63,08
2 | Buah | {fruit}
a | Mangga | 71,56
b | Jeruk | 80,00
c | Pisang | 94,10
"""


@pytest.mark.parametrize(
    ("rice", "fruit", "found"),
    [
        ("87,24", "81,89", []),
        ("78,24", "81,89", [(4, "78,24", "87,24")]),
        ("87,24", "89,81", [(8, "89,81", "81,89")]),
        ("70,00", "75,00", []),  # no row speaks for means
    ],
)
def test_one_mean_of_parts_speaks_for_the_other(
    rice: str, fruit: str, found: list[tuple[int, str, str]]
) -> None:
    assert told(SHARES.format(rice=rice, fruit=fruit), AuditRule.AVERAGE) == found


HEADLESS = """
Tabel 1 Hasil panen

Padi | 80 | 72 | 90,00
Jagung | 40 | 41 | 102,50
Kedelai | 60 | 63 | 105,00

Tabel 2 Hasil tangkapan

Tongkol | 55 | 60 | 5,00
Cakalang | 102 | 106 | 4,00
Teri | 46 | 49 | 3,00
"""


def test_tables_without_heads_share_nothing() -> None:
    laws = [[relation.law for relation in table.relations] for table in read(HEADLESS).tables]
    assert laws == [[Law.PERCENT], []]
