"""Pages of evidence as a browser reads them: what is offered to whom, labels, lists,
and what stays typed.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from django.utils.datastructures import MultiValueDict
from tests.web.elements import Element, elements
from tests.web.example_years import example_year
from tests.web.filling import POST, QUARTER, YEAR, House, facts_of, sound_forms
from tests.web.proving import NIK, paper, photo, sent
from tests.web.spoiling import forget
from tests.web.twins import office_year, person, signed_in

from capaian.domain.period import Period
from capaian.web.evidence import limits
from capaian.web.evidence.forms import SubmissionOutcome, UploadForm, examine_sent
from capaian.web.evidence.limits import ALL_BYTES, FILE_BYTES, FILES
from capaian.web.evidence.models import Requirement, Upload
from capaian.web.evidence.uploads import Purpose, bring, prepare, row_of
from capaian.web.evidence.uploads import bring as keep
from capaian.web.evidence.views import write_archive
from capaian.web.evidence.year_evidence import PROOFS, YearEvidence, find_lacking, things_of
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.offices.models import Role
from capaian.web.trail.record import Author
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

LIST = f"/kecil/{YEAR}/bukti/"
STATIC = Path(limits.__file__).parents[1] / "site" / "static" / "capaian"


def page(house: House, address: str, by: str = "clerk") -> Element:
    answer = house.browser(by).get(address)
    assert answer.status_code == 200, address
    return elements(answer.text)


def send_files(
    house: House, name: str, content: bytes, caption: str = "", by: str = "clerk"
) -> None:
    body = {"membuktikan": "ktp", "keterangan": caption, "berkas": [sent(name, content)]}
    address = house.address(more="bukti/") if by == "clerk" else LIST
    assert house.browser(by).post(address, body).status_code == 302


KINDS = [
    ("foto.jpg", photo(), "JPG", True),
    ("layar.png", photo(kind="PNG"), "PNG", True),
    ("pindai.pdf", paper(), "PDF", True),
]


@pytest.mark.parametrize(
    ("name", "content", "kind", "is_seen"), KINDS, ids=[each[0] for each in KINDS]
)
def test_every_kind_is_listed_and_the_dossier_has_nothing_against_it(
    house: House, name: str, content: bytes, kind: str, is_seen: bool
) -> None:
    send_files(house, name, content)
    (entry,) = page(house, LIST).all("li", **{"class": "bkt"})
    assert (
        re.search(rf"{kind}, [\d,]+\s(?:KB|bita); membuktikan", entry.words)
        and name in entry.words
    )
    assert len(entry.all("img")) == is_seen
    for image in entry.all("img"):
        assert (
            image.attributes["alt"].startswith("Pratinjau ")
            and image.attributes["loading"] == "lazy"
        )
        shown = house.browser("clerk").get(image.attributes["src"])
        assert shown.headers["Content-Type"] == "image/jpeg"
        shown.getvalue()  # which closes it
    house.year.refresh_from_db()
    assert [
        issue.code
        for issue in know(house.year).dossier_check.issues
        if "evidence" in issue.place.file
    ] == []


def test_a_file_that_is_gone_from_the_server_is_named_by_its_form_and_when_opened(
    house: House,
) -> None:
    send_files(house, "rekap.pdf", paper())
    section = page(house, house.address()).by_id("bukti")
    assert "tidak ada lagi di server" not in section.words
    content_path(house.year.evidence.get().sha256).unlink()
    section = page(house, house.address()).by_id("bukti")
    assert "tidak ada lagi di server" in section.words
    opened = house.browser("clerk").get(section.all("h3")[0].all("a")[0].attributes["href"])
    assert opened.status_code == 410 and "hilang" in elements(opened.text).all("h1")[0].words
    forget()
    assert (
        "Berkas bukti hilang atau rusak"
        in house.browser("head").get(f"/kecil/{YEAR}/pengesahan/").text
    )


@pytest.mark.parametrize("by", ["clerk", "holder", "planner", "head"])
def test_only_whose_form_it_is_gets_fields_for_files(house: House, by: str) -> None:
    send_files(house, "rekap.pdf", paper())
    section = page(house, house.address(), by).by_id("bukti")
    is_own = by in ("clerk", "holder")
    assert len(section.all("form")) == len(section.all("a", **{"class": "tb dua kecil"})) == is_own
    assert "rekap.pdf" in section.words


def test_every_field_has_a_label_and_the_form_works_without_a_script(house: House) -> None:
    for address, by in (
        (house.address(more="bukti/"), "clerk"),
        (LIST, "planner"),
        (f"{LIST}wajib/", "planner"),
    ):
        shown = page(house, address, by)
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


def test_what_a_script_receives_are_the_limits_that_hold(house: House) -> None:
    form = page(house, house.address(more="bukti/")).by_id("unggah").attributes
    lines = [int(form[f"data-{name}"]) for name in ("berkas", "byte", "semua")]
    assert lines == [limits.FILES, limits.FILE_BYTES, limits.ALL_BYTES]
    assert form["data-kembali"] == f"{house.address()}#bukti"


def test_the_only_thing_of_a_form_is_chosen_beforehand(house: House) -> None:
    (choice,) = page(house, house.address(more="bukti/")).all("input", name="membuktikan")
    assert choice.attributes["value"] == "ktp" and "checked" in choice.attributes


def test_a_failed_upload_keeps_what_was_chosen_and_links_to_each_field(house: House) -> None:
    answer = house.browser("planner").post(
        LIST, {"membuktikan": "iku-ktp", "keterangan": 'Kata "dua" <b>'}
    )
    shown = elements(answer.text)
    assert answer.status_code == 422 and "<b>" not in answer.text.partition("keterangan")[2]
    assert shown.by_id("keterangan").attributes["value"] == 'Kata "dua" <b>'
    chosen = [
        each.attributes["value"]
        for each in shown.all("input", name="membuktikan")
        if "checked" in each.attributes
    ]
    chosen += [
        each.attributes["value"] for each in shown.all("option") if "selected" in each.attributes
    ]
    assert chosen == ["iku-ktp"]
    (summary,) = shown.all("div", role="alert")
    assert [link.attributes["href"] for link in summary.all("a")] == ["#berkas"]
    assert shown.by_id("berkas").attributes["name"] == "berkas"


def test_names_and_captions_are_shown_as_they_are_and_run_nowhere(house: House) -> None:
    send_files(house, "rekap.pdf", paper(), '<script>alert("x")</script>')
    for address in (LIST, house.address()):
        text = house.browser("planner").get(address).text
        assert "<script>alert" not in text and "&lt;script&gt;alert" in text
    answer = house.browser("clerk").post(
        house.address(more="bukti/"),
        {"membuktikan": "ktp", "berkas": [sent("<img src=x onerror=1>.exe", b"MZ")]},
    )
    assert "<img src=x" not in answer.text and "&lt;img src=x" in answer.text


def test_a_name_of_any_length_is_shown_short_and_without_numbers_of_persons(house: House) -> None:
    for name in ("a" * 240 + ".exe", f"KTP {NIK}.exe", "\u202efdp.exe"):
        body = {"membuktikan": "ktp", "berkas": [sent(name, b"MZ")]}
        answer = house.browser("clerk").post(house.address(more="bukti/"), body)
        (line,) = elements(answer.text).all("ul", **{"class": "tugas hasil"})
        (head,) = line.all("h3")
        assert len(head.words) <= 81 and NIK not in answer.text and "\u202e" not in answer.text


def test_the_list_goes_on_over_pages_and_keeps_the_word_that_is_looked_for(house: House) -> None:
    for number in range(52):
        sha256 = f"{number:064}"
        house.year.evidence.create(
            name=f"lama/rekap-{number:02}.pdf", sha256=sha256, size=1_500_000
        )
    first = page(house, f"{LIST}?cari=rekap")
    assert "52 berkas, 74,4 MB" in first.words and "Berkas 1 sampai 50 dari 52" in first.words
    (further,) = [a for a in first.all("a") if a.words == "Berikutnya"]
    assert further.attributes["href"] == "?halaman=2&cari=rekap"
    assert (
        len(page(house, f"{LIST}{further.attributes['href']}").all("li", **{"class": "bkt"})) == 2
    )
    assert "Tidak ada bukti yang memuat “akta”." in page(house, f"{LIST}?cari=akta").words
    assert "Berkas 51 sampai 52" in page(house, f"{LIST}?halaman=99").words


def test_a_year_without_evidence_says_where_it_is_brought(house: House) -> None:
    shown = page(house, LIST, "head")
    assert "Belum ada bukti. Bukti diunggah pada isian yang dibuktikannya." in shown.words
    assert not shown.all("form", method="post") or "unggah" not in shown.words.casefold().split()


@pytest.mark.parametrize("role", Role)
def test_what_is_required_is_declared_by_the_planner_and_read_by_the_others(
    house: House, role: Role
) -> None:
    Requirement.objects.create(office_year=house.year, code="ktp")
    client = signed_in(person("orang", house.year.office, role))
    answer = client.get(f"{LIST}wajib/")
    if role is Role.VIEWER:
        assert answer.status_code == 404
        return
    shown = elements(answer.text)
    boxes = shown.all("input", name="wajib")
    may_write = role in (Role.PLANNER, Role.ADMINISTRATOR)
    assert [(box.attributes["value"], "checked" in box.attributes) for box in boxes] == [
        ("ktp", True)
    ]
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


def test_a_closed_year_offers_nothing_to_write(house: House) -> None:
    send_files(house, "rekap.pdf", paper())
    house.close()
    for address, by in (
        (house.address(), "clerk"),
        (LIST, "planner"),
        (f"{LIST}wajib/", "planner"),
    ):
        shown = page(house, address, by)
        assert not shown.all("input", type="file")
        assert not [a for a in shown.all("a") if a.words == "Hapus"]
    assert "Tahun ini sudah ditutup" in page(house, house.address(more="bukti/")).words


@pytest.mark.parametrize(
    ("post", "period"), [("sekretaris", QUARTER), (POST, f"{YEAR}"), (POST, "2023-Q1"), ("x", "x")]
)
def test_there_is_no_evidence_of_a_form_that_is_nowhere(
    house: House, post: str, period: str
) -> None:
    address = house.address(post, period, "bukti/")
    body = {"membuktikan": "ktp", "berkas": [sent("a.jpg", photo())]}
    assert house.browser("clerk").get(address).status_code == 404
    assert house.browser("clerk").post(address, body).status_code == 404
    assert not Upload.objects.exists() and not PostForm.objects.exists()


def test_the_navigation_leads_to_evidence_whom_it_is_shown(house: House) -> None:
    for by, is_shown in (("clerk", True), ("planner", True), ("head", True), ("viewer", False)):
        text = house.browser(by).get(f"/kecil/{YEAR}/").text
        assert (f'href="{LIST}"' in text) is is_shown, by
    shown = page(house, f"{LIST}wajib/").all("nav", **{"class": "nav"})[0]
    assert [a.words for a in shown.all("a") if "aria-current" in a.attributes] == ["Bukti"]


@pytest.mark.parametrize("name", ["bukti.js"])
def test_the_scripts_bring_nothing_into_the_page_but_what_the_server_says(name: str) -> None:
    text = (STATIC / name).read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|\beval\b|https?://", text)


def test_the_style_sheet_stays_within_what_was_allowed_for_it() -> None:
    text = (STATIC / "app.css").read_text(encoding="utf-8")
    assert len(text.encode()) <= 44 * 1_024
    assert text.count("{") == text.count("}")


def author(house: House) -> Author:
    return Author(house.people["clerk"], "data_entry")


@pytest.mark.parametrize(
    ("sizes", "message"),
    [
        ([], "Pilih berkasnya dahulu."),
        ([1], ""),
        ([1] * FILES, ""),
        ([1] * (FILES + 1), f"Ada {FILES + 1} berkas"),
        ([FILE_BYTES] * (ALL_BYTES // FILE_BYTES), ""),
        ([FILE_BYTES] * (ALL_BYTES // FILE_BYTES) + [1], "Semua berkas bersama 100 MB"),
        ([ALL_BYTES * 3], "Semua berkas bersama 300 MB"),
    ],
)
def test_a_lot_is_taken_up_to_its_limits(sizes: list[int], message: str) -> None:
    files = [sent(f"{number}.txt", b"x") for number, _ in enumerate(sizes)]
    for file, size in zip(files, sizes, strict=True):
        file.size = size
    form = UploadForm(
        {"ktp": "KTP-el"},
        MultiValueDict({"membuktikan": ["ktp"]}),
        MultiValueDict({"berkas": files}),
    )
    text = "".join(form.errors.get("berkas", ()))
    assert text.startswith(message) and bool(text) is bool(message)


def test_each_file_of_a_lot_is_looked_through_by_itself() -> None:
    large = sent("besar.txt", b"x")
    large.size = FILE_BYTES + 1
    files = [
        sent("a.jpg", photo()),
        large,
        sent("b.exe", b"MZ"),
        sent("c.pdf", paper(f"NIK {NIK}")),
    ]
    prepared, results = examine_sent(files, ())
    assert [(each.name, each.shown) for each in prepared] == [("a.jpg", "a.jpg")]
    assert [(each.name, each.outcome) for each in results] == [
        ("besar.txt", SubmissionOutcome.REFUSED),
        ("b.exe", SubmissionOutcome.REFUSED),
        ("c.pdf", SubmissionOutcome.DOUBTFUL),
    ]
    again = [sent("c.pdf", paper(f"NIK {NIK}"))]
    assert examine_sent(again, {results[2].sha256})[1] == []


def test_a_file_that_no_row_lists_is_shown_and_in_the_archive(house: House) -> None:
    bring(house.year, Purpose(None, ("ktp",), "Rekap"), [prepare("a.pdf", paper())], author(house))
    house.year.rows.filter(sheet=PROOFS).delete()
    house.year.revision += 1
    house.year.save()
    (each,) = YearEvidence(house.year, know(house.year)).files
    assert (each.title, each.proves, each.kind, each.is_picture) == ("a.pdf", "", "PDF", False)
    assert row_of(each.file) is None and "evidence_not_listed" in [
        i.code for i in know(house.year).dossier_check.issues
    ]
    content = io.BytesIO()
    write_archive(content, [each.file])
    with zipfile.ZipFile(content) as archive:
        assert archive.namelist() == ["SHA256SUMS", "umum/a.pdf"]


def test_evidence_that_a_dossier_brought_is_listed_with_what_it_proves() -> None:
    year = example_year("balangan-2023")
    found = YearEvidence(year, know(year)).files
    assert [(each.title, each.proves, each.is_picture, each.has_preview) for each in found] == [
        ("Alur layanan HATI UNDA (skema)", "hati-unda", True, False),
        ("Alur layanan LASUNGKU TALU (skema)", "lasungku-talu", True, False),
    ]
    assert not Upload.objects.exists() and not any(each.uploads for each in found)


def test_everything_that_forms_of_a_real_office_tell_can_be_proven() -> None:
    year = example_year("balangan-2023")
    forms = sound_forms(year)
    known = FigureNames(forms.facts).by_code
    codes = {code for _, each in forms.by_post() for _, owed in each for code in owed.by_code}
    assert len(codes) > 20 and all(known[code] for code in codes)


def test_a_thing_is_lacking_only_while_it_is_required_and_not_proven(house: House) -> None:
    form = PostForm.objects.create(office_year=house.year, post=POST, period=f"{YEAR}-Q1")
    came = []
    for is_required in (False, True):
        if is_required:
            Requirement.objects.create(office_year=house.year, code="ktp")
        came += [_lacking(house)]
    bring(house.year, Purpose(form, ("ktp",)), [prepare("a.pdf", paper())], author(house))
    assert [*came, _lacking(house)] == [(False, False), (True, False), (True, True)]


def _lacking(house: House) -> tuple[bool, bool]:
    """Whether the cards are required, and whether they are proven."""
    forms = forms_of(OfficeYear.objects.get(pk=house.year.pk))  # as each request does
    assert forms is not None
    form = forms.form(POST, Period.parse(f"{YEAR}-Q1"))
    (thing,) = things_of(forms, form)
    assert bool([*find_lacking(forms, form)]) is (thing.is_required and not thing.is_proven)
    return thing.is_required, thing.is_proven


def send_for_form(house: House, *files: tuple[str, bytes], **more: object) -> str:
    """Send files for a form; what the next page says."""
    body = {"membuktikan": "ktp", "berkas": [sent(*each) for each in files], **more}
    return house.browser("clerk").post(house.address(more="bukti/"), body, follow=True).text


def test_a_file_that_is_brought_for_more_proves_it_in_each_form_that_rests_on_it(
    house: House,
) -> None:
    facts = facts_of(house.year)
    code = str(facts.indicators[0].code)
    send_for_form(house, ("rekap.pdf", paper()))
    house.year.refresh_from_db()
    later = house.year.forms.create(post=POST, period=f"{YEAR}-Q2")
    looked = prepare("rekap.pdf", paper())
    (kept_again,) = keep(
        house.year, Purpose(later, (code,)), [looked], Author(house.people["clerk"])
    )
    assert not kept_again.is_new
    assert house.year.rows.get(sheet=PROOFS).cells["proves"].split() == ["ktp", code]
    forms = sound_forms(house.year)
    for form in house.year.forms.all():
        assert "ktp" in {thing.code for thing in things_of(forms, form) if thing.is_proven}


def test_who_brings_a_file_of_another_form_is_shown_and_so_is_who_verifies(house: House) -> None:
    send_for_form(house, ("foto.jpg", photo()), keterangan="Penandatanganan kerja sama")
    body = {"membuktikan": "ktp", "berkas": [sent("lain.jpg", photo())]}
    address = house.address(quarter=f"{YEAR}-Q2", more="bukti/")
    assert house.browser("clerk").post(address, body).status_code == 302
    for name, quarter in (("planner", f"{YEAR}-Q2"), ("clerk", QUARTER)):
        words = house.browser(name).get(house.address(quarter=quarter)).text
        assert "Bukti lebih dari satu isian" in words
        assert "Triwulan I Tahun 2024<" in words and "Triwulan II Tahun 2024<" in words


def test_a_file_of_one_form_alone_says_nothing_of_others(house: House) -> None:
    assert "Bukti lebih dari satu isian" not in send_for_form(house, ("foto.jpg", photo()))
    assert "Bukti lebih dari satu isian" not in house.browser("planner").get(house.address()).text


def test_a_paper_that_was_kept_as_it_came_is_known_when_it_comes_again(house: House) -> None:
    content = paper() + b"\n% dari pemindai\n"
    kept = hashlib.sha256(content).hexdigest()
    house.year.evidence.create(name="umum/lama.pdf", sha256=kept, size=len(content))
    looked = prepare("rekap.pdf", content)
    assert looked.content != content, "papers of today are saved anew"
    (found,) = keep(house.year, Purpose(None, ("ktp",)), [looked], Author(house.people["planner"]))
    assert (found.is_new, house.year.evidence.get().sha256) == (False, kept)
