"""Every row of a closing equals today's, or a restatement names both: each kind of difference, once.

Balangan 2023 was closed with a `renstra.csv`; each case changes the dossier of 2024 and names
all that is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.closing.closed import BALANGAN, close
from tests.closing.next_years import after, lay
from tests.closing.restating import codes, errors, restate, retype, without

from capaian.domain.issue import Issue
from capaian.dossier.messages import messages_of
from capaian.dossier.read import read_dossier
from capaian.rules.facts import Facts

H, S, M, P, N, R, F = (
    "history.csv",
    "survey.csv",
    "inputs.csv",
    "plan.yaml",
    "nodes.csv",
    "renstra.csv",
    "restatements.csv",
)
NODE = "III.2.1,Capaian kinerja sub kegiatan"
SPENT = "24019900"
RENSTRA = f"""\
node,name,unit,aggregation,polarity,period,target,actual,budget,spent,source,note
{NODE},percent,,,2022,70,68,1000,900,,
{NODE},percent,,,2023,70,,2000,,,
{NODE},percent,,,2024,71,,3000,,,
"""
IKU, KTP_2022 = "iku-2,,2023,94.24,95,,percent,penutupan-2023,", "ktp,,2022,99,,,percent,lkjip-2023,"
U1 = "skm,2023,U1,Persyaratan pelayanan,,,85.34,index,penutupan-2023\n"
MONEY = "I.1.1,2023,money,all,,30633400,30504800,,penutupan-2023,\n"
PEOPLE = "penduduk,Penduduk,136524,jiwa,0,2023,,lkjip-2023\n"
TARGETS = "targets: {2021: 90, 2022: 92, 2023: 95, 2024: 96,"
SIX = "    formula: mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)\n"
WHY = "Akta Juai dihitung ulang"


@pytest.fixture(scope="module")
def files_2024(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    first = {str(f.relative_to(BALANGAN)): f.read_bytes() for f in BALANGAN.rglob("*") if f.is_file()}
    first["renstra.csv"] = RENSTRA.encode()
    return dict(after(close(lay(first, tmp_path_factory.mktemp("2023")))).files)


@pytest.fixture
def dossier(files_2024: dict[str, bytes], tmp_path: Path) -> Path:
    return lay(files_2024, tmp_path / "2024")


def issues_of(dossier: Path) -> list[Issue]:
    return [issue for issue in read_dossier(dossier).issues if issue.code in messages_of("closing")]


@dataclass(frozen=True)
class Case:
    """Edits of files, restatements, and the codes with file and column that are told."""

    name: str
    edits: tuple[tuple[str, str, str], ...]
    expected: tuple[tuple[str, str, str | None], ...] = ()
    restated: tuple[str, ...] = ()
    says: str = ""


def case(
    name: str, file: str, old: str, new: str, *expected: tuple[str, str, str | None], says: str = ""
) -> Case:
    return Case(name, ((file, old, new),), expected, says=says)


def retyped(name: str, file: str, old: str, new: str, column: str, closed: str) -> Case:
    return case(name, file, old, new, ("retyped_prior", file, column), says=f"disahkan ({closed})")


HISTORY = [
    retyped("actual", H, IKU, IKU.replace("94.24", "94.51"), "actual", "94.24"),
    retyped("target", H, IKU, IKU.replace(",95,", ",94,"), "target", "95"),
    retyped("emptied", H, IKU, IKU.replace("94.24", ""), "actual", "94.24"),
    retyped("achievement", H, IKU, IKU.replace(",95,,", ",95,99,"), "achievement", "kosong"),
    retyped("output", H, f"{NODE},2023,71.45,", f"{NODE},2023,74.15,", "actual", "71.45"),
    retyped("before the closings", H, "iku-2,,2022,93.46,", "iku-2,,2022,93.4,", "actual", "93.46"),
    retyped(
        "with another source",
        H,
        IKU,
        IKU.replace("94.24", "94.51").replace("penutupan", "lkjip"),
        "actual",
        "94.24",
    ),
    case("written otherwise", H, IKU, IKU.replace("94.24,95,", "94.2400,95.0,")),
    case("unit", H, IKU, IKU.replace("percent", "index"), ("regiven_prior", H, "scale")),
    case("source", H, IKU, IKU.replace("penutupan", "lkjip"), ("resourced_prior", H, "source")),
    case("better source of an older year", H, KTP_2022, KTP_2022.replace("lkjip-2023", "agregat-2024-s2")),
    case("removed", H, f"{IKU}\n", "", ("prior_removed", H, None), says="1 baris tahun 2023"),
    case("older removed", H, f"{KTP_2022}dikutip dalam uraian Q2\n", "", ("prior_removed", H, None)),
    case("older added", H, IKU, f"{IKU}\niku-2,,2019,88,,,percent,,"),
    case(
        "not in the closing",
        H,
        IKU,
        f"{IKU}\nik-17,,2023,99,,,percent,penutupan-2023,",
        ("not_in_closing", H, "source"),
    ),
    case("new from another paper", H, IKU, f"{IKU}\nik-17,,2023,99,,,percent,lkjip-2023,"),
]
KEPT = [
    retyped("index", S, U1, U1.replace("85.34", "88"), "index", "85.34"),
    retyped("answers", S, U1, U1.replace(",,,85", ",150,,85"), "answers", "kosong"),
    retyped("spent", M, MONEY, MONEY.replace("30504800", "30604800"), "actual", "30504800"),
    retyped("granted", M, MONEY, MONEY.replace(",,30633400", ",1,30633400"), "original", "kosong"),
    case("element more", S, U1, U1 + U1.replace("U1", "U10"), ("not_in_closing", S, "source")),
    case(
        "part of the year more",
        M,
        MONEY,
        MONEY
        + MONEY.replace("2023,", "2023-Q4,", 1)
        .replace("30633400,30504800", ",9")
        .replace("penutupan-2023", "lkjip-2024"),
        ("not_in_closing", M, "source"),
    ),
    case("written otherwise", S, U1, U1.replace("85.34", "85.3400")),
    case("which statistic", S, U1, U1.replace(",index,", ",mean,"), ("regiven_prior", S, "given")),
    case("fund", M, MONEY, MONEY.replace("30504800,,", "30504800,DAK,"), ("regiven_prior", M, "fund")),
    case("source", M, MONEY, MONEY.replace("penutupan", "lkjip"), ("resourced_prior", M, "source")),
    case(
        "not in the closing",
        M,
        MONEY,
        MONEY + MONEY.replace("I.1.1", "I.1", 1),
        ("not_in_closing", M, "source"),
    ),
    case("removed", S, U1, "", ("prior_removed", S, None), says="1 baris tahun 2023"),
    case("own year", S, "skm,2024,U1,Persyaratan pelayanan,,,,", "skm,2024,U1,Persyaratan pelayanan,,,88,"),
]
PLAN = [
    case(
        "target",
        P,
        TARGETS,
        TARGETS.replace("2022: 92", "2022: 94"),
        ("retyped_prior", P, "targets.2022"),
        says="disahkan (92)",
    ),
    case(
        "target taken away",
        P,
        TARGETS,
        TARGETS.replace(" 2023: 95,", ""),
        ("retyped_prior", P, "targets.2023"),
    ),
    case(
        "target in words",
        P,
        'text: "B (3,40)"',
        'text: "B (3,44)"',
        ("retyped_prior", P, "targets.2022"),
        says="disahkan (B (3,40))",
    ),
    case("target added", P, TARGETS, TARGETS.replace("{2021", "{2020: 89, 2021")),
    case("target to come", P, TARGETS, TARGETS.replace("2024: 96", "2024: 95.5")),
    case("output's target", R, "2023,70,", "2023,75,", ("retyped_prior", R, "target")),
    case("result", R, "70,68,1000", "70,70,1000", ("retyped_prior", R, "actual"), says="disahkan (68)"),
    case("budget", R, "2023,70,,2000,", "2023,70,,1999,", ("retyped_prior", R, "budget")),
    case("result filled in as it came about", R, "2023,70,,", "2023,70,71.45,"),
    case(
        "result filled in otherwise",
        R,
        "2023,70,,",
        "2023,70,74.15,",
        ("retyped_prior", R, "actual"),
        says="disahkan (71.45)",
    ),
    case(
        "money filled in otherwise",
        R,
        "2000,,",
        "2000,5,",
        ("retyped_prior", R, "spent"),
        says=f"({SPENT})",
    ),
    case("money filled in as it came about", R, "2000,,", f"2000,{SPENT},"),
    case("year to come", R, "2024,71,,3000", "2024,72,71,3500"),
    case(
        "fact",
        "facts.csv",
        "136524",
        "146524",
        ("retyped_prior", "facts.csv", "value"),
        says="disahkan (136524)",
    ),
    case(
        "fact's unit",
        "facts.csv",
        PEOPLE,
        PEOPLE.replace("jiwa", "keluarga"),
        ("regiven_prior", "facts.csv", "unit"),
    ),
    case(
        "fact of the new year",
        "facts.csv",
        PEOPLE,
        PEOPLE.replace("136524", "1").replace("2023,,lkjip-2023", "2024,,"),
    ),
]
OTHERS = [
    case(
        "counted anew",
        "counts.csv",
        "\nkk.issued,63.11.01,2024,",
        "\nkk.issued,63.11.01,2023,9999,\nkk.issued,63.11.01,2024,",
        ("recounted_prior", "counts.csv", "period"),
        says="1 baris tahun 2023",
    ),
    case(
        "peer",
        "peers.csv",
        "Tanah Laut,2023,257990",
        "Tanah Laut,2023,257989",
        ("recounted_prior", "peers.csv", "period"),
    ),
    case("survey's scale", P, "    top: 4\n", "    top: 5\n", ("redefined_survey", P, "surveys[skm].top")),
    case(
        "unit",
        P,
        "    tier: nasional\n    unit: percent\n    value_type: number\n    formula: ktp\n",
        "    tier: nasional\n    unit: index\n    value_type: number\n    formula: ktp\n",
        ("redefined_unit", P, "indicators[nas-ktp].unit"),
    ),
    case(
        "formula",
        P,
        SIX,
        "    formula: mean(kk, ktp)\n",
        ("redefined_formula", P, "indicators[iku-2].formula"),
        says="dengan rumus mean(kk, ktp, kia,",
    ),
    case("same formula", P, SIX, "    formula: mean( kia , kk,ktp, akta-mati, akta-lahir, akta-kawin )\n"),
    case("declared formula", P, SIX, "    formula: mean(kk, ktp)\n    valid_from: 2024-01-01\n"),
    case(
        "way",
        P,
        SIX,
        f"{SIX}    tolerance: 1\n",
        ("redeclared_way", P, "indicators[iku-2].tolerance"),
        says="iku-2 dahulu (kosong)",
    ),
    case(
        "name of a node",
        N,
        "I.1.2,Kerja Sama Pemanfaatan Data Kependudukan,",
        "I.1.2,Pengadaan Blangko,",
        ("renamed_since", N, "name"),
        says="(I.1.2 dahulu Kerja Sama Pemanfaatan Data Kependudukan)",
    ),
    case("same name", N, "I.1.2,Kerja Sama Pemanfaatan Data", "I.1.2,Kerjasama pemanfaatan data"),
    case(
        "name of a survey",
        P,
        "name: Survei Kepuasan Masyarakat\n",
        "name: Survei Lain\n",
        ("renamed_since", P, "surveys[skm].name"),
    ),
]
RETYPED = (H, IKU, IKU.replace("94.24", "94.51"))
RESTATED = [
    Case("figure", (RETYPED,), restated=(f"iku-2,,2023,actual,94.24,94.51,{WHY},",)),
    Case(
        "output",
        ((H, f"{NODE},2023,71.45,", f"{NODE},2023,74.15,"),),
        restated=(f"{NODE},2023,actual,71.45,74.15,{WHY},",),
    ),
    Case(
        "older figure",
        ((H, "iku-2,,2022,93.46,", "iku-2,,2022,93.4,"),),
        restated=(f"iku-2,,2022,actual,93.46,93.4,{WHY},",),
    ),
    Case(
        "removed, one reason of two",
        ((H, f"{IKU}\n", ""),),
        (("prior_removed", H, None),),
        (f"iku-2,,2023,actual,94.24,,{WHY},",),
    ),
    Case(
        "removed",
        ((H, f"{IKU}\n", ""),),
        (),
        (f"iku-2,,2023,actual,94.24,,{WHY},", f"iku-2,,2023,target,95,,{WHY},"),
    ),
    Case("element", ((S, U1, U1.replace("85.34", "88")),), restated=(f"skm,U1,2023,index,85.34,88,{WHY},",)),
    Case(
        "money",
        ((M, MONEY, MONEY.replace("30504800", "30604800")),),
        restated=(f"I.1.1,money all,2023,actual,30504800,30604800,{WHY},",),
    ),
    Case(
        "plan's target",
        ((P, TARGETS, TARGETS.replace("2023: 95", "2023: 94")),),
        restated=(f"iku-2,,2023,plan_target,95,94,{WHY},",),
    ),
    Case(
        "budget of the plan",
        ((R, "2023,70,,2000,", "2023,70,,1999,"),),
        restated=(f"{NODE},2023,plan_budget,2000,1999,{WHY},",),
    ),
    Case(
        "fact", (("facts.csv", "136524", "146524"),), restated=(f"penduduk,,2023,value,136524,146524,{WHY},",)
    ),
    Case(
        "another figure than approved",
        (RETYPED,),
        (("restated_from", F, "closed"),),
        (f"iku-2,,2023,actual,94.2,94.51,{WHY},",),
    ),
    Case(
        "another figure than today's",
        (RETYPED,),
        (("restated_to", F, "restated"),),
        (f"iku-2,,2023,actual,94.24,94.5,{WHY},",),
    ),
    Case(
        "no reason",
        (RETYPED,),
        (("restated_unexplained", F, "reason"),),
        ("iku-2,,2023,actual,94.24,94.51,Koreksi,",),
    ),
    Case(
        "another column",
        (RETYPED,),
        (("retyped_prior", H, "actual"),),
        (f"iku-2,,2023,target,95,95,{WHY},",),
    ),
    Case(
        "the plan's for the year's",
        (RETYPED,),
        (("retyped_prior", H, "actual"),),
        (f"iku-2,,2023,plan_target,95,95,{WHY},",),
    ),
    Case("the same", (), (), (f"iku-2,,2023,actual,94.24,94.24,{WHY},",)),
    Case(
        "the same by another formula",
        ((P, SIX, "    formula: mean(kk, ktp)\n"),),
        (),
        (f"iku-2,,2023,actual,94.24,94.24,{WHY},",),
    ),
    Case("approved nowhere", (), (("restated_unheld", F, "closed"),), (f"ik-17,,2023,actual,,5,{WHY},",)),
    Case("of the new year", (), (("restated_unheld", F, "closed"),), (f"iku-2,,2024,actual,90,91,{WHY},",)),
]


@pytest.mark.parametrize("one", [*HISTORY, *KEPT, *PLAN, *OTHERS, *RESTATED], ids=lambda one: one.name)
def test_a_difference_is_reported_where_it_is_and_nothing_else(one: Case, dossier: Path) -> None:
    for edit in one.edits:
        retype(dossier, *edit)
    if one.restated:
        restate(dossier, *one.restated)
    following = {"restate_also", "restated_source"} if one.restated else set()
    found = [issue for issue in issues_of(dossier) if issue.code not in following]
    assert tuple((i.code, i.place.file, i.place.column) for i in found) == one.expected
    assert all(one.says in issue.message for issue in found)


def test_what_was_approved_is_no_problem(dossier: Path) -> None:
    assert issues_of(dossier) == []


def test_every_difference_is_reported_at_once(dossier: Path) -> None:
    retype(dossier, *RETYPED)
    retype(dossier, "history.csv", "iku-1,,2023,86.95,86,", "iku-1,,2023,87,85,")
    assert [code for code, _, _ in codes(dossier)] == ["retyped_prior"] * 3


@pytest.mark.parametrize(("file", "count"), [("history.csv", 57), ("survey.csv", 9), ("inputs.csv", 28)])
def test_a_closed_year_that_is_removed_as_a_whole_is_one_error(file: str, count: int, dossier: Path) -> None:
    path = dossier / file
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if ",penutupan-2023" not in line]
    path.write_text("".join(kept), "utf-8")
    (issue,) = [one for one in errors(dossier) if one.code == "prior_removed"]
    assert len(lines) - len(kept) == count
    assert issue.message.startswith(f"{count} baris tahun 2023")


@pytest.mark.parametrize("code", ["nas-ktp", "nas-kia"])
def test_what_goes_on_under_another_code_is_compared_with_nothing(code: str, dossier: Path) -> None:
    """Its approved figures could change unseen: the closing knows them under the old code alone."""
    for file in ("plan.yaml", "history.csv"):
        path = dossier / file
        path.write_text(path.read_text("utf-8").replace(code, "lain"), "utf-8")
    found = [issue for issue in issues_of(dossier) if issue.code == "prior_left"]
    assert [(issue.place.file, issue.value) for issue in found] == [("history.csv", code)]


def test_work_that_left_the_plan_with_its_rows_is_reported_with_what_it_changes(dossier: Path) -> None:
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
    assert dict(read_dossier(dossier).require().former_formulas) == {"iku-2": SIX.strip().partition(": ")[2]}
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


def test_restatements_end_with_their_year_and_are_guarded_after_it(dossier: Path, tmp_path: Path) -> None:
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
