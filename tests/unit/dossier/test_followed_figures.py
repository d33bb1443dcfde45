"""What is made of a restated figure is restated too, even if it comes to the same.

Balangan 2023: IKU 2 is the mean of six coverages, KTP-el among them; so are three figures of other
tiers.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.closing.closed import BALANGAN, close
from tests.closing.next_years import after, lay
from tests.closing.restating import codes, errors, restate, retype

KTP = "ktp,,2023,actual,99.53,99.83,Perekaman dihitung ulang,"
BY_KTP = {"iku-2": "94.24", "ik-3-2": "89.11", "nas-ktp": "99.53", "ik-13": "89.11"}
U1 = "U1,Persyaratan pelayanan,,,85.34,"


def to_follow(dossier: Path) -> dict[str, str]:
    """What is to be restated also: by subject, what its remedy says."""
    rows = (dossier / "history.csv").read_text("utf-8").splitlines()
    found = [issue for issue in errors(dossier) if issue.code == "restate_also"]
    assert all((i.place.file, i.place.column) == ("history.csv", "actual") for i in found)
    return {rows[(i.place.row or 0) - 1].partition(",")[0]: i.remedy for i in found}


def test_a_figure_that_comes_to_the_same_is_restated_too(dossier: Path) -> None:
    retype(dossier, "history.csv", "\nktp,,2023,99.53,", "\nktp,,2023,99.83,")
    assert to_follow(dossier) == {}, "without a reason nothing follows"
    restate(dossier, KTP)
    found = to_follow(dossier)
    assert "restatements.csv: iku-2,,2023,actual,94.24, lalu angka itu" in found["iku-2"]
    same = (f"{code},,2023,actual,{was},{was},Tidak berubah," for code, was in BY_KTP.items())
    restate(dossier, KTP, *same)
    assert {*found} == {*BY_KTP} and codes(dossier) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "restated", "following"),
    [
        pytest.param(
            "history.csv",
            "\nik-4-3,,2023,2,",
            "\nik-4-3,,2023,1,",
            "ik-4-3,,2023,actual,2,1,Satu dokumen ganda,",
            {"ik-3-5"},
            id="indicator",
        ),
        pytest.param(
            "survey.csv",
            U1,
            U1.replace("85", "86"),
            "skm,U1,2023,index,85.34,86.34,Salah salin,",
            {"iku-1", "ik-3-1", "ik-3-3"},
            id="survey",
        ),
        pytest.param(
            "history.csv",
            "\niku-2,,2023,94.24,",
            "\niku-2,,2023,94.51,",
            "iku-2,,2023,actual,94.24,94.51,Akta Juai dihitung ulang,",
            set(),
            id="nothing rests on it",
        ),
    ],
)
def test_what_rests_on_others_too(
    file: str, old: str, new: str, restated: str, following: set[str], dossier: Path
) -> None:
    retype(dossier, file, old, new)
    restate(dossier, restated)
    assert {*to_follow(dossier)} == following


def test_an_achievement_follows_its_own_restated_actual(tmp_path: Path) -> None:
    belitung = lay(after(close(BALANGAN.with_name("belitung-2024"))).files, tmp_path / "2025")
    retype(belitung, "history.csv", "iku-1,,2023,3.46,", "iku-1,,2023,3.3,")
    restate(belitung, "iku-1,,2023,actual,3.46,3.3,Salah salin,")
    found = [issue for issue in errors(belitung) if issue.code == "restate_also"]
    assert [(issue.place.column, issue.value) for issue in found] == [("achievement", "105.4")]
