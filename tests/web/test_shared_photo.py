"""A photo that is brought for two things: the year that goes out becomes a report, which shows it once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.functional.cli_cast import run
from tests.functional.test_cli_shared_pictures import photo_sentences
from tests.web.filling import YEAR, house, typed
from tests.web.proving import photo, sent

pytestmark = pytest.mark.django_db


def test_it_stands_in_the_report_of_the_year_that_goes_out(tmp_path: Path) -> None:
    own = house(tmp_path, codes=("ktp", "kk"))
    counts = {"aksi": "simpan", **typed(("98", "190"), ("100", "200"))}
    assert own.browser("clerk").post(own.address(), counts).status_code == 302
    body = {"membuktikan": ("ktp", "kk"), "keterangan": "Loket", "berkas": [sent("loket.jpg", photo())]}
    assert own.browser("clerk").post(own.address(more="bukti/"), body).status_code == 302
    answer = own.browser("planner").get(f"/kecil/{YEAR}/tukar/dossier.zip")
    parts = b"".join(answer)  # type: ignore[arg-type]  # a file is answered in pieces
    with zipfile.ZipFile(io.BytesIO(parts)) as package:
        package.extractall(tmp_path / "dossier")
    done = run("report", tmp_path / "dossier", "--out", tmp_path / "hasil")
    assert done.code == 0, done.says
    assert len(photo_sentences(tmp_path / "hasil")) == 1
