"""Pages of evidence as a browser reads them: what is offered to whom, labels, lists, and what stays typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.elements import Element, elements
from tests.web.filling import POST, QUARTER, YEAR, House, house
from tests.web.proving import NIK, paper, photo, sent
from tests.web.twins import office_year, person, signed_in

from capaian.web.evidence import limits
from capaian.web.evidence.models import Requirement, Upload
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Role
from capaian.web.years.contents import content_path
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db
LIST = f"/kecil/{YEAR}/bukti/"
STATIC = Path(limits.__file__).parents[1] / "site" / "static" / "capaian"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def page(own: House, address: str, by: str = "clerk") -> Element:
    answer = own.browser(by).get(address)
    assert answer.status_code == 200, address
    return elements(answer.text)


def bring(own: House, name: str, content: bytes, caption: str = "", by: str = "clerk") -> None:
    body = {"membuktikan": "ktp", "keterangan": caption, "berkas": [sent(name, content)]}
    address = own.address(more="bukti/") if by == "clerk" else LIST
    assert own.browser(by).post(address, body).status_code == 302


KINDS = [
    ("foto.jpg", photo(), "JPG", True),
    ("layar.png", photo(kind="PNG"), "PNG", True),
    ("pindai.pdf", paper(), "PDF", True),
]


@pytest.mark.parametrize(("name", "content", "kind", "is_seen"), KINDS, ids=[each[0] for each in KINDS])
def test_every_kind_is_listed_and_the_dossier_has_nothing_against_it(
    own: House, name: str, content: bytes, kind: str, is_seen: bool
) -> None:
    bring(own, name, content)
    (entry,) = page(own, LIST).all("li", **{"class": "bkt"})
    assert re.search(rf"{kind}, [\d,]+\s(?:KB|bita); membuktikan", entry.words) and name in entry.words
    assert len(entry.all("img")) == is_seen
    for image in entry.all("img"):
        assert image.attributes["alt"].startswith("Pratinjau ") and image.attributes["loading"] == "lazy"
        shown = own.browser("clerk").get(image.attributes["src"])
        assert shown.headers["Content-Type"] == "image/jpeg"
        shown.getvalue()  # which closes it
    own.year.refresh_from_db()
    assert [
        issue.code for issue in know(own.year).dossier_check.issues if "evidence" in issue.place.file
    ] == []


def test_a_file_that_is_gone_from_the_server_is_named_by_its_form_and_where_it_is_opened(own: House) -> None:
    bring(own, "rekap.pdf", paper())
    section = page(own, own.address()).by_id("bukti")
    assert "tidak ada lagi di server" not in section.words
    content_path(own.year.evidence.get().sha256).unlink()
    section = page(own, own.address()).by_id("bukti")
    assert "tidak ada lagi di server" in section.words
    opened = own.browser("clerk").get(section.all("h3")[0].all("a")[0].attributes["href"])
    assert opened.status_code == 410 and "hilang" in elements(opened.text).all("h1")[0].words


@pytest.mark.parametrize("by", ["clerk", "holder", "planner", "head"])
def test_only_whose_form_it_is_gets_fields_for_files(own: House, by: str) -> None:
    bring(own, "rekap.pdf", paper())
    section = page(own, own.address(), by).by_id("bukti")
    is_own = by in ("clerk", "holder")
    assert len(section.all("form")) == len(section.all("a", **{"class": "tb dua kecil"})) == is_own
    assert "rekap.pdf" in section.words


def test_every_field_has_a_label_and_the_form_works_without_a_script(own: House) -> None:
    for address, by in (
        (own.address(more="bukti/"), "clerk"),
        (LIST, "planner"),
        (f"{LIST}wajib/", "planner"),
    ):
        shown = page(own, address, by)
        labelled = {label.attributes.get("for") for label in shown.all("label")}
        for form in shown.all("form", method="post"):
            inside = {each.node for label in form.all("label") for each in label}
            for field in (each for each in form if each.tag in ("input", "select", "textarea")):
                if field.attributes.get("type") != "hidden":
                    assert field.attributes.get("id") in labelled or field.node in inside, field
            assert form.all("button") and form.all("input", name="csrfmiddlewaretoken")
        for files in shown.all("input", type="file"):
            form = next(each for each in shown.all("form") if files in [*each])
            assert form.attributes["enctype"] == "multipart/form-data"


def test_what_a_script_is_told_are_the_limits_that_hold(own: House) -> None:
    form = page(own, own.address(more="bukti/")).by_id("unggah").attributes
    told = [int(form[f"data-{name}"]) for name in ("berkas", "byte", "semua")]
    assert told == [limits.FILES, limits.FILE_BYTES, limits.ALL_BYTES]
    assert form["data-kembali"] == f"{own.address()}#bukti"


def test_the_only_thing_of_a_form_is_chosen_beforehand(own: House) -> None:
    (choice,) = page(own, own.address(more="bukti/")).all("input", name="membuktikan")
    assert choice.attributes["value"] == "ktp" and "checked" in choice.attributes


def test_a_failed_upload_keeps_what_was_chosen_and_links_to_each_field(own: House) -> None:
    answer = own.browser("planner").post(LIST, {"membuktikan": "iku-ktp", "keterangan": 'Kata "dua" <b>'})
    shown = elements(answer.text)
    assert answer.status_code == 422 and "<b>" not in answer.text.partition("keterangan")[2]
    assert shown.by_id("keterangan").attributes["value"] == 'Kata "dua" <b>'
    chosen = [
        each.attributes["value"]
        for each in shown.all("input", name="membuktikan")
        if "checked" in each.attributes
    ]
    chosen += [each.attributes["value"] for each in shown.all("option") if "selected" in each.attributes]
    assert chosen == ["iku-ktp"]
    (summary,) = shown.all("div", role="alert")
    assert [link.attributes["href"] for link in summary.all("a")] == ["#berkas"]
    assert shown.by_id("berkas").attributes["name"] == "berkas"


def test_names_and_captions_are_shown_as_they_are_and_run_nowhere(own: House) -> None:
    bring(own, "rekap.pdf", paper(), '<script>alert("x")</script>')
    for address in (LIST, own.address()):
        text = own.browser("planner").get(address).text
        assert "<script>alert" not in text and "&lt;script&gt;alert" in text
    answer = own.browser("clerk").post(
        own.address(more="bukti/"),
        {"membuktikan": "ktp", "berkas": [sent("<img src=x onerror=1>.exe", b"MZ")]},
    )
    assert "<img src=x" not in answer.text and "&lt;img src=x" in answer.text


def test_a_name_of_any_length_is_shown_short_and_without_numbers_of_persons(own: House) -> None:
    for name in ("a" * 240 + ".exe", f"KTP {NIK}.exe", "\u202efdp.exe"):
        body = {"membuktikan": "ktp", "berkas": [sent(name, b"MZ")]}
        answer = own.browser("clerk").post(own.address(more="bukti/"), body)
        (told,) = elements(answer.text).all("ul", **{"class": "tugas hasil"})
        (head,) = told.all("h3")
        assert len(head.words) <= 81 and NIK not in answer.text and "\u202e" not in answer.text


def test_the_list_goes_on_over_pages_and_keeps_the_word_that_is_looked_for(own: House) -> None:
    for number in range(52):
        sha256 = f"{number:064}"
        own.year.evidence.create(name=f"lama/rekap-{number:02}.pdf", sha256=sha256, size=1_500_000)
    first = page(own, f"{LIST}?cari=rekap")
    assert "52 berkas, 74,4 MB" in first.words and "Berkas 1 sampai 50 dari 52" in first.words
    (further,) = [a for a in first.all("a") if a.words == "Berikutnya"]
    assert further.attributes["href"] == "?halaman=2&cari=rekap"
    assert len(page(own, f"{LIST}{further.attributes['href']}").all("li", **{"class": "bkt"})) == 2
    assert "Tidak ada bukti yang memuat “akta”." in page(own, f"{LIST}?cari=akta").words
    assert "Berkas 51 sampai 52" in page(own, f"{LIST}?halaman=99").words


def test_a_year_without_evidence_says_where_it_is_brought(own: House) -> None:
    shown = page(own, LIST, "head")
    assert "Belum ada bukti. Bukti diunggah pada isian yang dibuktikannya." in shown.words
    assert not shown.all("form", method="post") or "unggah" not in shown.words.casefold().split()


@pytest.mark.parametrize("role", Role)
def test_what_is_required_is_declared_by_the_planner_and_read_by_the_others(own: House, role: Role) -> None:
    Requirement.objects.create(office_year=own.year, code="ktp")
    client = signed_in(person("orang", own.year.office, role))
    answer = client.get(f"{LIST}wajib/")
    if role is Role.VIEWER:
        assert answer.status_code == 404
        return
    shown = elements(answer.text)
    boxes = shown.all("input", name="wajib")
    may_write = role in (Role.PLANNER, Role.ADMINISTRATOR)
    assert [(box.attributes["value"], "checked" in box.attributes) for box in boxes] == [("ktp", True)]
    assert ("disabled" in boxes[0].attributes) is not may_write
    assert any(each.words == "Simpan bukti wajib" for each in shown.all("button")) is may_write


def test_a_plan_that_cannot_be_read_has_no_requirements_and_its_evidence_is_still_listed() -> None:
    """Outputs of an office without a plan name indicators of nothing."""
    year = office_year("asri")
    client = signed_in(person("perencana", year.office, Role.PLANNER))
    year.evidence.create(name="lama.pdf", sha256="a" * 64, size=9)
    assert "lama.pdf" in client.get("/asri/2024/bukti/").text
    assert client.get("/asri/2024/bukti/wajib/").status_code == 200
    assert client.get(f"/asri/2024/isian/{POST}/{QUARTER}/bukti/").status_code == 404
    empty = client.get("/asri/2024/bukti/arsip.zip")
    assert b"".join(empty.streaming_content)[:2] == b"PK"


def test_a_closed_year_offers_nothing_to_write(own: House) -> None:
    bring(own, "rekap.pdf", paper())
    own.year.is_closed = True
    own.year.save()
    for address, by in ((own.address(), "clerk"), (LIST, "planner"), (f"{LIST}wajib/", "planner")):
        shown = page(own, address, by)
        assert not shown.all("input", type="file")
        assert not [a for a in shown.all("a") if a.words == "Hapus"]
    assert "Tahun ini sudah ditutup" in page(own, own.address(more="bukti/")).words


@pytest.mark.parametrize(
    ("post", "period"), [("sekretaris", QUARTER), (POST, f"{YEAR}"), (POST, "2023-Q1"), ("x", "x")]
)
def test_there_is_no_evidence_of_a_form_that_is_nowhere(own: House, post: str, period: str) -> None:
    address = own.address(post, period, "bukti/")
    body = {"membuktikan": "ktp", "berkas": [sent("a.jpg", photo())]}
    assert own.browser("clerk").get(address).status_code == 404
    assert own.browser("clerk").post(address, body).status_code == 404
    assert not Upload.objects.exists() and not PostForm.objects.exists()


def test_the_navigation_leads_to_evidence_whom_it_is_shown(own: House) -> None:
    for by, is_shown in (("clerk", True), ("planner", True), ("head", True), ("viewer", False)):
        text = own.browser(by).get(f"/kecil/{YEAR}/").text
        assert (f'href="{LIST}"' in text) is is_shown, by
    shown = page(own, f"{LIST}wajib/").all("nav", **{"class": "nav"})[0]
    assert [a.words for a in shown.all("a") if "aria-current" in a.attributes] == ["Bukti"]


@pytest.mark.parametrize("name", ["bukti.js", "tunggu.js"])
def test_the_scripts_bring_nothing_into_the_page_but_what_the_server_says(name: str) -> None:
    text = (STATIC / name).read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|\beval\b|https?://", text)


def test_the_style_sheet_stays_within_what_was_allowed_for_it() -> None:
    text = (STATIC / "app.css").read_text(encoding="utf-8")
    assert len(text.encode()) <= 40 * 1_024
    assert text.count("{") == text.count("}")
