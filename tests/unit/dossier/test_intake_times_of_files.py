"""The time of a file is told of that file alone, and each row is of the file that it came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.aggregate import kecamatan
from tests.intake.books import write_sheet
from tests.intake.desks import Cells
from tests.unit.dossier.test_intake_take_in import small, take, without_counts

from capaian.domain.office import Source
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.dossier import read_dossier
from capaian.dossier.intake.intaken import Intaken

CARDS = "ANAK WAJIB KIA DAN YANG SUDAH MEMILIKI KIA"
DEEDS = "KEMATIAN DILAPORKAN DAN AKTA KEMATIAN TERBIT"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return without_counts(copy_balangan(tmp_path))


def cards(title: str, more: int = 0) -> Cells:
    """Children who need a card and have one, so many more of both in each kecamatan."""
    rows = [
        (n, name, 4200 + 7 * n + more, 3100 + 5 * n + more) for n, name in enumerate(kecamatan().values())
    ]
    return [(f"{CARDS} {title}".strip(),), (), ("No", "Kecamatan", "Wajib KIA", "Memiliki KIA"), *rows]


def deeds(title: str, more: int = 0) -> Cells:
    rows = [(n, name, 30 + n + more, 28 + n + more) for n, name in enumerate(kecamatan().values())]
    heads = ("No", "Kecamatan", "Kematian dilaporkan", "Akta kematian terbit")
    return [(f"{DEEDS} {title}".strip(),), (), heads, *rows]


def money(title: str, spent: int) -> Cells:
    other = ("2.12.01.2.01.0002", "Koordinasi dan Penyusunan Dokumen RKA-SKPD", 70_000_000, spent // 3)
    own = ("2.12.01.2.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah", 90_000_000, spent)
    return [
        (f"REALISASI BELANJA {title}".strip(),),
        (),
        ("Kode", "Uraian", "Anggaran", "Realisasi"),
        own,
        other,
    ]


def book(folder: Path, rows: Cells) -> Path:
    return write_sheet(folder / "kiriman.xlsx", rows)


def write(folder: Path, dossier: Path, rows: Cells, **asked: object) -> Path:
    """Take a table that needs nothing besides what is told."""
    path = book(folder, rows)
    taken = take(path, dossier, is_agreed=True, **asked)
    assert not taken.has_errors, taken.issues
    taken.write()
    return path


def asked_of(taken: Intaken) -> list[str]:
    return [doubt.option for doubt in taken.doubts]


def office(dossier: Path) -> OfficeYear:
    found = read_dossier(dossier).office_year
    assert found is not None
    return found


@pytest.mark.parametrize("period", ["2023-S1", "2023-Q3", "2023", "2022"])
def test_the_same_file_is_of_the_period_that_was_told(dossier: Path, tmp_path: Path, period: str) -> None:
    path = write(tmp_path, dossier, cards(""), period=Period.parse(period))
    again = take(path, dossier, is_agreed=True)
    assert (again.issues, again.changes) == ((), {})
    assert {str(row.period) for row in office(dossier).counts} == {period}


def test_a_quarter_of_money_does_not_become_the_year(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    path = write(
        tmp_path, dossier, money("", 4_000_000), period=Period.parse("2023-Q1"), means={"bulan": "-"}
    )
    again = take(path, dossier, is_agreed=True)
    assert (again.doubts, again.changes, again.has_errors) == ((), {}, False)
    assert [row.period for row in office(dossier).inputs if row.actual == 4_000_000] == [
        Period.parse("2023-Q1")
    ]


@pytest.mark.parametrize("first", ["TAHUN 2023", "SEMESTER I TAHUN 2023", ""])
def test_other_content_without_a_time_is_asked_anew(dossier: Path, tmp_path: Path, first: str) -> None:
    period = None if first else Period.parse("2023-S1")
    write(tmp_path, dossier, cards(first), period=period)
    taken = take(book(tmp_path, cards("", 11)), dossier)
    assert taken.tables[0].proposal.is_remembered
    assert asked_of(taken) == ["--period 2023"]
    assert [one.code for one in take(book(tmp_path, cards("", 11)), dossier, is_agreed=True).issues] == [
        "doubt_unsettled"
    ]


def test_so_is_money_without_a_year(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    write(tmp_path, dossier, money("TAHUN 2023", 60_000_000))
    assert asked_of(take(book(tmp_path, money("", 9_000_000)), dossier)) == ["--period 2023"]


def test_nor_does_a_quarter_tell_whether_the_next_one_is_told_since_january(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    write(tmp_path, dossier, money("", 4_000_000), period=Period.parse("2023-Q1"), means={"bulan": "-"})
    path = book(tmp_path, money("", 9_000_000))
    asked = take(path, dossier, period=Period.parse("2023-Q2"))
    assert (asked.tables[0].proposal.is_remembered, asked_of(asked)) == (True, ['--means "bulan=-"'])
    take(path, dossier, period=Period.parse("2023-Q2"), means={"bulan": "-"}).write()
    again = take(path, dossier, is_agreed=True)
    assert (again.doubts, again.changes, again.has_errors) == ((), {}, False)
    assert [str(row.period) for row in office(dossier).inputs if row.actual == 9_000_000] == ["2023-Q2"]


def test_what_was_agreed_to_is_told_too(dossier: Path, tmp_path: Path) -> None:
    path = book(tmp_path, cards(""))
    first = take(path, dossier)
    assert asked_of(first) == ["--period 2023"]
    first.write()
    again = take(path, dossier, is_agreed=True)
    assert (again.issues, again.changes) == ((), {})


def test_the_last_answer_counts_and_anew_forgets_it(dossier: Path, tmp_path: Path) -> None:
    path = write(tmp_path, dossier, cards(""), period=Period.parse("2023-S1"))
    take(path, dossier, period=Period.parse("2023-Q2")).write()
    assert take(path, dossier).tables[0].taken.period == Period.parse("2023-Q2")
    assert asked_of(take(path, dossier, is_anew=True)) == ["--period 2023"]
    assert [str(one.period) for one in office(dossier).intake_periods] == ["2023-Q2"]


def test_a_file_that_tells_its_time_is_asked_nothing(dossier: Path, tmp_path: Path) -> None:
    write(tmp_path, dossier, cards("TAHUN 2023"))
    assert office(dossier).intake_periods == ()
    taken = take(book(tmp_path, cards("SEMESTER I TAHUN 2023", -40)), dossier)
    assert (taken.doubts, str(taken.tables[0].taken.period)) == ((), "2023-S1")


@pytest.mark.parametrize(("first", "asked"), [("SEMESTER I", []), ("TAHUN", ["--period 2023-S2"])])
def test_the_second_half_is_a_half_where_the_first_is_there(
    dossier: Path, tmp_path: Path, first: str, asked: list[str]
) -> None:
    write(tmp_path, dossier, deeds(f"{first} 2023"))
    taken = take(book(tmp_path, deeds("SEMESTER II 2023", 9)), dossier)
    assert taken.tables[0].proposal.is_remembered
    assert asked_of(taken) == asked


def sources_of(dossier: Path) -> dict[str, Source]:
    """The sources of each period's counts."""
    read = office(dossier)
    return {str(row.period): read.source_by_id[row.source] for row in read.counts if row.source}


def test_rows_keep_the_file_that_they_came_from(dossier: Path, tmp_path: Path) -> None:
    write(tmp_path, dossier, cards("SEMESTER II TAHUN 2023"))
    before = sources_of(dossier)["2023"]
    path = write(tmp_path, dossier, cards("SEMESTER I TAHUN 2023", -40))
    found = sources_of(dossier)
    assert (found["2023"].id, found["2023"].sha256) == ("kiriman", before.sha256)
    assert (found["2023-S1"].id, str(found["2023-S1"].cut_off)) == ("kiriman-2", "2023-06-30")
    assert found["2023-S1"].title.endswith("Semester I tahun 2023")
    assert take(path, dossier).changes == {}


def test_a_corrected_file_is_the_same_source(dossier: Path, tmp_path: Path) -> None:
    write(tmp_path, dossier, cards("TAHUN 2023"))
    before = sources_of(dossier)["2023"]
    write(tmp_path, dossier, cards("TAHUN 2023", 6))
    found = sources_of(dossier)["2023"]
    assert (found.id, found.title) == (before.id, before.title)
    assert found.sha256 != before.sha256


def test_a_file_with_less_than_before_is_another_source(dossier: Path, tmp_path: Path) -> None:
    write(tmp_path, dossier, cards("TAHUN 2023"))
    before = sources_of(dossier)["2023"].sha256
    some = [row[:3] for row in cards("TAHUN 2023", 6)]
    write(tmp_path, dossier, some, is_anew=True)
    read = office(dossier)
    kept = {row.source for row in read.counts if row.measure == "kia.issued" and row.source}
    assert [read.source_by_id[source].sha256 for source in kept] == [before]
    assert {row.source for row in read.counts if row.measure == "kia.eligible" and row.source} == {
        "kiriman-2"
    }


def test_money_of_a_quarter_is_told_until_its_end(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    write(tmp_path, dossier, money("", 4_000_000), period=Period.parse("2023-Q1"), means={"bulan": "-"})
    (source,) = (one for one in office(dossier).sources if one.file == "kiriman.xlsx")
    assert str(source.cut_off) == "2023-03-31"
