"""What is promised is changed with a reason once it is signed or its figures are approved; by import too."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import Element, elements
from tests.web.exchanging import HIDDEN, Desk, desk, unzipped, zipped
from tests.web.filling import YEAR, House, house
from tests.web.test_year_approval import fill

from capaian.web.measurement.models import Notice
from capaian.web.planning.redefinition import RedefinitionError
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
PAPERS, LINES = "agreements.yaml#agreements", "agreements.yaml#agreements/targets"
PARTS = "agreements.yaml#agreements/targets/periods"
PAPER = f"pk-{YEAR}"
WHY = "Salah ketik saat menyalin naskah perjanjian."
PLACE = f"/kecil/{YEAR}/perencanaan"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """An office whose agreement promises ninety percent, and half of it by the first quarter."""
    own = house(tmp_path)
    line = {"agreements.id": PAPER, "indicator": "iku-ktp", "target.value": "90"}
    part = {"agreements.id": PAPER, "targets.indicator": "iku-ktp", "key": f"{YEAR}-Q1", "value": "45"}
    change(own.year, [Edit(LINES, line), Edit(PARTS, part)], Author())
    return own


def sign(own: House) -> None:
    row = own.year.rows.get(sheet=PAPERS)
    change(own.year, [Edit(PAPERS, {"signed": f"{YEAR}-01-15"}, row.pk, row.version)], Author())


def settled(own: House, how: str) -> None:
    """Let the agreement be signed, or the figures be approved."""
    if how == "signed":
        sign(own)
    else:
        fill(own, f"{YEAR}-Q1")
        own.year.refresh_from_db()


def sheet_of(row: Row) -> str:
    return {LINES: "agreements-agreements-targets", PAPERS: "agreements-agreements"}.get(
        row.sheet, "agreements-agreements-targets-periods"
    )


def write(own: House, row: Row, reason: str = "", **cells: str) -> tuple[int, Element]:
    """Write a row on its page."""
    sent = {**{f"sel-{name}": text for name, text in row.cells.items()}, "versi": str(row.version)}
    sent |= {f"sel-{name.replace('__', '.')}": text for name, text in cells.items()}
    address = f"{PLACE}/{sheet_of(row)}/{row.pk}/"
    answer = own.browser("planner").post(address, {**sent, "alasan": reason})
    return answer.status_code, elements(answer.content.decode())


@pytest.mark.parametrize("how", ["signed", "approved"])
@pytest.mark.parametrize(
    ("sheet", "column"), [(LINES, "target__value"), (PARTS, "value")], ids=["year", "part"]
)
def test_a_promised_target_is_changed_with_its_reason_alone(
    own: House, how: str, sheet: str, column: str
) -> None:
    settled(own, how)
    row = own.year.rows.get(sheet=sheet)
    status, page = write(own, row, **{column: "80"})
    assert status == 422
    assert page.by_id("alasan").tag == "textarea"
    assert page.all("input", name=f"sel-{column.replace('__', '.')}")[0].attributes["value"] == "80"
    where = "yang sudah ditandatangani" if how == "signed" else "yang sudah disetujui"
    named = "Target IKU 1 "
    assert named in page.by_id("alasan-salah").words and where in page.by_id("alasan-salah").words
    assert own.year.rows.get(pk=row.pk).version == row.version
    assert write(own, row, "Terlalu singkat", **{column: "80"})[0] == 422
    assert write(own, row, WHY, **{column: "80"})[0] == 302
    assert own.year.rows.get(pk=row.pk).cells[column.replace("__", ".")] == "80"
    assert Entry.objects.filter(action="row.changed").last().reason == WHY  # type: ignore[union-attr]  # it is there


@pytest.mark.parametrize("typed", ["banyak", "1.2.3"])
def test_what_is_no_target_is_told_at_its_cell_before_any_reason_is_asked(own: House, typed: str) -> None:
    sign(own)
    row = own.year.rows.get(sheet=LINES)
    status, page = write(own, row, target__value=typed)
    assert status == 422
    assert page.by_id("sel-target.value").attributes["aria-invalid"] == "true"
    assert "alasan-salah" not in [each.attributes.get("id") for each in page]
    assert write(own, row, WHY, target__value=typed)[0] == 422
    assert own.year.rows.get(pk=row.pk).cells["target.value"] == "90"


def test_a_draft_of_an_agreement_is_free(own: House) -> None:
    row = own.year.rows.get(sheet=LINES)
    shown = elements(own.browser("planner").get(f"{PLACE}/{sheet_of(row)}/{row.pk}/").content.decode())
    assert "alasan" not in [each.attributes.get("id") for each in shown]
    assert write(own, row, target__value="80")[0] == 302
    sign(own)


@pytest.mark.parametrize("how", ["signed", "approved"])
def test_the_page_of_a_promised_target_asks_for_the_reason_beforehand(own: House, how: str) -> None:
    settled(own, how)
    for row in own.year.rows.filter(sheet__in=(LINES, PARTS)):
        page = elements(own.browser("planner").get(f"{PLACE}/{sheet_of(row)}/{row.pk}/").content.decode())
        assert page.by_id("alasan").words == ""
        assert "sudah" in page.by_id("alasan-petunjuk").words


@pytest.mark.parametrize(
    ("column", "named"),
    [
        ("indicator_as_printed", "Indikator seperti tercetak"),
        ("objective_as_printed", "Sasaran seperti tercetak"),
        ("group", "Kelompok"),
    ],
)
def test_what_a_line_prints_is_signed_too(own: House, column: str, named: str) -> None:
    row = own.year.rows.get(sheet=LINES)
    assert write(own, row, **{column: "Persentase penduduk"})[0] == 302, "a draft is free"
    sign(own)
    row = own.year.rows.get(sheet=LINES)
    status, page = write(own, row, **{column: "Penduduk ber-KTP"})
    assert status == 422 and page.by_id("alasan-salah").words.startswith(f"Galat: {named} IKU 1 ")
    assert write(own, row, WHY, **{column: "Penduduk ber-KTP"})[0] == 302
    told = Notice.objects.get(to=own.people["head"])
    assert told.text.startswith(f"{named} IKU 1 ") and told.text.endswith(f"sesudah ditandatangani: {WHY}")


def test_a_signed_agreement_does_not_become_one_of_another_kind_without_a_reason(own: House) -> None:
    sign(own)
    row = own.year.rows.get(sheet=PAPERS)
    status, page = write(own, row, kind="director_general")
    assert status == 422 and page.by_id("alasan-salah").words.startswith("Galat: Jenis tercantum dalam ")
    assert write(own, row, WHY, kind="director_general")[0] == 302
    assert Notice.objects.get(to=own.people["head"]).text.startswith("Jenis ")


def test_a_signature_is_not_taken_back_without_a_reason_to_get_around_it(own: House) -> None:
    sign(own)
    row = own.year.rows.get(sheet=PAPERS)
    assert write(own, row, signed="")[0] == 422
    assert write(own, row, WHY, signed=f"{YEAR}-01-16")[0] == 302


def test_a_target_more_and_a_target_less_need_it_too(own: House) -> None:
    sign(own)
    line = own.year.rows.get(sheet=LINES)
    more = {"agreements.id": PAPER, "indicator": "ktp", "target.value": "9"}
    part = own.year.rows.get(sheet=PARTS)
    for edit in (Edit(LINES, more), Edit(PARTS, None, part.pk, part.version), Edit(LINES, None, line.pk, 1)):
        with pytest.raises(RedefinitionError, match=r"Target .*Cakupan kepemilikan KTP-el tercantum"):
            change(own.year, [edit], Author())
    edits = [Edit(PARTS, None, part.pk, part.version), Edit(LINES, None, line.pk, line.version)]
    change(own.year, edits, Author(reason=WHY))
    assert not own.year.rows.filter(sheet=LINES).exists()


def test_who_approved_the_figures_is_told(own: House) -> None:
    settled(own, "approved")
    assert write(own, own.year.rows.get(sheet=LINES), WHY, target__value="80")[0] == 302
    told = Notice.objects.get(
        to=own.people["head"], text__startswith="Target IKU 1 Cakupan kepemilikan KTP-el berubah"
    )
    assert WHY in told.text


# --- who promises what to whom, and under which title --------------------------------------------------

HEAD = [
    ("title", "Judul lain", "Judul"),
    ("first_party", "Camat Hulu", "Pihak pertama"),
    ("second_party", "Gubernur", "Pihak kedua"),
]


@pytest.mark.parametrize(("column", "typed", "named"), HEAD)
def test_what_else_was_signed_is_changed_with_a_reason_of_which_the_head_is_told(
    own: House, column: str, typed: str, named: str
) -> None:
    row = own.year.rows.get(sheet=PAPERS)
    assert write(own, row, **{column: f"{typed} dahulu"})[0] == 302, "a draft is free"
    sign(own)
    row = own.year.rows.get(sheet=PAPERS)
    status, page = write(own, row, **{column: typed})
    assert status == 422
    assert page.by_id("alasan-salah").words.startswith(f"Galat: {named} tercantum dalam ")
    assert own.year.rows.get(sheet=PAPERS).cells[column] == f"{typed} dahulu"
    assert write(own, row, WHY, **{column: typed})[0] == 302
    entry = Entry.objects.filter(action="row.changed").last()
    assert entry is not None
    assert (entry.before, entry.after, entry.reason) == ({column: f"{typed} dahulu"}, {column: typed}, WHY)
    told = Notice.objects.get(to=own.people["head"], text__startswith=named)
    assert f" berubah dari {typed} dahulu menjadi {typed} sesudah ditandatangani: {WHY}" in told.text


@pytest.mark.parametrize(
    ("column", "named"), [("reason", "Alasan perubahan"), ("document", "Dokumen")], ids=["reason", "document"]
)
def test_why_it_was_revised_and_in_which_document_are_signed_too(own: House, column: str, named: str) -> None:
    sign(own)
    row = own.year.rows.get(sheet=PAPERS)
    with pytest.raises(RedefinitionError, match=f"{named} tercantum dalam "):
        change(own.year, [Edit(PAPERS, {column: "lain"}, row.pk, row.version)], Author())


def test_the_page_of_a_signed_agreement_asks_for_the_reason_at_the_party(own: House) -> None:
    sign(own)
    row = own.year.rows.get(sheet=PAPERS)
    address = f"/kecil/{YEAR}/perjanjian/{row.pk}/"
    sent = {"pk-first_party": "Camat Hulu", "dulu-pk-first_party": row.cells.get("first_party", "")}
    planner = own.browser("planner")
    answer = planner.post(address, sent)
    page = elements(answer.content.decode())
    assert (answer.status_code, page.by_id("alasan").tag) == (422, "textarea")
    assert page.by_id("pk-first_party").attributes["value"] == "Camat Hulu"
    assert planner.post(address, {**sent, "alasan": WHY}).status_code == 302
    assert own.year.rows.get(sheet=PAPERS).cells["first_party"] == "Camat Hulu"


def test_a_target_of_a_signed_agreement_is_told_to_the_head_too(own: House) -> None:
    sign(own)
    assert write(own, own.year.rows.get(sheet=LINES), WHY, target__value="80")[0] == 302
    told = Notice.objects.get(to=own.people["head"])
    assert told.text.endswith(f"berubah dari 90 menjadi 80 sesudah ditandatangani: {WHY}")


# --- by import ---------------------------------------------------------------------------------------


def brought(own: House, at: Desk, new: bytes = b"target: 80") -> str:
    files = unzipped(at.got("dossier.zip"))
    agreements = files["agreements.yaml"].replace(b"target: 90", new)
    assert agreements != files["agreements.yaml"]
    return at.bring("naskah.zip", zipped({**files, "agreements.yaml": agreements}))


@pytest.mark.parametrize("how", ["signed", "approved"])
def test_an_import_that_changes_what_was_approved_asks_for_the_reason_in_its_preview(
    own: House, how: str
) -> None:
    settled(own, how)
    at = desk(own.year, "perencana-lain")
    address = brought(own, at)
    named = "Target IKU 1 "
    text = at.shown(address)
    assert elements(text).by_id("alasan").tag == "textarea"
    sent, before = dict(HIDDEN.findall(text)), Entry.objects.count()
    short = at.client.post(address, {**sent, "tindakan": "pakai", "alasan": "Ralat <b>naskah</b>"})
    page = elements(short.content.decode())
    assert short.status_code == 422
    assert page.by_id("alasan").text == "Ralat <b>naskah</b>", "what was typed stays, as text"
    assert page.by_id("alasan").attributes["aria-invalid"] == "true"
    assert page.by_id("alasan-salah").words.startswith(f"Galat: {named}")
    assert (Entry.objects.count(), own.year.rows.get(sheet=LINES).cells["target.value"]) == (before, "90")
    assert at.client.post(address, {**sent, "tindakan": "pakai", "alasan": WHY}).status_code == 302
    assert own.year.rows.get(sheet=LINES).cells["target.value"] == "80"
    told = Entry.objects.filter(number__gt=0, subject__contains=LINES).last()
    assert told is not None and (told.action, told.reason) == ("row.changed", WHY)


def test_an_import_into_a_year_in_which_nothing_was_approved_asks_for_none(own: House) -> None:
    at = desk(own.year, "perencana-lain")
    address = brought(own, at)
    text = at.shown(address)
    assert "alasan" not in [each.attributes.get("id") for each in elements(text)]
    assert at.take(address, text).status_code == 302
