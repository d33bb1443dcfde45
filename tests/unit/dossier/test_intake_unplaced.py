"""Money of programs and activities that stands in no row of a sub-activity."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import balangan, codes, desk, said, taken, values

from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import NodeKind

FIRST, SECOND = "2.12.02.2.01.0002", "2.12.02.2.01.0004"
TITLE = ("LAPORAN REALISASI ANGGARAN DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL TAHUN ANGGARAN 2023",)
HEADS = ("KODE", "URAIAN", "ANGGARAN", "REALISASI")
SOUND = (
    ("2.12.02", "PROGRAM PENDAFTARAN PENDUDUK", 300_000_000, 270_000_000),
    ("2.12.02.2.01", "Pelayanan Pendaftaran Penduduk", 300_000_000, 270_000_000),
    (FIRST, "Pencatatan dan Penerbitan Dokumen", 200_000_000, 180_000_000),
    (SECOND, "Peningkatan Pelayanan", 100_000_000, 90_000_000),
)
PROGRAM = ("2.12.05", "PROGRAM PENGELOLAAN PROFIL", 80_000_000, 75_000_000)
ACTIVITY = ("2.12.05.2.01", "Penyusunan Profil Kependudukan", 80_000_000, 75_000_000)
TOTAL = (None, "JUMLAH", 380_000_000, 345_000_000)
ERROR = ["money_unplaced"]


def office() -> OfficeYear:
    """Balangan, with the sub-activities of the exports."""
    sample = next(node for node in balangan().nodes if node.kind is NodeKind.SUBACTIVITY)
    own = {FIRST: SOUND[2][1], SECOND: SOUND[3][1], "2.12.05.2.01.0001": "Profil"}
    made = tuple(replace(sample, id=NodeId(code), code=code, name=name) for code, name in own.items())
    return replace(balangan(), nodes=(*(node for node in balangan().nodes if node.id not in own), *made))


def told(*rows: tuple[object, ...]) -> tuple[list[tuple[str, ...]], list[str], str]:
    """What is granted and spent by sub-activity, the codes of the problems, and what is said."""
    at = desk(office())
    found = taken([TITLE, HEADS, *rows], at)  # type: ignore[list-item]  # cells
    return (
        values(found, "node", "revised", "actual"),
        codes(at),
        "; ".join(": ".join(one) for one in said(at)),
    )


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([PROGRAM, ACTIVITY], "8 C (ANGGARAN)"),
        ([PROGRAM, ACTIVITY, TOTAL], "8 C (ANGGARAN)"),
        ([PROGRAM], "7 C (ANGGARAN)"),
        (
            [
                PROGRAM,
                ACTIVITY,
                ("5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 30_000_000, 28_000_000),
                ("5.1.02.04.01.0001", "Belanja Perjalanan Dinas", 50_000_000, 47_000_000),
            ],
            "8 C (ANGGARAN)",
        ),
        ([PROGRAM, ACTIVITY, ("2.12.05.2.01.0001", "Profil", None, None), TOTAL], "8 C (ANGGARAN)"),
        ([PROGRAM, ACTIVITY, ("2.12.05.2.01.0001", "Profil", "-", "-")], "8 C (ANGGARAN)"),
    ],
    ids=["activity", "with a total", "program", "accounts", "empty sub-activity", "dashes"],
)
def test_money_of_a_node_without_sub_activities_is_an_error_at_its_row(
    rows: list[tuple[object, ...]], place: str
) -> None:
    _, problems, words = told(*SOUND, *rows)

    assert problems == ERROR
    assert place in words
    assert "Rp80.000.000" in words


def test_beside_sub_activities_of_one_activity_the_other_is_told() -> None:
    rows = [("2.12.02", "PROGRAM", 380_000_000, 345_000_000), *SOUND[1:]]

    _, problems, words = told(*rows, ("2.12.02.2.02", "Penataan", 80_000_000, 75_000_000))

    assert problems == ERROR
    assert "Kegiatan 2.12.02.2.02" in words


def test_accounts_of_a_flat_export_without_the_code_of_the_sub_activity_are_told_once() -> None:
    heads = ("Kode Kegiatan", "Kode Sub Kegiatan", "Kode Akun", "Nilai Anggaran", "Nilai Realisasi")
    rows = [
        ("2.12.02.2.01", FIRST, "5.1.02.01.01.0024", 200_000_000, 180_000_000),
        ("2.12.05.2.01", None, "5.1.02.01.01.0024", 50_000_000, 45_000_000),
        ("2.12.05.2.01", None, "5.1.02.01.01.0025", 10_000_000, 9_000_000),
    ]
    at = desk(office())
    taken([TITLE, heads, *rows], at)

    assert codes(at) == ERROR
    ((place, words),) = said(at)
    assert place == "4 D (Nilai Anggaran)"
    assert "Rp60.000.000" in words


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(None, "JUMLAH", 300_000_000, 270_000_000)],
        [("2.12.05", "PROGRAM PENGELOLAAN PROFIL", 0, 0), ("2.12.05.2.01", "Penyusunan", 0, 0)],
        [("2.12.05", "PROGRAM PENGELOLAAN PROFIL", None, None)],
        [PROGRAM, ACTIVITY, ("2.12.05.2.01.0001", "Profil", 80_000_000, 75_000_000), TOTAL],
    ],
    ids=["alone", "total", "noughts", "empty", "all there"],
)
def test_sound_tables_stay_as_they_are(rows: list[tuple[object, ...]]) -> None:
    found, problems, _ = told(*SOUND, *rows)

    assert problems == []
    assert found[:2] == [(FIRST, "200000000", "180000000"), (SECOND, "100000000", "90000000")]


def test_accounts_alone_below_a_sub_activity_are_its_money() -> None:
    rows = [
        ("2.12.05.2.01.0001", "Profil", None, None),
        ("5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 30_000_000, 28_000_000),
        ("5.1.02.04.01.0001", "Belanja Perjalanan Dinas", 50_000_000, 47_000_000),
    ]
    found, problems, _ = told(*SOUND, PROGRAM, ACTIVITY, *rows)

    assert problems == []
    assert ("2.12.05.2.01.0001", "80000000", "75000000") in found


def test_a_table_without_any_sub_activity_is_told_as_a_whole() -> None:
    _, problems, _ = told(PROGRAM, ACTIVITY)

    assert "money_unplaced" not in problems


def test_noughts_below_make_the_sum_wrong_and_nothing_more() -> None:
    _, problems, _ = told(*SOUND, ACTIVITY, ("2.12.05.2.01.0001", "Profil", 0, 0))

    assert problems == ["total_differs"] * 2


def test_accounts_of_an_activity_beside_its_sub_activity_are_told() -> None:
    account = ("5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 30_000_000, 28_000_000)

    _, problems, words = told(
        *SOUND, ACTIVITY, account, ("2.12.05.2.01.0001", "Profil", 50_000_000, 47_000_000)
    )

    assert problems == ERROR
    assert words.startswith("8 C")
    assert "Rp30.000.000" in words
