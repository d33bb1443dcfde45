"""Every row of a closing equals today's, or a restatement names both: each kind of difference,
once.

Balangan 2023 was closed with a `renstra.csv`; each case of `years_comparison.yaml` changes the
next dossier.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.closing.closed import BALANGAN, close
from tests.closing.next_years import after, lay
from tests.closing.restating import codes, errors, restate, retype, without
from tests.conftest import Golden
from tests.edited_years import change_files, read_cases

from capaian.domain.issue import Issue
from capaian.dossier.messages import messages_of
from capaian.dossier.read import read_dossier
from capaian.rules.facts import Facts

H, P, F = "history.csv", "plan.yaml", "restatements.csv"
NODE = "III.2.1,Capaian kinerja sub kegiatan"
RENSTRA = f"""\
node,name,unit,aggregation,polarity,period,target,actual,budget,spent,source,note
{NODE},percent,,,2022,70,68,1000,900,,
{NODE},percent,,,2023,70,,2000,,,
{NODE},percent,,,2024,71,,3000,,,
"""
IKU = "iku-2,,2023,94.24,95,,percent,penutupan-2023,"
TARGETS = "targets: {2021: 90, 2022: 92, 2023: 95, 2024: 96,"
SIX = "    formula: mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)\n"
WHY = "Akta Juai dihitung ulang"
RETYPED = (H, IKU, IKU.replace("94.24", "94.51"))


@pytest.fixture(scope="module")
def files_2024(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    first = {
        str(f.relative_to(BALANGAN)): f.read_bytes() for f in BALANGAN.rglob("*") if f.is_file()
    }
    first["renstra.csv"] = RENSTRA.encode()
    return dict(after(close(lay(first, tmp_path_factory.mktemp("2023")))).files)


@pytest.fixture
def dossier(files_2024: dict[str, bytes], tmp_path: Path) -> Path:
    return lay(files_2024, tmp_path / "2024")


def issues_of(dossier: Path) -> list[Issue]:
    return [
        issue for issue in read_dossier(dossier).issues if issue.code in messages_of("closing")
    ]


def test_each_difference_is_reported_where_it_is_and_nothing_else(
    files_2024: dict[str, bytes], tmp_path: Path, golden: Golden
) -> None:
    """Each case by its title, and below it all that is reported of closed years."""
    lines: list[str] = []
    for number, case in enumerate(read_cases(Path(__file__).with_name("years_comparison.yaml"))):
        dossier = lay(files_2024, tmp_path / str(number))
        change_files(case.get("edits", ()), dossier)
        if "restated" in case:
            restate(dossier, *case["restated"])
        lines += [
            f"\n# {case['title']}",
            *(f"{one.level.value} {one.code}, {one}" for one in issues_of(dossier)),
        ]
    golden.check(
        "\n".join(lines).lstrip() + "\n", Path(__file__).with_name("years_comparison.txt")
    )


def test_what_was_approved_is_no_problem(dossier: Path) -> None:
    assert issues_of(dossier) == []


def test_every_difference_is_reported_at_once(dossier: Path) -> None:
    retype(dossier, *RETYPED)
    retype(dossier, "history.csv", "iku-1,,2023,86.95,86,", "iku-1,,2023,87,85,")
    assert [code for code, _, _ in codes(dossier)] == ["retyped_prior"] * 3


@pytest.mark.parametrize(
    ("file", "count"), [("history.csv", 60), ("survey.csv", 9), ("inputs.csv", 28)]
)
def test_a_closed_year_that_is_removed_as_a_whole_is_one_error(
    file: str, count: int, dossier: Path
) -> None:
    path = dossier / file
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if ",penutupan-2023" not in line]
    path.write_text("".join(kept), "utf-8")
    (issue,) = [one for one in errors(dossier) if one.code == "prior_removed"]
    assert len(lines) - len(kept) == count
    assert issue.message.startswith(f"{count} baris tahun 2023")


@pytest.mark.parametrize("code", ["nas-ktp", "nas-kia"])
def test_what_goes_on_under_another_code_is_compared_with_nothing(
    code: str, dossier: Path
) -> None:
    """Its approved figures could change unseen:
    the closing knows them under the old code alone.
    """
    for file in ("plan.yaml", "history.csv"):
        path = dossier / file
        path.write_text(path.read_text("utf-8").replace(code, "lain"), "utf-8")
    found = [issue for issue in issues_of(dossier) if issue.code == "prior_left"]
    assert [(issue.place.file, issue.value) for issue in found] == [("history.csv", code)]


def test_work_that_left_the_plan_with_its_rows_is_reported_with_what_it_changes(
    dossier: Path,
) -> None:
    without(dossier, "nodes.csv", "I.1.1,")
    without(dossier, "inputs.csv", "I.1.1,")
    (issue,) = issues_of(dossier)
    assert (issue.code, issue.place.file, issue.value) == ("prior_left", "inputs.csv", "I.1.1")
    assert "tulis 0 di baris tahun 2024" in issue.remedy


def test_many_new_names_are_one_warning(dossier: Path) -> None:
    path = dossier / "nodes.csv"
    path.write_text(path.read_text("utf-8").replace("Kependudukan", "Penduduk"), "utf-8")
    (issue,) = issues_of(dossier)
    assert str(issue.value).endswith(f"dan {int(issue.message.split()[0]) - 5} lagi")
    assert "I" in read_dossier(dossier).require().former_names


def test_former_formulas_are_known_unless_the_figure_was_computed_again(dossier: Path) -> None:
    """mean(100; 99,53) = 99,765."""
    retype(dossier, "plan.yaml", SIX, "    formula: mean(kk, ktp)\n")
    assert dict(read_dossier(dossier).require().former_formulas) == {
        "iku-2": SIX.strip().partition(": ")[2]
    }
    retype(dossier, "history.csv", "iku-2,,2023,94.24,", "iku-2,,2023,99.77,")
    restate(dossier, f"iku-2,,2023,actual,94.24,99.77,{WHY},")
    assert read_dossier(dossier).require().former_formulas == {}


def test_a_restated_fact_says_why(dossier: Path) -> None:
    retype(dossier, "facts.csv", "136524", "146524")
    restate(dossier, f"penduduk,,2023,value,136524,146524,{WHY},")
    year = read_dossier(dossier).require()
    fact = next(fact for fact in year.facts if fact.id == "penduduk")
    corrected = Facts(year).stated_reference(fact).correction
    assert corrected is not None
    assert (corrected.reason, str(corrected.approved)) == (WHY, "136.524")


def test_restatements_end_with_their_year_and_are_guarded_after_it(
    dossier: Path, tmp_path: Path
) -> None:
    edits = (
        RETYPED,
        (P, TARGETS, TARGETS.replace("2023: 95", "2023: 94")),
        ("facts.csv", "136524", "146524"),
    )
    for edit in edits:
        retype(dossier, *edit)
    rows = (
        "iku-2,,2023,actual,94.24,94.51",
        "iku-2,,2023,plan_target,95,94",
        "penduduk,,2023,value,136524,146524",
    )
    restate(dossier, *(f"{row},{WHY}," for row in rows))
    third = lay(after(close(dossier)).files, tmp_path / "2025")
    assert not (third / F).exists()
    assert codes(third) == []
    for file, old, new in edits:
        text = (third / file).read_text("utf-8")
        old, new = (old, new) if file != H else ("iku-2,,2023,94.24,", "iku-2,,2023,94.51,")
        (third / file).write_text(text.replace(new, old), "utf-8")
    assert [code for code, _, _ in codes(third)] == ["retyped_prior"] * 3
