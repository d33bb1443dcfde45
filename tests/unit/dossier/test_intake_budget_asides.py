"""Rows of a budget that are no sub-activities and no accounts: told by their words, or by the user."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import balangan, codes, desk, proposed, said, taken, values

from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import NodeKind

FIRST, SECOND = "2.12.01.2.01.0001", "2.12.01.2.01.0002"
TITLE = ("LAPORAN REALISASI ANGGARAN DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL TAHUN ANGGARAN 2023",)
EXPORT = (
    TITLE,
    ("KODE", "URAIAN", "ANGGARAN", "REALISASI"),
    ("2.12.01", "PROGRAM PENUNJANG", 75_500_000, 61_100_000),
    ("2.12.01.2.01", "Perencanaan", 75_500_000, 61_100_000),
    (FIRST, "Penyusunan Dokumen Perencanaan", 50_000_000, 41_000_000),
    (SECOND, "Koordinasi dan Penyusunan Dokumen", 25_500_000, 20_100_000),
    (None, "JUMLAH", 75_500_000, 61_100_000),
)
TAKEN = [(FIRST, "41000000"), (SECOND, "20100000")]


def office() -> OfficeYear:
    """Balangan, with the two sub-activities of the export."""
    sample = next(node for node in balangan().nodes if node.kind is NodeKind.SUBACTIVITY)
    made = tuple(
        replace(sample, id=NodeId(str(code)), code=str(code), name=str(name))
        for code, name, *_ in EXPORT[4:6]
    )
    others = tuple(node for node in balangan().nodes if node.id not in (FIRST, SECOND))
    return replace(balangan(), nodes=(*others, *made))


def spent(rows: list[tuple[object, ...]], **asked: object) -> tuple[list[tuple[str, ...]], list[str]]:
    """What was spent by sub-activity, and the codes of the problems."""
    at = desk(office(), **asked)
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    return values(found, "node", "actual"), codes(at)


@pytest.mark.parametrize(
    "name",
    [
        "SURPLUS/(DEFISIT)",
        "(Defisit)/Surplus",
        "SISA",
        "Sisa Anggaran",
        "SILPA",
        "PERSENTASE",
        "DIBULATKAN",
        "Pembulatan",
        "%",
        "Selisih",
    ],
)
def test_rows_without_a_code_that_are_none_by_their_words(name: str) -> None:
    found, problems = spent([*EXPORT, (None, name, -75_500_000, -61_100_000)])
    assert (found, problems) == (TAKEN, ["lines_aside"])


def test_a_wrong_total_above_them_is_still_told() -> None:
    rows = [*EXPORT[:-1], (None, "JUMLAH", 75_500_001, 61_100_000), (None, "SISA", 1, 2)]
    _, problems = spent(rows)
    assert sorted(problems) == ["lines_aside", "total_differs"]


def test_several_are_named_once() -> None:
    at = desk(office())
    taken([*EXPORT, (None, "SURPLUS", -1, -2), (None, "SILPA", 5, None), (None, "SILPA", 6, None)], at)  # type: ignore[list-item]  # cells
    ((where, words),) = said(at)
    assert where.startswith("8 ")
    assert words.endswith("menurut katanya: SURPLUS, SILPA. Tidak diambil.")


def test_a_code_goes_before_words() -> None:
    rows = [*EXPORT]
    rows[5] = (SECOND, "Sisa Koordinasi dan Penyusunan", 25_500_000, 20_100_000)
    found, problems = spent(rows, means={SECOND: SECOND})
    assert (found, "lines_aside" in problems) == (TAKEN, False)


@pytest.mark.parametrize("name", ["Lain-lain", "Realisasi", "Target"])
def test_other_rows_are_an_error_that_names_the_option(name: str) -> None:
    at = desk(office())
    taken([*EXPORT, (None, name, 5, 5)], at)  # type: ignore[list-item]  # cells
    (issue,) = at.log.finish(())
    assert (issue.code, issue.place.row) == ("line_without_code", 8)
    assert f'--means "{name}=-"' in issue.remedy


def test_the_option_leaves_them_out_and_is_remembered() -> None:
    rows = [*EXPORT, (None, "Lain-lain", 5, 5)]
    assert spent(rows, means={"Lain-lain": "-"}) == (TAKEN, [])
    first = desk(office(), means={"Lain-lain": "-"})
    settled = proposed(rows, first).intake  # type: ignore[arg-type]  # cells
    again = desk(replace(office(), intakes=(settled,)))
    assert values(taken(rows, again), "node", "actual") == TAKEN  # type: ignore[arg-type]  # cells
    assert codes(again) == []


def with_funds(one: str, other: str, *, has_figures: bool = True) -> list[tuple[object, ...]]:
    """The export with both funds out of which each sub-activity is paid below it; or these alone."""
    rows: list[tuple[object, ...]] = [*EXPORT[:4]]
    for code, name, had, used in EXPORT[4:6]:
        rows.append((code, name, had, used) if has_figures else (code, name, None, None))
        rows.append((None, one, had - 500_000, used - 400_000))
        rows.append((None, other, 500_000, 400_000))
    return [*rows, EXPORT[6]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sumber dana: DAU", "Sumber dana: DAK Non Fisik"),
        ("Sumber Pendanaan: PAD", "Sumber Pendanaan: Dana Bagi Hasil"),
        ("- DAU", "- DAK Fisik"),
        ("Dana Alokasi Umum", "Dana Alokasi Khusus"),
        ("Pendapatan Asli Daerah", "Bantuan Keuangan Provinsi"),
    ],
)
def test_funds_below_a_sub_activity_are_none_and_hide_no_codes(one: str, other: str) -> None:
    assert spent(with_funds(one, other)) == (TAKEN, ["lines_aside"])


def test_funds_below_a_heading_without_figures_are_not_left_out() -> None:
    found, told = spent(with_funds("Sumber dana: DAU", "Sumber dana: DAK", has_figures=False))
    assert "line_without_code" in told
    assert found == []


@pytest.mark.parametrize("name", ["Padat Karya", "Daun", "Belanja DAU", "Sumber daya"])
def test_other_words_are_no_funds(name: str) -> None:
    assert "line_without_code" in spent(with_funds(name, "DAU"))[1]
