"""The audit of a report on the pages: as the command does it, for one person, for a day."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone
from tests.functional.test_cli_audit_papers import pdf_report, word_report
from tests.web.exchanging import upload
from tests.web.twins import office_year, person, signed_in

from capaian.auditor.annotate import make_annotated_copy
from capaian.auditor.exchange import audit_to_plain
from capaian.auditor.reports import audit_file
from capaian.web.inspection.report_audit import write_copy, write_table
from capaian.web.inspection.views import read_page, upload_path
from capaian.web.jobs.models import Job
from capaian.web.jobs.queue import clear_old
from capaian.web.jobs.worker import work_once
from capaian.web.offices.models import Role
from capaian.web.papers.models import PaperFile, PaperVersion
from capaian.web.years.contents import content_path, keep_content
from capaian.web.years.models import OfficeYear

BASE = "/asri/2024/temuan/"
SLIP = """BAB III AKUNTABILITAS KINERJA
Tabel 3.1 Capaian kinerja indikator tahun 2023: target, realisasi, dan capaian
No\tIndikator\tTarget\tRealisasi\tCapaian (%)
1\tCakupan kepemilikan KTP-el\t80\t60\t75,00
2\tCakupan akta kelahiran\t50\t40\t90,00
3\tCakupan kartu identitas anak\t40\t30\t75,00
Capaian kinerja ini menurut target dan realisasi dinas.
"""
UNTESTED = """\
Laporan kinerja: target, realisasi, capaian kinerja, indikator kinerja sasaran strategis.

Tabel 1 Hasil

Uraian\tNilai A\tNilai B
Beras lokal\t12.345\t77,12
Jagung kuning\t9.871\t23,45
"""
NIK = "Pemohon 63" + "11014107900001 menerima akta.\n"
NIP = "NIP 19701301 199003 1 001\n"


@pytest.fixture(name="year")
def asri() -> OfficeYear:
    return office_year("asri")


@pytest.fixture(name="client")
def inspector(year: OfficeYear) -> Client:
    return signed_in(person("pengawas", year.office, Role.INSPECTOR))


def inspected(client: Client, name: str, content: bytes) -> str:
    """Upload a report and have it audited; the address of its findings."""
    answer = client.post(BASE, {"file": upload(name, content)})
    assert answer.status_code == 302, answer.content.decode()
    assert work_once()
    return str(answer.headers["Location"])


def test_figures_that_nothing_tests_are_not_called_clean(client: Client) -> None:
    page = client.get(inspected(client, "laporan.txt", UNTESTED.encode())).content.decode()
    assert (
        "0 temuan" in page and "4 tidak teruji" in page and "12.345; 77,12; 9.871; 23,45" in page
    )
    assert "semua sesuai" not in page.lower()


def test_findings_are_those_of_the_command_filtered(
    client: Client, year: OfficeYear, tmp_path: Path
) -> None:
    revision, content = year.revision, (SLIP + NIP).encode()
    address = inspected(client, "laporan.txt", content)
    page = client.get(address).content.decode()
    assert "80,00" in page and "90,00" in page and "Cakupan akta kelahiran" in page
    (tmp_path / "laporan.txt").write_bytes(content)
    plain = audit_to_plain(audit_file(tmp_path / "laporan.txt").result)
    given = json.loads(client.get(f"{address}temuan.json").getvalue())
    assert given["findings"] == json.loads(json.dumps(plain["findings"])) and given["findings"]
    assert given["document"]["path"] == "laporan.txt"
    assert "80,00" in client.get(f"{address}temuan.csv").getvalue().decode("utf-8-sig")
    sheet = client.get(f"{address}lembar-hasil-reviu.docx").getvalue()
    assert zipfile.ZipFile(io.BytesIO(sheet)).testzip() is None
    assert "Tidak ada temuan dengan saringan ini" in client.get(f"{address}?aturan=efisiensi").text
    assert client.get(f"{address}manage.py").status_code == 404
    year.refresh_from_db()
    job = Job.objects.get()
    assert year.revision == revision and not upload_path(str(job.arguments["token"])).exists()


@pytest.mark.parametrize(
    ("name", "content"), [("laporan.docx", word_report()), ("laporan.pdf", pdf_report())]
)
def test_annotated_copies_are_the_same(
    client: Client, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    audited = audit_file(tmp_path / name)
    copy = make_annotated_copy(content, audited.result.findings, audited.result.alone)
    address = inspected(client, name, content)
    wanted = f"bercatatan{Path(name).suffix}"
    assert copy and f'{address}{wanted}"' in client.get(address).text
    given = client.get(f"{address}{wanted}")
    assert (
        given.getvalue() == copy.content and f'"laporan.{wanted}"' in given["Content-Disposition"]
    )


def test_a_pdf_that_takes_no_notes_is_audited_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SLIP)
    result = audit_file(tmp_path / "a.txt").result
    assert "rusak atau terkunci" in str(write_copy(b"%PDF-1.7 rusak", result, tmp_path)["no_copy"])
    assert write_copy(SLIP.encode(), result, tmp_path) == {}


def test_nobody_else_sees_a_report_and_it_goes_after_a_day(
    client: Client, year: OfficeYear
) -> None:
    address = inspected(client, "laporan.txt", SLIP.encode())
    other = signed_in(person("pengawas-lain", year.office, Role.INSPECTOR, Role.PLANNER))
    for one in (address, f"{address}temuan.csv", f"{address}lembar-hasil-reviu.docx"):
        assert other.get(one).status_code == 404
    assert other.post(address).status_code == 404 and "laporan.txt" not in other.get(BASE).text
    again = inspected(client, "lagi.txt", SLIP.encode())
    assert client.post(again).status_code == 302 and client.get(again).status_code == 404
    job = Job.objects.get()
    long_ago = timezone.now() - timedelta(hours=25)
    Job.objects.update(created_at=long_ago, finished_at=long_ago)
    assert client.get(address).status_code == 404, "before any worker looks"
    clear_old()
    assert not job.folder.exists() and not Job.objects.exists()


def locked_pdf() -> bytes:
    target, pdf = io.BytesIO(), pikepdf.new()
    pdf.add_blank_page()
    pdf.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    return target.getvalue()


def bomb() -> bytes:
    """A docx with a paragraph that fills all memory."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    zeros = "0" * 90_000_000
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            "<Types "
            'xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'content-types">{types}</Types>',
        )
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{relation}" Target="word/document.xml"/></Relationships>',
        )
        body = f"<w:body><w:p><w:r><w:t>{zeros}</w:t></w:r></w:p></w:body>"
        package.writestr("word/document.xml", f'<w:document xmlns:w="{word}">{body}</w:document>')
    return target.getvalue()


UNREADABLE = {
    "numbers of persons": ("a.txt", (SLIP + NIK).encode(), "memuat NIK"),
    "a locked pdf": ("a.pdf", locked_pdf(), "terkunci sandi"),
    "a text called pdf": ("a.pdf", SLIP.encode(), "bukan pdf"),
    "a zip bomb": ("a.docx", bomb(), "ukuran laporan mana pun"),
    "a broken docx": ("a.docx", b"PK\x03\x04rusak", "rusak"),
}


@pytest.mark.parametrize(("name", "content", "words"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_audited_says_why(
    client: Client, name: str, content: bytes, words: str
) -> None:
    page = client.get(inspected(client, name, content)).text
    job = Job.objects.get()
    assert words in page and NIK[8:24] not in page + job.message and "laporan-" not in page
    assert not job.folder.exists() and not upload_path(str(job.arguments["token"])).exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("a.exe", b"MZ", "Pilih laporan docx"), ("a.txt", b"", "kosong"), ("", b"", "Pilih laporan")],
)
def test_what_is_no_report_is_refused_at_once(
    client: Client, name: str, content: bytes, words: str
) -> None:
    sent = {"file": upload(name, content)} if name else {}
    answer = client.post(BASE, sent)
    assert answer.status_code == 422 and words in answer.text and not Job.objects.exists()


def test_own_reports_are_audited_once_however_often_it_is_pressed(
    client: Client, year: OfficeYear
) -> None:
    files = []
    for number, approved in ((1, timezone.now()), (2, None)):
        version = PaperVersion.objects.create(
            office_year=year,
            kind="lkjip",
            name="lkjip",
            title="LKjIP",
            number=number,
            is_draft=approved is None,
            revision=1,
            seconds=1,
            approved_at=approved,
        )
        sha256 = keep_content(f"laporan {number}".encode())
        files.append(
            PaperFile.objects.create(version=version, format="docx", sha256=sha256, size=9)
        )
    first, draft = files
    page = client.get(BASE).text
    assert "Periksa versi 1" in page and "Periksa versi 2" not in page, "drafts are the office's"
    places = {client.post(BASE, {"naskah": first.pk}).headers["Location"] for _ in range(2)}
    assert len(places) == 1 and Job.objects.count() == 1
    assert client.post(BASE, {"naskah": draft.pk}).status_code == 404
    work_once()
    assert content_path(first.sha256).is_file(), "a version is not an upload that goes"
    planner = signed_in(person("perencana", year.office, Role.PLANNER))
    assert "Periksa versi 2" in planner.get(BASE).text


def test_a_table_of_findings_holds_no_formula() -> None:
    names = (
        "id",
        "level",
        "rule",
        "where",
        "page",
        "line",
        "printed",
        "remedy",
        "working",
        "root",
    )
    finding = {**dict.fromkeys(names, ""), "printed": '=HYPERLINK("http://a")', "where": "@x"}
    text = write_table([finding]).decode("utf-8-sig")
    assert ";'@x;" in text and "\"'=HYPERLINK" in text


def test_a_page_that_was_put_away_is_none(year: OfficeYear) -> None:
    assert read_page(Job.objects.create(kind="inspection", office=year.office, key="a")) is None
