"""A reason that is longer than anybody reads is refused in place at every address, and kept nowhere."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from django.urls import reverse
from tests.conftest import IS_NIGHTLY
from tests.web.elements import elements
from tests.web.filling import YEAR, house
from tests.web.proving import NIK, sent
from tests.web.test_personal_texts import TAKEN, VALUES, kept
from tests.web.twins import addresses, count_entries, person, signed_in

from capaian.web.offices.models import Role
from capaian.web.site.personal import LONGEST_REASON
from capaian.web.trail.models import Entry

pytestmark = pytest.mark.django_db
WORD = "Karena"
LONG = (WORD + " salah ketik. ") * 200


@pytest.mark.parametrize("name", sorted(TAKEN)[:: 1 if IS_NIGHTLY else 20])
def test_a_long_reason_is_kept_at_no_address(name: str, tmp_path: Path) -> None:
    browser = signed_in(person("semua", house(tmp_path).year.office, *Role))
    address = reverse(name, kwargs={slot: VALUES[slot] for slot in dict(addresses())[name]})
    answer = browser.post(address, {"alasan": LONG, "lain": "tetap"})
    assert answer.status_code == 422
    page = elements(answer.text)
    assert "Teks ini terlalu panjang" in page.all("div", role="alert")[0].words
    (field,) = page.all("textarea", name="alasan")
    assert field.text == LONG and 'value="tetap"' in answer.text
    said = page.by_id(field.attributes["aria-describedby"]).words
    assert f"{len(LONG.strip()):,}".replace(",", ".") in said and "paling banyak 2.000" in said
    assert [*kept(WORD)] == []


def test_a_row_is_removed_with_a_reason_as_long_as_may_be_and_not_with_one_letter_more(
    tmp_path: Path,
) -> None:
    own = house(tmp_path)
    row = own.year.rows.create(sheet="sources.yaml#sources", place=99, cells={"id": "lain", "title": "Lain"})
    own.year.revision += 1
    own.year.save()
    planner, page = own.browser("planner"), f"/kecil/{YEAR}/perencanaan/sources-sources/{row.pk}/hapus/"
    most = "a" * (LONGEST_REASON - 2) + "\r\nb"
    before = count_entries()
    refused = planner.post(page, {"versi": "1", "alasan": most + "c"})
    assert (refused.status_code, count_entries()) == (422, before)
    (form,) = [each for each in elements(refused.text).all("form") if each.all("textarea")]
    fields = {each.attributes["name"]: each.attributes["value"] for each in form.all("input")}
    assert (form.attributes["action"], fields["versi"]) == (page, "1")
    assert planner.post(page, {**fields, "alasan": most}).status_code == 302
    assert len(Entry.objects.get(action="row.removed").reason.replace("\r\n", "\n")) == LONGEST_REASON


def test_a_long_reason_with_a_number_is_told_both_and_one_beside_a_file_is_shown(tmp_path: Path) -> None:
    planner = house(tmp_path).browser("planner")
    answer = planner.post(f"/kecil/{YEAR}/tukar/", {"alasan": f"{LONG} NIK {NIK}"})
    page = elements(answer.text)
    assert answer.status_code == 422 and "tampak memuat NIK" in page.all("div", role="alert")[0].words
    said = page.all("p", **{"class": "salahnya"})[0].words
    assert "Hapus nomornya." in said and "paling banyak 2.000" in said
    answer = planner.post(f"/kecil/{YEAR}/tukar/", {"alasan": LONG, "file": sent("a.zip", b"x")})
    assert answer.status_code == 422 and "pilih lagi berkasnya" in answer.text and WORD in answer.text


ENDLESS = ("9", "x", "(", " x", "1.1.1.1", "6399 02-41 ", "\u0327\u0300")
"""What patterns began anew at each letter of: four such texts stopped the pages for everybody."""


def test_a_text_without_end_is_answered_at_once_whatever_it_is_made_of(tmp_path: Path) -> None:
    viewer, page = house(tmp_path).browser("viewer"), f"/kecil/{YEAR}/pengingat/"
    begun = time.process_time()
    for unit in ENDLESS:
        longer = viewer.post(page, {"email": unit * (100_000 // len(unit)), "lain": "tetap"})
        assert longer.status_code == 422 and "huruf, paling banyak 60.000" in longer.text
        assert 'name="lain" value="tetap"' in longer.text
        assert viewer.post(page, {"email": unit * (59_000 // len(unit)), "aksi": "simpan"}).status_code != 500
    many = viewer.post(page, {f"kolom-{number}": "x" * 59_000 for number in range(12)})
    assert many.status_code == 422 and "Teks ini terlalu panjang" in many.text
    assert time.process_time() - begun < 2 * 2 * len(ENDLESS)
