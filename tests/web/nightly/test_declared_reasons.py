"""What was declared of approved figures: other words for it need a reason, and are told to who approved."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import QUARTER, YEAR, House, house, looked_at
from tests.web.test_declaring import DIFFERENCE, SENT, WHY, page_of

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import Notice, PostForm
from capaian.web.planning.redefinition import RedefinitionError
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
OTHER = "Salah ketik di berkas kabupaten lain"
REASON = "Kepala bidang menemukan sebab yang sebenarnya."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    assert own.browser("planner").post(page_of(own), {"alasan": WHY}).status_code == 302
    assert own.browser("clerk").post(own.address(), SENT).status_code == 302
    return own


def decide(own: House, name: str, step: str, seen: str = "") -> int:
    browser = own.browser(name)
    seen = seen or looked_at(browser, own.address())
    sent = {"langkah": step, "versi": str(PostForm.objects.get().version), "dilihat": seen}
    return browser.post(own.address(more="langkah/"), sent).status_code


def declared(own: House) -> Row:
    return own.year.rows.get(sheet=DIFFERENCE)


def write(own: House, alasan: str = "", **cells: str) -> tuple[int, str]:
    """Write on the page of the row, as the planner does."""
    row = declared(own)
    sent = {f"sel-{name}": text for name, text in {**row.cells, **cells}.items()}
    address = f"/kecil/{YEAR}/perencanaan/differences-differences/{row.pk}/"
    answer = own.browser("planner").post(address, {**sent, "versi": str(row.version), "alasan": alasan})
    return answer.status_code, answer.content.decode()


def test_a_reason_that_changed_since_is_not_approved_unseen(own: House) -> None:
    seen = looked_at(own.browser("planner"), own.address())
    assert write(own, reason=OTHER)[0] == 302
    assert decide(own, "planner", "verify", seen) == 422
    assert decide(own, "planner", "verify") == 302
    seen = looked_at(own.browser("head"), own.address())
    assert write(own, reason=WHY)[0] == 302
    assert decide(own, "head", "approve", seen) == 422
    assert PostForm.objects.get().stands is State.VERIFIED
    assert decide(own, "head", "approve") == 302


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        *((column, OTHER) for column in ("reason", "where", "printed", "used")),
        ("rule", "sum"),
        ("explained", "false"),
        ("keeps_total", "true"),
    ],
)
def test_other_words_for_an_approved_difference_need_a_reason(own: House, column: str, typed: str) -> None:
    assert (decide(own, "planner", "verify"), decide(own, "head", "approve")) == (302, 302)
    Notice.objects.all().delete()
    code, text = write(own, **{column: typed})
    (box, *_) = elements(text).all("div", role="alert")
    assert code == 422 and "perbedaan yang dinyatakan" in box.words.lower() and "sudah disetujui" in box.words
    assert typed in text, "what was typed stays"
    assert write(own, "terlalu pendek", **{column: typed})[0] == 422
    assert declared(own).cells.get(column, "") != typed and not Notice.objects.exists()
    assert write(own, REASON, **{column: typed})[0] == 302
    (notice,) = Notice.objects.all()
    assert notice.to == own.people["head"] and REASON in notice.text and "menyetujui isian" in notice.text
    assert notice.address == f"kabid-dafduk/{QUARTER}"


def test_the_page_of_an_approved_difference_asks_for_the_reason_at_once(own: House) -> None:
    address = f"/kecil/{YEAR}/perencanaan/differences-differences/{declared(own).pk}/"
    planner = own.browser("planner")
    assert 'name="alasan"' not in planner.get(address).text, "nothing was approved yet"
    assert (decide(own, "planner", "verify"), decide(own, "head", "approve")) == (302, 302)
    page = planner.get(address).text
    assert 'name="alasan"' in page and "Isinya dipakai isian" in page


def test_what_a_difference_is_of_cannot_be_moved_to_another_reason(own: House) -> None:
    assert (decide(own, "planner", "verify"), decide(own, "head", "approve")) == (302, 302)
    covers = own.year.rows.get(sheet="differences.yaml#*texts", cells__list="differences/covers")
    edits = [
        Edit(DIFFERENCE, {"id": "perbedaan-lain", "where": "Tempat lain", "reason": OTHER}),
        Edit(covers.sheet, {"owner1": "perbedaan-lain"}, covers.pk, covers.version),
    ]
    with pytest.raises(RedefinitionError):
        change(own.year, edits, Author(own.people["planner"]))
    covers.refresh_from_db()
    assert covers.cells["owner1"] != "perbedaan-lain"


def test_another_difference_is_free(own: House) -> None:
    assert (decide(own, "planner", "verify"), decide(own, "head", "approve")) == (302, 302)
    edit = Edit(DIFFERENCE, {"id": "perbedaan-9", "where": "Tabel 3", "reason": OTHER})
    change(own.year, [edit], Author(own.people["planner"]))
    assert not Notice.objects.filter(to=own.people["head"], text__contains="perbedaan").exists()
