"""Words of heads in budget tables: what is money, which budget it is, and until when spending is told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.desks import headed

from capaian.dossier.intake.amount_words import (
    is_behind_change,
    is_shift,
    may_be_changed,
    may_be_original,
    names_payment,
    says_no_more,
)
from capaian.dossier.intake.head_times import is_since_january, month_until, present_length
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.money_columns import Holds, MoneyColumns, is_of_other_kind, told_by_heads
from capaian.dossier.intake.times_apart import is_apart, last_until, months_alone, steps_of, until_apart

MONTHS = ("JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER")
MONTHS += ("OKTOBER", "NOVEMBER", "DESEMBER")


def head(text: str, column: int = 1) -> Head:
    """A column below heads that are parted by `>`."""
    return Head(column, tuple(text.split(" > ")), text)


def heads(*texts: str) -> list[Head]:
    return [head(text, column) for column, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("PAGU", Holds.MONEY),
        ("Nilai (Rp)", Holds.MONEY),
        ("Realisasi Belanja", Holds.MONEY),
        ("SPJ LS", Holds.MONEY),
        ("Penyerapan", Holds.MONEY),
        ("DPPA", Holds.MONEY),
        ("Volume", Holds.OUTPUTS),
        ("Tolok Ukur", Holds.OUTPUTS),
        ("Realisasi Fisik", Holds.OUTPUTS),
        ("Progres", Holds.OUTPUTS),
        ("Realisasi", Holds.UNTOLD),
        ("Target", Holds.UNTOLD),
        ("MURNI", Holds.UNTOLD),
        ("Perubahan", Holds.UNTOLD),
        ("s.d. November", Holds.UNTOLD),
        ("K", Holds.OUTPUTS),
        ("K1", Holds.UNTOLD),
        ("Fisik dan Keuangan", Holds.UNTOLD),
    ],
)
def test_one_head_tells_what_it_holds(text: str, holds: Holds) -> None:
    assert told_by_heads(head(text)) is holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("ANGGARAN > Target", Holds.MONEY),
        ("ANGGARAN > Volume", Holds.OUTPUTS),
        ("KINERJA > Rp", Holds.MONEY),
        ("KEUANGAN > s.d. Mei", Holds.MONEY),
        ("FISIK > s.d. Mei", Holds.OUTPUTS),
        ("KEUANGAN > FISIK DAN KEUANGAN", Holds.MONEY),
        ("PAGU > K", Holds.OUTPUTS),
        ("Realisasi Triwulan I > Rp", Holds.MONEY),
        ("OUTPUT > ANGGARAN > PERUBAHAN", Holds.MONEY),
    ],
)
def test_of_several_heads_the_lowest_that_tells_it_decides(text: str, holds: Holds) -> None:
    assert told_by_heads(head(text)) is holds


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("Capaian (%)", True),
        ("Serapan % > Keuangan", True),
        ("Realisasi 100%", False),
        ("Target 100 % > Rp", False),
        ("% Realisasi (Rp)", False),
        ("Realisasi Renstra > Rp", True),
        ("Target Renstra > Rp", False),
        ("Realisasi RPJMD s.d. 2022", True),
        ("Realisasi Renja > Rp", False),
        ("Realisasi", False),
    ],
)
def test_shares_and_spending_of_several_years_are_of_another_kind(text: str, is_other: bool) -> None:
    assert is_of_other_kind(head(text)) is is_other


@pytest.mark.parametrize("beside", ["K", "Volume", "Target"])
def test_beside_rupiah_below_one_head_nothing_else_is_kept(beside: str) -> None:
    own = heads("TW I > Rp", f"TW I > {beside}", "TW II > Rp")
    columns = MoneyColumns(headed(own), own, {})
    assert [one.name for one in columns.kept] == ["TW I > Rp", "TW II > Rp"]


def test_what_the_user_speaks_of_is_kept_whatever_its_words() -> None:
    own = heads("Volume", "Capaian (%)", "Renja > K")
    told = {"Volume": "actual", "Renja > K": "-"}
    assert [one.name for one in MoneyColumns(headed(own), own, told).kept] == ["Volume", "Renja > K"]


@pytest.mark.parametrize(
    ("text", "original", "changed", "shift", "behind"),
    [
        ("MURNI", True, False, False, False),
        ("INDUK", True, False, False, False),
        ("APBD Murni 2023", True, False, False, False),
        ("PERUBAHAN", False, True, False, False),
        ("Pergeseran 2", False, True, True, False),
        ("Setelah Perubahan", False, True, False, True),
        ("Sebelum Perubahan", False, True, False, True),
        ("ANGGARAN > PERUBAHAN", False, True, False, False),
        ("PERUBAHAN > Realisasi", False, False, False, False),
        ("Sisa Pergeseran", False, False, True, False),
        ("Belanja Induk", False, False, False, False),
        ("Realisasi", False, False, False, False),
    ],
)
def test_which_stage_of_a_budget_a_plain_head_may_tell(
    text: str, original: bool, changed: bool, shift: bool, behind: bool
) -> None:
    one = head(text)
    found = (may_be_original(one), may_be_changed(one), is_shift(one), is_behind_change(one))
    assert found == (original, changed, shift, behind)


@pytest.mark.parametrize(
    ("text", "is_payment", "is_plain"),
    [
        ("Realisasi LS", True, False),
        ("UP/GU/TU", True, False),
        ("Gaji", True, False),
        ("Jumlah LS dan GU", False, False),
        ("Jumlah (Rp)", False, True),
        ("Realisasi s.d. Bulan Ini", False, True),
        ("Daya Serap", False, True),
        ("Nilai Kontrak", False, False),
        ("Kebutuhan", False, False),
    ],
)
def test_ways_of_payment_and_heads_that_say_no_more_than_spending(
    text: str, is_payment: bool, is_plain: bool
) -> None:
    assert (names_payment(head(text)), says_no_more(head(text))) == (is_payment, is_plain)


@pytest.mark.parametrize(
    ("text", "since_january", "until", "length"),
    [
        ("s.d. Maret", True, 3, None),
        ("S/D MARET", True, 3, None),
        ("sampai dengan Oktober", True, 10, None),
        ("Realisasi per 30 November", True, 11, None),
        ("Kumulatif", True, 0, None),
        ("Tidak kumulatif", False, None, None),
        ("Realisasi > s.d. Bulan Ini", True, 0, None),
        ("s.d. Bulan Lalu", True, None, None),
        ("Sisa s.d. Maret", True, None, None),
        ("Pagu s.d. Maret", True, None, None),
        ("Serapan s.d. Maret (%)", True, None, None),
        ("Maret", False, None, None),
        ("Bulan Ini", False, None, 1),
        ("Triwulan Ini", False, None, 3),
        ("Semester Berjalan", False, None, 6),
    ],
)
def test_which_heads_tell_all_since_january(
    text: str, since_january: bool, until: int | None, length: int | None
) -> None:
    one = head(text)
    assert (is_since_january(one), month_until(one), present_length(one)) == (since_january, until, length)


@given(st.integers(1, 12), st.frozensets(st.integers(1, 12)))
@settings(max_examples=60)
def test_all_until_a_month_stands_apart_where_it_ends_a_part_of_the_year_that_months_leave_open(
    last: int, alone: frozenset[int]
) -> None:
    """Parts of the year that begin in January: itself, the quarter, the half, the year."""
    is_part, is_made = last in (1, 3, 6, 12), all(month in alone for month in range(1, last + 1))
    assert is_apart(last, alone) is (is_part and not is_made)


@given(st.integers(1, 11), st.integers(1, 11))
@settings(max_examples=40)
def test_what_was_told_before_and_the_months_between_make_what_is_told_after(start: int, more: int) -> None:
    end = min(start + more, 12)
    months = MONTHS[start:end]
    row = heads(f"S.D. {MONTHS[start - 1]}", *months, f"S.D. {MONTHS[end - 1]}")
    assert [([one.name for one in parts], total.name) for parts, total in steps_of(row)] == [
        ([one.name for one in row[:-1]], row[-1].name)
    ]
    lacking = [one for one in row if one.name != months[0]]
    assert [*steps_of(lacking)] == []


@pytest.mark.parametrize(
    ("texts", "apart"),
    [
        (("S.D. OKTOBER", "NOVEMBER"), {"S.D. OKTOBER": False}),
        (("S.D. JUNI", "JULI"), {"S.D. JUNI": True}),
        (("JANUARI", "S.D. JANUARI"), {}),
        (("S.D. MARET", "S.D. JUNI"), {}),
        (("PAGU S.D. JUNI", "JULI"), {}),
        (("SISA S.D. JUNI", "JULI"), {}),
        (("S.D. JUNI (%)", "JULI"), {}),
        (("JANUARI", "FEBRUARI", "MARET", "S.D. MARET"), {"S.D. MARET": False}),
    ],
)
def test_beside_months_alone_columns_until_a_month_stand_apart(
    texts: tuple[str, ...], apart: dict[str, bool]
) -> None:
    assert {one.name: told for one, told in until_apart(heads(*texts)).items()} == apart


@pytest.mark.parametrize(
    ("text", "alone", "last"),
    [
        ("TW III", [7, 8, 9], 0),
        ("Agustus", [8], 0),
        ("Juli - September", [7, 8, 9], 0),
        ("s.d. TW III", [], 9),
        ("s.d. Bulan Ini", [], 12),
        ("Realisasi", [], 0),
    ],
)
def test_a_column_is_of_months_alone_or_until_its_last(text: str, alone: list[int], last: int) -> None:
    assert (sorted(months_alone(head(text), None)), last_until(head(text))) == (alone, last)
