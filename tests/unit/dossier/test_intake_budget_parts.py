"""Tables about a part of the year: what they spent is never taken for that of the whole year unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import Cells, codes, desk, proposed, taken, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.domain.period import MONTHS, Period
from capaian.dossier.intake.amounts import guess_amounts
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.periods import part_of_year

LITTLE, MUCH = 90, 700


def told(titles: tuple[str, ...], *heads: str, spent: int = LITTLE, **asked: object) -> dict[str, object]:
    """Periods of what was spent, options that settle the doubts, and codes of errors."""
    rows = [(code, "Sub kegiatan", 900, *[spent] * len(heads)) for code in CODES]
    at = desk(new_office(), **asked)
    found = taken([*[(title,) for title in titles], (), ("Kode", "Uraian", "Anggaran", *heads), *rows], at)
    issues = [issue.code for issue in at.log.finish(()) if issue.code != "year_stays_open"]
    return {
        "periods": [*dict.fromkeys(row.cells["period"] for row in found.rows if "actual" in row.cells)],
        "asked": [doubt.option for doubt in at.doubts],
        "errors": issues,
    }


YEAR = Period.year_of(2023)
NO_YEAR = ("LAPORAN REALISASI ANGGARAN", "BULAN DESEMBER")
ONE_LINE = ("LAPORAN REALISASI ANGGARAN BULAN DESEMBER",)
WITH_YEAR = ("LAPORAN REALISASI ANGGARAN BULAN DESEMBER 2023",)


@pytest.mark.parametrize("titles", [NO_YEAR, ONE_LINE])
@pytest.mark.parametrize("head", ["Realisasi Bulan Ini", "Realisasi bulan bersangkutan"])
def test_this_month_is_that_of_a_title_without_a_year(titles: tuple[str, ...], head: str) -> None:
    assert told(titles, head) == {"periods": ["2023-M12"], "asked": ["--period 2023"], "errors": []}
    assert told(titles, head, period=YEAR) == {"periods": ["2023-M12"], "asked": [], "errors": []}


@pytest.mark.parametrize("titles", [NO_YEAR, ONE_LINE, WITH_YEAR])
@pytest.mark.parametrize(("spent", "guess"), [(LITTLE, "-"), (MUCH, "kumulatif")])
def test_a_month_that_does_not_say_what_it_tells_is_asked_also_of_a_given_year(
    titles: tuple[str, ...], spent: int, guess: str
) -> None:
    found = told(titles, "Realisasi", spent=spent, period=YEAR)
    assert found["asked"] == [f'--means "bulan={guess}"']


@pytest.mark.parametrize("titles", [NO_YEAR, WITH_YEAR])
@pytest.mark.parametrize(("means", "period"), [("-", "2023-M12"), ("kumulatif", "2023")])
def test_what_the_user_says_of_a_month_counts_beside_the_year(
    titles: tuple[str, ...], means: str, period: str
) -> None:
    found = told(titles, "Realisasi", period=YEAR, means={"bulan": means})
    assert found == {"periods": [period], "asked": [], "errors": []}


@pytest.mark.parametrize(
    ("title", "head", "period"),
    [
        ("REALISASI TRIWULAN IV TAHUN 2023", "Realisasi Triwulan Ini", "2023-Q4"),
        ("REALISASI TW II 2023", "Realisasi TW ini", "2023-Q2"),
        ("REALISASI SEMESTER I 2023", "Realisasi Semester Ini", "2023-S1"),
        ("REALISASI S.D. TRIWULAN IV 2023", "Realisasi", "2023"),
        ("REALISASI TRIWULAN IV 2023", "Realisasi s.d. Triwulan Ini", "2023"),
    ],
)
def test_quarters_and_halves_are_parts_as_months_are(title: str, head: str, period: str) -> None:
    assert told((title,), head) == {"periods": [period], "asked": [], "errors": []}


@pytest.mark.parametrize("title", ["REALISASI TRIWULAN IV 2023", "REALISASI SEMESTER II 2023"])
def test_a_quarter_that_does_not_say_what_it_tells_is_asked(title: str) -> None:
    assert told((title,), "Realisasi")["asked"] == ['--means "bulan=-"']
    assert told((title,), "Realisasi", spent=MUCH)["asked"] == ['--means "bulan=kumulatif"']


@pytest.mark.parametrize("title", ["REALISASI TRIWULAN III 2023", "REALISASI BULAN AGUSTUS 2023"])
def test_what_was_spent_until_the_middle_of_the_year_cannot_be_parted(title: str) -> None:
    assert told((title,), "Realisasi s.d. periode ini")["errors"] == ["cumulative_alone"]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("REALISASI SEMESTER I 2023", "2023-S1"),
        ("REALISASI TRIWULAN II 2023", "2023-S1"),
        ("REALISASI BULAN MARET 2023", "2023-Q1"),
        ("REALISASI BULAN JANUARI 2023", "2023-M01"),
    ],
)
def test_what_was_spent_since_january_may_be_that_of_a_quarter_or_semester(title: str, period: str) -> None:
    found = told((title,), "Realisasi s.d. periode ini")
    assert found == {"periods": [period], "asked": [], "errors": []}


@pytest.mark.parametrize("head", ["Realisasi Bulan Ini", "Realisasi Triwulan Berjalan"])
def test_this_month_of_no_month_is_an_error(head: str) -> None:
    assert told(("TAHUN ANGGARAN 2023",), head)["errors"] == ["month_untold"]
    assert told(("TAHUN ANGGARAN 2023",), head, period=YEAR)["errors"] == ["month_untold"]
    asked = told(("TAHUN ANGGARAN 2023",), head, period=Period.parse("2023-M07"))
    assert asked == {"periods": ["2023-M07"], "asked": [], "errors": []}


@pytest.mark.parametrize("head", ["Realisasi s.d. Bulan Ini", "Realisasi sampai dengan bulan berjalan"])
def test_until_this_month_of_no_month_is_asked(head: str) -> None:
    found = told(("TAHUN ANGGARAN 2023",), head)
    assert found == {"periods": ["2023"], "asked": ["--period 2023"], "errors": []}
    assert told(("TAHUN ANGGARAN 2023",), head, period=YEAR)["asked"] == []
    assert told(("PER 31 DESEMBER 2023",), head)["asked"] == []


def test_columns_of_quarters_are_not_that_of_the_year() -> None:
    names = (
        "Realisasi TW I",
        "Realisasi TW IV",
        "Realisasi s.d. TW III",
        "Realisasi s.d. TW IV",
        "Realisasi",
    )
    heads = [Head(place, (name,), name) for place, name in enumerate(names, 1)]
    assert [amount.head.name for amount in guess_amounts(heads[:4])] == ["Realisasi s.d. TW IV"]
    assert [amount.head.name for amount in guess_amounts([*heads[:3], heads[4]])] == ["Realisasi"]


@pytest.mark.parametrize(
    ("titles", "asked", "part"),
    [
        (("BULAN MARET",), None, "2023-M03"),
        (("Rekap bulan Maret", "Tahun 2023"), YEAR, "2023-M03"),
        (("Rekap bulan Maret",), Period.parse("2023-Q2"), "2023-Q2"),
        (("Tahun Anggaran 2023",), None, "None"),
        (("Belanja April Jaya untuk Mei dan Juni 2023",), None, "None"),
    ],
)
def test_the_part_of_the_year_that_titles_tell(
    titles: tuple[str, ...], asked: Period | None, part: str
) -> None:
    assert str(part_of_year(titles, asked, 2023)) == part


def by_month(until: int, blank: str | None = None) -> Cells:
    """Twelve months, of which the last hold nothing, with what they make."""
    figures = [*range(10, 10 * until + 10, 10)]
    cells = (*figures, *[blank] * (12 - until), sum(figures))
    rows = [(code, "Sub kegiatan", 900, *cells) for code in CODES]
    return [("REALISASI TAHUN 2023",), ("Kode", "Uraian", "Anggaran", *MONTHS, "Jumlah"), *rows]


@pytest.mark.parametrize("blank", [None, "-"])
def test_a_sum_of_months_until_now_is_not_that_of_the_year(blank: str | None) -> None:
    at = desk(new_office())
    found = taken(by_month(9, blank), at)
    assert codes(at) == ["year_stays_open"]
    actual = {row[:2]: row[2] for row in values(found, "node", "period", "actual")}
    assert [actual[CODES[0], period] for period in ("2023", "2023-M09")] == ["", "90"]


def test_months_that_come_later_are_taken_by_what_was_settled() -> None:
    first = desk(new_office())
    settled = proposed(by_month(9), first).intake
    at = desk(replace(new_office(), intakes=(settled,)))
    found = take_table(proposed(by_month(12), at), at)
    actual = {row[:2]: row[2] for row in values(found, "node", "period", "actual")}
    assert [actual[CODES[0], period] for period in ("2023", "2023-M12")] == ["780", "120"]
    assert codes(at) == []


def test_a_blank_month_before_others_is_one_without_spending() -> None:
    rows = [list(row) for row in by_month(12)]
    for row in rows[2:]:
        row[3], row[-1] = None, 770
    at = desk(new_office())
    found = taken(rows, at)
    actual = {row[:2]: row[2] for row in values(found, "node", "period", "actual")}
    assert (codes(at), actual[CODES[0], "2023"]) == ([], "770")
