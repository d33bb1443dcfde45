"""A real dossier that loses one file after the other: the report is built,
or it is said why not.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import IS_NIGHTLY
from tests.functional.cli_cast import BALANGAN
from tests.unit.documents import cast
from tests.unit.documents.test_limitations_page import lines

from capaian.documents.availability import check_composed, check_paper
from capaian.documents.build import build_document, compose_paper
from capaian.documents.paper import Paper
from capaian.domain.errors import InputError
from capaian.domain.issue import Level
from capaian.dossier.read import read_dossier
from capaian.dossier.tables import BY_FILE
from capaian.rulebook import load_rulebook
from capaian.rulebook.layouts import layout_kinds
from capaian.rules.assess import assess
from capaian.rules.checks.validate import validate

REQUIRED = {"office.yaml", "plan.yaml", "agreements.yaml"}
"""Without these a performance report says nothing."""
NAMED_BY_OTHERS = {"areas.csv", "documents.yaml", "nodes.csv", "sources.yaml"}
"""Other files name what these define: the dossier itself is refused."""
FILES = sorted(path.name for path in BALANGAN.iterdir() if path.suffix in (".csv", ".yaml"))
OPTIONAL = [
    name
    for name in FILES
    if name not in REQUIRED | NAMED_BY_OTHERS | {"layout.yaml", "differences.yaml"}
]


def dossier_without(*names: str, folder: Path) -> Path:
    copy = folder / "dossier"
    shutil.copytree(BALANGAN, copy)
    for name in names:
        target = copy / name
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    return copy


def paper_of(folder: Path) -> Paper:
    year, rules = read_dossier(folder).require(), load_rulebook()
    return Paper(year, assess(year, rules), rules, "0" * 64, folder=folder)


HALVES = (OPTIONAL[::2], OPTIONAL[1::2])
"""Each file is missing beside files that are there."""


@pytest.mark.parametrize(
    "names", [*map(list, zip(OPTIONAL))] if IS_NIGHTLY else HALVES, ids=" ".join
)
def test_a_report_without_optional_files_names_the_losses(
    names: list[str], tmp_path: Path
) -> None:
    # Pictures prove innovations, which are named by their codes.
    beside = {"evidence.yaml"} & {*OPTIONAL} if "innovations.yaml" in names else set()
    found = lines(build_document(paper_of(dossier_without(*{*names, *beside}, folder=tmp_path))))
    assert [name for name in names if BY_FILE[name].title not in found] == []


@pytest.mark.parametrize("name", sorted(NAMED_BY_OTHERS))
def test_a_dossier_that_names_what_is_gone_is_refused_with_places(
    name: str, tmp_path: Path
) -> None:
    folder = dossier_without(name, folder=tmp_path)
    try:
        build_document(paper_of(folder))
    except InputError as error:
        assert error.issues
        assert all(issue.message and issue.place.file for issue in error.issues)
    else:
        pytest.fail(f"{name} is optional after all: move it to the others")


def test_pictures_that_are_listed_and_gone_are_refused_by_name(tmp_path: Path) -> None:
    folder = dossier_without("evidence", folder=tmp_path)
    (folder / "evidence").mkdir()
    with pytest.raises(InputError) as refused:
        paper_of(folder)
    assert len(refused.value.issues) == len(paper_of(BALANGAN).office_year.evidence)
    assert {issue.place.file for issue in refused.value.issues} == {"evidence.yaml"}


def test_contradictions_that_nothing_declares_any_more_are_errors(tmp_path: Path) -> None:
    year = read_dossier(dossier_without("differences.yaml", folder=tmp_path)).require()
    rules = load_rulebook()
    declared = validate(read_dossier(BALANGAN).require(), rules)
    assert not [issue for issue in declared if issue.level is Level.ERROR]
    assert [issue for issue in validate(year, rules) if issue.level is Level.ERROR]


NARRATIVES = sorted(path.stem for path in (BALANGAN / "narrative").iterdir())
SILENT = {
    *("efisiensi-uraian", "efisiensi-penutup", "realisasi-uraian", "sistematika"),
    *("latar-belakang", "maksud-tujuan", "perjanjian-acuan", "ringkasan-eksekutif"),
    *("capaian-organisasi", "skala-peringkat", "analisis-capaian"),
    *("pengantar-peringkat-ktp", "peringkat-ktp", "komponen-iku-2", "simpulan-iku-2"),
    *(
        "perjanjian-pk-2023",
        "perjanjian-pk-2023-perubahan",
        "analisis-sasaran-1",
        "analisis-sasaran-2",
    ),
}
"""Texts that the layout does without, or has words of its own for."""


@pytest.fixture(scope="module")
def whole() -> Paper:
    return paper_of(BALANGAN)


def test_a_report_without_any_of_its_texts_is_built_and_names_each(whole: Paper) -> None:
    bare = replace(whole, office_year=replace(whole.office_year, narratives=()))
    warned = {i.place.file for i in check_paper(bare) if i.code == "text_missing"}
    assert warned == {f"narrative/{name}.md" for name in NARRATIVES if name not in SILENT}


def test_the_general_layout_serves_the_same_office(tmp_path: Path) -> None:
    document = build_document(paper_of(dossier_without("layout.yaml", folder=tmp_path)))
    assert not [text for text in lines(document) if "naskah tercetak)" in text]


def test_a_text_whose_name_no_part_asks_for_is_reported_with_the_nearest_one(whole: Paper) -> None:
    texts = whole.office_year.narratives
    lost = replace(
        texts[0], id=f"{texts[0].id}-x", place=replace(texts[0].place, file="narrative/lain.md")
    )
    year = replace(whole.office_year, narratives=(lost, *texts[1:]))
    assert not any(i.code == "text_without_place" for i in check_paper(whole))
    found = [
        i for i in check_paper(replace(whole, office_year=year)) if i.code == "text_without_place"
    ]
    assert [i.place.file for i in found] == ["narrative/lain.md"]
    assert f"Maksudnya {texts[0].id}" in found[0].remedy


def test_a_file_that_the_evidence_does_not_list_is_none_of_a_paper(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    for name in ("loket.png", "lain.png"):
        (tmp_path / "evidence" / name).write_bytes(b"isi")
    year = cast.small(
        evidence=(cast.evidence("loket.png", "sarana"), cast.evidence("hilang.png", "sarana"))
    )
    found = cast.paper(year, folder=tmp_path).find_files()
    assert found == {"loket.png": tmp_path / "evidence" / "loket.png"}


@pytest.mark.parametrize("names", HALVES, ids=" ".join)
def test_a_paper_lacks_the_same_whether_all_its_cells_are_made_or_not(
    names: list[str], tmp_path: Path
) -> None:
    folder = dossier_without(*{*names} - {"innovations.yaml", "evidence.yaml"}, folder=tmp_path)
    report = paper_of(folder)
    for paper in (replace(report, kind=kind) for kind in layout_kinds()):
        with suppress(InputError):
            whole, bare = (
                check_composed(compose_paper(paper, lacks_only=each)) for each in (False, True)
            )
            assert [*bare] == [*whole], paper.kind
