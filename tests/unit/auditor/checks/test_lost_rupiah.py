"""An amount without its sign beside others that have one."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

LAST_YEAR = (
    "Pada tahun 2022 realisasi keuangan sebesar Rp 4.826.390.146,- dari {pagu} dengan rincian belanja operasi"
    " Rp 4.695.052.296,- dan belanja modal Rp 131.337.850,-.\n"
)
HARBOUR = (
    "Belanja pegawai menyerap Rp. 812.400.000 dan belanja modal Rp. 95.250.000, sedangkan {what}"
    " 1.240.300.000 digunakan seluruhnya.\n"
)


def units(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.UNIT)


@pytest.mark.parametrize("pagu", ["pagu dana sebesar 5.556.670.837,-", "jumlah 5.556.670.837,-"])
def test_an_amount_with_the_dash_of_money_and_no_sign(pagu: str) -> None:
    assert units(LAST_YEAR.format(pagu=pagu)) == [(1, "5.556.670.837", "Rp 5.556.670.837")]
    assert units(LAST_YEAR.format(pagu=pagu.replace("5.556", "Rp 5.556"))) == []


@pytest.mark.parametrize("what", ["anggaran sebesar", "alokasi dana sebesar", "pagu anggaran mencapai"])
def test_an_amount_that_words_call_money(what: str) -> None:
    assert [printed for _, printed, _ in units(HARBOUR.format(what=what))] == ["1.240.300.000"]


@pytest.mark.parametrize("what", ["penumpang sebanyak", "bongkar muat", "biaya tambat bagi"])
def test_what_is_counted_has_no_sign(what: str) -> None:
    assert units(HARBOUR.format(what=what)) == []


def test_where_more_amounts_have_none_it_is_the_way_of_the_sentence() -> None:
    bare = HARBOUR.format(what="anggaran sebesar").replace("Rp. 95", "95")
    assert units(bare) == []


def test_one_amount_with_a_sign_makes_no_way() -> None:
    text = "Realisasi keuangan sebesar Rp 4.826.390.146,- dari pagu dana sebesar 5.556.670.837,-.\n"
    assert units(text) == []
