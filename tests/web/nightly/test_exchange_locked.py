"""A file that changes what was approved: nothing is written before its reason is given, and it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.exchanging import desk, zipped
from tests.web.filling import YEAR, house
from tests.web.test_year_approval import fill_all

from capaian.web.measurement.models import Notice
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db
WHY = "Keputusan bupati mencabut target ini."


@pytest.mark.parametrize(
    ("becomes", "told"),
    [
        ("{}", "baris dihapus"),
        (f"{{{YEAR}: 95}}", "dari 90 menjadi 95"),
    ],
)
def test_a_target_of_approved_figures_changes_with_a_reason(becomes: str, told: str, tmp_path: Path) -> None:
    own = house(tmp_path)
    target = {"indicators.code": "iku-ktp", "key": str(YEAR), "value": "90"}
    change(own.year, [Edit("plan.yaml#indicators/targets", target)], Author())
    fill_all(own)
    own.year.refresh_from_db()
    at, folder, revision = desk(own.year, "perencana-lain"), know(own.year).folder, own.year.revision
    before = f"{{{YEAR}: 90}}"
    plan = folder.parts["plan.yaml"].decode()
    assert before in plan
    files = {**folder.parts, **folder.narratives, "plan.yaml": plan.replace(before, becomes).encode()}
    address = at.bring("a.zip", zipped(files))
    answer = at.take(address)
    page = elements(answer.text)
    assert answer.status_code == 422 and page.all("textarea", id="alasan")
    (line,) = [each.words for each in page.all("li") if "target Renstra IKU 1" in each.words]
    assert told in line
    own.year.refresh_from_db()
    assert own.year.revision == revision, "nothing is written by asking"
    assert at.take(address, answer.text, alasan=WHY).status_code == 302
    notices = [each.text for each in Notice.objects.filter(to=own.people["head"])]
    assert any(told in text and WHY in text for text in notices)


def test_what_is_mended_on_pages_afterwards_is_displayed_in_their_words(tmp_path: Path) -> None:
    own = house(tmp_path)
    at, folder = desk(own.year, "perencana-lain"), know(own.year).folder
    office = folder.parts["office.yaml"].decode()
    assert "  scale_gap: lower_bound\n" in office
    files = {**folder.parts, **folder.narratives}
    lacking = {**files, "office.yaml": office.replace("  scale_gap: lower_bound\n", "").encode()}
    words = elements(at.shown(at.bring("a.zip", zipped(lacking)))).words
    assert "Celah skala: kelas berlaku sampai batas bawah kelas berikutnya" in words
    assert "scale_gap" not in words and "lower_bound" not in words
    noted = {**files, "office.yaml": f"# catatan\n{office}".encode()}
    words = elements(at.shown(at.bring("a.zip", zipped(noted)))).words
    assert "cara penulisan di Perangkat daerah dan lembar-lembar lanjutannya." in words
