"""Years of which the last months, quarters or half have no figures yet, beside a sum of the others."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import codes, desk, proposed, said, table, taken, uncounted, values
from tests.intake.finance import MONTHS
from tests.intake.recap import regencies

from capaian.domain.period import Period
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.unfinished import parts_of_sum, parts_taken, words_of_open
from capaian.dossier.spreadsheets.model import Span

DEEDS, DEATHS = "Akta Kematian Terbit", "Kematian Dilaporkan"
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
HALVES = ("Semester I", "Semester II")
Cell = str | int | None


def body(parts: int, told: int, blank: Cell = None, first: int = 4) -> list[tuple[Cell, ...]]:
    """A row of each kecamatan: parts of a year, those that are told rising by five, and their sum."""
    rows = []
    for n, name in enumerate(NAMES):
        figures = [first + n + 5 * part for part in range(told)]
        rows.append((name, *figures, *[blank] * (parts - told), sum(figures)))
    return rows


def deaths(
    parts: Sequence[str], told: int, *, blank: Cell = None, title: str = "AKTA KEMATIAN TAHUN 2023"
) -> list[tuple[Cell, ...]]:
    """A table of deeds by parts of the year, of which the last ones are blank."""
    heads = [("Kecamatan", *[DEEDS] * (len(parts) + 1)), (None, *parts, "Jumlah")]
    return [(title,), *heads, *body(len(parts), told, blank)]


def take(rows: Sequence[tuple[Cell, ...]], **asked: object) -> tuple[Taken, Desk]:
    at = desk(uncounted(), **asked)
    return taken(rows, at), at


def stored(found: Taken, area: str = "63.11.01") -> dict[tuple[str, str], str]:
    """What is told of an area: by measure and period."""
    rows = values(found, "measure", "area", "period", "value")
    return {(measure, period): value for measure, code, period, value in rows if code == area}


@pytest.mark.parametrize("blank", [None, "-", "–"])
@pytest.mark.parametrize(
    ("parts", "told", "lacking", "periods"),
    [
        (QUARTERS, 3, "Oktober–Desember", ["2023-Q1", "2023-Q2", "2023-Q3"]),
        (QUARTERS, 2, "Juli–Desember", ["2023-Q1", "2023-Q2"]),
        (QUARTERS, 1, "April–Desember", ["2023-Q1"]),
        (HALVES, 1, "Juli–Desember", ["2023-S1"]),
        (MONTHS, 9, "Oktober–Desember", [f"2023-M{n:02}" for n in range(1, 10)]),
        (MONTHS, 11, "Desember", [f"2023-M{n:02}" for n in range(1, 12)]),
    ],
    ids=["three quarters", "two quarters", "one quarter", "one half", "nine months", "eleven months"],
)
def test_parts_that_are_told_are_taken_and_their_sum_is_no_year(
    parts: Sequence[str], told: int, lacking: str, periods: list[str], blank: Cell
) -> None:
    found, at = take(deaths(parts, told, blank=blank))
    wanted = {("akta-mati.issued", period): str(4 + 5 * n) for n, period in enumerate(periods)}
    assert stored(found) == wanted
    assert (len(found.rows), str(found.period)) == (len(NAMES) * told, periods[-1])
    assert (codes(at), at.doubts) == (["year_unfinished"], [])
    assert f"berisi angka {lacking}, jadi" in said(at)[0][1]


@pytest.mark.parametrize(("parts", "last"), [(QUARTERS, "TW IV"), (HALVES, "Semester II"), (MONTHS, "Des")])
@pytest.mark.parametrize("nought", [0, "0"])
def test_noughts_of_all_rows_are_asked_about_as_those_of_budgets(
    parts: Sequence[str], last: str, nought: Cell
) -> None:
    rows = deaths(parts, len(parts) - 1, blank=nought)
    _, at = take(rows)
    (doubt,) = at.doubts
    assert doubt.option == '--means "bulan bernilai 0=lewat"'
    assert last in doubt.words
    assert "peristiwanya memang nol" in doubt.words
    answered, told = take(rows, means={"bulan bernilai 0": "lewat"})
    assert (told.doubts, codes(told), told.used) == ([], [], {"bulan bernilai 0"})
    wanted = sum(4 + 5 * n for n in range(len(parts) - 1))
    assert stored(answered) == {("akta-mati.issued", "2023"): str(wanted)}


def test_a_nought_of_some_rows_is_true_and_one_figure_tells_that_the_quarter_is_over() -> None:
    rows = deaths(QUARTERS, 3, blank=0)
    last = rows[-1]
    rows[-1] = (*last[:4], 2, int(str(last[5])) + 2)
    found, at = take(rows)
    assert (codes(at), at.doubts) == ([], [])
    assert stored(found) == {("akta-mati.issued", "2023"): str(4 + 9 + 14)}
    assert stored(found, "63.11.08") == {("akta-mati.issued", "2023"): str(11 + 16 + 21 + 2)}


def test_a_year_with_figures_in_all_quarters_is_taken_as_before() -> None:
    found, at = take(deaths(QUARTERS, 4))
    assert (codes(at), at.doubts) == ([], [])
    assert stored(found) == {("akta-mati.issued", "2023"): str(4 + 9 + 14 + 19)}


def test_blanks_below_all_quarters_say_nothing_of_their_sum() -> None:
    rows = deaths(QUARTERS, 0)
    rows = [*rows[:3], *((*row[:-1], 70 + n) for n, row in enumerate(rows[3:]))]
    found, at = take(rows)
    assert (codes(at), stored(found)) == ([], {("akta-mati.issued", "2023"): "70"})


def test_a_sum_that_is_more_than_the_quarters_told_is_the_year() -> None:
    rows = [*deaths(QUARTERS, 3)[:3], *((*row[:-1], int(str(row[-1])) + 8) for row in body(4, 3))]
    found, at = take(rows)
    assert (codes(at), stored(found)) == ([], {("akta-mati.issued", "2023"): str(4 + 9 + 14 + 8)})


def test_a_quarter_in_the_middle_without_figures_is_missing_too() -> None:
    rows = [(*row[:2], None, *row[3:5], int(str(row[5])) - int(str(row[2]))) for row in body(4, 4)]
    found, at = take([*deaths(QUARTERS, 4)[:3], *rows])
    assert [*stored(found)] == [("akta-mati.issued", f"2023-Q{n}") for n in (1, 3, 4)]
    assert "April–Juni" in said(at)[0][1]


def test_noughts_of_a_total_below_blanks_are_no_figures() -> None:
    total = ("Jumlah", 60, 100, 140, 0, 300)
    found, at = take([*deaths(QUARTERS, 3), total])
    assert (sum(4 + n for n in range(8)), sum(9 + n for n in range(8))) == total[1:3]
    assert [*stored(found).values()] == ["4", "9", "14"]
    assert (codes(at), at.doubts) == (["year_unfinished"], [])


def test_two_things_are_parted_each_by_its_own_columns() -> None:
    heads = [("Kecamatan", *[DEATHS] * 5, *[DEEDS] * 5), (None, *(*QUARTERS, "Jml") * 2)]
    rows = [(*one, *other[1:]) for one, other in zip(body(4, 4, first=6), body(4, 3), strict=True)]
    found, at = take([("AKTA KEMATIAN TAHUN 2023",), *heads, *rows])
    whole = {("akta-mati.reported", "2023"): str(6 + 11 + 16 + 21)}
    assert stored(found) == whole | {("akta-mati.issued", f"2023-Q{n}"): str(5 * n - 1) for n in (1, 2, 3)}
    assert codes(at) == ["year_unfinished"]


BARE: list[tuple[Cell, ...]] = [
    ("AKTA KEMATIAN TERBIT TAHUN 2023",),
    ("Kecamatan", *QUARTERS, "Jumlah"),
    *body(4, 3),
]


def test_the_question_about_a_bare_sum_names_what_is_blank_and_what_it_covers() -> None:
    _, at = take(BARE)
    (doubt,) = at.doubts
    assert doubt.text == "Jumlah"
    assert "kolom Oktober–Desember kosong, jadi isinya Januari–September saja" in doubt.words
    found, told = take(BARE, means={"Jumlah": "akta-mati.issued"})
    assert stored(found) == {("akta-mati.issued", f"2023-Q{n}"): str(5 * n - 1) for n in (1, 2, 3)}
    assert (told.doubts, codes(told)) == ([], ["year_unfinished"])


def test_quarters_that_the_user_names_are_taken_each_where_one_is_blank() -> None:
    rows = [(*row[:-1],) for row in body(4, 3)]
    heads = ("Kecamatan", *QUARTERS)
    found, at = take(
        [("AKTA KEMATIAN TERBIT TAHUN 2023",), heads, *rows],
        means=dict.fromkeys(QUARTERS, "akta-mati.issued"),
    )
    assert [*stored(found).items()] == [
        (("akta-mati.issued", "2023-Q1"), "4"),
        (("akta-mati.issued", "2023-Q2"), "9"),
        (("akta-mati.issued", "2023-Q3"), "14"),
    ]
    assert codes(at) == ["year_unfinished"]


def test_halves_that_a_named_sum_adds_up_are_taken_for_no_other_measure() -> None:
    heads = ("Kecamatan", *HALVES, "Jumlah Akta Kematian")
    for told in (1, 2):
        found, at = take([("AKTA KEMATIAN TAHUN 2023",), heads, *body(2, told)])
        assert {measure for measure, _ in stored(found)} == {"akta-mati.issued"}
        assert at.doubts == []
        assert codes(at) == (["year_unfinished"] if told == 1 else [])


def test_a_sum_of_quarters_that_is_wrong_in_one_row_is_told_there() -> None:
    rows = deaths(QUARTERS, 3)
    rows[5] = (*rows[5][:-1], 99)
    _, at = take(rows)
    assert sorted(codes(at)) == ["total_differs", "year_unfinished"]
    assert ("6 F (Jumlah)", True) in [(where, "99" in text) for where, text in said(at)]


def test_below_the_title_of_a_half_year_its_quarters_make_it() -> None:
    rows = deaths(QUARTERS, 2, title="AKTA KEMATIAN SEMESTER I TAHUN 2023")
    found, at = take(rows)
    assert (codes(at), stored(found)) == ([], {("akta-mati.issued", "2023-S1"): "13"})


def test_the_quarter_that_is_asked_for_is_taken_also_where_the_sum_is_known_from_before() -> None:
    rows = deaths(QUARTERS, 3)
    asked = {"period": Period.parse("2023-Q2"), "means": {f"{DEEDS} > Jumlah": "akta-mati.issued"}}
    found, at = take(rows, **asked)
    assert (codes(at), stored(found)) == ([], {("akta-mati.issued", "2023-Q2"): "9"})


def test_what_is_there_at_a_time_has_no_open_year() -> None:
    heads = [("Kecamatan", *["Sudah Rekam KTP-el"] * 4), (None, *QUARTERS)]
    rows: list[tuple[Cell, ...]] = [
        (name, *(900 + n + 3 * part for part in range(4))) for n, name in enumerate(NAMES)
    ]
    found, at = take([("PEREKAMAN KTP-EL TAHUN 2023",), *heads, *rows])
    assert "year_unfinished" not in codes(at)
    assert stored(found) == {("ktp.holders", "2023"): "909"}


def test_a_recap_of_regencies_is_parted_as_well() -> None:
    heads = [("Kab/Kota", *[DEEDS] * 5), (None, *QUARTERS, "Jumlah")]
    lines = [
        (name, 700 + n, 710 + n, 720 + n, None, 2130 + 3 * n) for n, (_, name, *_) in enumerate(regencies())
    ]
    at = desk()
    found = taken([("REKAP AKTA KEMATIAN PROVINSI KALIMANTAN SELATAN TAHUN 2023",), *heads, *lines], at)
    rows = values(found, "subject", "area", "period", "numerator")
    assert [row[2:] for row in rows if row[1] == "63.01"] == [
        ("2023-Q1", "700"),
        ("2023-Q2", "710"),
        ("2023-Q3", "720"),
    ]
    assert "year_unfinished" in codes(at)
    assert str(found.period) == "2023-Q3"


def test_the_columns_that_make_a_sum_are_told_by_their_figures() -> None:
    found = table(BARE)
    *_, total = found.heads
    parts = parts_of_sum(found, total, 2023)
    assert parts is not None
    assert ([head.name for head in parts.heads], parts.covered) == ([*QUARTERS[:3]], "Januari–September")
    assert [str(part) for part in parts.blank] == ["2023-Q4"]
    assert parts_of_sum(found, found.heads[1], 2023) is None
    assert parts_taken(found, found.heads[1:3], 2023, None) is not None
    assert parts_taken(found, [found.heads[1], total], 2023, None) is None
    assert words_of_open(found, [found.heads[1]], 2023, None) == ""


@pytest.mark.parametrize("sides", [("L", "P", "L+P"), ("L", "P", "Jml"), ("L", "P")], ids=" ".join)
@pytest.mark.parametrize("last", [("L", "P", "L+P"), ("L", "P"), ("Jumlah",)], ids=" ".join)
def test_men_and_women_of_each_quarter_are_parted_as_well(
    sides: tuple[str, ...], last: tuple[str, ...]
) -> None:
    above = ("Kecamatan", *(part for part in QUARTERS for _ in sides), *["Jumlah"] * len(last))
    below = (None, *sides * 4, *last)
    rows: list[tuple[Cell, ...]] = []
    for n, name in enumerate(NAMES):
        men, women = [3 + n, 4 + n, 5 + n], [5 + n, 7 + n, 9 + n]
        told = [(m, w, m + w)[: len(sides)] for m, w in zip(men, women, strict=True)]
        whole = (sum(men), sum(women), sum(men) + sum(women))
        sums = whole[: len(last)] if len(last) > 1 else whole[2:]
        rows.append((name, *(figure for part in told for figure in part), *[None] * len(sides), *sums))
    found, at = take([("AKTA KEMATIAN TERBIT TAHUN 2023",), above, below, *rows])
    assert stored(found) == {
        ("akta-mati.issued", "2023-Q1"): str(3 + 5),
        ("akta-mati.issued", "2023-Q2"): str(4 + 7),
        ("akta-mati.issued", "2023-Q3"): str(5 + 9),
    }
    assert codes(at) == ["year_unfinished"]
    assert any("isinya Januari–September saja" in doubt.words for doubt in at.doubts)


def test_a_sum_without_a_column_of_the_last_quarter_is_no_year_either() -> None:
    heads = ("Kecamatan", *QUARTERS[:3], "Jumlah")
    rows: list[tuple[Cell, ...]] = [("AKTA KEMATIAN TERBIT TAHUN 2023",), heads, *body(3, 3)]
    found, at = take(rows, means={"Jumlah": "akta-mati.issued"})
    assert [period for _, period in stored(found)] == ["2023-Q1", "2023-Q2", "2023-Q3"]
    assert codes(at) == ["year_unfinished"]


def test_the_same_mapping_takes_the_year_once_it_is_over() -> None:
    at = desk(uncounted())
    intake = proposed(deaths(QUARTERS, 3), at).intake
    assert [column.head for column in intake.columns] == [f"{DEEDS} > Jumlah"]
    assert proposed(deaths(QUARTERS, 4), at).intake.columns == intake.columns


@pytest.mark.parametrize(
    ("above", "below", "told", "periods"),
    [
        ("TRIWULAN", ("I", "II", "III", "IV"), 3, ["2023-Q1", "2023-Q2", "2023-Q3"]),
        ("Semester", ("I", "II"), 1, ["2023-S1"]),
        ("BULAN", tuple(str(n) for n in range(1, 13)), 9, [f"2023-M{n:02}" for n in range(1, 10)]),
    ],
)
def test_the_word_may_stand_above_the_numbers_of_the_parts(
    above: str, below: tuple[str, ...], told: int, periods: list[str]
) -> None:
    """`TRIWULAN` merged above `I | II | III | IV`, and the last of them blank."""
    heads = [("Kecamatan", above, *[None] * (len(below) - 1), "JUMLAH"), (None, *below, None)]
    rows = [("PENERBITAN AKTA KEMATIAN TAHUN 2023",), *heads, *body(len(below), told)]
    at = desk(uncounted())
    found = taken(rows, at, Span(2, 2, 2, 1 + len(below)))
    wanted = {("akta-mati.issued", period): str(4 + 5 * n) for n, period in enumerate(periods)}
    assert stored(found) == wanted
    assert "year_unfinished" in codes(at)
    (doubt,) = at.doubts
    assert "disimpan per bagian" in doubt.words


BARE_TITLE = "AKTA KEMATIAN YANG DITERBITKAN TAHUN 2023"
NUMBERED = [
    (("I", "II", "III", "IV"), "Q"),
    (("1", "2", "3", "4"), "Q"),
    ((1, 2, 3, 4), "Q"),
    (tuple(range(1, 13)), "M"),
    (tuple(str(n) for n in range(1, 13)), "M"),
    (("TW I", "TW II", "TW III", "TW IV"), "Q"),
    (MONTHS, "M"),
]
IDS = ["roman", "digits", "numbers", "twelve numbers", "twelve digits", "quarters", "months"]


def bare(
    parts: Sequence[Cell], told: int, blank: Cell = None, total: str = "JUMLAH"
) -> list[tuple[Cell, ...]]:
    """A table whose columns say no more than which part of the year they are, below a title of deeds."""
    return [(BARE_TITLE,), (), ("Kecamatan", *parts, total), *body(len(parts), told, blank)]


@pytest.mark.parametrize(("parts", "_kind"), NUMBERED, ids=IDS)
@pytest.mark.parametrize("total", ["JUMLAH", "TOTAL 2023", "Jumlah Tahun 2023"])
def test_a_finished_year_beside_all_its_parts_is_not_asked(
    parts: Sequence[Cell], _kind: str, total: str
) -> None:
    found, at = take(bare(parts, len(parts), total=total))
    assert (codes(at), at.doubts) == ([], [])
    assert stored(found) == {("akta-mati.issued", "2023"): str(sum(4 + 5 * n for n in range(len(parts))))}


@pytest.mark.parametrize(("parts", "kind"), NUMBERED, ids=IDS)
@pytest.mark.parametrize("blank", [None, "-", "NIHIL"])
def test_bare_numbers_before_their_sum_are_parts_of_the_year(
    parts: Sequence[Cell], kind: str, blank: Cell
) -> None:
    told = len(parts) - 1
    found, at = take(bare(parts, told, blank))
    number = "{:02}" if kind == "M" else "{}"
    wanted = {f"2023-{kind}{number.format(n + 1)}": str(4 + 5 * n) for n in range(told)}
    assert {period: value for (_, period), value in stored(found).items()} == wanted
    assert codes(at) == ["year_unfinished"]
    assert [doubt.option for doubt in at.doubts] == ['--means "JUMLAH=akta-mati.issued"']
    assert "Desember kosong" in at.doubts[0].words


@pytest.mark.parametrize(("parts", "_kind"), NUMBERED, ids=IDS)
def test_noughts_below_bare_numbers_are_asked_about(parts: Sequence[Cell], _kind: str) -> None:
    _, at = take(bare(parts, len(parts) - 1, 0))
    assert '--means "bulan bernilai 0=lewat"' in [doubt.option for doubt in at.doubts]


@pytest.mark.parametrize("parts", [("I", "II", "III"), ("I", "II", "III", "IV", "V"), ("I", "II")])
def test_other_numbers_of_columns_are_no_quarters(parts: Sequence[str]) -> None:
    assert table([*bare(parts, len(parts))[:2], ("Kecamatan", *parts), *body(len(parts), 1)]) is not None
    found = table([(BARE_TITLE,), (), ("Kecamatan", "A", *parts, "JUMLAH"), *body(len(parts) + 1, 2)])
    assert not any("Triwulan" in part for head in found.heads for part in head.parts)


def test_two_things_whose_sums_stand_beside_all_quarters_are_not_asked() -> None:
    heads = [("Kecamatan", *[DEATHS] * 5, *[DEEDS] * 5), (None, *(*QUARTERS, "Jumlah 2023") * 2)]
    rows = [(*one, *other[1:]) for one, other in zip(body(4, 4, first=6), body(4, 4), strict=True)]
    found, at = take([("KEMATIAN TAHUN 2023",), *heads, *rows])
    assert at.doubts == []
    assert stored(found) == {
        ("akta-mati.reported", "2023"): str(6 + 11 + 16 + 21),
        ("akta-mati.issued", "2023"): str(4 + 9 + 14 + 19),
    }


@pytest.mark.parametrize("blank", [None, 0, "-", "NIHIL"])
def test_thirds_of_a_year_that_are_empty_are_named_where_their_sum_is_asked(blank: Cell) -> None:
    parts = ("CATURWULAN I", "CATURWULAN II", "CATURWULAN III")
    _, at = take(bare(parts, 2, blank))
    (doubt,) = [one for one in at.doubts if one.text == "JUMLAH"]
    assert "kolom September–Desember kosong atau nol" in doubt.words
    assert '--means "JUMLAH=-"' in doubt.words
    finished, sure = take(bare(parts, 3))
    assert (stored(finished), sure.doubts) == ({("akta-mati.issued", "2023"): "27"}, [])


def few(parts: int, filled: int) -> list[tuple[Cell, ...]]:
    """Deeds by parts of the year, of which the last has a figure in some kecamatan alone."""
    rows = [(*row[:-2], row[-2] if n < filled else None) for n, row in enumerate(body(parts, parts))]
    return [(*row, sum(figure for figure in row[1:] if isinstance(figure, int))) for row in rows]


@pytest.mark.parametrize(
    ("parts", "last"), [(QUARTERS, "TW IV"), (MONTHS, "Desember"), (HALVES, "Semester II")]
)
@pytest.mark.parametrize("filled", [1, 2, 3])
def test_a_last_part_with_figures_of_few_areas_is_asked_about(
    parts: Sequence[str], last: str, filled: int
) -> None:
    rows = [*deaths(parts, len(parts))[:3], *few(len(parts), filled)]
    found, at = take(rows)
    (doubt,) = at.doubts
    assert doubt.option == '--means "bulan terisi sebagian=lewat"'
    assert last in doubt.words
    assert f"di {filled} baris saja, padahal kolom sebelumnya di {len(NAMES)}" in doubt.words
    answered, told = take(rows, means={"bulan terisi sebagian": "lewat"})
    assert (told.doubts, told.used, stored(answered)) == ([], {"bulan terisi sebagian"}, stored(found))


@pytest.mark.parametrize("filled", [4, 6, 8])
def test_a_last_part_of_most_areas_is_not_asked_about(filled: int) -> None:
    _, at = take([*deaths(QUARTERS, 4)[:3], *few(4, filled)])
    assert at.doubts == []
