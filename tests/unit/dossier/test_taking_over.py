"""A year takes over a newer closing of the year before: every figure of it,
and none of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from tests.closing.closed import BALANGAN, close
from tests.closing.next_years import after, lay, rows
from tests.closing.restating import HEAD, codes

from capaian.domain.issue import Level
from capaian.dossier.check import find_issues
from capaian.dossier.read import read_dossier
from capaian.dossier.years.new_closing import take_over
from capaian.dossier.years.snapshot import Snapshot, hash_snapshot, write_snapshot

Edits = Mapping[str, tuple[tuple[str, str], ...]]
"""Texts that become others, by file."""
Texts = dict[str, str]

CARRIED = ("history.csv", "inputs.csv", "survey.csv", "peers.csv", "facts.csv", "renstra.csv")
OUTPUT = "Capaian kinerja sub kegiatan"
RENSTRA = f"""node,name,unit,aggregation,polarity,period,target,actual,budget,spent,source,note
III.2.1,{OUTPUT},percent,,,2022,70,68,1000,900,,
III.2.1,{OUTPUT},percent,,,2023,70,,2000,,,
III.2.1,{OUTPUT},percent,,,2024,71,,3000,,,
"""
MONEY = "I.1.1,2023,money,all,,30633400,30504800,lkjip-2023,\n"
QUARTER = "I.1.1,2023-Q3,money,all,,,{},lkjip-2023,\n"
PEER = "ktp,63.71,Kota Banjarmasin,2023,487892,495225,,lkjip-2023\n"
FACT = "desa,Desa,154,desa,0,2023,,lkjip-2023\n"
PLANNED = "{2021: 90, 2022: 92, 2023: 95, 2024: 96, 2025: 97, 2026: 98}"
DECLARED = """differences:
  - id: rekam-63-71
    where: Tabel rekam, Banjarmasin
    printed: "497.892"
    used: 497.892 seperti tercetak
    reason: Tercetak lebih dari wajib KTP
    rule: part_larger_than_whole
    covers: ["part_larger_than_whole:peer:ktp:63.71:2023"]
"""
SOURCES = ("sources:\n", "sources:\n  - id: pemeriksaan\n    title: Hasil pemeriksaan 2023\n")


def changed(texts: Mapping[str, str], edits: Edits) -> Texts:
    found = dict(texts)
    for file, pairs in edits.items():
        for old, new in pairs:
            assert found[file].count(old) == 1, old
            found[file] = found[file].replace(old, new)
    return found


@cache
def closed_dossier() -> Mapping[str, str]:
    files = {
        str(file.relative_to(BALANGAN)): file.read_text(encoding="utf-8")
        for file in BALANGAN.rglob("*")
        if file.suffix in (".csv", ".yaml", ".md")
    }
    quarter = {"inputs.csv": ((MONEY, MONEY + QUARTER.format("20000000")),)}
    return changed({**files, "renstra.csv": RENSTRA}, quarter)


def closing(folder: Path, edits: Edits) -> Snapshot:
    files = {name: text.encode() for name, text in changed(closed_dossier(), edits).items()}
    evidence = {
        f"evidence/{one.name}": one.read_bytes() for one in (BALANGAN / "evidence").iterdir()
    }
    return close(lay({**files, **evidence}, folder))


@pytest.fixture(scope="module", name="old")
def first_closing(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return closing(tmp_path_factory.mktemp("closed") / "2023", {})


def begun(snapshot: Snapshot) -> Texts:
    """The year after a closing, as it begins."""
    return {file: content.decode() for file, content in after(snapshot).files.items()}


def take(now: Mapping[str, str], old: Snapshot, new: Snapshot) -> Texts:
    return {**take_over(now, write_snapshot(old), write_snapshot(new), 2023)}


def issues_of(texts: Mapping[str, str], folder: Path) -> list[tuple[str, str, str | None]]:
    return codes(lay({file: text.encode() for file, text in texts.items() if text}, folder))


def of_years(text: str, *, own: bool) -> set[tuple[str, ...]]:
    """Rows of the year itself and later ones, or of those before."""
    found = rows(text.encode()) if text else []
    return {tuple(row.values()) for row in found if (row["period"][:4] > "2023") is own}


CHANGES: Mapping[str, Edits] = {
    "money": {
        "inputs.csv": (
            (MONEY, MONEY.replace("30633400", "31633400")),
            ("capital,589479200,676481950", "capital,589479200,677481950"),
            ("6082449488,6962697488,6712431719", "6082449488,6963697488,6712431719"),
        )
    },
    "money comes": {
        "inputs.csv": ((MONEY, MONEY + QUARTER.replace("Q3", "Q2").format("9000000")),)
    },
    "money of a programme's node": {
        "inputs.csv": (
            (",24359900,24019900,", ",24359900,24019000,"),
            ("6962697488,6712431719", "6962697488,6712430819"),
        )
    },
    "survey goes": {
        "survey.csv": (("skm,2023,U9,Sarana dan Prasarana,,,84.24,index,skm-2023\n", ""),)
    },
    "peers come, with their source": {
        "peers.csv": (
            (PEER, f"{PEER}ktp,64.71,Kota Balikpapan,2023,480000,490000,,pemeriksaan\n"),
        ),
        "sources.yaml": (SOURCES,),
    },
    "fact": {"facts.csv": ((FACT, FACT.replace("154", "155")),)},
    "strategic plan by nodes": {
        "renstra.csv": (
            ("2022,70,68,1000,900", "2022,69,67,1100,950"),
            ("2023,70,,2000", "2023,72,,2200"),
        )
    },
    "strategic plan by indicators": {
        "plan.yaml": ((PLANNED, PLANNED.replace("2023: 95", "2023: 94")),)
    },
    "output goes": {
        "outputs.csv": (
            (f"III.2.1,,{OUTPUT},percent,2023,100,71.45,,,lkjip-2023,dasar tidak dimuat\n", ""),
        )
    },
    "history comes": {
        "history.csv": (("iku-2,2022,93.46", "iku-2,2021,92.1,90,percent,,\niku-2,2022,93.46"),)
    },
}


TOGETHER = (
    "survey goes",
    "peers come, with their source",
    "strategic plan by nodes",
    "strategic plan by indicators",
    "output goes",
    "history comes",
)
"""Changes of files that know nothing of each other, in one closing."""
MERGED: Mapping[str, Edits] = {
    **{name: CHANGES[name] for name in ("money", "money comes")},
    "together": {file: pairs for name in TOGETHER for file, pairs in CHANGES[name].items()},
}


@pytest.mark.parametrize("edits", MERGED.values(), ids=MERGED)
def test_a_closing_with_other_figures_is_taken_over(
    edits: Edits, old: Snapshot, tmp_path: Path
) -> None:
    new = closing(tmp_path / "closed", edits)
    now, fresh = begun(old), begun(new)
    made = take(now, old, new)
    assert issues_of(made, tmp_path / "2024") == []
    assert made["closed/2023.json"].encode() == write_snapshot(new)
    assert hash_snapshot(write_snapshot(new)) in made["sources.yaml"]
    for file in CARRIED:
        assert of_years(made[file], own=False) == of_years(fresh[file], own=False), file
        assert of_years(made[file], own=True) == of_years(now[file], own=True), file
    others = {file for file, text in now.items() if made.get(file) != text}
    assert others <= {
        *CARRIED,
        "plan.yaml",
        "sources.yaml",
        "closed/2023.json",
        "differences.yaml",
    }
    assert PLANNED.replace("2023: 95", "2023: 94") in made["plan.yaml"] or "plan.yaml" not in edits
    assert ("pemeriksaan" in made["sources.yaml"]) is ("sources.yaml" in edits)


def test_the_same_closing_changes_nothing(old: Snapshot) -> None:
    assert take(begun(old), old, old) == begun(old)


def restated(texts: Mapping[str, str], *lines: str) -> Texts:
    return {**texts, "restatements.csv": HEAD + "".join(f"{line}\n" for line in lines)}


def test_a_restatement_of_what_the_new_closing_says_itself_falls_away(
    old: Snapshot, tmp_path: Path
) -> None:
    new = closing(tmp_path / "closed", CHANGES["money"])
    now = changed(
        begun(old),
        {
            "inputs.csv": (
                (",30633400,30504800,,penutupan-2023", ",32000000,30504800,,pemeriksaan"),
            )
        },
    )
    now = changed(now, {"sources.yaml": (SOURCES,)})
    now = restated(now, "I.1.1,money all,2023,revised,30633400,32000000,Pagu menurut pemeriksaan,")
    assert issues_of(now, tmp_path / "before") == []
    made = take(now, old, new)
    assert "I.1.1,2023,money,all,,31633400,30504800,,penutupan-2023," in made["inputs.csv"]
    assert (
        "Pagu menurut" not in made["restatements.csv"] and issues_of(made, tmp_path / "2024") == []
    )


def test_a_figure_that_somebody_corrected_stays_where_the_closing_is_unchanged(
    old: Snapshot, tmp_path: Path
) -> None:
    new = closing(tmp_path / "closed", CHANGES["money"])
    now = changed(begun(old), {"facts.csv": (("desa,Desa,154", "desa,Desa,156"),)})
    now = restated(now, "desa,,2023,value,154,156,Dua desa baru,")
    made = take(now, old, new)
    assert (
        made["facts.csv"] == now["facts.csv"]
        and made["restatements.csv"] == now["restatements.csv"]
    )
    assert issues_of(made, tmp_path / "2024") == []
    taken = take(now, old, closing(tmp_path / "other", CHANGES["fact"]))
    assert (
        "desa,Desa,155" in taken["facts.csv"] and "Dua desa baru" not in taken["restatements.csv"]
    )
    assert issues_of(taken, tmp_path / "2024-2") == []


def test_restated_plan_targets_and_results_follow(old: Snapshot, tmp_path: Path) -> None:
    new = closing(
        tmp_path / "closed",
        {**CHANGES["strategic plan by nodes"], **CHANGES["strategic plan by indicators"]},
    )
    now = changed(
        begun(old),
        {
            "plan.yaml": ((PLANNED, PLANNED.replace("2023: 95", "2023: 93")),),
            "renstra.csv": (
                ("2023,70,,2000", "2023,71,,2000"),
                ("2022,70,68,1000,900", "2022,70,68,1000,901"),
            ),
        },
    )
    now = restated(
        now,
        "iku-2,,2023,plan_target,95,93,Renstra berubah surut,",
        f"III.2.1,{OUTPUT},2023,plan_target,70,71,Renstra berubah surut,",
        f"III.2.1,{OUTPUT},2022,plan_spent,900,901,Salah salin dahulu,",
    )
    assert issues_of(now, tmp_path / "before") == []
    made = take(now, old, new)
    assert "2023: 94" in made["plan.yaml"] and issues_of(made, tmp_path / "2024") == []
    assert rows(made["restatements.csv"].encode()) == [] if made["restatements.csv"] else True


def test_rows_of_earlier_years_that_somebody_wrote_stay_theirs(
    old: Snapshot, tmp_path: Path
) -> None:
    """What the new closing has no more goes with a note, and stays with a source of its own."""
    new, gone = (
        closing(tmp_path / "closed", CHANGES["output goes"]),
        f"III.2.1,{OUTPUT},2023,71.45,100,,percent",
    )
    now = changed(begun(old), {"sources.yaml": (SOURCES,)})
    added = "iku-2,,2020,90.1,,,percent,pemeriksaan,dari arsip\n"
    for source, stays in (("penutupan-2023", False), ("pemeriksaan", True)):
        edits = ((f"{gone},penutupan-2023,\n", f"{gone},{source},sudah diperiksa\n{added}"),)
        made = take(changed(now, {"history.csv": edits}), old, new)
        assert (gone in made["history.csv"]) is stays and added in made["history.csv"]
        assert issues_of(made, tmp_path / source) == []


def test_what_left_the_plan_brings_no_row_back(old: Snapshot, tmp_path: Path) -> None:
    new = closing(tmp_path / "closed", CHANGES["money of a programme's node"])
    now = begun(old)
    for file in ("nodes.csv", "inputs.csv", "outputs.csv", "history.csv", "renstra.csv"):
        lines = now[file].splitlines(keepends=True)
        now[file] = "".join(line for line in lines if not line.startswith("III.2.1,"))
    before = issues_of(now, tmp_path / "before")
    made = take(now, old, new)
    assert "III.2.1," not in made["inputs.csv"] and issues_of(made, tmp_path / "2024") == before


def added_work(owner: str = "") -> Edits:
    """A sub-activity with money of the closed year."""
    begins = "III.2.1,subactivity,"
    lines = closed_dossier()["nodes.csv"].splitlines(keepends=True)
    (own,) = [line for line in lines if line.startswith(begins)]
    new = own.replace("III.2.1", "III.2.2").replace("Pelayanan Secara", "Pelayanan")
    assert new.endswith("III.2,,,\n")
    return {
        "nodes.csv": ((own, own + new.replace("III.2,,,", f"III.2,,{owner},")),),
        "inputs.csv": (
            (MONEY, f"III.2.2,2023,money,all,,1000000,900000,lkjip-2023,\n{MONEY}"),
            ("capital,589479200,676481950", "capital,589479200,677481950"),
            ("6082449488,6962697488,6712431719", "6082449488,6963697488,6713331719"),
        ),
    }


def test_work_that_came_with_the_new_closing_comes_with_its_money(
    old: Snapshot, tmp_path: Path
) -> None:
    """Without it the total of the office would not be the sum of its parts."""
    new = closing(tmp_path / "closed", added_work())
    made = take(begun(old), old, new)
    assert "\nIII.2.2,subactivity," in made["nodes.csv"]
    assert "III.2.2,2023,money,all,,1000000,900000,,penutupan-2023," in made["inputs.csv"]
    assert "III.2.2,2024" not in made["inputs.csv"], "its own year is the planner's"
    assert issues_of(made, tmp_path / "2024") == []
    assert not find_issues(tmp_path / "2024").has_errors
    removed = {**begun(new), "nodes.csv": begun(old)["nodes.csv"]}
    assert take(removed, new, old)["nodes.csv"] == begun(old)["nodes.csv"]


def test_work_that_names_a_post_of_the_closed_year_waits_for_it(
    old: Snapshot, tmp_path: Path
) -> None:
    post = "\nposts:\n  - id: pelayanan\n    name: Seksi Pelayanan Keliling\n    tier: IV\n"
    new = closing(
        tmp_path / "closed", {**added_work("pelayanan"), "office.yaml": (("\nposts:\n", post),)}
    )
    made = take(begun(old), old, new)
    assert issues_of(made, tmp_path / "2024") == [("unknown_post", "nodes.csv", "owner")]
    with_post = changed(begun(old), {"office.yaml": (("\nposts:\n", post),)})
    assert issues_of(take(with_post, old, new), tmp_path / "2024") == []


def test_declared_differences_of_rows_that_changed_come_along(
    old: Snapshot, tmp_path: Path
) -> None:
    over = {
        "peers.csv": ((PEER, PEER.replace("487892", "497892")),),
        "differences.yaml": (("differences:\n", DECLARED),),
    }
    new = closing(tmp_path / "closed", over)
    made = take(begun(old), old, new)
    assert "part_larger_than_whole:peer:ktp:63.71:2023" in made["differences.yaml"]
    assert issues_of(made, tmp_path / "2024") == []
    back = take(made, new, old)
    assert "63.71:2023" not in back["differences.yaml"]


def test_a_survey_is_declared_as_the_new_closing_has_it(old: Snapshot, tmp_path: Path) -> None:
    text = closed_dossier()["plan.yaml"]
    top = next(line for line in text.splitlines() if line.strip().startswith("top:"))
    new = closing(tmp_path / "closed", {"plan.yaml": ((top, top.replace("4", "5")),)})
    made = take(begun(old), old, new)
    assert issues_of(made, tmp_path / "2024") == []
    issues = [each for each in read_dossier(tmp_path / "2024").issues if each.level is Level.ERROR]
    assert issues == []


def test_money_of_a_year_before_the_last_comes_not_back(old: Snapshot, tmp_path: Path) -> None:
    """Its own closing changed; money and surveys stand for one year only."""
    new = closing(tmp_path / "closed", CHANGES["money"])
    now = begun(old)
    now["inputs.csv"] = "".join(
        line for line in now["inputs.csv"].splitlines(keepends=True) if ",2023" not in line
    )
    made = take_over(now, write_snapshot(old), write_snapshot(new), 2023, is_last=False)
    assert made["inputs.csv"] == now["inputs.csv"]
