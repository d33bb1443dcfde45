"""Files with several tables in one sheet, taken into a dossier: of each time, thing and order its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.books import Page, Rows, write_xlsx
from tests.intake.desks import KTP
from tests.unit.dossier.test_intake_side_by_side import beside, nameless

from capaian.domain.period import Period
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.take_in import take_in
from capaian.rulebook import load_rulebook

CODES = ("2.12.02.2.01.0002", "2.12.03.2.01.0001")
AMOUNTS = {2022: ((100, 90), (50, 41)), 2023: ((120, 110), (60, 52))}


def taken(tmp_path: Path, rows: Rows, asked: Asked | None = None) -> Intaken:
    tmp_path.mkdir(exist_ok=True)
    path = write_xlsx(tmp_path / "tabel.xlsx", {"Sheet1": Page(rows)})
    dossier = copy_balangan(tmp_path)
    counts = dossier / "counts.csv"
    kept = [line for line in counts.read_text("utf-8").splitlines() if not line.startswith("kia.")]
    counts.write_text("\n".join([*kept, ""]), encoding="utf-8")  # figures of KTP-el stand below titles of KIA
    return take_in(path, dossier, load_rulebook(), asked or Asked(), is_agreed=True)


def figures(found: Intaken, *names: str) -> list[tuple[str, ...]]:
    """Some cells of each row that is taken."""
    return [tuple(row.cells.get(n, "") for n in names) for one in found.tables for row in one.taken.rows]


def budget(year: int, *, part: str = "TAHUN") -> Rows:
    """A budget of two sub-activities with its total, in millions."""
    lines = [
        (code, "Pelayanan", had * 1_000_000, used * 1_000_000)
        for code, (had, used) in zip(CODES, AMOUNTS[year], strict=True)
    ]
    totals = (sum(line[2] for line in lines), sum(line[3] for line in lines))
    title = f"LAPORAN REALISASI ANGGARAN {part} {year}"
    return [(title,), ("KODE", "SUB KEGIATAN", "ANGGARAN", "REALISASI"), *lines, (None, "JUMLAH", *totals)]


KIA = ("No", "Kecamatan", "Wajib KIA", "Memiliki KIA")


def titled(title: str, heads: Sequence[str] = KTP[2]) -> Rows:
    """A table of all kecamatan below a title."""
    return [(title,), heads, *KTP[3:]]


@pytest.mark.parametrize("years", [(2022, 2023), (2023, 2022)])
def test_of_two_years_below_each_other_that_of_the_dossier_is_taken(
    tmp_path: Path, years: tuple[int, int]
) -> None:
    found = taken(tmp_path, [*budget(years[0]), (), *budget(years[1])])
    assert figures(found, "period", "revised", "actual") == [
        ("2023", "120000000", "110000000"),
        ("2023", "60000000", "52000000"),
    ]
    other = 3 if years[0] == 2022 else 9
    told = [(one.code, one.place.row) for one in found.issues if one.place.file == "tabel.xlsx"]
    # the budget of the example has more lines than these two
    assert [one for one in told if one[0] != "amounts_left"] == [("table_of_other_time", other)]


TWO_YEARS: dict[str, Rows] = {
    "budgets": [*budget(2022), (), *budget(2023)],
    "half a year": [*budget(2022, part="SEMESTER I TAHUN"), (), *budget(2023)],
    "below each other": [*titled("KTP-EL TAHUN 2022"), (), *titled("KTP-EL TAHUN 2023")],
    "beside each other": beside("KEPEMILIKAN KTP-EL TAHUN 2023", "KEPEMILIKAN KTP-EL TAHUN 2022"),
    "sub-headings": [("KEPEMILIKAN KTP-EL",), *titled("Tahun 2022"), (), *titled("Tahun 2023")],
    "other documents": [*titled("KTP-EL TAHUN 2023"), (), *titled("KIA TAHUN 2022", heads=KIA)],
    "months": [*titled("KTP-EL BULAN JUNI 2022"), (), *titled("KTP-EL BULAN DESEMBER 2023")],
    "heads": [
        ("KEPEMILIKAN KTP-EL",),
        *titled("", heads=("No", "Kecamatan", "Wajib KTP 2022", "Sudah Rekam 2022")),
        (),
        *titled("", heads=("No", "Kecamatan", "Wajib KTP 2023", "Sudah Rekam 2023")),
    ],
    "half-years": [*titled("KTP-EL SEMESTER I 2023"), (), *titled("KTP-EL SEMESTER II 2022")],
}


@pytest.mark.parametrize("sort", TWO_YEARS)
def test_every_period_that_is_proposed_for_a_table_can_be_asked_for(tmp_path: Path, sort: str) -> None:
    """What is proposed is followed, and what that proposes again; what is taken then is of the period."""
    proposed, followed = {"2022", "2023"}, set[str]()
    while proposed:
        period = proposed.pop()
        followed.add(period)
        asked = Asked(sheet="Sheet1", period=Period.parse(period))
        found = taken(tmp_path / period, TWO_YEARS[sort], asked)
        told = [one for one in found.issues if one.place.file == "tabel.xlsx"]
        if period in ("2022", "2023") and any(one.code == "period_contradicted" for one in told):
            continue  # nobody proposed it: the sheet has parts of that year alone
        invented = {"two_values"}  # figures of 2022 that are none of the paper's
        codes = {one.code for one in told} - invented
        assert codes <= {"table_of_other_time", "area_absent", "amounts_left", "year_stays_open"}
        assert {row.cells["period"][:4] for one in found.tables for row in one.taken.rows} == {period[:4]}
        proposed |= set(re.findall(r"--period (\S+)", " ".join(one.remedy for one in told))) - followed
    assert len(followed) > 1


def test_a_doubt_about_another_year_proposes_both_ways_and_both_work(tmp_path: Path) -> None:
    rows = TWO_YEARS["other documents"]
    (doubt,) = (one for one in taken(tmp_path, rows).issues if one.code == "doubt_unsettled")
    assert "--period 2023" in doubt.message
    assert "--period 2022" in doubt.remedy
    for year, measures in ((2022, {"kia.eligible", "kia.issued"}), (2023, {"ktp.eligible", "ktp.holders"})):
        found = taken(tmp_path / str(year), rows, Asked(period=Period.year_of(year)))
        assert not found.has_errors
        assert {(n, p) for n, p in figures(found, "measure", "period")} == {(n, str(year)) for n in measures}


def test_a_table_that_tells_no_time_is_of_the_dossiers_year_alone(tmp_path: Path) -> None:
    rows = [*titled("KTP-EL"), (), *titled("KIA TAHUN 2022", heads=KIA)]
    of_other = taken(tmp_path / "2022", rows, Asked(period=Period.year_of(2022)))
    assert set(figures(of_other, "measure", "period")) == {("kia.eligible", "2022"), ("kia.issued", "2022")}
    (told,) = (one for one in of_other.issues if one.code == "table_of_no_time")
    assert (told.place.row, told.remedy) == (
        3,
        'Bila memang tentang tahun 2022, tulis "Tahun 2022" di judulnya, di salinan berkas.',
    )
    own = taken(tmp_path / "2023", rows, Asked(period=Period.year_of(2023)))
    assert set(figures(own, "measure", "period")) == {("ktp.eligible", "2023"), ("ktp.holders", "2023")}
    mended = [*titled("KTP-EL Tahun 2022"), *rows[len(KTP[3:]) + 2 :]]
    both = taken(tmp_path / "mended", mended, Asked(period=Period.year_of(2022)))
    assert {row[0] for row in figures(both, "measure")} == {
        *("ktp.eligible", "ktp.holders"),
        *("kia.eligible", "kia.issued"),
    }
    assert not any(found.has_errors for found in (of_other, own, both))


def test_a_year_that_no_table_tells_is_refused_as_ever(tmp_path: Path) -> None:
    found = taken(tmp_path, TWO_YEARS["below each other"], Asked(period=Period.year_of(2021)))
    assert [one.code for one in found.issues].count("period_contradicted") == 2


def test_columns_of_another_year_without_names_are_never_taken_for_that_of_the_table(tmp_path: Path) -> None:
    """What stands below `KIA TAHUN 2022` is of 2022, though its areas are named below a title of 2023."""
    rows = nameless(("KTP-EL TAHUN 2023", None, None, None, None, "KIA TAHUN 2022"))
    assert taken(tmp_path, rows).has_errors
    for year, measure, first in ((2022, "kia.eligible", "9000"), (2023, "ktp.eligible", "12364")):
        found = taken(tmp_path / str(year), rows, Asked(period=Period.year_of(year)))
        told = figures(found, "measure", "period", "value")
        assert (measure, str(year), first) in told
        assert {row[1] for row in told} == {str(year)}
        assert not found.has_errors


@pytest.mark.parametrize(("first", "second"), [("A. KTP-EL", "B. KIA"), ("KTP-EL", "KIA")])
def test_the_time_above_a_sub_heading_is_that_of_the_next_one_too(
    tmp_path: Path, first: str, second: str
) -> None:
    heads = ("No", "Kecamatan", "Wajib", "Memiliki")
    rows = [
        ("DATA KEPEMILIKAN DOKUMEN TAHUN 2023",),
        *titled(first, heads=heads),
        (),
        *titled(second, heads=heads),
    ]
    found = taken(tmp_path, rows)
    assert not found.has_errors
    assert {row for row in figures(found, "measure", "period")} == {
        (measure, "2023") for measure in ("ktp.eligible", "ktp.holders", "kia.eligible", "kia.issued")
    }
    rows[-len(KTP[3:]) - 2] = (f"{second} (TAHUN 2022)",)
    assert taken(tmp_path / "other", rows).has_errors
    of_kia = taken(tmp_path / "asked", rows, Asked(period=Period.year_of(2022)))
    assert {row for row in figures(of_kia, "measure", "period")} == {
        ("kia.eligible", "2022"),
        ("kia.issued", "2022"),
    }


def test_half_years_beside_each_other_are_of_their_own_periods(tmp_path: Path) -> None:
    titles = [f"DATA KEPEMILIKAN KTP-EL SEMESTER {part} TAHUN 2023" for part in ("I", "II")]
    found = taken(tmp_path, beside(titles[0], titles[1]))
    told = {row for row in figures(found, "measure", "area", "period", "value") if row[1].endswith(".01")}
    assert {row for row in told if row[0] == "ktp.eligible"} == {
        ("ktp.eligible", "63.11.01", "2023-S1", "12364"),
        ("ktp.eligible", "63.11.01", "2023", "9000"),
    }
    assert "cut_off: 2023-12-31" in found.changes["sources.yaml"].decode()


def test_documents_below_each_other_with_the_same_heads(tmp_path: Path) -> None:
    heads = ("No", "Kecamatan", "Wajib", "Memiliki")
    titles = [f"KEPEMILIKAN {document} TAHUN 2023" for document in ("KTP-EL", "KIA")]
    found = taken(tmp_path, [(titles[0],), heads, *KTP[3:], (), (titles[1],), heads, *KTP[3:]])
    assert {row[0] for row in figures(found, "measure")} == {
        *("ktp.eligible", "ktp.holders"),
        *("kia.eligible", "kia.issued"),
    }


def test_columns_in_another_order_on_the_second_page_are_not_mixed_up(tmp_path: Path) -> None:
    swapped = [(row[0], row[1], row[3], row[2]) for row in (KTP[2], *KTP[7:11])]
    found = taken(tmp_path, [*KTP[:7], (), *swapped])
    rows = figures(found, "measure", "area", "value")
    wanted = [("ktp.eligible", row[2]) for row in KTP[3:11]] + [("ktp.holders", row[3]) for row in KTP[3:11]]
    assert sorted((row[0], row[2]) for row in rows) == sorted((code, str(value)) for code, value in wanted)


def test_what_is_told_of_both_tables_contradicts_itself_and_the_way_out_is_said(tmp_path: Path) -> None:
    titles = [f"KEPEMILIKAN {document} TAHUN 2023" for document in ("KTP-EL", "KIA")]
    found = taken(tmp_path, beside(titles[0], titles[1]), Asked(means={"Wajib KTP": "ktp.eligible"}))
    told = [one for one in found.issues if one.code == "tables_clash"]
    assert (told[0].place.row, told[0].place.column) == (3, "H")
    assert "dua tabel selembar: pindahkan dahulu" in (told[0].remedy or "")
