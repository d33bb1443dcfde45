"""Budget and spending out of exports: one tree of codes, each held against those below it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from tests.intake.desks import balangan, codes, desk, means, proposed, said, taken, values
from tests.intake.finance import (
    ACCOUNTS,
    COUNT,
    MERGED,
    export_with_accounts,
    rows_of,
    spent,
    subactivities,
)

from capaian.domain.identifiers import NodeId
from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import NodeKind
from capaian.dossier.intake.counts import Taken
from capaian.dossier.spreadsheets.model import Span

FIRST = "2.12.01.2.01.0001"
PERSONNEL, GOODS, EXPERTS, MACHINES, BOOKS = ACCOUNTS
SPANS = (Span(4, 1, 5, 1), Span(4, 2, 5, 2), Span(4, 3, 5, 3), Span(4, 4, 4, 15))


@cache
def office() -> OfficeYear:
    """Balangan, with a node for each of the 33 sub-activities."""
    known = balangan().nodes
    sample = next(node for node in known if node.kind is NodeKind.SUBACTIVITY)
    made = tuple(replace(sample, id=NodeId(code), code=code, name=name) for code, name in subactivities())
    return replace(balangan(), nodes=(*known, *made))


def take(
    *changes: tuple[int, int, object], is_cumulative: bool = False, **asked: object
) -> tuple[Taken, list[str]]:
    """What comes of the export, with cells changed; and the codes of the problems."""
    rows = rows_of(export_with_accounts(), is_cumulative=is_cumulative)
    for row, column, value in changes:
        rows[row - 1][column - 1] = value  # type: ignore[call-overload]  # any cell
    at = desk(office(), **asked)
    found = taken(rows, at, *SPANS)
    return found, codes(at)


def amounts(found: Taken, node: str, kind: str = "all") -> dict[str, tuple[str, str]]:
    """Budget and spending of a sub-activity by period."""
    return {
        row.cells["period"]: (row.cells.get("revised", ""), row.cells.get("actual", ""))
        for row in found.rows
        if (row.cells["node"], row.cells["kind"]) == (node, kind)
    }


def test_the_merged_heads_of_the_sheet_are_those_of_the_file() -> None:
    assert MERGED == ("A4:A5", "B4:B5", "C4:C5", "D4:O4")


def test_33_subactivities_over_twelve_months() -> None:
    found, problems = take()
    assert problems == []
    whole = [row for row in found.rows if row.cells["kind"] == "all"]
    assert len(whole) == COUNT * 13
    assert {row.cells["node"] for row in whole} == {code for code, _ in subactivities()}


def test_each_month_is_what_its_accounts_spent() -> None:
    found, _ = take()
    for code, _ in subactivities():
        months = [sum(month) for month in zip(*spent(code).values(), strict=True)]
        told = amounts(found, code)
        assert [told[f"2023-M{number:02}"][1] for number in range(1, 13)] == [str(month) for month in months]
        assert told["2023"][1] == str(sum(months))


@pytest.mark.parametrize(
    ("kind", "accounts"),
    [
        ("personnel", {PERSONNEL}),
        ("goods", {GOODS, EXPERTS}),
        ("operations", {PERSONNEL, GOODS, EXPERTS}),
        ("machinery", {MACHINES}),
        ("capital", {MACHINES, BOOKS}),
    ],
)
def test_kinds_of_money_by_the_beginning_of_accounts(kind: str, accounts: set[str]) -> None:
    found, _ = take()
    for code, _ in subactivities():
        own = [months for account, months in spent(code).items() if account in accounts]
        told = amounts(found, code, kind)
        if not own:
            assert told == {}
            continue
        assert told["2023"][1] == str(sum(map(sum, own)))
        assert told["2023-M03"][1] == str(sum(months[2] for months in own))


def test_the_budget_belongs_to_the_year() -> None:
    found, _ = take()
    line = next(line for line in export_with_accounts().lines if line.code == FIRST)
    told = amounts(found, FIRST)
    assert told["2023"][0] == str(line.budget)
    assert all(not budget for period, (budget, _) in told.items() if period != "2023")


def test_rows_are_taken_for_a_budget() -> None:
    at = desk(office())
    proposal = proposed(rows_of(export_with_accounts()), at, *SPANS)
    assert proposal.intake.table is IntakeTable.INPUTS
    assert proposal.intake.names_in == "Kode Rekening"
    assert not proposal.intake.is_cumulative
    assert means(proposal)["Anggaran"] == "revised"
    assert [column.month for column in proposal.intake.columns] == [None, *range(1, 13)]


def test_one_wrong_subtotal_is_told_at_its_cell() -> None:
    at = desk(office())
    rows = rows_of(export_with_accounts())
    row = next(place for place, cells in enumerate(rows, 1) if cells[:1] == ["2.12.01.2.01"])
    value = int(str(rows[row - 1][5]))
    rows[row - 1][5] = value + 1000
    taken(rows, at, *SPANS)
    ((where, message),) = said(at)
    assert where == f"{row} F (Maret)"
    assert "(selisih 1.000)" in message


def test_a_wrong_account_is_told_by_its_subactivity() -> None:
    at = desk(office())
    rows = rows_of(export_with_accounts())
    row = next(place for place, cells in enumerate(rows, 1) if cells[:1] == [FIRST])
    rows[row][2] = 1
    taken(rows, at, *SPANS)
    assert [where for where, _ in said(at)] == [f"{row} C (Anggaran)"]


def test_a_wrong_grand_total() -> None:
    rows = rows_of(export_with_accounts())
    _, problems = take((len(rows), 3, 12))
    assert problems == ["total_differs"]


def test_wrong_totals_may_be_accepted() -> None:
    rows = rows_of(export_with_accounts())
    found, problems = take((len(rows), 3, 12), accepts_totals=True)
    assert problems == ["total_kept_wrong"]
    assert len(amounts(found, FIRST)) == 13


def test_cumulative_figures_become_those_of_their_months() -> None:
    plain, _ = take()
    summed, problems = take(is_cumulative=True)
    assert problems == []
    assert amounts(summed, FIRST) == amounts(plain, FIRST)
    assert amounts(summed, FIRST, "goods") == amounts(plain, FIRST, "goods")


def test_a_cumulative_figure_that_falls_is_told_once_for_its_row() -> None:
    at = desk(office(), means={"bulan": "kumulatif"})
    rows = rows_of(export_with_accounts(), is_cumulative=True)
    row = next(place for place, cells in enumerate(rows, 1) if cells[:1] == [FIRST])
    for cells in rows[row - 1 : row + 1]:  # its only account falls with it
        cells[8], cells[10] = 1, 2
    taken(rows, at, *SPANS)
    falls = [(where, words) for where, words in said(at) if "kumulatif turun" in words]
    assert [where for where, _ in falls] == [f"{row} I (Juni)"]


SMALL = (
    ("LAPORAN REALISASI TAHUN ANGGARAN 2023", None, None),
    (),
    ("Kode", "Uraian", "Realisasi"),
    ("2.12.01.2.01.0001", "Penyusunan Dokumen", 500),
    ("2.12.01.2.01.0002", "Koordinasi", 700),
)


def small(
    *rows: tuple[object, ...], title: str = "REALISASI TAHUN ANGGARAN 2023", head: str = "Realisasi"
) -> list[tuple[object, ...]]:
    return [(title,), ("Belanja",), ("Kode", "Uraian", head), *(rows or SMALL[3:])]


def test_a_table_without_months_is_about_the_year() -> None:
    at = desk(office())
    found = taken(small(), at)  # type: ignore[arg-type]  # cells
    assert values(found, "node", "period", "actual") == [
        (FIRST, "2023", "500"),
        ("2.12.01.2.01.0002", "2023", "700"),
    ]


def test_a_table_about_one_month() -> None:
    at = desk(office())
    found = taken(small(title="REALISASI BULAN MARET 2023", head="Realisasi bulan ini"), at)  # type: ignore[arg-type]  # cells
    assert {row.cells["period"] for row in found.rows} == {"2023-M03"}


def test_a_table_about_december_that_tells_the_year() -> None:
    at = desk(office())
    found = taken(small(title="BULAN DESEMBER 2023", head="Realisasi s.d. bulan ini"), at)  # type: ignore[arg-type]  # cells
    assert {row.cells["period"] for row in found.rows} == {"2023"}
    assert codes(at) == []


def test_what_was_spent_until_april_cannot_be_parted() -> None:
    at = desk(office())
    taken(small(title="BULAN APRIL 2023", head="Realisasi s.d. bulan ini"), at)  # type: ignore[arg-type]  # cells
    assert codes(at) == ["cumulative_alone"]


def test_an_eleventh_month_makes_no_year() -> None:
    rows = [row[:14] for row in rows_of(export_with_accounts(), has_total=False)]
    at = desk(office())
    found = taken(rows, at, *SPANS[:3], Span(4, 4, 4, 14))
    assert amounts(found, FIRST)["2023"][1] == ""
    assert "2023-M12" not in amounts(found, FIRST)


def test_another_year_than_that_of_the_dossier_is_doubted() -> None:
    at = desk(office())
    taken(small(title="TAHUN ANGGARAN 2022"), at)  # type: ignore[arg-type]  # cells
    assert [doubt.option for doubt in at.doubts] == ["--period 2022"]


def test_a_year_that_the_user_tells_is_not() -> None:
    from capaian.domain.period import Period

    at = desk(office(), period=Period.parse("2023"))
    found = taken(small(title="TAHUN ANGGARAN 2022"), at)  # type: ignore[arg-type]  # cells
    assert at.doubts == []
    assert {row.cells["period"] for row in found.rows} == {"2023"}


def test_accounts_below_a_subactivity_in_a_column_of_their_own() -> None:
    rows = small(
        ("2.12.01.2.01.0001", "Penyusunan Dokumen", 500),
        ("5.1.02", "Barang dan Jasa", 300),
        ("5.1.02.01", "Barang", 300),
        ("5.2.02", "Peralatan dan Mesin", 200),
    )
    found = taken(rows, desk(office()))  # type: ignore[arg-type]  # cells
    assert values(found, "kind", "actual") == [
        ("all", "500"),
        ("operations", "300"),
        ("goods", "300"),
        ("capital", "200"),
        ("machinery", "200"),
    ]


def test_a_subactivity_without_amounts_is_the_sum_of_its_accounts() -> None:
    rows = small(
        ("2.12.01.2.01.0001", "Penyusunan Dokumen", None),
        ("5.1.01", "Pegawai", 300),
        ("5.1.02", "Barang", 200),
    )
    assert values(taken(rows, desk(office())), "kind", "actual")[0] == ("all", "500")  # type: ignore[arg-type]  # cells


def test_an_account_that_stands_twice_is_added_up() -> None:
    rows = small(
        ("2.12.01.2.01.0001", "Penyusunan Dokumen", 500),
        ("5.1.02.01", "Barang", 300),
        ("5.1.02.01", "Barang", 200),
    )
    at = desk(office())
    assert ("goods", "500") in values(taken(rows, at), "kind", "actual")  # type: ignore[arg-type]  # cells
    assert codes(at) == []


def test_a_subactivity_that_stands_twice_in_all_cells_is_told() -> None:
    rows = small(*SMALL[3:], ("2.12.01.2.01.0001", "Penyusunan Dokumen", 500))
    at = desk(office())
    taken(rows, at)  # type: ignore[arg-type]  # cells
    assert said(at) == [("6 -", "Baris ini sama di semua selnya dengan baris 4 (2.12.01.2.01.0001).")]
    assert at.doubts == []


@pytest.mark.parametrize("answer", [{}, {"kode berulang": "dijumlahkan"}])
def test_a_subactivity_that_stands_twice_with_other_money_is_added_up_after_asking(
    answer: dict[str, str],
) -> None:
    rows = small(*SMALL[3:], ("2.12.01.2.01.0001", "Penyusunan Dokumen", 40))
    at = desk(office(), means=answer)
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    assert (FIRST, "540") in values(found, "node", "actual")
    assert codes(at) == []
    options = [] if answer else ['--means "kode berulang=dijumlahkan"']
    assert [doubt.option for doubt in at.doubts] == options


@pytest.mark.parametrize("words", [("Rencana", "Realisasi"), ("REALISASI", "TARGET")])
@pytest.mark.parametrize("answer", [{}, {"kode berulang": "dijumlahkan"}])
def test_what_was_spent_is_not_added_to_what_was_planned(
    words: tuple[str, str], answer: dict[str, str]
) -> None:
    code = "2.12.01.2.01.0001"
    rows = [
        ("REALISASI ANGGARAN TAHUN 2023",),
        (),
        ("KODE", "SUB KEGIATAN", "URAIAN", "PAGU", "REALISASI"),
        *(
            (code, "Penyusunan Dokumen", word, 9_000_000, spent)
            for word, spent in zip(words, (9, 7), strict=True)
        ),
    ]
    at = desk(office(), means=answer)
    taken(rows, at)  # type: ignore[arg-type]  # cells
    assert "plan_beside_spent" in codes(at)
    assert "kode berulang" not in [doubt.text for doubt in at.doubts]


def test_figures_without_a_code_are_told() -> None:
    rows = small(*SMALL[3:], (None, "Lain-lain", 100))
    at = desk(office())
    taken(rows, at)  # type: ignore[arg-type]  # cells
    assert codes(at) == ["line_without_code"]


def test_figures_without_a_code_and_a_name_are_told_with_a_remedy_that_needs_none() -> None:
    at = desk(office())
    taken(small(SMALL[3], (None, None, 100), *SMALL[4:]), at)  # type: ignore[arg-type]  # cells
    (issue,) = at.log.finish(())
    assert (issue.code, issue.place.row, "--means" in issue.remedy) == ("line_without_words", 5, False)


def test_a_subactivity_that_the_plan_does_not_know() -> None:
    rows = small(*SMALL[3:], ("2.12.09.2.09.0009", "Pelayanan Antariksa", 100))
    at = desk(office())
    taken(rows, at)  # type: ignore[arg-type]  # cells
    (issue,) = at.log.finish(())
    assert (issue.code, issue.place.row) == ("node_unmatched", 6)
    assert "Sub kegiatan 2.12.09.2.09.0009 tidak ada di nodes.csv." in issue.message
    assert '--means "2.12.09.2.09.0009=ID"' in issue.remedy


def test_the_user_names_the_node() -> None:
    rows = small(*SMALL[3:], ("2.12.09.2.09.0009", "Pelayanan Antariksa", 100))
    at = desk(office(), means={"2.12.09.2.09.0009": "V.2.2"})
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    assert found.names == {"2.12.09.2.09.0009": "V.2.2"}
    assert ("V.2.2", "100") in values(found, "node", "actual")


def test_a_node_by_a_name_that_is_nearly_its_own_is_doubted() -> None:
    rows = small(("2.12.09.2.09.0008", "Penyedian Gaji dan Tunjangan ASN", 100), SMALL[3])
    at = desk(replace(balangan(), inputs=()))
    found = taken(rows, at)  # type: ignore[arg-type]  # cells
    assert found.names == {"2.12.09.2.09.0008": "V.2.1"}
    assert [doubt.means for doubt in at.doubts] == ["V.2.1"]


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1.234.567,00", "1234567"),
        ("1.234.567,50", "1234567.50"),
        (Decimal("1234567.00"), "1234567"),
        ("Rp 1.234.567", "1234567"),
        ("(1.000)", "-1000"),
        (0, "0"),
    ],
)
def test_amounts_without_the_noughts_that_exports_print(cell: object, amount: str) -> None:
    rows = small(("2.12.01.2.01.0001", "Penyusunan Dokumen", cell), SMALL[4])
    assert values(taken(rows, desk(office())), "actual")[0] == (amount,)  # type: ignore[arg-type]  # cells


def test_an_amount_that_is_none_is_told_at_its_cell() -> None:
    rows = small(("2.12.01.2.01.0001", "Penyusunan Dokumen", "lima ratus"), *SMALL[3:])
    at = desk(office())
    taken(rows, at)  # type: ignore[arg-type]  # cells
    assert [where for where, _ in said(at)] == ["4 C (Realisasi)"]
    assert [doubt.text for doubt in at.doubts] == ["kode berulang"]
