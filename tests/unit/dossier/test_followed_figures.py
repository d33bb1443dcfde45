"""What is made of a restated figure is restated too, by the formula that was approved.

Balangan 2023: IKU 2 is the mean of six coverages, 100 + 99,53 + 67,8 + 98,09 + 100 + 100 = 565,42, by six
94,24. With 99,83 for KTP-el 565,72 by six is 94,29; the first three, 267,63 by three, are 89,21 (89,11).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.closing.closed import balangan_file, close
from tests.closing.next_years import after, balangan_2024, fill_2024, lay
from tests.closing.restating import codes, errors, restate, retype
from tests.factories import history, indicator, number, office_year, place

from capaian.domain.value import Known
from capaian.domain.work import RestatedColumn, Restatement
from capaian.dossier.checked import prepare
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import read_dossier
from capaian.dossier.years.closed_rows import rows_today
from capaian.dossier.years.consequences import check_consequences

KTP = "ktp,,2023,actual,99.53,99.83,Perekaman dihitung ulang,"
BY_KTP = {
    "iku-2": ("94.24", "94.29"),
    "ik-3-2": ("89.11", "89.21"),
    "nas-ktp": ("99.53", "99.83"),
    "ik-13": ("89.11", "89.21"),
}
BY_SURVEY = ("iku-1", "ik-3-1", "ik-3-3")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return lay(balangan_2024().files, tmp_path / "2024")


def change(dossier: Path, subject: str, old: str, new: str) -> None:
    """Change an actual of 2023 in history.csv."""
    retype(dossier, "history.csv", f"\n{subject},,2023,{old},", f"\n{subject},,2023,{new},")


def change_ktp(dossier: Path) -> None:
    change(dossier, "ktp", "99.53", "99.83")


def told(dossier: Path) -> dict[str, tuple[str, str]]:
    """What is to be restated also: by subject, the row and the figure that its remedy names."""
    rows = (dossier / "history.csv").read_text("utf-8").splitlines()
    found = [issue for issue in errors(dossier) if issue.code == "restate_also"]
    assert all((i.place.file, i.place.column) == ("history.csv", "actual") for i in found)
    return {rows[(i.place.row or 0) - 1].partition(",")[0]: (i.message, i.remedy) for i in found}


def row(subject: str, closed: str, now: str) -> str:
    return f"{subject},,2023,actual,{closed},{now},Mengikuti ktp,agregat-2024-s2"


# --- a component --------------------------------------------------------------------------------------


def test_what_is_made_of_a_restated_component_is_restated_too(dossier: Path) -> None:
    change_ktp(dossier)
    restate(dossier, KTP)
    found = told(dossier)
    assert {*found} == {*BY_KTP}
    for subject, (closed, now) in BY_KTP.items():
        message, remedy = found[subject]
        assert (
            f"dihitung dari ktp, yang disajikan kembali; menurut rumus yang disahkan kini {now}," in message
        )
        assert f"{subject},,2023,actual,{closed},{now} beserta alasannya" in remedy
        assert "misalnya Mengikuti ktp: Perekaman dihitung ulang" in remedy


def test_as_the_remedy_says_it_stands(dossier: Path) -> None:
    change_ktp(dossier)
    for subject, figures in BY_KTP.items():
        change(dossier, subject, *figures)
    restate(dossier, KTP, *(row(subject, *figures) for subject, figures in BY_KTP.items()))
    assert codes(dossier) == []


def test_another_figure_than_follows_is_refused_though_it_has_a_reason(dossier: Path) -> None:
    change_ktp(dossier)
    wrong = BY_KTP | {"iku-2": ("94.24", "94.51")}
    for subject, figures in wrong.items():
        change(dossier, subject, *figures)
    restate(dossier, KTP, *(row(subject, *figures) for subject, figures in wrong.items()))
    assert {*told(dossier)} == {"iku-2"}


def test_without_a_restatement_nothing_follows(dossier: Path) -> None:
    change_ktp(dossier)
    assert codes(dossier) == [("retyped_prior", "history.csv", "actual")]


def test_a_change_that_no_print_shows_needs_none(dossier: Path) -> None:
    """98,10 for 98,09: of three 99,363 is 99,367 and 99,36 becomes 99,37; of six it is still 94,24."""
    change(dossier, "akta-lahir", "98.09", "98.10")
    restate(dossier, "akta-lahir,,2023,actual,98.09,98.10,Salah salin,")
    assert {*told(dossier)} == {"ik-3-4", "nas-akta-lahir"}


def test_an_indicator_that_rests_on_no_restated_figure_is_restated_alone(dossier: Path) -> None:
    change(dossier, "iku-2", "94.24", "94.51")
    restate(dossier, "iku-2,,2023,actual,94.24,94.51,Akta Juai dihitung ulang,agregat-2024-s2")
    assert codes(dossier) == []


# --- an indicator, a survey ---------------------------------------------------------------------------


def test_what_is_made_of_a_restated_indicator_is_restated_too(dossier: Path) -> None:
    """One of two instead of two of two: 100 × 1 ÷ 2."""
    change(dossier, "ik-4-3", "2", "1")
    restate(dossier, "ik-4-3,,2023,actual,2,1,Satu dokumen ganda,")
    found = told(dossier)
    assert {*found} == {"ik-3-5"}
    assert "kini 50," in found["ik-3-5"][0]


def test_the_index_of_a_restated_survey_is_restated_too(dossier: Path) -> None:
    """Held against the index that the new year computes from the rows that stand in survey.csv."""
    fill_2024(dossier)
    retype(dossier, "survey.csv", "U1,Persyaratan pelayanan,,,85.34,", "U1,Persyaratan pelayanan,,,86.34,")
    element = "skm,U1,2023,index,85.34,86.34,Salah salin,skm-2023"
    restate(dossier, element)
    found = told(dossier)
    assert {*found} == {*BY_SURVEY}
    figure = found["iku-1"][0].partition("kini ")[2].partition(",")[0]
    for subject in BY_SURVEY:
        change(dossier, subject, "86.95", figure)
    restate(dossier, element, *(row(subject, "86.95", figure) for subject in BY_SURVEY))
    assert codes(dossier) == []
    (survey,) = [s for s in prepare(dossier).assess().surveys if str(s.period) == "2023"]
    assert isinstance(survey.index, Known)
    assert survey.index.value == Decimal(figure) != Decimal("86.95")


# --- a closing that is not there ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def third_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    second = lay(balangan_2024().files, tmp_path_factory.mktemp("years") / "2024")
    return dict(after(close(second)).files)


@pytest.fixture
def third(third_files: dict[str, bytes], tmp_path: Path) -> Path:
    """The dossier of 2025 with the closing of 2024 alone, in which KTP-el of 2023 is restated."""
    dossier = lay(third_files, tmp_path / "2025")
    change_ktp(dossier)
    restate(dossier, KTP)
    return dossier


def unknown(dossier: Path) -> list[str]:
    found = [issue for issue in errors(dossier) if issue.code == "restate_unknown"]
    assert all("closed/2023.json" in issue.remedy for issue in found)
    return [issue.remedy.partition("restatements.csv: ")[2].partition(",")[0] for issue in found]


def test_without_the_closing_each_is_to_be_worked_out(third: Path) -> None:
    assert sorted(unknown(third)) == sorted(BY_KTP)


def test_what_was_worked_out_is_stated_even_if_it_comes_to_the_same(third: Path) -> None:
    same = (f"{code},,2023,actual,{was},{was},Tidak berubah," for code, (was, _) in BY_KTP.items())
    restate(third, KTP, *same)
    assert codes(third) == []
    assert [i.place.row for i in read_dossier(third).issues if i.code == "restated_source"] != []


def test_with_the_closing_put_back_it_is_worked_out_here(third: Path) -> None:
    (third / "closed" / "2023.json").write_bytes(balangan_file())
    assert unknown(third) == []
    assert {*told(third)} == {*BY_KTP}


# --- an achievement that was approved without its target ----------------------------------------------


@pytest.mark.parametrize(
    ("achievement", "columns", "places"),
    [
        pytest.param("98.9", [RestatedColumn.ACTUAL], ["achievement"], id="it follows from the actual"),
        pytest.param("98.9", [RestatedColumn.ACTUAL, RestatedColumn.ACHIEVEMENT], [], id="both are restated"),
        pytest.param(None, [RestatedColumn.ACTUAL], [], id="none was approved"),
    ],
)
def test_an_achievement_is_restated_with_its_actual(
    achievement: str | None, columns: list[RestatedColumn], places: list[str]
) -> None:
    was = replace(history("x", "94"), achievement=number(achievement))
    closed, today = (rows_today({"history": (row,)}) for row in (was, replace(was, actual=Decimal(95))))
    reasons = [
        Restatement("x", was.period, column, Decimal(1), None, "Salah salin", None, place("restatements.csv"))
        for column in columns
    ]
    year = office_year(indicators=(indicator("x"),))
    fields = {"office": year.office, "year": 2023, "policies": year.policies, "indicators": year.indicators}
    log = IssueLog()
    check_consequences(None, (closed, today), {**fields, "restatements": reasons}, was.period.year, log)
    assert [(i.code, i.place.column) for i in log.finish(())] == [("restate_unknown", c) for c in places]
