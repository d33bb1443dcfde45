"""Years beside each other in the heads: the columns of the wanted year are taken, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.intake.desks import (
    KTP,
    Cells,
    balangan,
    codes,
    desk,
    means,
    proposed,
    said,
    taken,
    uncounted,
    values,
)
from tests.unit.dossier.test_intake_measures import rows

from capaian.domain.issue import Level
from capaian.domain.period import Period
from capaian.dossier.intake.counts import take_peers
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.periods import without_year, years_told
from capaian.dossier.intake.table_checks import of_wanted_time

NEIGHBOURS = ("Tanah Laut", "Kotabaru", "Banjar", "Barito Kuala", "Tapin", "Tabalong")
PERCENT: Cells = [
    ["Persentase Kepemilikan KTP-el menurut Kabupaten/Kota, 2022 dan 2023"],
    ["Kabupaten/Kota", "2022", "2023"],
    *([name, 90, 91] for name in NEIGHBOURS),
]
TITLE = "PEREKAMAN KTP-EL"
SIDE_BY_SIDE = ("Wajib KTP 2022", "Wajib KTP 2023", "Sudah Rekam 2022", "Sudah Rekam 2023")


def asked(at: Desk) -> list[str]:
    return [doubt.text for doubt in at.doubts if doubt.text != "periode"]


@pytest.mark.parametrize("heads", [SIDE_BY_SIDE, SIDE_BY_SIDE[::-1]])
def test_the_columns_of_the_dossiers_year_are_taken_wherever_they_stand(heads: tuple[str, ...]) -> None:
    at = desk()
    assert means(proposed(rows(TITLE, *heads), at)) == {
        "Wajib KTP 2023": "ktp.eligible",
        "Sudah Rekam 2023": "ktp.holders",
    }
    assert asked(at) == []


@pytest.mark.parametrize("below", [(2022, 2023), ("2022", "2023"), ("Tahun 2022", "Tahun 2023")])
@pytest.mark.parametrize("above", [("Wajib KTP", None), ("Wajib KTP", "Wajib KTP")])
def test_years_below_what_is_counted(above: Sequence[str | None], below: Sequence[str | int]) -> None:
    """Merged or said twice above; of text files years are texts."""
    table = rows(TITLE, "a", "b")
    table[2:3] = [["No", "Kecamatan", *above], [None, None, *below]]
    assert means(proposed(table, desk())) == {f"Wajib KTP > {below[1]}": "ktp.eligible"}


def test_the_year_that_is_asked_for_goes_before_the_dossiers() -> None:
    at = desk(period=Period.year_of(2022))
    assert set(means(proposed(rows(TITLE, *SIDE_BY_SIDE), at))) == {"Wajib KTP 2022", "Sudah Rekam 2022"}


def test_a_table_that_lacks_the_year_is_refused_once() -> None:
    at = desk()
    heads = [head.replace("2023", "2021") for head in SIDE_BY_SIDE]
    assert means(proposed(rows(TITLE, *heads), at)) == {}
    (issue,) = at.log.finish(())
    assert issue.code == "heads_of_other_years"
    assert issue.message.startswith("Judul kolom tabel ini menyebut tahun 2021, 2022, dan tidak satu pun")


def test_columns_that_the_user_names_are_taken_of_whatever_year() -> None:
    at = desk(means={"Wajib KTP 2022": "ktp.eligible"})
    heads = [head.replace("2023", "2021") for head in SIDE_BY_SIDE]
    assert means(proposed(rows(TITLE, *heads), at)) == {"Wajib KTP 2022": "ktp.eligible"}
    assert codes(at) == []


def test_columns_without_a_year_stay_beside_those_with() -> None:
    found = means(proposed(rows(TITLE, "Wajib KTP", "Sudah Rekam 2022", "Sudah Rekam 2023"), desk()))
    assert found == {"Wajib KTP": "ktp.eligible", "Sudah Rekam 2023": "ktp.holders"}


def test_one_year_alone_tells_no_columns_apart() -> None:
    assert set(means(proposed(rows(TITLE, "Wajib KTP 2022", "Sudah Rekam"), desk()))) >= {"Sudah Rekam"}


def test_what_was_settled_for_last_years_columns_is_guessed_anew() -> None:
    """Two years stand in next year's table too, so that last year's columns would be there again."""
    table = rows(TITLE, *SIDE_BY_SIDE)
    settled = proposed(table, desk(period=Period.year_of(2022))).intake
    office = replace(balangan(), intakes=(settled,))
    found = proposed(table, desk(office))
    assert not found.is_remembered
    assert set(means(found)) == {"Wajib KTP 2023", "Sudah Rekam 2023"}
    assert proposed(table, desk(office, period=Period.year_of(2022))).is_remembered


def trend(first: int, *, title: str = "PERKEMBANGAN PEREKAMAN KTP-EL TAHUN {} - {}") -> Cells:
    """A table of three years beside each other, below what is counted, and a title that names them."""
    made = rows(title.format(first, first + 2), *["a"] * 6)
    years = [first, first + 1, first + 2] * 2
    made[2:3] = [["No", "Kecamatan", *["Wajib KTP"] * 3, *["Sudah Rekam"] * 3], [None, None, *years]]
    return made


def a_year_on(table: Cells) -> Proposal:
    """What a table of 2023 is taken for where one was settled that ended with 2022."""
    settled = proposed(trend(2020), desk(period=Period.year_of(2022))).intake
    assert {column.head for column in settled.columns} == {"Wajib KTP > 2022", "Sudah Rekam > 2022"}
    return proposed(table, desk(replace(balangan(), intakes=(settled,))))


def test_a_table_all_whose_years_moved_on_is_the_settled_one() -> None:
    found = a_year_on(trend(2021))
    assert found.is_remembered
    assert means(found) == {"Wajib KTP > 2023": "ktp.eligible", "Sudah Rekam > 2023": "ktp.holders"}


@pytest.mark.parametrize(
    "table",
    [
        trend(2020, title="PERKEMBANGAN PEREKAMAN KTP-EL TAHUN 2021 - 2023"),
        trend(2021, title="PERKEMBANGAN PEREKAMAN KTP-EL TAHUN 2020 - 2022"),
        trend(2021, title="PERKEMBANGAN PEREKAMAN KTP-EL"),
        trend(2022),
        trend(2021, title="PERKEMBANGAN PENERBITAN KIA TAHUN {} - {}"),
    ],
)
def test_where_title_and_heads_did_not_move_on_alike_it_is_another(table: Cells) -> None:
    assert not a_year_on(table).is_remembered


def test_a_table_that_lacks_one_of_the_settled_columns_is_another() -> None:
    table = [[*row] for row in trend(2021)]
    table[2] = [*table[2][:5], *["Rekam Biometrik"] * 3]
    assert not a_year_on(table).is_remembered


@pytest.mark.parametrize(
    ("text", "left", "years"),
    [
        ("Wajib KTP 2023", "Wajib KTP", {2023}),
        ("Tahun 2023", "", {2023}),
        ("2022/2023", "/", {2022, 2023}),
        ("KTP", "KTP", set()),
        ("Kode 20231", "Kode 20231", set()),
    ],
)
def test_what_a_head_tells_besides_its_year(text: str, left: str, years: set[int]) -> None:
    assert (without_year(text), years_told([text])) == (left, years)


@pytest.mark.parametrize("span", ["2021 S.D. 2023", "2022 - 2023", "2022 DAN 2023", "2022/2023"])
def test_figures_are_of_the_year_in_their_head_whatever_years_the_title_runs_through(span: str) -> None:
    at = desk(uncounted())
    found = taken(rows(f"{TITLE} TAHUN {span}", *SIDE_BY_SIDE[::-1]), at)
    assert {period for (period,) in values(found, "period")} == {"2023"}
    assert [doubt.text for doubt in at.doubts] == []


def sheet_of(year: int, at: Desk, title: str = "DATA KEPEMILIKAN KTP-EL") -> Proposal:
    """The table of a year in a sheet of its own."""
    return proposed([(f"{title} TAHUN {year}",), *KTP[1:]], at, name=f"KTP {year}")


def test_of_a_sheet_for_each_year_that_of_the_wanted_year_is_taken_and_the_others_are_said() -> None:
    at = desk()
    found = [sheet_of(year, at) for year in (2022, 2023, 2024)]
    assert of_wanted_time(found, at) == [found[1]]
    told = at.log.finish(())
    assert [(issue.code, issue.level, issue.place.sheet, issue.place.row) for issue in told] == [
        ("table_of_other_time", Level.WARNING, "KTP 2022", 4),
        ("table_of_other_time", Level.WARNING, "KTP 2024", 4),
    ]
    assert told[0].remedy == 'Untuk tahun 2022: --period 2022 --sheet "KTP 2022".'
    at = desk(period=Period.year_of(2022))
    assert of_wanted_time(found, at) == [found[0]]


def test_tables_of_other_years_alone_are_asked_about_as_ever() -> None:
    at = desk()
    found = [sheet_of(2022, at), sheet_of(2024, at)]
    assert of_wanted_time(found, at) == found
    assert codes(at) == []


@pytest.mark.parametrize("first", ["No", None])
def test_years_of_a_text_file_head_columns_also_beside_words(first: str | None) -> None:
    """Beside names a text `2023` may be a count; years one after the other above words are none."""
    rows = [
        ("PEREKAMAN KTP-EL KABUPATEN BALANGAN",),
        (),
        (first, "Kecamatan", "2022", None, "2023", None),
        (None, None, "Wajib KTP", "Sudah Rekam", "Wajib KTP", "Sudah Rekam"),
        *((str(row[0]), row[1], "99", "98", str(row[2]), str(row[3])) for row in KTP[3:11]),
    ]
    at = desk()
    found = taken(rows, at)
    assert ("63.11.01", "12364") in values(found, "area", "value")
    assert len(found.rows) == 16
    assert codes(at) == []


@pytest.mark.parametrize("year", [2022, 2023])
def test_years_alone_below_a_title_of_percentages_are_those_of_its_coverage(year: int) -> None:
    """The example's peers; the column of the year that is wanted, and asked about."""
    at = desk(period=Period.year_of(year))
    made = proposed(PERCENT, at)
    assert means(made) == {str(year): "ktp"}
    assert [doubt.text for doubt in at.doubts] == [str(year)]
    assert {row[1:] for row in values(take_peers(made, at), "area", "period", "value")} == {
        (str(year), "91" if year == 2023 else "90")
    }


def test_coverages_headed_with_years_are_known_by_their_words() -> None:
    table = [["Kabupaten/Kota", "Cakupan KTP-el 2022", "Cakupan KTP-el 2023"], *PERCENT[2:]]
    assert means(proposed(table, desk())) == {"Cakupan KTP-el 2023": "ktp"}


def test_a_column_of_another_year_is_refused_as_the_year_that_is_asked_for() -> None:
    at = desk(period=Period.year_of(2023), means={"2022": "ktp"})
    take_peers(proposed(PERCENT, at), at)
    assert codes(at) == ["column_of_other_year"]
    ((where, text),) = said(at)
    assert (where, "tahun 2022" in text, "tahun 2023" in text) == ("- B (2022)", True, True)
    at = desk(period=Period.year_of(2022), means={"2022": "ktp"})
    take_peers(proposed(PERCENT, at), at)
    assert (codes(at), at.doubts) == ([], [])


def test_so_is_one_of_counts_beside_a_column_without_a_year() -> None:
    table = rows(TITLE, "Wajib KTP", "Sudah Rekam 2022")
    for year, is_refused in ((2023, True), (2022, False)):
        at = desk(period=Period.year_of(year))
        taken(table, at)
        assert ("column_of_other_year" in codes(at)) == is_refused


def test_the_example_of_an_answer_is_of_the_year_that_is_wanted() -> None:
    at = desk()
    table = [["Kabupaten/Kota", "Rekam Ganda 2022", "Rekam Ganda 2023"], *PERCENT[2:]]
    proposed(table, at)
    (issue,) = at.log.finish(())
    assert issue.code == "head_unmapped"
    assert '--means "Rekam Ganda 2023=' in issue.remedy


@pytest.mark.parametrize(
    ("heads", "factors"), [(("2022", "2023", "TOTAL"), (3, 4, 7)), (("JUMLAH", "2023", "2022"), (7, 4, 3))]
)
def test_a_total_over_years_is_none_of_the_year_that_is_wanted(
    heads: tuple[str, ...], factors: tuple[int, ...]
) -> None:
    names = ("Juai", "Halong", "Awayan")
    figures = [(name, *(factor * (50 + n) for factor in factors)) for n, name in enumerate(names)]
    at = desk(uncounted())
    table = [("AKTA PERKAWINAN YANG TERBIT TAHUN 2022 DAN 2023",), (), ("Kecamatan", *heads), *figures]
    found = taken(table, at)
    assert {doubt.option for doubt in at.doubts} == {'--means "2023=akta-kawin.issued"'}
    assert values(found, "period", "value")[0] == ("2023", str(4 * 50))
