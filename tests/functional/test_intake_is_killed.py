"""An intake that is killed at any moment leaves the dossier as it was, or as it was asked to be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan, run, start
from tests.functional.test_import_is_killed import KILL
from tests.intake.aggregate import one_sheet

from capaian.dossier import hash_dossier, read_dossier


@pytest.mark.parametrize("after", [0, 2, 4, 6, 8, 10, 12])
def test_old_or_new_and_never_a_mixture(after: int, tmp_path: Path) -> None:
    dossier = copy_balangan(tmp_path)
    (dossier / "counts.csv").write_text("measure,area,period,value,source\n", encoding="utf-8")
    book = one_sheet(tmp_path)
    old = hash_dossier(dossier)
    wanted = shutil.copytree(dossier, tmp_path / "salinan")
    assert run("intake", book, wanted, "--yes").code == 0
    with start("intake", book, dossier, "--yes", prelude=KILL.format(after=after)) as process:
        process.communicate(timeout=120)
    assert process.returncode == -9 or after > 8
    assert read_dossier(dossier).office_year is not None
    assert hash_dossier(dossier) in (old, hash_dossier(wanted))
    assert run("intake", book, dossier, "--yes").code == 0
    assert hash_dossier(dossier) == hash_dossier(wanted)
