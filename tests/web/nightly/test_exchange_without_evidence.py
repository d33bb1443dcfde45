"""What who may not see evidence gets of a year: no list of it, not even that of a year before."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.http import HttpResponse
from tests.web.exchanging import Desk, unzipped, zipped
from tests.web.filling import YEAR, House, house, typed
from tests.web.proving import paper, sent
from tests.web.test_year_approval import CLOSE, fill_all

from capaian.web.evidence.year_evidence import PROOFS
from capaian.web.planning.sheets import slug_of
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
NEXT, NAME, WORDS = YEAR + 1, "dapur-kantor.pdf", "Denah dapur kantor"
PLACE = f"closed/{YEAR}.json"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """An office that has evidence, of which a year is approved and the next one begun."""
    own = house(tmp_path)
    filled = {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), filled).status_code == 302
    told = {"berkas": sent(NAME, paper()), "keterangan": WORDS, "membuktikan": "ktp"}
    assert own.browser("clerk").post(own.address(more="bukti/"), told).status_code == 302
    fill_all(own)
    assert own.browser("head").post(CLOSE, own.shown(tanpa="ya")).status_code == 302
    begin = {"cara": "penutupan", "approved": own.year.approvals.get().sha256}
    assert own.browser("planner").post("/kecil/mulai/", begin).status_code == 302
    return own


def later(own: House) -> OfficeYear:
    return own.year.office.years.get(year=NEXT)


def tells(answer: HttpResponse) -> bool:
    """Whether an answer names the evidence, packed or not."""
    content = answer.getvalue()
    parts = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(name) for name in package.namelist()]
    return any(word.encode() in part for part in parts for word in (NAME, WORDS))


@pytest.mark.parametrize("file", ["dossier.zip", "buku.xlsx"])
def test_a_reader_takes_no_whole_year_out(own: House, file: str) -> None:
    assert own.browser("viewer").get(f"/kecil/{NEXT}/tukar/{file}").status_code == 404
    assert tells(own.browser("clerk").get(f"/kecil/{YEAR}/tukar/{file}"))


def test_no_page_of_a_reader_names_it(own: House) -> None:
    for year in (YEAR, NEXT):
        pages = ["", "perencanaan/", "pengesahan/", "isian/", "tukar/", "perencanaan/history/"]
        pages += [f"perencanaan/{slug_of(PROOFS)}/", "perencanaan/sources-sources/"]
        pages += [
            f"jejak/indikator/iku-ktp/{year}/",
            "bukti/",
            f"pengesahan/{own.year.approvals.get().sha256}.json",
        ]
        for page in pages:
            assert not tells(own.browser("viewer").get(f"/kecil/{year}/{page}")), page
    for row in own.year.rows.filter(sheet=PROOFS):
        answer = own.browser("viewer").get(f"/kecil/{YEAR}/perencanaan/{slug_of(PROOFS)}/{row.pk}/")
        assert not tells(answer)


def test_a_dossier_without_closings_takes_none_away(own: House) -> None:
    year = later(own)
    desk = Desk(own.browser("planner"), year)
    copy = unzipped(desk.got("dossier.zip"))
    assert copy.pop(PLACE)
    page = desk.shown(desk.bring("salinan.zip", zipped(copy)))
    assert 'value="pakai"' not in page and "Galat" not in page
    assert year.files.filter(path=PLACE).exists()
