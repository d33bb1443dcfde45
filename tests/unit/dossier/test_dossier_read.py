"""A valid dossier read whole: every part arrives, typed, in order, with its place."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from tests.bad_input.spoiling import BASE, copy_base, read_changed
from tests.conftest import Golden

from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Level
from capaian.domain.office_year import OfficeYear
from capaian.dossier.read import load_dossier, read_dossier

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "balangan-2023"


@pytest.fixture(scope="module")
def base() -> OfficeYear:
    return load_dossier(BASE)


def test_every_part_arrives_typed_in_order_with_its_place(
    golden: Golden, base: OfficeYear
) -> None:
    names = [field.name for field in fields(base) if field.name != "files"]
    values = ((name, getattr(base, name)) for name in names)
    lines = [
        f"{name}: {record}"
        for name, value in values
        for record in (value if isinstance(value, tuple) else (value,))
    ]
    golden.check("\n".join(lines) + "\n", Path(__file__).with_name("base.txt"))


def test_floor_none_is_not_the_same_as_no_floor_declared(tmp_path: Path) -> None:
    declared = read_changed(
        copy_base(tmp_path), "office.yaml", "floor: 0", "floor: none"
    ).require()
    assert declared.policies.floor is None


def test_every_file_has_its_hash(base: OfficeYear) -> None:
    present = {str(path.relative_to(BASE)) for path in BASE.rglob("*") if path.is_file()}
    assert set(base.files) == present
    assert list(base.files) == sorted(base.files)
    assert all(len(sha256) == 64 for sha256 in base.files.values())


@pytest.mark.parametrize(
    "file", sorted(p.name for p in BASE.iterdir() if p.suffix in (".csv", ".yaml"))
)
def test_byte_order_mark_and_windows_lines_change_nothing(
    file: str, tmp_path: Path, base: OfficeYear
) -> None:
    dossier = copy_base(tmp_path)
    content = (dossier / file).read_bytes().replace(b"\n", b"\r\n")
    (dossier / file).write_bytes(b"\xef\xbb\xbf" + content)
    changed = load_dossier(dossier)
    assert {**vars(changed), "files": {}} == {**vars(base), "files": {}}


def test_files_that_are_absent_are_not_provided(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    for path in dossier.rglob("*.csv"):
        path.unlink()
    (dossier / "innovations.yaml").unlink()
    found = load_dossier(dossier)
    assert found.counts == ()
    assert found.innovations == ()


def test_columns_may_stand_in_any_order(tmp_path: Path, base: OfficeYear) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "training.csv").write_text("source,period,name\nlapor,Maret 2023,Pelatihan arsip\n")
    (training,) = load_dossier(dossier).training
    assert (training.name, training.participants, training.organiser) == (
        "Pelatihan arsip",
        None,
        "",
    )


def test_blank_rows_are_skipped_but_counted(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "training.csv").write_text("name,period\n\n,\nArsip,2023\n")
    (training,) = load_dossier(dossier).training
    assert training.place.row == 4


def test_null_in_yaml_is_not_provided(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    text = "awards:\n  - {name: a, giver: ~, subject: null}\n  - name: b\n    giver:\n"
    (dossier / "awards.yaml").write_text(text)
    assert [(award.giver, award.subject) for award in load_dossier(dossier).awards] == [
        ("", ""),
        ("", ""),
    ]


def test_a_quoted_null_is_a_text(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "awards.yaml").write_text('awards:\n  - {name: a, giver: "null"}\n')
    assert load_dossier(dossier).awards[0].giver == "null"


def test_codes_are_never_taken_for_numbers(tmp_path: Path) -> None:
    result = read_changed(copy_base(tmp_path), "office.yaml", 'code: "63.99"', "code: 63.99")
    assert result.require().office.regency == "63.99"


def test_a_declared_difference_makes_two_values_a_warning_and_keeps_the_first(
    tmp_path: Path,
) -> None:
    dossier = copy_base(tmp_path)
    with (dossier / "counts.csv").open("a") as stream:
        stream.write("ktp.holders,63.99.01,2023,12363,agregat\n")
    result = read_dossier(dossier)
    assert [(issue.level, issue.code) for issue in result.issues] == [
        (Level.WARNING, "two_values")
    ]
    assert [
        count.value for count in result.require().counts if count.measure == "ktp.holders"
    ] == [
        12336,
        None,
    ]


def test_what_could_be_read_is_kept_for_further_checks(tmp_path: Path) -> None:
    result = read_changed(copy_base(tmp_path), "counts.csv", "12336", "dua belas ribu")
    assert result.office_year is None
    assert result.partial is not None
    assert [count.value for count in result.partial.counts] == [None, 12400, None, 20000]


def test_a_row_without_its_key_is_left_out_of_what_is_kept(tmp_path: Path) -> None:
    result = read_changed(copy_base(tmp_path), "counts.csv", ",2023,12336", ",kemarin,12336")
    assert result.partial is not None
    assert len(result.partial.counts) == 3


def test_without_an_office_nothing_is_kept(tmp_path: Path) -> None:
    result = read_changed(copy_base(tmp_path), "office.yaml", "head: kepala", "kepala: kepala")
    assert result.partial is None


def test_load_raises_with_all_problems(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "counts.csv").write_text(
        "measure,area,period,value\nx,63.99,2023,a\ny,63.99,2023,b\n"
    )
    with pytest.raises(InputError) as caught:
        load_dossier(dossier)
    assert [issue.code for issue in caught.value.issues] == [
        "not_a_number",
        "not_a_number",
        "unknown_measure",
        "unknown_measure",
    ]
    assert caught.value.exit_code == 10


def test_a_folder_that_cannot_be_read_is_a_file_error(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    for path in (tmp_path / "tidak-ada", tmp_path / "berkas", Path("a\0b")):
        with pytest.raises(FileError) as caught:
            load_dossier(path)
        assert caught.value.exit_code == 11


def test_an_empty_folder_lacks_the_two_required_files(tmp_path: Path) -> None:
    result = read_dossier(tmp_path)
    assert [(issue.code, issue.place.file) for issue in result.issues] == [
        ("missing_file", "office.yaml"),
        ("missing_file", "plan.yaml"),
    ]
    assert result.partial is None


def test_the_example_is_free_of_problems() -> None:
    result = read_dossier(EXAMPLE)
    assert [str(issue) for issue in result.issues] == []
    assert len(result.require().counts) > 100


def test_reading_does_not_pay_for_libraries_it_does_not_need() -> None:
    code = (
        "import sys; from pathlib import Path; from capaian.dossier.read import read_dossier;"
        f"read_dossier(Path({str(BASE)!r}));"
        "print(sorted({'pydantic', 'typer', 'rich', 'lark'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
