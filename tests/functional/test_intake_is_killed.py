"""An intake that is killed at any moment leaves the dossier as it was, or as it was asked to be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan, run_sure, start, sure
from tests.functional.test_import_is_killed import KILL, Asked
from tests.intake.aggregate import one_sheet

from capaian.dossier import hash_dossier, read_dossier


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    folder = tmp_path_factory.mktemp("diminta")
    dossier = copy_balangan(folder)
    (dossier / "counts.csv").write_text("measure,area,period,value,source\n", encoding="utf-8")
    book = one_sheet(folder)
    wanted = shutil.copytree(dossier, folder / "salinan")
    assert run_sure("intake", book, wanted, "--yes").code == 0
    return Asked(dossier, book, hash_dossier(wanted))


@pytest.mark.parametrize("after", [0, 2, 4, 6, 8, 10, 12])
def test_old_or_new_and_never_a_mixture(after: int, asked: Asked, tmp_path: Path) -> None:
    dossier = shutil.copytree(asked.dossier, tmp_path / "dossier")
    with start(*sure("intake", asked.book, dossier, "--yes"), prelude=KILL.format(after=after)) as process:
        process.communicate(timeout=120)
    assert process.returncode == -9 or after > 8
    assert read_dossier(dossier).office_year is not None
    assert hash_dossier(dossier) in (hash_dossier(asked.dossier), asked.wanted)
    assert run_sure("intake", asked.book, dossier, "--yes").code == 0
    assert hash_dossier(dossier) == asked.wanted
