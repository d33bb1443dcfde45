"""Columns of events that tell all since January, or this month alone."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import codes, desk, said, taken, values

from capaian.domain.period import Period
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.periods import span_told
from capaian.dossier.intake.until_columns import is_so_far, span_in

DEEDS = "akta-mati.issued"
UNTIL = ("S.D. TW I", "S.D. TW II", "S.D. TW III", "S.D. TW IV")
NOW = ("S.D. BULAN LALU", "BULAN INI", "S.D. BULAN INI")
TITLE = "PENERBITAN AKTA KEMATIAN"
YEAR = Period.year_of(2023)
LAST = f"{TITLE} BULAN DESEMBER 2023"


def take(
    title: str, figures: Mapping[str, int], *named: str, above: str = "", **asked: object
) -> tuple[set[tuple[str, ...]], Desk]:
    """Periods and values of rows, which are all alike, where columns are named to mean deeds."""
    joint = f"{above} > " if above else ""
    at = desk(means={f"{joint}{head}": DEEDS for head in named}, **asked)
    heads = (
        [("Kecamatan", *([above] * len(figures))), (None, *figures)] if above else [("Kecamatan", *figures)]
    )
    found = taken([(title,), *heads, *((name, *figures.values()) for name in NAMES)], at)
    return {row[1:] for row in values(found, "measure", "period", "value") if row[0] == DEEDS}, at


def quarters() -> dict[str, int]:
    return dict(zip(UNTIL, (3, 5, 8, 12), strict=True))


def months() -> dict[str, int]:
    return dict(zip(NOW, (10, 2, 12), strict=True))


def test_of_sums_since_january_the_last_is_taken_and_what_it_holds_is_told() -> None:
    found, at = take(f"{TITLE} TAHUN 2023", quarters(), *UNTIL)
    assert found == {("2023", "12")}
    assert codes(at) == ["columns_within_sum"]
    assert '"S.D. TW I", "S.D. TW II", "S.D. TW III" sudah termasuk' in said(at)[0][1]


def test_men_and_women_until_one_time_are_added_up() -> None:
    figures = {"L s.d. TW III": 3, "P s.d. TW III": 4, "L s.d. TW IV": 5, "P s.d. TW IV": 6}
    found, _ = take(f"{TITLE} TAHUN 2023", figures, *figures)
    assert found == {("2023", "11")}


def test_quarters_that_are_no_sums_since_january_are_added_up_as_before() -> None:
    figures = {"TW I": 3, "TW II": 5, "TW III": 8, "TW IV": 12}
    found, at = take(f"{TITLE} TAHUN 2023", figures, *figures)
    assert (found, codes(at)) == ({("2023", "28")}, [])


@pytest.mark.parametrize(
    ("head", "period", "value"),
    [("S.D. TW I", "2023-Q1", "3"), ("S.D. TW II", "2023-S1", "5"), ("S.D. TW IV", "2023", "12")],
)
def test_a_sum_since_january_is_of_the_time_until_its_end(head: str, period: str, value: str) -> None:
    found, at = take(f"{TITLE} TAHUN 2023", quarters(), head)
    assert (found, codes(at)) == ({(period, value)}, [])


def test_nine_months_are_no_period() -> None:
    _, at = take(f"{TITLE} TAHUN 2023", quarters(), "S.D. TW III")
    assert codes(at) == ["months_no_period"]


def test_half_a_year_is_not_taken_as_the_year_that_is_asked_for() -> None:
    _, at = take(f"{TITLE} TAHUN 2023", quarters(), "S.D. TW II", period=YEAR)
    (issue,) = at.log.finish(())
    assert issue.code == "column_of_other_time"
    assert '--means "S.D. TW IV=akta-mati.issued"' in issue.remedy


@pytest.mark.parametrize(
    ("month", "named", "period", "value"),
    [
        ("JUNI", "S.D. BULAN INI", "2023-S1", "12"),
        ("MARET", "S.D. BULAN INI", "2023-Q1", "12"),
        ("DESEMBER", "S.D. BULAN INI", "2023", "12"),
        ("JUNI", "BULAN INI", "2023-M06", "2"),
        ("JULI", "S.D. BULAN LALU", "2023-S1", "10"),
    ],
)
@pytest.mark.parametrize("above", ["", "TERBIT"])
def test_this_month_and_until_it_are_told_by_the_title(
    month: str, named: str, period: str, value: str, above: str
) -> None:
    found, at = take(f"{TITLE} BULAN {month} 2023", months(), named, above=above)
    assert (found, codes(at), at.doubts) == ({(period, value)}, [], [])


def test_a_sum_until_last_month_and_this_month_make_the_sum_until_this() -> None:
    found, at = take(f"{TITLE} BULAN JUNI 2023", months(), *NOW[:2])
    assert (found, codes(at)) == ({("2023-S1", "12")}, [])


def test_a_sum_until_this_month_holds_this_month() -> None:
    found, at = take(f"{TITLE} BULAN JUNI 2023", months(), *NOW)
    assert (found, codes(at)) == ({("2023-S1", "12")}, ["columns_within_sum"])


def test_a_sum_since_january_beside_a_column_without_a_time_is_refused() -> None:
    figures = {"Terbit": 12, "S.D. TW IV": 12}
    _, at = take(f"{TITLE} TAHUN 2023", figures, *figures)
    assert "columns_of_times_mixed" in codes(at)


def test_this_december_is_not_the_year_and_what_is_is_offered() -> None:
    offered = f'--means "S.D. BULAN INI={DEEDS}"'
    found, at = take(LAST, months(), "BULAN INI")
    assert found == {("2023-M12", "2")}
    (doubt,) = at.doubts
    assert doubt.words.endswith(offered)
    _, at = take(LAST, months(), "BULAN INI", period=YEAR)
    (issue,) = at.log.finish(())
    assert (issue.code, offered in issue.remedy) == ("column_of_other_time", True)
    found, at = take(LAST, months(), "S.D. BULAN INI", period=YEAR)
    assert (found, codes(at), at.doubts) == ({("2023", "12")}, [], [])


def test_this_december_alone_is_no_question() -> None:
    found, at = take(LAST, {"BULAN INI": 2}, "BULAN INI")
    assert (found, at.doubts) == ({("2023-M12", "2")}, [])


def test_of_columns_that_are_guessed_that_of_the_time_that_is_asked_for() -> None:
    figures = months()
    found, _ = take(LAST, figures, above="AKTA KEMATIAN TERBIT")
    assert found == {("2023-M12", "2")}
    found, at = take(LAST, figures, above="AKTA KEMATIAN TERBIT", period=YEAR)
    assert found == {("2023", "12")}
    assert [doubt.text for doubt in at.doubts] == ["AKTA KEMATIAN TERBIT > S.D. BULAN INI"]


@pytest.mark.parametrize("asked", [None, YEAR])
def test_this_month_of_a_table_without_a_month_is_refused(asked: Period | None) -> None:
    _, at = take(f"{TITLE} TAHUN 2023", months(), "BULAN INI", period=asked)
    assert codes(at) == ["month_untold"]


def test_until_this_month_of_a_table_without_a_month_is_the_year_to_be_confirmed() -> None:
    found, at = take(f"{TITLE} TAHUN 2023", months(), "S.D. BULAN INI")
    assert found == {("2023", "12")}
    (doubt,) = at.doubts
    assert (doubt.option, "tidak menyebut bulannya" in doubt.words) == ("--period 2023", True)
    _, at = take(f"{TITLE} TAHUN 2023", months(), "S.D. BULAN INI", period=YEAR)
    assert (at.doubts, codes(at)) == ([], [])


def test_a_month_that_is_asked_for_is_not_all_until_it() -> None:
    _, at = take(TITLE, months(), "S.D. BULAN INI", period=Period.parse("2023-M06"))
    assert codes(at) == ["column_of_other_time"]
    found, at = take(TITLE, months(), "BULAN INI", period=Period.parse("2023-M06"))
    assert (found, codes(at)) == ({("2023-M06", "2")}, [])


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("S.D.", "TW I"), True),
        (("KUMULATIF", "TW I"), True),
        (("Juni", "s/d bulan ini"), True),
        (("Anak usia 0 s.d. 17 tahun",), False),
        (("Juni", "0 sampai 5 tahun"), False),
        (("Januari s.d. Juni",), False),
        (("Bulan ini",), False),
    ],
)
def test_heads_that_tell_all_since_january(parts: tuple[str, ...], *, expected: bool) -> None:
    assert is_so_far(Head(1, parts, " > ".join(parts))) is expected


def test_this_month_below_a_title_of_a_quarter_is_unknown() -> None:
    about = span_told(["TRIWULAN II 2023"])
    assert span_in(Head(1, ("Bulan ini",), "Bulan ini"), about) is None
    quarter = span_in(Head(1, ("Triwulan ini",), "Triwulan ini"), about)
    assert quarter is not None
    assert quarter.label == "April–Juni"
