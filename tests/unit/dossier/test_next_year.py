"""The year after a closed one: what goes on, what waits, what is compared with, what ends.

All files of the year after Balangan 2023 are in
`tests/golden/recorded/balangan-2024-begun.txt.xz`; here each case changes something.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.closing.closed import balangan, close
from tests.closing.next_years import after, balangan_2024, found_in, lay, rows
from tests.dossiers import khayal
from tests.edited_years import edited_year
from tests.functional.cli_cast import ROOT

from capaian.domain.issue import Level
from capaian.domain.numerals import MAX_DIGITS
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import Known
from capaian.dossier.canonical import format_dossier
from capaian.dossier.check import prepare
from capaian.dossier.years.carried_files import Renewal
from capaian.dossier.years.closed_figures import closed_figures
from capaian.dossier.years.next_year import NextYear
from capaian.dossier.years.snapshot import Snapshot

OFFICES = (
    ROOT / "examples" / "balangan-2023",
    ROOT / "examples" / "belitung-2024",
    ROOT / "examples" / "probolinggo-2021",
    khayal.FOLDER,
)


def text(found: NextYear, file: str) -> str:
    return found.files[file].decode()


def values(found: NextYear, file: str) -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(text(found, file))
    return loaded


def changed(file: str, content: str, snapshot: Snapshot | None = None) -> Snapshot:
    """A closed year whose file says something else."""
    closed = snapshot or balangan()
    return replace(closed, files={**closed.files, file: content})


# --- every office


@pytest.mark.parametrize("office", OFFICES, ids=lambda path: path.name)
def test_every_office_goes_on_without_an_error_and_in_canonical_form(
    office: Path, tmp_path: Path
) -> None:
    closed = close(office)
    going_on = after(closed)
    found = found_in(going_on.files, tmp_path)
    assert [issue for issue in found.issues if issue.level is Level.ERROR] == []
    assert found.office_year is not None
    assert found.office_year.year == going_on.year == closed.year + 1
    assert format_dossier(tmp_path) == []
    assert_without_figures(found.office_year)


@pytest.mark.parametrize("rounding", ["exact", "printed\n  printed_steps: [achievement]"])
def test_an_office_that_does_not_round_goes_on_with_figures_that_are_read_again(
    rounding: str, tmp_path: Path
) -> None:
    row = "ktp.eligible,99.01.01,2024-Q4,{},agregat"
    edits = [
        {"file": "office.yaml", "find": "rounding: printed", "replace": f"rounding: {rounding}"},
        {"file": "counts.csv", "find": row.format(1000), "replace": row.format(1001)},
    ]
    ended = edited_year({"edits": edits}, tmp_path)
    closed = close(ended)
    going_on = prepare(lay(after(closed).files, tmp_path / "2025")).assess()
    last = {each.code: each.current.actual for each in prepare(ended).assess().indicators}
    found = {each.code: each.prior for each in going_on.indicators}
    known = {code: each for code, each in last.items() if isinstance(each, Known)}
    assert any(len(str(each.value)) > MAX_DIGITS + 1 for each in known.values())
    for code, actual in known.items():
        prior = found[code].actual
        assert isinstance(prior, Known)
        assert prior.display == actual.display
        assert abs(prior.value - actual.value) <= Decimal(1).scaleb(-16)
        source = going_on.traces[prior.trace].source
        assert source is not None
        assert source.source == closed.source


@pytest.mark.parametrize(
    ("first", "last", "quarters"),
    [
        ("", "2024-12-31", ""),
        ("", "2025-01-01", "1234"),
        ("2024-07-01", "", "34"),
        ("", "2024-06-30", ""),
    ],
)
def test_rows_of_the_next_year_are_of_kecamatan_that_are_still_there(
    first: str, last: str, quarters: str, tmp_path: Path
) -> None:
    born = f"99.01.03,Muara,district,99.01,{first},{last}\n"
    there = [
        n for n in (1, 2, 3, 4) if not (first and n < 3) and not (last == "2024-06-30" and n > 2)
    ]
    counts = [
        f"akta.{what},99.01.03,2024-Q{n},5,agregat\n"
        for what in ("issued", "reported")
        for n in there
    ]
    edits = [
        {
            "file": "areas.csv",
            "find": "code,name,kind,parent\n",
            "replace": "code,name,kind,parent,valid_from,valid_to\n",
        },
        {
            "file": "areas.csv",
            "find": "Hulu,district,99.01\n",
            "replace": "Hulu,district,99.01,,\n",
        },
        {
            "file": "areas.csv",
            "find": "Hilir,district,99.01\n",
            "replace": f"Hilir,district,99.01,,\n{born}",
        },
        {"file": "counts.csv", "append": "".join(counts)},
    ]
    going_on = after(close(edited_year({"edits": edits}, tmp_path)))
    found = [row for row in rows(going_on.files["counts.csv"]) if row["area"] == "99.01.03"]
    assert sorted({row["period"] for row in found}) == [f"2025-Q{n}" for n in quarters]


def assert_without_figures(year: OfficeYear) -> None:
    """No figure of the closed year became one of the new."""
    assert [row for row in year.counts if row.value is not None] == []
    assert [
        row for row in year.outputs if row.actual is not None or row.target is not None or row.text
    ] == []
    assert [
        row for row in year.inputs if row.period.year == year.year and row.actual is not None
    ] == []
    assert [
        row for row in year.inputs if row.period.year == year.year and row.revised is not None
    ] == []
    elements = [row for row in year.survey_elements if row.period.year == year.year]
    assert [row for row in elements if row.mean is not None or row.index is not None] == []
    assert [row for row in year.people if row.count is not None] == []


def test_every_file_goes_on_or_is_named_as_left() -> None:
    closed, found = balangan(), balangan_2024()
    renamed = {"narrative/perjanjian-pk-2024.md"}
    assert {*closed.files} - {*found.files} == {
        file for file in found.left if not file.startswith("evidence/")
    }
    assert {*found.files} - {*closed.files} == {"closed/2023.json", *renamed}
    assert [file for file in found.left if file.startswith("evidence/")] == [
        "evidence/skema-hati-unda.png",
        "evidence/skema-lasungku-talu.png",
    ]


# --- what is compared with


def test_a_target_on_another_scale_is_reported_by_its_achievement() -> None:
    cell = {"value": "3.4", "unit": "scale-4"}
    indicator = {
        "code": "iku-9",
        "periods": [
            {
                "period": "2023",
                "actual": {"value": "86", "unit": "index"},
                "target": cell,
                "achievement": {"value": "99.5", "unit": "percent"},
            }
        ],
    }
    closed = replace(balangan(), assessment={"indicators": [indicator]}, files={})
    (figure,) = closed_figures(closed)
    assert (figure.actual, figure.target, figure.scale) == (86, None, "index")
    assert figure.achievement == Decimal("99.5")


def of_period(period: str, actual: Mapping[str, str]) -> Mapping[str, Any]:
    return {"indicators": [{"code": "a", "periods": [{"period": period, "actual": actual}]}]}


@pytest.mark.parametrize(
    "assessment",
    [
        {},
        {"indicators": None},
        {"indicators": ["x", {"code": "a", "periods": "x"}]},
        of_period("2023", {"unavailable": "not_reported"}),
        of_period("2023", {"text": "Sudah"}),
        of_period("2023-Q1", {"value": "1", "unit": "x"}),
        {"components": [{"code": "a", "ratio": {"unavailable": "no_events"}}]},
    ],
)
def test_what_is_no_figure_of_the_year_is_none(assessment: Mapping[str, Any]) -> None:
    assert closed_figures(replace(balangan(), assessment=assessment, files={})) == ()


# --- what waits


def test_quarters_wait_as_quarters(tmp_path: Path) -> None:
    found = rows(after(close(khayal.FOLDER)).files["counts.csv"])
    assert {row["period"] for row in found} == {"2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"}


# --- definitions and agreements


def test_follow_ups_that_ended_stay_in_their_year() -> None:
    states = ("", "berjalan", "dalam proses", "selesai", "Tidak dilanjutkan")
    lines = (f"iku-1,2023,plan,Rencana {number},{state}\n" for number, state in enumerate(states))
    going_on = after(changed("factors.csv", f"subject,period,kind,text,state\n{''.join(lines)}"))
    assert [row["state"] for row in rows(going_on.files["factors.csv"])] == [
        "",
        "berjalan",
        "dalam proses",
    ]


def test_a_plan_that_ends_leaves_the_agreement_without_targets() -> None:
    plan = (
        balangan().files["plan.yaml"].replace("      2024: 86.10\n", "").replace("2024: 96, ", "")
    )
    drafts = values(after(changed("plan.yaml", plan)), "agreements.yaml")["agreements"]
    assert not [draft for draft in drafts if "targets" in draft]


@pytest.mark.parametrize(
    ("last", "promised"), [("2023-12-31", ["iku-1"]), ("2024-01-01", ["iku-1", "iku-2"])]
)
def test_nobody_promises_an_indicator_whose_definition_has_ended(
    last: str, promised: list[str]
) -> None:
    plan = (
        balangan()
        .files["plan.yaml"]
        .replace("- code: iku-2\n", f"- code: iku-2\n    valid_to: {last}\n")
    )
    drafts = values(after(changed("plan.yaml", plan)), "agreements.yaml")["agreements"]
    assert [line["indicator"] for line in drafts[0]["targets"]] == promised


def test_a_target_in_words_goes_on_with_its_words() -> None:
    plan = (
        balangan()
        .files["plan.yaml"]
        .replace("2024: 86.10\n", '2024: {value: 86.1, text: "B (86,1)"}\n')
    )
    drafts = values(after(changed("plan.yaml", plan)), "agreements.yaml")["agreements"]
    assert drafts[0]["targets"][0]["target"] == {"value": 86.1, "text": "B (86,1)"}


def test_an_office_without_agreements_goes_on_without() -> None:
    closed = replace(
        balangan(), files={k: v for k, v in balangan().files.items() if k != "agreements.yaml"}
    )
    assert "agreements.yaml" not in after(closed).files


def test_an_office_without_sources_gets_the_closing_as_its_only_one(tmp_path: Path) -> None:
    closed = replace(
        balangan(), files={k: v for k, v in balangan().files.items() if k != "sources.yaml"}
    )
    found = values(after(closed), "sources.yaml")["sources"]
    assert [item["id"] for item in found] == ["penutupan-2023"]


# --- declared differences, texts


def test_without_such_rows_nothing_is_declared() -> None:
    before = values(balangan_2024(), "differences.yaml")["differences"]
    bare = balangan().files["differences.yaml"]
    for item in before:
        for key in item["covers"]:
            bare = bare.replace(key, "total_differs:kk.issued:2023")
    assert "differences.yaml" not in after(changed("differences.yaml", bare)).files


@pytest.mark.parametrize(
    ("key", "stays"),
    [
        ("papers_differ:target:pk-2023:iku-1", False),
        ("papers_differ:owner:pk-2023-dirjen", False),
        ("papers_differ:name:renstra:iku-1", True),
        ("papers_differ:target:keputusan:iku-1", True),
    ],
)
def test_what_an_agreement_of_the_closed_year_set_otherwise_ends_with_it(
    key: str, stays: bool
) -> None:
    bare = balangan().files["differences.yaml"]
    (first, *_) = [
        key
        for item in values(balangan_2024(), "differences.yaml")["differences"]
        for key in item["covers"]
    ]
    found = values(
        after(changed("differences.yaml", bare.replace(first, key))), "differences.yaml"
    )["differences"]
    assert (key in {each for item in found for each in item["covers"]}) is stays


def test_a_text_that_had_a_mark_has_one_mark() -> None:
    marked = "---\nfields: 0123456789abcdef\n---\nPuji syukur.\n"
    found = after(changed("narrative/kata-pengantar.md", marked))
    assert (
        text(found, "narrative/kata-pengantar.md") == "---\nfields: tahun2023\n---\nPuji syukur.\n"
    )


def test_outside_of_fields_words_stay() -> None:
    found = after(changed("narrative/iku.md", "Naskah pk-2023 ({{ ref tabel-pk-2023 }}).\n"))
    assert text(found, "narrative/iku.md").endswith("Naskah pk-2023 ({{ ref tabel-pk-2024 }}).\n")


# --- years


@pytest.mark.parametrize(
    ("source", "renewed"),
    [
        ("agregat-2023-s2", "agregat-2024-s2"),
        ("dkb", "dkb-2024"),
        ("dkb-2022", "dkb-2022-2024"),
        ("dkb-20231", "dkb-20231-2024"),
        ("", ""),
    ],
)
def test_sources_a_year_later(source: str, renewed: str) -> None:
    assert Renewal(2023).source(source) == renewed


def test_two_years_on_the_first_closing_is_still_a_source(tmp_path: Path) -> None:
    """A year that goes on from one that went on: both closings are named, each by its own hash."""
    first = lay(balangan_2024().files, tmp_path / "2024")
    second = after(close(first))
    ids = [item["id"] for item in values(second, "sources.yaml")["sources"]]
    assert {"penutupan-2023", "penutupan-2024"} <= {*ids}
    assert len(ids) == len({*ids})
    found = found_in(second.files, tmp_path / "2025")
    assert [issue for issue in found.issues if issue.level is Level.ERROR] == []
    assert {row["source"] for row in rows(second.files["history.csv"])} >= {"penutupan-2023"}
