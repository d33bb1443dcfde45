"""Loading reads every file, reports every problem at once, and leaves nothing half read."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from tests.unit.rulebook.rulebook_cast import change, copy_of_data

from capaian.domain.errors import FileError, InputError
from capaian.rulebook import DATA, load_reference, load_rulebook, read_reference, read_rulebook

RULE_SET_FILES = [
    "scales.yaml",
    "survey-classes.yaml",
    "national-targets.yaml",
    "methods-achievement.yaml",
    "methods-computation.yaml",
    "methods-efficiency.yaml",
    "nomenclature.yaml",
    "catalogue.yaml",
    "areas.yaml",
    "areas.csv",
    "heads.yaml",
]
REFERENCE_FILES = [
    "survey-elements.yaml",
    "evaluation-weights.yaml",
    "sample-sizes.yaml",
    "areas.yaml",
    "services.yaml",
    "holidays.yaml",
    "daily-report.yaml",
]


def test_a_copy_reads_the_same_as_the_programs_own(tmp_path: Path) -> None:
    folder = copy_of_data(tmp_path)

    assert read_rulebook(folder) == read_rulebook(DATA)
    assert read_reference(folder) == load_reference()


def test_it_is_read_once_per_process() -> None:
    assert load_rulebook() is load_rulebook()
    assert load_reference() is load_reference()


@pytest.mark.parametrize("file", RULE_SET_FILES)
def test_every_file_of_the_rule_set_is_needed(tmp_path: Path, file: str) -> None:
    (copy_of_data(tmp_path) / file).unlink()

    with pytest.raises(FileError, match=file):
        read_rulebook(tmp_path)


@pytest.mark.parametrize("file", REFERENCE_FILES)
def test_every_file_of_the_reference_is_needed(tmp_path: Path, file: str) -> None:
    (copy_of_data(tmp_path) / file).unlink()

    with pytest.raises(FileError, match=file):
        read_reference(tmp_path)


def test_all_files_of_the_folder_are_read() -> None:
    folder = Path(__file__).parents[3] / "src/capaian/rulebook/data"

    assert {file.name for file in folder.iterdir()} == {*RULE_SET_FILES, *REFERENCE_FILES}


def test_problems_of_all_files_come_together(tmp_path: Path) -> None:
    folder = copy_of_data(tmp_path)
    change(folder / "scales.yaml", "name: Tinggi, lower: 76", "name: Tinggi, lower: 76a")
    change(folder / "survey-classes.yaml", "verified: doc", "verified: yakin")
    change(
        folder / "national-targets.yaml",
        "{year: 2019, value: 85,",
        "{year: 2019, nilai: 85, value: 85,",
    )
    change(folder / "nomenclature.yaml", "{code: 2.12.05, name", "{name")

    with pytest.raises(InputError) as caught:
        read_rulebook(folder)

    found = {(issue.place.file, issue.code) for issue in caught.value.issues}
    assert found == {
        ("scales.yaml", "bad_number"),
        ("survey-classes.yaml", "unknown_mark"),
        ("national-targets.yaml", "unknown_field"),
        ("nomenclature.yaml", "missing_field"),
    }
    assert all(issue.place.row for issue in caught.value.issues)


def test_a_problem_of_shape_is_reported_too(tmp_path: Path) -> None:
    folder = copy_of_data(tmp_path)
    (folder / "areas.yaml").write_text("kosong: ya\n", encoding="utf-8")

    for read in (read_rulebook, read_reference):
        with pytest.raises(InputError) as caught:
            read(folder)
        assert [str(issue.place) for issue in caught.value.issues] == ["areas.yaml"]


def test_a_bad_line_of_the_table_of_areas_is_reported(tmp_path: Path) -> None:
    folder = copy_of_data(tmp_path)
    with (folder / "areas.csv").open("a", encoding="utf-8") as table:
        table.write("99.1,Kabupaten Khayal\n")

    with pytest.raises(InputError) as caught:
        read_rulebook(folder)
    (issue,) = caught.value.issues
    assert (issue.code, issue.value, issue.place.file) == ("bad_code", "99.1", "areas.csv")


def test_methods_of_a_topic_join_across_groups() -> None:
    ids = [method.id for method in load_rulebook().methods["computation"]]

    assert ids.index("absorption") < ids.index("survey_index")


def test_methods_cannot_be_changed_by_a_reader() -> None:
    with pytest.raises(TypeError):
        cast("dict[str, object]", load_rulebook().methods)["trend"] = ()


def test_names_of_the_work_plan_stand_in_the_order_of_their_codes() -> None:
    codes = [entry.code for entry in load_rulebook().nomenclature]

    assert codes == sorted(codes)
    assert len(codes) == len(set(codes))
