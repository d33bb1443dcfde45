"""Nothing takes the place of a signed agreement without a reason, of which today's head is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import Element, elements
from tests.web.exchanging import HIDDEN, desk, unzipped, zipped
from tests.web.filling import YEAR, House, house
from tests.web.nightly.test_agreed_reasons import LINES, PAPER, PAPERS, PLACE, WHY, sign
from tests.web.test_agreements import fields, send

from capaian.domain.period import Period
from capaian.rules.agreements import lines_in_force
from capaian.web.measurement.models import OF_AGREEMENTS, Notice
from capaian.web.planning.redefinition import RedefinitionError
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import Row

pytestmark = pytest.mark.django_db
REVISED = "Penyesuaian dengan perubahan anggaran tahun berjalan."
TITLE = "Perjanjian perubahan"
SLUGS = {PAPERS: "agreements-agreements", LINES: "agreements-agreements-targets"}


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """An office whose signed agreement promises ninety percent."""
    own = house(tmp_path)
    change(
        own.year,
        [Edit(LINES, {"agreements.id": PAPER, "indicator": "iku-ktp", "target.value": "90"})],
        Author(),
    )
    sign(own)
    return own


def revision(own: House, **cells: str) -> dict[str, str]:
    """The row of a revision of the signed agreement, as nobody signed it."""
    stands = own.year.rows.get(sheet=PAPERS, cells__id=PAPER).cells
    return {**stands, "id": "pk-rev", "title": TITLE, "revision": "1", "signed": "", "reason": "", **cells}


def line(target: str, code: str = "pk-rev") -> dict[str, str]:
    return {"agreements.id": code, "indicator": "iku-ktp", "target.value": target}


def add(own: House, sheet: str, cells: dict[str, str], reason: str = "") -> tuple[int, Element]:
    """Add a row on its page."""
    sent = {f"sel-{name}": text for name, text in cells.items()}
    address = f"{PLACE}/{SLUGS[sheet]}/baru/"
    answer = own.browser("planner").post(address, {**sent, "formulir": "a" * 32, "alasan": reason})
    own.year.refresh_from_db()
    return answer.status_code, elements(answer.content.decode())


def promised(own: House, as_of: str = str(YEAR)) -> str:
    """The target that is in force."""
    facts = know(own.year).read.partial
    assert facts is not None
    found = lines_in_force(facts, Period.parse(as_of))
    return ", ".join(str(each.line.target.value) for each in found.values())


def heads_notices(own: House) -> list[str]:
    return [each.text for each in Notice.objects.filter(to=own.people["head"], address=OF_AGREEMENTS)]


def test_an_empty_revision_takes_a_signed_target_out_of_force_with_its_reason_and_tells_the_head(
    own: House,
) -> None:
    assert add(own, PAPERS, revision(own, reason=REVISED), REVISED)[0] == 302
    (told,) = heads_notices(own)
    assert "yang sudah ditandatangani, tidak berlaku lagi" in told
    assert "IKU 1 Cakupan kepemilikan KTP-el dari 90 menjadi tanpa target" in told
    assert told.endswith(f"Alasannya: {REVISED}")
    assert promised(own) == ""
    assert add(own, LINES, line("10"))[0] == 302, "it is a draft that nobody signed"


def test_a_revision_of_which_the_reason_stood_there_before_may_be_written(own: House) -> None:
    change(own.year, [Edit(PAPERS, revision(own))], Author(reason=WHY))
    row = own.year.rows.get(sheet=PAPERS, cells__id="pk-rev")
    sent = {f"sel-{name}": text for name, text in {**row.cells, "title": "Judul lain"}.items()}
    address = f"{PLACE}/{SLUGS[PAPERS]}/{row.pk}/"
    answer = own.browser("planner").post(address, {**sent, "versi": str(row.version)})
    assert answer.status_code == 302


@pytest.mark.parametrize("signed", ["", f"{YEAR}-08-03"], ids=["draft", "signed"])
def test_whatever_writes_them_a_revision_and_its_lines_need_a_reason(own: House, signed: str) -> None:
    edits = [Edit(PAPERS, revision(own, signed=signed, reason=REVISED)), Edit(LINES, line("10"))]
    with pytest.raises(RedefinitionError, match=r"IKU 1 .* dari 90 menjadi 10\. Tulis alasannya"):
        change(own.year, edits, Author(own.people["planner"]))
    own.year.refresh_from_db()
    assert promised(own) == "90"
    change(own.year, edits, Author(own.people["planner"], reason=WHY))
    (told,) = heads_notices(own)
    assert "tidak berlaku lagi" in told
    assert promised(own) == "10"


def agreement(kind: str, **cells: str) -> dict[str, str]:
    return {"id": "pk-lain", "title": "Perjanjian lain", "kind": kind, "year": str(YEAR), **cells}


def test_an_agreement_that_binds_less_takes_nothing_out_of_force(own: House) -> None:
    first = agreement("tier", tier="III", first_party="Kepala Bidang")
    change(own.year, [Edit(PAPERS, first), Edit(LINES, line("10", "pk-lain"))], Author())
    assert promised(own) == "90" and heads_notices(own) == []


def test_a_draft_that_binds_more_needs_a_reason_where_a_line_is_added(own: House) -> None:
    row = own.year.rows.get(sheet=PAPERS)
    change(own.year, [Edit(PAPERS, {"kind": "tier"}, row.pk, row.version)], Author(reason=WHY))
    Notice.objects.all().delete()
    own.year.refresh_from_db()
    assert add(own, PAPERS, agreement("office", tier="II"))[0] == 302
    status, page = add(own, LINES, line("10", "pk-lain"))
    assert status == 422 and page.by_id("alasan").tag == "textarea"
    assert "tidak berlaku lagi" in page.by_id("alasan-salah").words
    assert add(own, LINES, line("10", "pk-lain"), WHY)[0] == 302
    assert len(heads_notices(own)) == 1 and promised(own) == "10"


def test_the_page_of_the_first_agreement_asks_for_the_reason_too(own: House) -> None:
    row = own.year.rows.get(sheet=PAPERS)
    change(own.year, [Edit(PAPERS, {"kind": "tier"}, row.pk, row.version)], Author(reason=WHY))
    Notice.objects.all().delete()
    where = f"/kecil/{YEAR}/perjanjian/baru/"
    sent = {**fields(elements(own.browser("planner").get(where).text)), "target-iku-ktp": "95"}
    status, page = send(own, sent, where)
    assert status == 422 and page.by_id("alasan").tag == "textarea"
    assert page.by_id("target-iku-ktp").attributes["value"] == "95"
    assert promised(own) == "90" and heads_notices(own) == []
    assert send(own, {**sent, "alasan": WHY}, where)[0] == 302
    assert promised(own) == "95" and len(heads_notices(own)) == 1


def test_a_revision_through_its_own_page_passes_with_the_reason_typed_there_and_is_told(own: House) -> None:
    where = f"/kecil/{YEAR}/perjanjian/{own.year.rows.get(sheet=PAPERS).pk}/perubahan/"
    sent = fields(elements(own.browser("planner").get(where).text))
    sent |= {"pk-signed": f"Juli {YEAR}", "alasan": REVISED, "target-iku-ktp": "95"}
    assert send(own, sent, where)[0] == 302
    (told,) = heads_notices(own)
    assert "tidak berlaku lagi" in told and "dari 90 menjadi 95" in told and REVISED in told


def test_what_changes_within_a_signed_agreement_is_told_once(own: House) -> None:
    row = own.year.rows.get(sheet=PAPERS)
    change(own.year, [Edit(PAPERS, {"revision": "2"}, row.pk, row.version)], Author(reason=WHY))
    lines = own.year.rows.get(sheet=LINES)
    change(own.year, [Edit(LINES, {"target.value": "80"}, lines.pk, lines.version)], Author(reason=WHY))
    assert len(heads_notices(own)) == 2
    assert not [text for text in heads_notices(own) if "tidak berlaku lagi" in text]


def test_an_agreement_that_nobody_signed_is_revised_freely(own: House) -> None:
    row = own.year.rows.get(sheet=PAPERS)
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "signed": ""})
    type(own.year).objects.filter(pk=own.year.pk).update(revision=99)
    own.year.refresh_from_db()
    change(own.year, [Edit(PAPERS, revision(own)), Edit(LINES, line("10"))], Author())
    assert heads_notices(own) == []


def test_who_is_head_and_writes_it_reads_no_notice_of_it(own: House) -> None:
    edits = [Edit(PAPERS, revision(own)), Edit(LINES, line("10"))]
    change(own.year, edits, Author(own.people["head"], reason=WHY))
    assert heads_notices(own) == []


def test_an_import_that_brings_a_revision_asks_for_the_reason_in_its_preview(own: House) -> None:
    at = desk(own.year, "perencana-lain")
    files = unzipped(at.got("dossier.zip"))
    first = f"- id: {PAPER}".encode()
    text = files["agreements.yaml"]
    assert first in text
    entry = text[text.index(first) :]
    new = entry.replace(PAPER.encode(), b"pk-rev").replace(b"target: 90", b"target: 10")
    new = new.replace(b"  signed:", b"  revision: 1\n    signed:", 1)
    address = at.bring("revisi.zip", zipped({**files, "agreements.yaml": text.rstrip() + b"\n  " + new}))
    page = at.shown(address)
    assert elements(page).by_id("alasan").tag == "textarea"
    assert "tidak berlaku lagi" in page
    sent = {**dict(HIDDEN.findall(page)), "tindakan": "pakai"}
    assert at.client.post(address, {**sent, "alasan": "pendek"}).status_code == 422
    assert at.client.post(address, {**sent, "alasan": WHY}).status_code == 302
    assert own.year.rows.filter(sheet=PAPERS).count() == 2
    assert len(heads_notices(own)) == 1


LOWER = "pk-kabid"


def lower(own: House, *more: Edit) -> None:
    """A signed agreement of the head of a division, that promises what the head of the office promises."""
    cells = agreement("tier", id=LOWER, title="Perjanjian bidang", tier="III", first_party="Kepala Bidang")
    signed = Edit(PAPERS, {**cells, "signed": f"{YEAR}-01-20"})
    change(own.year, [signed, Edit(LINES, line("90", LOWER)), *more], Author(reason=WHY))
    Notice.objects.all().delete()
    own.year.refresh_from_db()


def lower_revision(own: House, **cells: str) -> dict[str, str]:
    stands = own.year.rows.get(sheet=PAPERS, cells__id=LOWER).cells
    return {**stands, "id": "pk-rev", "title": TITLE, "revision": "1", "signed": "", "reason": "", **cells}


@pytest.mark.parametrize(("choice", "is_gone"), [("latest", True), ("original", False)])
def test_a_revision_that_does_not_count_leaves_the_targets_before(
    own: House, choice: str, is_gone: bool
) -> None:
    add(own, PAPERS, revision(own, signed="", reason=REVISED), REVISED)
    office = own.year.rows.get(sheet="office.yaml")
    edit = Edit("office.yaml", {"policies.agreement": choice}, office.pk, office.version)
    change(own.year, [edit], Author(own.people["planner"], reason=WHY))
    shown = elements(own.browser("planner").get(f"/kecil/{YEAR}/perjanjian/").text).words
    assert "Perubahan ke-1 belum memuat target" in shown
    assert ("jadi target perjanjian sebelumnya tidak berlaku lagi" in shown) is is_gone


def test_a_revision_without_targets_is_told_and_filled_in_on_its_page(own: House) -> None:
    assert add(own, PAPERS, revision(own, signed=f"{YEAR}-08-01", reason=REVISED), REVISED)[0] == 302
    bare = own.year.rows.get(sheet=PAPERS, cells__id="pk-rev")
    papers = f"/kecil/{YEAR}/perjanjian/"
    shown = elements(own.browser("planner").get(papers).text)
    assert (
        "Perubahan ke-1 belum memuat target, jadi target perjanjian sebelumnya tidak berlaku" in shown.words
    )
    address = f"{papers}{bare.pk}/"
    links = [each.attributes["href"] for each in shown.all("a")]
    assert address in links and f"{address}perubahan/" not in links
    page = elements(own.browser("planner").get(address).text)
    assert send(own, {**fields(page), "target-iku-ktp": "88", "alasan": REVISED}, address)[0] == 302
    assert [
        r.cells["target.value"]
        for r in own.year.rows.filter(sheet=LINES)
        if r.cells["agreements.id"] == "pk-rev"
    ] == ["88"]
    assert "belum memuat target" not in elements(own.browser("planner").get(papers).text).words
