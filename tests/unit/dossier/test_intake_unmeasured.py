"""Tables of a book that count nothing of the dossier: left out and told, unless they may be meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.books import Page, write_xlsx
from tests.intake.desks import KTP, desk, proposed, table

from capaian.domain.identifiers import SurveyId
from capaian.domain.issue import Level
from capaian.dossier.intake.agreement import speaks_of
from capaian.dossier.intake.desk import Asked, Proposal
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.take_in import take_in
from capaian.dossier.intake.unmeasured import Unmeasured
from capaian.dossier.intake.words import tokens
from capaian.rulebook import load_rulebook

AREAS = [str(row[1]) for row in KTP[3:11]]
Rows = list[list[str | int | None]]


def counted(title: str, *heads: str) -> Rows:
    """A table of the eight kecamatan."""
    lines: Rows = [[n, name, *(100 * n + k for k in range(len(heads)))] for n, name in enumerate(AREAS, 1)]
    return [[title], [], ["No", "Kecamatan", *heads], *lines]


def long_rows(title: str, *told: str) -> Rows:
    """A table with a row for each kecamatan and thing."""
    return [
        [title],
        [],
        ["Kecamatan", "Uraian", "Jumlah"],
        *([name, one, 7] for name in AREAS for one in told),
    ]


KNOWN: Rows = [[*row] for row in KTP]  # type: ignore[list-item]  # no decimals
FAITH = counted("PENDUDUK MENURUT AGAMA SEMESTER II 2023", "ISLAM", "KRISTEN", "KATOLIK")
AGES = counted("PENDUDUK MENURUT KELOMPOK UMUR TAHUN 2023", "0-4", "5-9", "10-14")
WED = counted(
    "PENDUDUK MENURUT STATUS PERKAWINAN TAHUN 2023", "BELUM KAWIN", "KAWIN", "CERAI HIDUP", "CERAI MATI"
)
BLOOD = long_rows("GOLONGAN DARAH TAHUN 2023", "A", "B", "AB", "O")
PEOPLE = counted("JUMLAH PENDUDUK TAHUN 2023", "LAKI-LAKI", "PEREMPUAN", "JUMLAH")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_balangan(tmp_path)


def take(folder: Path, dossier: Path, *sheets: tuple[str, Rows], asked: Asked | None = None) -> Intaken:
    pages = {name: Page(rows) for name, rows in sheets}
    return take_in(write_xlsx(folder / "buku.xlsx", pages), dossier, load_rulebook(), asked or Asked())


def told(taken: Intaken) -> list[str]:
    return [one.message for one in taken.issues if one.code == "tables_unmeasured"]


def test_sheets_of_other_things_are_left_out_and_told(tmp_path: Path, dossier: Path) -> None:
    sheets = [("Agama", FAITH), ("Umur", AGES), ("Kawin", WED), ("KTP", KNOWN), ("Darah", BLOOD)]
    taken = take(tmp_path, dossier, *sheets)
    assert not taken.has_errors
    assert [one.proposal.table.grid.sheet for one in taken.tables] == ["KTP"]
    assert told(taken) == [
        'Lembar atau tabel tanpa ukuran dossier, tidak diambil: "Agama", "Darah", "Kawin", "Umur".'
    ]
    assert taken.unread == ()


@pytest.mark.parametrize(("is_above", "rows"), [(True, "4–11"), (False, "17–24")])
def test_so_is_a_table_beside_a_known_one_whatever_the_sheet_is_called(
    tmp_path: Path, dossier: Path, is_above: bool, rows: str
) -> None:
    both = [*PEOPLE, [], [], *KNOWN] if is_above else [*KNOWN, [], *PEOPLE]
    taken = take(tmp_path, dossier, ("KTP", both))
    assert not taken.has_errors
    assert told(taken) == [f'Lembar atau tabel tanpa ukuran dossier, tidak diambil: "KTP" baris {rows}.']


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Lembar2", counted("DATA KIA TAHUN 2023", "SASARAN", "ENTRI")),
        ("KIA", counted("DATA TAHUN 2023", "SASARAN", "ENTRI")),
        ("Lembar2", counted("PENCATATAN PERKAWINAN TAHUN 2023", "DI KUA", "DI DINAS")),
        ("Lembar2", long_rows("REKAP TAHUN 2023", "Wajib KIA", "Sudah KIA")),
    ],
)
def test_one_that_may_be_meant_is_refused(tmp_path: Path, dossier: Path, name: str, rows: Rows) -> None:
    taken = take(tmp_path, dossier, (name, rows), ("KTP", KNOWN))
    assert {one.code for one in taken.issues} & {"head_unmapped", "table_is_long"}
    assert taken.has_errors
    assert told(taken) == []


ANSWERS = counted("REKAP SURVEI KEPUASAN MASYARAKAT TAHUN 2023", "U1", "U2")


@pytest.mark.parametrize("is_first", [True, False])
def test_each_way_around_a_refused_sheet_works(tmp_path: Path, dossier: Path, is_first: bool) -> None:
    sheets = [("SKM", ANSWERS), ("KTP", KNOWN)]
    sheets = sheets if is_first else sheets[::-1]
    (issue,) = [one for one in take(tmp_path, dossier, *sheets).issues if one.code == "head_unmapped"]
    assert '--sheet "KTP"' in issue.remedy
    assert '--means "JUDUL KOLOM=-"' in issue.remedy
    for asked in (Asked(sheet="KTP"), Asked(means={"U1": "-", "U2": "-"})):
        taken = take(tmp_path, dossier, *sheets, asked=asked)
        assert not taken.has_errors
        assert [one.proposal.table.grid.sheet for one in taken.tables] == ["KTP"]
        assert taken.unread == (("SKM",) if asked.sheet else ())
        assert bool(told(taken)) is not bool(asked.sheet)


def test_a_column_that_is_not_left_out_keeps_its_sheet_refused(tmp_path: Path, dossier: Path) -> None:
    taken = take(tmp_path, dossier, ("SKM", ANSWERS), ("KTP", KNOWN), asked=Asked(means={"U1": "-"}))
    assert "head_unmapped" in {one.code for one in taken.issues}


def test_a_sheet_alone_names_no_other(tmp_path: Path, dossier: Path) -> None:
    (issue,) = [
        one for one in take(tmp_path, dossier, ("SKM", ANSWERS)).issues if one.code == "head_unmapped"
    ]
    assert "--sheet" not in issue.remedy


def test_words_of_a_survey_are_nothing_that_is_counted() -> None:
    """Answers are told in survey.csv; of other indicators tables may tell."""
    at, answers = desk(), table(ANSWERS)
    indicators = [replace(one, name="Indeks Kepuasan Masyarakat") for one in at.office.indicators]
    surveyed, other = (
        Unmeasured(desk(replace(at.office, indicators=(replace(indicators[0], survey=survey),))))
        for survey in (SurveyId("skm"), None)
    )
    found = [Proposal(table(KNOWN), proposed(KNOWN, at).intake)]
    for apart in (surveyed, other):
        apart.tables.append(answers)
    assert surveyed.settle(found) == []
    assert other.settle(found) == [answers]


def test_where_nothing_is_known_it_is_refused(tmp_path: Path, dossier: Path) -> None:
    taken = take(tmp_path, dossier, ("Agama", FAITH), ("Umur", AGES))
    assert [one.code for one in taken.issues] == ["head_unmapped"] * 2
    assert told(taken) == []


@pytest.mark.parametrize(
    ("heads", "example"),
    [
        (("ISLAM", "KRISTEN"), '--means "JUDUL KOLOM=KODE", dengan kode '),
        (("BELUM REKAM", "REKAM GANDA"), '--means "REKAM GANDA=ktp.holders".'),
        (("KAWIN", "% REKAM"), '--means "JUDUL KOLOM=KODE", dengan kode '),
    ],
)
def test_the_example_is_never_of_a_column_that_counts_something_else(
    heads: tuple[str, ...], example: str
) -> None:
    at = desk()
    proposed(counted("PENDUDUK BELUM REKAM TAHUN 2023", *heads), at)
    (issue,) = [one for one in at.log.finish(()) if one.code == "head_unmapped"]
    assert example in issue.remedy


def test_a_known_table_is_not_kept_apart() -> None:
    at = desk()
    apart = Unmeasured(at)
    known = table(KTP)
    assert not apart.takes(known, proposed(KTP, at))
    assert (apart.tables, apart.settle([])) == ([], [])


def test_words_of_a_status_are_no_deeds() -> None:
    deeds = tokens("Akta perkawinan yang terbit")
    assert speaks_of(["Status perkawinan", "Akta kawin"], deeds)
    assert not speaks_of(["Menurut status perkawinan", "CERAI HIDUP"], deeds)
    assert not speaks_of(["Usia 17 tahun"], tokens("Usia 17 tahun ke atas") - {"ke", "atas"})


LOST = counted("SURAT KETERANGAN TAHUN 2023", "KIA HILANG", "KK PINDAH", "SKTT")


def test_columns_of_why_documents_were_issued_are_left_out(tmp_path: Path, dossier: Path) -> None:
    taken = take(tmp_path, dossier, ("KTP", KNOWN), ("SURAT", LOST))
    (issue,) = [issue for issue in taken.issues if issue.code == "tables_unmeasured"]
    assert '"SURAT"' in issue.message
    assert not taken.has_errors


def test_a_column_of_them_that_may_be_meant_is_not(tmp_path: Path, dossier: Path) -> None:
    rows = counted("SURAT KETERANGAN TAHUN 2023", "KIA HILANG", "KIA JADI")
    assert take(tmp_path, dossier, ("KTP", KNOWN), ("SURAT", rows)).has_errors


def test_a_file_of_which_no_column_is_taken_says_so(tmp_path: Path, dossier: Path) -> None:
    months = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGS", "SEP", "OKT", "NOV", "DES")
    figures = [[60 + (7 * n + 5 * k) % 23 for k in range(len(months))] for n in range(len(AREAS))]
    lines: Rows = [[name, *some, sum(some)] for name, some in zip(AREAS, figures, strict=True)]
    rows: Rows = [["PEREKAMAN KTP-EL PER BULAN TAHUN 2023"], ["Kecamatan", *months, "JUMLAH"], *lines]
    taken = take(tmp_path, dossier, ("REKAM", rows))
    assert [issue.code for issue in taken.issues] == ["columns_of_flow", "no_column_taken"]


OUTPUTS: Rows = [
    ["PENGUKURAN KINERJA TAHUN 2023"],
    [],
    ["Kode", "Sub Kegiatan", "Indikator", "Satuan", "Target", "Realisasi"],
    ["2.12.03.2.01.0001", "Perekaman KTP-el dan KIA", "Jumlah KTP-el yang terbit", "Keping", 900, 870],
    ["2.12.03.2.01.0002", "Penerbitan Akta Kelahiran", "Jumlah akta kelahiran", "Akta", 400, 390],
]


def test_a_table_of_outputs_is_left_out_whatever_it_speaks_of(tmp_path: Path, dossier: Path) -> None:
    taken = take(tmp_path, dossier, ("KTP", KNOWN), ("KINERJA", OUTPUTS))
    assert [(one.code, one.level) for one in taken.issues] == [("tables_unmeasured", Level.WARNING)]
    assert '"KINERJA"' in taken.issues[0].message
    assert [one.proposal.table.grid.sheet for one in taken.tables] == ["KTP"]


def test_alone_it_is_refused(tmp_path: Path, dossier: Path) -> None:
    taken = take(tmp_path, dossier, ("KINERJA", OUTPUTS))
    assert [one.code for one in taken.issues] == ["table_of_outputs"]
    assert taken.changes == {}
