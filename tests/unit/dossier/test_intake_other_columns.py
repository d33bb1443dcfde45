"""A column of unknown words that alone is left is asked for, and never passed over in silence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from tests.intake.desks import Cells, codes, desk, means, proposed, taken, uncounted, values

from capaian.dossier.intake.desk import Desk

WHOLES = (5109, 6545, 3801, 4020)
PARTS = (2269, 4458, 2352, 3005)
NAMES = ("Juai", "Halong", "Awayan", "Lampihong")
Column = tuple[str, Sequence[int | str | None]]


def guessed(title: str, *columns: Column) -> tuple[dict[str, str], dict[str, str]]:
    """What columns mean, and what is asked."""
    at = desk()
    rows: list[list[int | str | None]] = [[title], [], ["No", "Kecamatan", *(head for head, _ in columns)]]
    figures = zip(*(column for _, column in columns), strict=True)
    rows += [[n, name, *line] for n, (name, line) in enumerate(zip(NAMES, figures, strict=True), 1)]
    return means(proposed(rows, at)), doubted(at)


def doubted(at: Desk) -> dict[str, str]:
    return {doubt.text: doubt.means for doubt in at.doubts}


@pytest.mark.parametrize(
    ("title", "head", "means_"),
    [
        ("KEPEMILIKAN KIA", "SASARAN KIA", "kia.eligible"),
        ("KEPEMILIKAN KIA", "Anak di bawah 17", "kia.eligible"),
        ("PEREKAMAN KTP-EL", "PENDUDUK 17 TAHUN KE ATAS", "ktp.eligible"),
        ("PEREKAMAN KTP-EL", "Penduduk dewasa", "ktp.eligible"),
    ],
)
def test_the_whole_is_asked_where_its_part_is_known(title: str, head: str, means_: str) -> None:
    part = "MEMILIKI KIA" if "KIA" in title else "SUDAH PEREKAMAN"
    found, asked = guessed(title, (head, WHOLES), (part, PARTS))
    assert found[head] == means_
    assert asked == {head: means_}


@pytest.mark.parametrize(
    ("title", "whole", "head", "means_"),
    [
        ("KARTU IDENTITAS ANAK (KIA)", "WAJIB KIA", "REALISASI", "kia.issued"),
        ("KARTU IDENTITAS ANAK (KIA)", "WAJIB KIA", "CAPAIAN", "kia.issued"),
        ("PEREKAMAN KTP-EL", "WAJIB KTP", "CAPAIAN REKAM", "ktp.holders"),
        ("PEREKAMAN KTP-EL", "WAJIB KTP-el", "Perekaman s.d. Desember 2023", "ktp.holders"),
    ],
)
def test_the_part_is_asked_where_the_whole_is_known(title: str, whole: str, head: str, means_: str) -> None:
    percent = ("%", ["44,41", "68,11", "61,88", "74,75"])
    found, asked = guessed(title, (whole, WHOLES), (head, PARTS), percent)
    assert found[head] == means_
    assert asked == {head: means_}


def test_men_and_women_of_the_column_that_is_left_are_asked_by_their_sum() -> None:
    men, women = [value // 2 for value in PARTS], [value - value // 2 for value in PARTS]
    columns = (("REALISASI L", men), ("REALISASI P", women), ("REALISASI L+P", PARTS))
    found, asked = guessed("KIA", ("WAJIB KIA", WHOLES), *columns)
    assert found == {"WAJIB KIA": "kia.eligible", "REALISASI L+P": "kia.issued"}
    assert asked == {"REALISASI L+P": "kia.issued"}


@pytest.mark.parametrize("has_sum", [True, False])
def test_men_and_women_of_a_column_that_tells_ages_are_taken_as_one(has_sum: bool) -> None:
    head = "PENDUDUK USIA 0-17 TAHUN KURANG SATU HARI"
    men, women = [value // 2 for value in WHOLES], [value - value // 2 for value in WHOLES]
    columns = [(f"{head} L", men), (f"{head} P", women), *([(f"{head} JUMLAH", WHOLES)] if has_sum else [])]
    found, asked = guessed("KEPEMILIKAN KIA", *columns, ("MEMILIKI KIA", PARTS))
    wanted = [f"{head} JUMLAH"] if has_sum else [f"{head} L", f"{head} P"]
    assert asked == {}
    assert found == {"MEMILIKI KIA": "kia.issued", **dict.fromkeys(wanted, "kia.eligible")}


SMALL = (12, 14, 9, 11)
LARGE = (9109, 9545, 6801, 9020)


@pytest.mark.parametrize(
    ("head", "figures"),
    [
        ("JUMLAH PENDUDUK", LARGE),  # more than the whole
        ("PETUGAS", SMALL),  # far less
        ("DESA", [value // 2 for value in WHOLES]),
        ("KODE POS", [value - 1 for value in WHOLES]),
        ("TARGET", PARTS),
        ("BELUM KIA", PARTS),
        ("SISA", PARTS),
        ("REALISASI (%)", PARTS),
        ("KTP HILANG", PARTS),
        ("KETERANGAN", ["ya", "ya", "ya", "ya"]),
        ("RASIO", ["44,41", "68,11", "61,88", "74,75"]),
    ],
)
def test_what_cannot_be_the_part_is_no_question(head: str, figures: Sequence[int | str]) -> None:
    found, asked = guessed("KIA", ("WAJIB KIA", WHOLES), (head, figures))
    assert (found, asked) == ({"WAJIB KIA": "kia.eligible"}, {})


def test_of_two_columns_that_are_left_none_is_offered() -> None:
    found, asked = guessed("KIA", ("WAJIB KIA", WHOLES), ("REALISASI", PARTS), ("LAYANAN", PARTS))
    assert (found, asked) == ({"WAJIB KIA": "kia.eligible"}, {})


def test_where_both_sides_are_known_a_third_column_is_no_question() -> None:
    columns = (("WAJIB KIA", WHOLES), ("MEMILIKI KIA", PARTS), ("LAYANAN", PARTS))
    found, asked = guessed("KEPEMILIKAN KIA", *columns)
    assert (found, asked) == ({"WAJIB KIA": "kia.eligible", "MEMILIKI KIA": "kia.issued"}, {})


GRANTED = (153_000_000, 593_000_000, 139_000_000)
SPENT = (142_026_400, 551_863_400, 122_237_700)


def money(title: str, *columns: Column, **asked: object) -> tuple[dict[str, str], dict[str, str], list[str]]:
    at = desk(**asked)
    rows: list[list[int | str | None]] = [[title], ["KODE", "URAIAN", "PAGU", *(head for head, _ in columns)]]
    figures = zip(GRANTED, *(column for _, column in columns), strict=True)
    rows += [[f"2.12.02.2.01.000{n}", f"Layanan {n}", *line] for n, line in enumerate(figures, 1)]
    return means(proposed(rows, at)), doubted(at), codes(at)


LEFT: Column = ("SISA", [had - used for had, used in zip(GRANTED, SPENT, strict=True)])
SHARE: Column = ("%", ["92,83", "93,06", "87,94"])
WORDS = ("SERAPAN", "DAYA SERAP (Rp)", "PENCAIRAN", "BELANJA", "S/D BULAN INI", "PEMBAYARAN", "JUMLAH")


@pytest.mark.parametrize("head", WORDS)
@pytest.mark.parametrize("beside", [(), (LEFT, SHARE)])
def test_the_only_money_beside_a_budget_is_asked(head: str, beside: tuple[Column, ...]) -> None:
    found, asked, told = money("LAPORAN REALISASI ANGGARAN 2023", (head, SPENT), *beside)
    is_told = "SERAP" in head and bool(beside)
    assert found == {"PAGU": "revised", head: "actual"}
    assert (asked, told) == ({} if is_told else {head: "actual"}, [])


@pytest.mark.parametrize(
    ("left", "is_asked"),
    [
        (LEFT, False),
        (("SISA PAGU (Rp)", LEFT[1]), False),
        (("SISA", [*LEFT[1][:-1], 7]), True),
        (("SISA", [0] * 3), True),
        (("BLOKIR", LEFT[1]), True),
    ],
)
def test_what_is_absorbed_is_spent_where_the_rest_is_left(left: Column, is_asked: bool) -> None:
    found, asked, _ = money("LAPORAN SERAPAN ANGGARAN 2023", ("SERAPAN", SPENT), left)
    assert found["SERAPAN"] == "actual"
    assert asked == ({"SERAPAN": "actual"} if is_asked else {})


def test_what_the_user_says_of_the_only_money_is_so() -> None:
    columns = ("LRA 2023", ("SERAPAN", SPENT))
    assert money(*columns, means={"SERAPAN": "realisasi"})[:2] == (
        {"PAGU": "revised", "SERAPAN": "actual"},
        {},
    )
    assert money(*columns, means={"SERAPAN": "-"})[:2] == ({"PAGU": "revised"}, {})


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("LRA 2023", (LEFT, SHARE)),
        ("LRA 2023", (("VOLUME", (3, 5, 1)),)),
        ("LRA 2023", (("SERAPAN", (93, 92, 88)),)),
        ("LRA 2023", (("KONTRAK", [value + 1 for value in GRANTED]),)),
        ("LRA 2023", (("SERAPAN", SPENT), ("PEMBAYARAN", SPENT))),
        ("LRA 2023", (("TARGET", SPENT),)),
        ("LRA 2023", (("BULAN LALU", SPENT), ("BELANJA BULAN LALU", SPENT))),
        ("ANGGARAN KAS 2023", (("BELANJA", SPENT),)),
        ("LRA 2023", ()),
    ],
)
def test_what_cannot_be_spending_is_no_question(title: str, columns: tuple[Column, ...]) -> None:
    found, asked, _ = money(title, *columns)
    assert (found, asked) == ({"PAGU": "revised"}, {})


def test_realisation_that_is_known_leaves_no_question() -> None:
    found, asked, _ = money("DPA 2023", ("REALISASI", SPENT), ("PENCAIRAN", SPENT))
    assert (found, asked) == ({"PAGU": "revised", "REALISASI": "actual"}, {})


@pytest.mark.parametrize(
    ("columns", "asked"),
    [
        ((("JUMLAH", WHOLES),), {}),
        ((("RUSAK", (1, 2, 3, 4)), ("JUMLAH", WHOLES)), {}),
        ((("BELUM MEMILIKI", (2840, 2087, 1449, 1015)), ("JUMLAH", WHOLES)), {"JUMLAH": "kia.eligible"}),
        ((("BELUM MEMILIKI", (1, 2, 3, 4)), ("JUMLAH", WHOLES)), {}),
    ],
)
def test_a_bare_sum_is_the_whole_only_where_it_adds_up_who_has_none(
    columns: Sequence[Column], asked: dict[str, str]
) -> None:
    found, doubts = guessed("KEPEMILIKAN KIA", ("MEMILIKI KIA", PARTS), *columns)
    assert found == {"MEMILIKI KIA": "kia.issued"} | asked
    assert doubts == {}


@pytest.mark.parametrize("head", ["KK PINDAH", "KELUARGA PINDAH", "KK BARU", "KK HILANG", "KK RUSAK"])
def test_why_cards_were_issued_counts_no_families(head: str) -> None:
    assert guessed("DATA KARTU KELUARGA", ("KK TERBIT", WHOLES), (head, PARTS)) == (
        {"KK TERBIT": "kk.issued"},
        {"KK TERBIT": "kk.issued"},
    )


def test_of_several_columns_the_whole_below_the_same_head_is_asked() -> None:
    """Quarters beside each other have a whole each; that of the quarter of the part belongs to it."""
    at = desk()
    heads = [("", "", "TW III", "", "TW IV", ""), ("No", "Kecamatan", *("SASARAN", "MEMILIKI KIA") * 2)]
    figures = zip(WHOLES, PARTS, strict=True)
    lines = [
        (n, name, whole - 40, part - 90, whole, part)
        for n, (name, (whole, part)) in enumerate(zip(NAMES, figures, strict=True), 1)
    ]
    rows = [("KEPEMILIKAN KIA TAHUN 2023",), (), *heads, *lines]
    found = means(proposed(rows, at))
    assert found == {"TW IV > SASARAN": "kia.eligible", "TW IV > MEMILIKI KIA": "kia.issued"}
    assert set(doubted(at)) == {*found}


def test_of_ages_and_their_sum_the_sum_is_asked() -> None:
    halves = [n // 3 for n in WHOLES]
    ages: list[Column] = [
        ("Jumlah Anak 0-5 Tahun", halves),
        ("Jumlah Anak 6-16 Tahun", [whole - half for whole, half in zip(WHOLES, halves, strict=True)]),
        ("Jumlah Anak Total", WHOLES),
    ]
    found, asked = guessed("KEPEMILIKAN KIA", *ages, ("Memiliki KIA", PARTS))
    assert found == {"Jumlah Anak Total": "kia.eligible", "Memiliki KIA": "kia.issued"}
    assert asked == {"Jumlah Anak Total": "kia.eligible"}


def test_of_this_month_and_until_it_the_sum_is_asked() -> None:
    times: list[Column] = [
        ("s/d Bulan Lalu", [part - 90 for part in PARTS]),
        ("Bulan Ini", [90] * len(PARTS)),
        ("s/d Bulan Ini", PARTS),
    ]
    found, asked = guessed("PEREKAMAN KTP-EL BULAN DESEMBER 2023", ("Wajib KTP", WHOLES), *times)
    assert found == {"Wajib KTP": "ktp.eligible", "s/d Bulan Ini": "ktp.holders"}
    assert asked == {"s/d Bulan Ini": "ktp.holders"}


def test_of_columns_that_no_sum_joins_none_is_proposed() -> None:
    columns: list[Column] = [("Kelompok A", PARTS), ("Kelompok B", [part - 90 for part in PARTS])]
    found, _ = guessed("PEREKAMAN KTP-EL", ("Wajib KTP", WHOLES), *columns)
    assert found == {"Wajib KTP": "ktp.eligible"}


@pytest.mark.parametrize("head", ["Sex Ratio KK", "Rasio", "Rata-rata Anggota KK", "Kepadatan", "Beban"])
def test_ratios_and_averages_are_no_other_side_of_a_count(head: str) -> None:
    """Most of them are no whole numbers, whatever they are called; the last row is one by chance."""
    areas = {"Juai": 5264, "Halong": 5065, "Awayan": 3732}
    ratios = (Decimal("551.5"), Decimal("565.6"), 480)
    lines = [[name, count, ratio] for (name, count), ratio in zip(areas.items(), ratios, strict=True)]
    rows: Cells = [["KEPALA KELUARGA TAHUN 2023"], ["Kecamatan", "Jumlah Kepala Keluarga", head], *lines]
    at = desk(uncounted())
    found = taken(rows, at)
    wanted = [("kk.families", str(count)) for count in areas.values()]
    assert values(found, "measure", "value") == wanted
    assert not [one for one in at.doubts if one.text == head]
