"""The invented office with one thing changed: what its forms say of waiting days, gaps,
and two spellings.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.dossiers import khayal

from capaian.documents.availability import PaperSource
from capaian.documents.build import build_document
from capaian.domain.issue import Level
from capaian.domain.period import Period
from capaian.dossier.check import find_issues, prepare

Variant = Callable[..., Path]
_AKTA = "Cakupan penerbitan akta kelahiran"


@pytest.fixture
def variant(tmp_path: Path) -> Variant:
    """Copy the dossier and change texts: file, old, new."""

    def change(*changes: tuple[str, str, str]) -> Path:
        folder = tmp_path / "kabupaten-khayal-2024"
        shutil.copytree(khayal.FOLDER, folder)
        for name, old, new in changes:
            text = (folder / name).read_text(encoding="utf-8")
            assert old in text, (name, old)
            (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        return folder

    return change


def rows(folder: Path, kind: str, table: str, when: str | None = None) -> list[list[str]]:
    period = None if when is None else Period.parse(when)
    (paper, *_) = PaperSource(prepare(folder), folder).split(kind, period)
    return khayal.cells(khayal.table(build_document(paper), table))


def row(found: list[list[str]], name: str) -> list[str]:
    return next(cells for cells in found if name in cells)


def issues_of(folder: Path) -> list[tuple[Level, str, str]]:
    return [(issue.level, issue.code, issue.value or "") for issue in find_issues(folder).issues]


# Documents that come back for want of a signature: 6 + 4 + 4 + 2 = 16, at most 20 this year.
_FEW = (
    ("renstra.csv", "aggregation,period", "aggregation,polarity,period"),
    ("renstra.csv", "dokumen,sum,", "dokumen,sum,lower,"),
    ("renstra.csv", "laporan,sum,", "laporan,sum,,"),
    ("renstra.csv", "kegiatan,sum,", "kegiatan,sum,,"),
    ("renstra.csv", "bulan,sum,", "bulan,sum,,"),
    ("renstra.csv", "percent,last,", "percent,last,lower,"),
)


def test_what_should_stay_low_in_the_forms(variant: Variant) -> None:
    """The office declares T/R.

    Percentage: 100/95 at the end of the plan. Sums: no verdict before 2026.
    """
    folder = variant(*_FEW)
    found = rows(folder, "evaluasi-renja", "e81-dua", "2024-Q4")
    share = {cells[2]: cells[11] for cells in found if len(cells) > 11}
    assert share["Pelayanan terlaksana (persen)"] == "105,26"
    assert share["Dokumen terbit (dokumen)"].startswith("– jumlah yang diharapkan rendah")
    tc29 = row(rows(folder, "pencapaian-renstra", "tc29"), "Dokumen terbit (dokumen)")
    assert tc29[7] == "105,88"  # 900 / 850


def test_a_waiting_time_in_the_quarterly_form(variant: Variant) -> None:
    """45 where 50 was the most allowed: 50/45."""
    found = rows(variant(*_FEW), "pengukuran-triwulan", "kinerja", "2024-Q2")
    assert "111,11" in row(found, "Pelayanan terlaksana")


def test_a_quarter_without_counts_shows_no_figure_of_its_own(variant: Variant) -> None:
    """KTP-el is a stock: what the second quarter counted stands in the
    third under `until` alone.
    """
    lines = (khayal.FOLDER / "counts.csv").read_text(encoding="utf-8").splitlines()
    third = [line for line in lines if line.startswith("ktp.") and ",2024-Q3," in line]
    assert third
    folder = variant(*(("counts.csv", f"{line}\n", "") for line in third))
    found = row(
        rows(folder, "pengukuran-triwulan", "kinerja", "2024-Q3"),
        "Cakupan tertimbang dokumen identitas",
    )
    quarters = found[4:12]
    assert quarters[4:6] == ["75,00", "… belum dilaporkan"]
    assert found[13] not in {"… belum dilaporkan", ""}


def test_a_survey_of_the_second_quarter_is_not_the_third_quarters() -> None:
    found = khayal.cells(khayal.table(khayal.paper("pengukuran-triwulan", "2024-Q3"), "kinerja"))
    survey = row(found, "Indeks Kepuasan Masyarakat")
    assert survey[6:10] == ["80,00", "81,00", "t.t. tidak ada target", "… belum dilaporkan"]
    assert survey[13] == "81,00"


@pytest.mark.parametrize(
    ("kind", "table"), [("rencana-aksi", "aksi"), ("pengukuran-triwulan", "kinerja")]
)
def test_every_indicator_appears_once(kind: str, table: str) -> None:
    when = "2024-Q3" if kind == "pengukuran-triwulan" else None
    found = khayal.cells(khayal.table(khayal.paper(kind, when), table))
    names = [i.name for i in khayal.source().prepared.office_year.indicators]
    shown = [cell for cells in found for cell in cells if cell in names]
    assert len(shown) == len(set(shown))
    assert "lihat Sasaran 1 (Madya)" in row(found, "Program Layanan Dokumen")


@pytest.mark.parametrize(
    ("kind", "table"), [("rencana-aksi", "aksi"), ("pengukuran-triwulan", "kinerja")]
)
def test_the_figures_of_a_row_have_one_number_of_decimals(kind: str, table: str) -> None:
    when = "2024-Q3" if kind == "pengukuran-triwulan" else None
    for cells in khayal.cells(khayal.table(khayal.paper(kind, when), table)):
        for unit in {"persen", "nilai"} & set(cells):
            begins = cells.index(unit) + 1
            figures = [cell for cell in cells[begins : begins + 5] if cell[:1].isdigit()]
            assert {len(figure.partition(",")[2]) for figure in figures} <= {2}, cells


def test_two_spellings_of_one_output_are_reported(variant: Variant) -> None:
    folder = variant(("renstra.csv", "Kegiatan jemput bola", "Kegiatan Jemput-bola"))
    assert (Level.WARNING, "output_name", "Kegiatan Jemput-bola") in issues_of(folder)


def test_a_row_of_the_plan_about_an_indicator_is_used_or_reported(variant: Variant) -> None:
    """T-C.29: without history the row counts, 84 of 85; a row about nothing is told."""
    new = (
        f"A,{_AKTA},percent,last,2023,85,84,,,renstra,\nA,Lain,percent,last,2023,1,1,,,"
        "renstra,\nA.1,Pel"
    )
    head = "source,note\nA.1,Pel"
    folder = variant(
        ("renstra.csv", head, f"source,note\n{new}"),
        ("history.csv", "ik-akta,2023,86,85", "ik-akta,2022,1,1"),
    )
    found = row(rows(folder, "pencapaian-renstra", "tc29"), f"{_AKTA} (persen)")
    assert found[5:8] == ["85,00", "84,00", "98,82"]
    assert [
        (level, code, value) for level, code, value in issues_of(folder) if "plan_row" in code
    ] == [(Level.WARNING, "plan_row_unused", "Lain")]


def test_another_target_in_the_plan_than_in_plan_yaml_contradicts(variant: Variant) -> None:
    line = f"source,note\nA,{_AKTA},percent,last,2023,80,84,,,renstra,\nA.1,Pel"
    folder = variant(("renstra.csv", "source,note\nA.1,Pel", line))
    errors = [(code, value) for level, code, value in issues_of(folder) if level is Level.ERROR]
    assert errors == [("papers_differ", "80"), ("papers_differ", "84")]


def test_spending_above_a_quarters_cash_plan_stops_no_paper(variant: Variant) -> None:
    """52 of 50 million in the quarter, 197 of 200 in the year."""
    row_of = "C.1.1,2024-Q2,money,all,,50000000,{},APBD"
    folder = variant(("inputs.csv", row_of.format(50000000), row_of.format(52000000)))
    assert set(issues_of(folder)) - set(issues_of(khayal.FOLDER)) == {
        (Level.WARNING, "realised_above_cash_plan", "52000000")
    }
    assert rows(folder, "pengukuran-triwulan", "uang", "2024-Q2")
