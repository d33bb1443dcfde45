"""Definitions that round, put together or judge otherwise than in the closing a year began from."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.closing.next_years import balangan_2024, lay
from tests.closing.restating import without

from capaian.domain.issue import Issue, Level
from capaian.dossier.read import read_dossier

CODES = ("redeclared_way",)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return lay(balangan_2024().files, tmp_path / "2024")


def found(dossier: Path) -> list[Issue]:
    return [issue for issue in read_dossier(dossier).issues if issue.code in CODES]


def redefine(dossier: Path, code: str, *, was: str, now: str) -> None:
    """Write a line of a definition otherwise; behind its unit where it was not there."""
    path = dossier / "plan.yaml"
    before, mark, own = path.read_text(encoding="utf-8").partition(f"- code: {code}\n")
    own, more, after = own.partition("\n  - code:")
    assert mark
    lines = f"{own}\n".splitlines(keepends=True)
    where = next(n for n, line in enumerate(lines) if line.strip().startswith(was or "unit:"))
    lines[where : where + 1] = [f"    {now}\n"] if was else [lines[where], f"    {now}\n"]
    path.write_text(f"{before}{mark}{''.join(lines)}{more[1:]}{after}", encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "was", "now", "key", "closed", "way"),
    [
        ("iku-2", "", "decimals: 0", "decimals", "2", "dibulatkan dan dicetak"),
        ("kk", "", "decimals: 1", "decimals", "2", "dibulatkan dan dicetak"),
        ("iku-2", "polarity:", "polarity: lower", "polarity", "higher", "dinilai"),
        ("iku-2", "aggregation:", "aggregation: mean", "aggregation", "last", "digabung"),
        ("iku-2", "", "method: (2T-R)/T", "method", "(kosong)", "dinilai"),
    ],
)
def test_a_definition_that_is_another_than_when_it_was_approved_is_told(
    code: str, was: str, now: str, key: str, closed: str, way: str, dossier: Path
) -> None:
    redefine(dossier, code, was=was, now=now)
    (issue,) = found(dossier)
    assert (issue.level, issue.place.file) == (Level.WARNING, "plan.yaml")
    assert str(issue.place.column).endswith(f"{code}].{key}")
    assert issue.value == f"{code}: {now.partition(': ')[2]}"
    assert issue.message.startswith(f"1 indikator atau komponen disahkan tahun 2023 dengan {key} lain")
    assert f"({code} dahulu {closed})" in issue.message
    assert way in issue.message
    assert "2024" in issue.remedy


def test_what_was_not_changed_is_not_told(dossier: Path) -> None:
    assert found(dossier) == []
    redefine(dossier, "iku-2", was="", now="decimals: 2")
    assert found(dossier) == []


def test_many_changed_definitions_are_one_warning_of_their_key(dossier: Path) -> None:
    for code in ("iku-2", "kk", "ktp", "kia", "akta-lahir", "akta-mati", "akta-kawin"):
        redefine(dossier, code, was="", now="decimals: 0")
    (issue,) = found(dossier)
    assert issue.message.startswith("7 ")
    assert issue.value == "iku-2: 0, kk: 0, ktp: 0, kia: 0, akta-lahir: 0, dan 2 lagi"


def test_a_definition_that_says_since_when_it_holds_is_declared(dossier: Path) -> None:
    redefine(dossier, "iku-2", was="", now="decimals: 0\n    valid_from: 2024-01-01")
    assert found(dossier) == []


def test_without_approved_figures_beside_it_a_definition_may_change(dossier: Path) -> None:
    redefine(dossier, "iku-2", was="", now="decimals: 0")
    without(dossier, "history.csv", "iku-2,")
    assert found(dossier) == []
