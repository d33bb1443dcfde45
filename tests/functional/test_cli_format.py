"""`capaian format` on a full disk: all or nothing."""

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
