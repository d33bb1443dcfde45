"""Which papers are meant by a name, and for which parts of the year a paper can be given."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.dossiers import khayal
from tests.factories import office_year, rule_set
from tests.functional.cli_cast import run

from capaian.cli.papers import choose_subject
from capaian.documents.paper import Paper
from capaian.domain.errors import UsageMistakeError
from capaian.rules.assess import assess

YEAR = office_year()
RESULT = assess(YEAR, rule_set())


def paper(subject: str, name: str = "", kind: str = "pk") -> Paper:
    return Paper(
        YEAR,
        RESULT,
        rule_set(),
        "0" * 64,
        kind=kind,
        subject=subject,
        name=name or f"{kind}-{subject}",
    )


def chosen(subject: str, *papers: Paper) -> list[str]:
    return [found.name for found in choose_subject(papers, subject)]


A, B = paper("Kepala", "pk-kepala"), paper("sekretaris", "pk-sekretaris-2023-q1")


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("Kepala", "pk-kepala"),
        ("KEPALA", "pk-kepala"),
        ("PK-Kepala", "pk-kepala"),
        ("sekretaris", "pk-sekretaris-2023-q1"),
        ("sekretaris-2023-Q1", "pk-sekretaris-2023-q1"),
    ],
)
def test_a_paper_is_known_by_its_key_and_by_the_names_of_its_files(
    subject: str, name: str
) -> None:
    assert chosen(subject, A, B) == [name]


def test_a_key_goes_before_the_name_of_another_papers_file() -> None:
    first, second = paper("a b", "pk-a-b"), paper("a-b", "pk-a-b-2")
    assert chosen("a-b", first, second) == ["pk-a-b-2"]
    assert chosen("a b", first, second) == ["pk-a-b"]


def test_an_agreement_means_the_papers_of_all_who_sign_and_a_post_its_own() -> None:
    signed = [paper(f"pk-iii-{post}") for post in ("kabid-a", "kabid-b")]
    assert len(chosen("pk-iii", *signed)) == 2
    assert chosen("KABID-A", *signed) == [signed[0].name]


@pytest.mark.parametrize("subject", ["", "kepal", "sekretaris-2023-q2"])
def test_another_name_is_refused_with_the_nearest(subject: str) -> None:
    with pytest.raises(UsageMistakeError) as caught:
        choose_subject((A, B), subject)
    assert caught.value.message.startswith(f'Naskah untuk "{subject}" tidak ada.')


def test_a_kind_of_one_paper_takes_no_name() -> None:
    with pytest.raises(UsageMistakeError, match="hanya satu; tanpa --of"):
        choose_subject((paper("", "renstra", "renstra"),), "kepala")


# --- parts of the year


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """An office whose quarterly form can be given for the first quarter alone."""
    folder = tmp_path / "khayal"
    shutil.copytree(khayal.FOLDER, folder)
    for name in ("outputs.csv", "counts.csv", "survey.csv"):
        rows = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [
            row
            for row in rows
            if not any(part in row for part in (",2024,", "-Q2", "-Q3", "-Q4", "-S"))
        ]
        (folder / name).write_text("".join(kept), encoding="utf-8")
    return folder


def state(dossier: Path) -> dict[str, object]:
    done = run("check", dossier, "--for", "semua", "--json")
    assert done.code == 0, done.err
    papers: list[dict[str, object]] = json.loads(done.out)["papers"]
    return next(paper for paper in papers if paper["kind"] == "pengukuran-triwulan")


@pytest.mark.parametrize(
    ("layout", "periods"),
    [
        ("", ["2024-Q1"]),
        ("extends: pengukuran-triwulan\nperiod: quarter\n", ["2024-Q1"]),
        ("extends: pengukuran-triwulan\nperiod: month\n", None),
        ("extends: pengukuran-triwulan\nperiod: none\n", []),
        ("extends: pengukuran-triwulan\nperiod: minggu\n", []),
    ],
    ids=["general", "quarter", "month", "no period", "no such period"],
)
def test_parts_of_the_year_are_those_of_the_offices_own_layout(
    layout: str, periods: list[str] | None, dossier: Path
) -> None:
    if layout:
        (dossier / "layouts").mkdir(exist_ok=True)
        (dossier / "layouts" / "pengukuran-triwulan.yaml").write_text(layout, encoding="utf-8")
    found = state(dossier)["periods"]
    assert isinstance(found, list)
    if periods is None:
        assert all("-M" in str(period) for period in found)
    else:
        assert found == periods


@pytest.mark.parametrize("period", ["2024-Q2", "2024-Q3"])
def test_a_quarter_that_lacks_its_rows_is_the_one_to_fill_in(period: str, dossier: Path) -> None:
    done = run("check", dossier, "--for", "pengukuran-triwulan", "--period", period)
    answer = " ".join((done.out + done.err).split())
    assert f"periode triwulan ({period})" in answer
    assert "periode triwulan (2024-Q1)" not in answer, "who follows it fills another quarter"
