"""Comparisons among regencies."""

from __future__ import annotations

from tests.factories import PROVINCE, REGENCY, counts, office_year, peer, rule_set

from capaian.domain.assessment import PeerTable
from capaian.domain.value import Reason, Unavailable
from capaian.rules.assess import assess


def table(**changes: object) -> PeerTable:
    (only,) = assess(office_year(**changes), rule_set()).peers
    return only


def test_the_province_is_the_sum_of_all_with_the_own_one_where_its_row_says_so() -> None:
    found = table(
        peers=(peer("99.02", 95, 100), peer("99.03", 160, 200), peer(PROVINCE, 795, 900))
    )
    assert (found.total.name, found.is_province) == ("Provinsi Contoh", True)


def test_few_regencies_are_not_called_the_province() -> None:
    found = table(peers=(peer("99.02", 95, 100),))
    assert (found.total.name, found.is_province) == (
        "Jumlah dua kabupaten/kota yang dimuat",
        False,
    )
    assert found.total.ratio.display == "90,71"


def test_some_regencies_are_not_the_province_though_its_own_row_is_there() -> None:
    found = table(peers=(peer("99.02", 95, 100), peer(PROVINCE, 7_950, 9_000)))
    assert (found.total.name, found.is_province) == (
        "Jumlah dua kabupaten/kota yang dimuat",
        False,
    )
    assert found.total.ratio.display == "90,71"


def test_ties_share_a_place_in_the_order_of_codes() -> None:
    rows = table(peers=(peer("99.03", 90, 100), peer("99.02", 180, 200), peer("99.04", 1, 2))).rows
    assert [(r.area, r.rank.place if r.rank else None) for r in rows] == [
        (REGENCY, 1),
        ("99.02", 1),
        ("99.03", 1),
        ("99.04", 4),
    ]


def test_a_ratio_as_published_where_its_parts_are_not_known() -> None:
    found = table(peers=(peer("99.02", value="97.5"), peer("99.03", 160, 200)))
    assert (found.rows[0].area, found.rows[0].ratio.display) == ("99.02", "97,50")
    assert isinstance(found.total.numerator, Unavailable)
    assert found.total.numerator.missing == ("Kabupaten 99.02",)


def test_parts_go_before_a_published_ratio() -> None:
    rows = table(peers=(peer("99.02", 95, 100, "99.9"),)).rows
    assert rows[0].ratio.display == "95,00"


def test_those_without_figure_stand_last_and_unranked() -> None:
    found = table(peers=(peer("99.02"), peer("99.03", 160, 200)))
    assert [(r.area, r.rank is None) for r in found.rows] == [
        (REGENCY, False),
        ("99.03", False),
        ("99.02", True),
    ]


def test_the_own_and_the_province_row_are_no_peers() -> None:
    rows = (peer("99.02", 95, 100), peer(PROVINCE, 1, 1), peer(REGENCY, 1, 1))
    assert [r.area for r in table(peers=rows).rows] == ["99.02", REGENCY]


def test_the_latest_period_of_the_year() -> None:
    rows = (
        peer("99.02", 50, 100, when="2023-S1"),
        peer("99.02", 95, 100, when="2023-S2"),
        peer("99.02", 1, 1, when=2022),
    )
    found = table(peers=rows)
    assert (str(found.period), found.rows[0].ratio.display) == ("2023-S2", "95,00")


def test_no_peers_no_table() -> None:
    assert assess(office_year(peers=()), rule_set()).peers == ()


def test_without_own_figure_the_own_row_has_no_rank() -> None:
    found = table(counts=counts("ktp", [None, 1, 1], [1, 1, 1]))
    own = next(r for r in found.rows if r.is_own)
    assert own.rank is None
    assert isinstance(own.ratio, Unavailable)
    assert own.ratio.reason is Reason.MISSING_INPUT
