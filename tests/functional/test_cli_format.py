"""`capaian format`: one canonical form, all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan, edit, run


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_balangan(tmp_path)


def content(dossier: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(dossier)): path.read_bytes() for path in dossier.rglob("*") if path.is_file()
    }


def test_the_example_is_in_canonical_form(dossier: Path) -> None:
    before = content(dossier)
    done = run("format", dossier)
    assert (done.code, done.out, done.err) == (0, "Dossier sudah dalam bentuk baku.\n", "")
    assert content(dossier) == before


def test_only_what_was_not_canonical_is_named_and_changed(dossier: Path) -> None:
    before = content(dossier)
    edit(dossier / "counts.csv", ",5855,", ",5855.00 ,")
    edit(dossier / "narrative" / "penutup.md", "\n", "   \n")
    done = run("format", dossier)
    assert done.code == 0
    assert done.out.splitlines() == ["Diformat: counts.csv", "Diformat: narrative/penutup.md"]
    assert content(dossier) == before


def test_formatting_twice_changes_nothing_the_second_time(dossier: Path) -> None:
    edit(dossier / "inputs.csv", "30633400", "30633400.0")
    run("format", dossier)
    once = content(dossier)
    assert run("format", dossier).out == "Dossier sudah dalam bentuk baku.\n"
    assert content(dossier) == once


def test_an_error_leaves_every_file_as_it_is(dossier: Path) -> None:
    edit(dossier / "counts.csv", ",5855,", ",5855.00 ,")
    edit(dossier / "inputs.csv", "30633400", "tiga")
    before = content(dossier)
    done = run("format", dossier)
    assert (done.code, done.out) == (10, "")
    assert "inputs.csv: 1 galat" in done.err
    assert "tidak menulis apa pun" in done.err
    assert content(dossier) == before


def test_a_file_that_cannot_be_written_leaves_every_file_as_it_is(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(dossier / "counts.csv", ",5855,", ",5855.00 ,")
    edit(dossier / "inputs.csv", "30633400", "30633400.0")
    before = content(dossier)

    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", refuse)
    done = run("format", dossier)
    assert done.code == 11
    assert content(dossier) == before
