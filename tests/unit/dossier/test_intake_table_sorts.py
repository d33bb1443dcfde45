"""What sort a table is: a column of places makes no table of areas out of a budget."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import (
    Cells,
    balangan,
    codes,
    desk,
    means,
    proposed,
    said,
    table,
    taken,
    uncounted,
    values,
)

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.guess import propose

NODES = {
    "2.12.04.2.01.0001": ("I.1.1", "Pengolahan dan Penyajian Data Kependudukan"),
    "2.12.01.2.02.0001": ("V.2.1", "Penyediaan Gaji dan Tunjangan ASN"),
    "2.12.01.2.06.0002": ("V.4.2", "Penyediaan Peralatan dan Perlengkapan Kantor"),
}
OPEN = replace(balangan(), inputs=())


def budget(place: str, *, is_coded: bool = True, last: str = "Realisasi") -> Cells:
    lines = [
        [*([code] if is_coded else []), name, place, 9_000_000 + n, 7_000_000 + n]
        for n, (code, (_, name)) in enumerate(NODES.items())
    ]
    heads = [*(["Kode"] if is_coded else []), "Sub Kegiatan", "Lokasi", "Pagu", last]
    return [["LAPORAN SUB KEGIATAN TAHUN 2023"], heads, *lines]


@pytest.mark.parametrize("is_coded", [True, False], ids=["codes", "names"])
@pytest.mark.parametrize("place", ["Kabupaten Balangan", "Kab. Balangan", "Paringin", "Kec. Halong"])
def test_the_place_of_each_line_of_a_budget_makes_it_no_table_of_areas(place: str, is_coded: bool) -> None:
    at = desk(OPEN)
    found = taken(budget(place, is_coded=is_coded), at)
    wanted = [(node, f"{9_000_000 + n}", f"{7_000_000 + n}") for n, (node, _) in enumerate(NODES.values())]
    assert sorted(values(found, "node", "revised", "actual")) == wanted
    assert (codes(at), at.doubts) == ([], [])


def test_places_that_differ_make_it_none_either() -> None:
    rows = [[*row] for row in budget("Juai")]
    for row, place in zip(rows[2:], ("Juai", "Halong", "Paringin"), strict=True):
        row[2] = place
    assert proposed(rows, desk(OPEN)).intake.table is IntakeTable.INPUTS


def test_counts_of_areas_beside_codes_of_the_plan_without_money_stay_counts() -> None:
    areas = zip(("Juai", "Halong", "Awayan"), (1200, 1500, 900), (1100, 1400, 850), strict=True)
    rows: Cells = [
        ["KEPEMILIKAN KTP-EL TAHUN 2023"],
        ["Kode Sub Kegiatan", "Kecamatan", "Wajib KTP", "Sudah Rekam"],
        *(["2.12.02.2.01.0002", *area] for area in areas),
    ]
    proposal = proposed(rows, desk(uncounted()))
    assert proposal.intake.table is IntakeTable.COUNTS
    assert [*means(proposal).values()] == ["ktp.eligible", "ktp.holders"]


def test_who_asks_for_a_table_of_areas_gets_it() -> None:
    at = desk(OPEN, table=IntakeTable.COUNTS)
    found = propose(table(budget("Paringin")), at, "tabel")
    assert found is not None and found.intake.table is IntakeTable.COUNTS


def test_a_table_of_places_and_codes_without_words_of_money_is_told_how_to_be_read_as_a_budget() -> None:
    rows = [[*row] for row in budget("Paringin", last="Selesai")]
    rows[1][3] = "Nilai"
    at = desk(OPEN)
    propose(table(rows), at, "tabel")
    ((_, message),) = [one for one in said(at) if "tidak" in one[1].casefold()]
    (issue,) = at.log.finish(())
    assert "dikenal sebagai ukuran di plan.yaml" in message
    assert "Bila tabel ini anggaran: --kind inputs." in issue.remedy


def test_a_register_of_payments_is_none_though_its_numbers_begin_like_codes_of_areas() -> None:
    """The number of a paper begins with the code of the regency, and stands below a word of spending."""
    lines = [
        [n, f"{n + 3}/01/2023", f"63.11/04.0/00000{n}/LS/2023", code, name, 2_450_000 + n]
        for n, (code, (_, name)) in enumerate(NODES.items(), 1)
    ]
    rows: Cells = [
        ["REGISTER SP2D TAHUN 2023"],
        ["No", "Tanggal", "Nomor SP2D", "Kode Sub Kegiatan", "Uraian", "Nilai"],
        *lines,
    ]
    at = desk(OPEN)
    assert means(proposed(rows, at)) == {}
    assert codes(at) == ["payments_by_day"]
