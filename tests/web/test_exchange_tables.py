"""Tables from outside on the pages: mapped by a person, shown, taken with their source, undone."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.web.beginnings import YEAR, small_files
from tests.web.elements import elements
from tests.web.exchanging import Desk, edited, listed, make_desk, upload, zipped
from tests.web.filling import AREAS, POST, QUARTER, cell, make_house
from tests.web.test_exchange import COUNTS, state

from capaian.web.exchange import import_plan
from capaian.web.exchange.comparison import FileOutcome
from capaian.web.exchange.import_plan import CompareFile, ImportPlan, plan_import
from capaian.web.exchange.models import Upload
from capaian.web.jobs.models import Job
from capaian.web.jobs.worker import work_once
from capaian.web.measurement.flow import State
from capaian.web.site.form_page import SHOWN_PREFIX
from capaian.web.trail.models import Entry
from capaian.web.years.known import know

HEADS = ("KODE", "WILAYAH", "JML WAJIB", "JML PUNYA")
ROWS = (("99.01.01", "HULU", 500, 490), ("99.01.02", "HILIR", 300, 270), ("", "JUMLAH", 800, 760))
MEANT = {"kolom-0-2": "ktp.eligible", "kolom-0-3": "ktp.holders", "wilayah-0": "KODE"}
BY_NAME = {"kolom-0-1": "ktp.holders", "wilayah-0": "WILAYAH", "nama-0": "99.01.02"}


def csv(rows: Sequence[Sequence[object]] = ROWS, heads: Sequence[str] = HEADS) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in (heads, *rows)).encode()


def xlsx(rows: Sequence[Sequence[object]], heads: Sequence[str] = HEADS) -> bytes:
    book, target = Workbook(), io.BytesIO()
    for row in (heads, *rows):
        book.active.append(row)
    book.save(target)
    return target.getvalue()


def mapped(
    desk: Desk, address: str, answers: Mapping[str, str], period: str = f"{YEAR}-Q1"
) -> str:
    """Answer the questions; the address of the preview."""
    answer = desk.client.post(address, {"periode": period, **answers})
    assert answer.status_code == 302, re.findall(r'class="salahnya".*', answer.content.decode())
    return str(answer.headers["Location"])


def counts(desk: Desk) -> dict[tuple[str, str], str]:
    rows = desk.year.rows.filter(sheet="counts.csv")
    return {(row.cells["measure"], row.cells["area"]): row.cells.get("value", "") for row in rows}


def test_a_table_is_mapped_shown_taken_remembered_and_undone(desk: Desk) -> None:
    before, content = counts(desk), csv()
    address = desk.bring("Rekap KTP 2024.csv", content)
    page = desk.shown(address)
    assert "JML WAJIB" in page and ">500</td>" in page
    preview = mapped(desk, address, MEANT)
    shown = desk.shown(preview)
    assert "Belum ada yang ditulis" in shown and counts(desk) == before
    assert ">800<" in shown and ">760<" in shown, "sums to be compared with the paper"
    assert desk.take(preview, shown).status_code == 302
    taken = counts(desk)
    assert taken["ktp.eligible", "99.01.01"] == "500" and taken["ktp.holders", "99.01.02"] == "270"
    desk.year.refresh_from_db()
    facts = know(desk.year).dossier_check.office_year
    assert facts is not None and [source.file for source in facts.sources if source.sha256]
    page = desk.shown(desk.base)
    assert desk.got(str(re.search(r"sumber/[0-9a-f]{64}/", page)[0])) == content

    again = desk.bring("Rekap KTP 2024.csv", csv([("99.01.01", "HULU", 500, 491), *ROWS[1:2]]))
    page = desk.shown(again)
    assert (
        "Dikenal dari berkas sebelumnya" in page and '<option value="ktp.holders" selected' in page
    )
    shown = desk.shown(mapped(desk, again, MEANT))
    assert "490" in shown and "491" in shown, "the stored figure beside the new one"

    (entry,) = Entry.objects.filter(action="year.replaced")
    undo = f"{desk.base}batalkan/{entry.pk}/"
    preview = desk.client.post(undo).headers["Location"]
    shown = desk.shown(preview)
    assert "Rekap KTP 2024.csv dibatalkan" in shown and counts(desk) == taken
    assert desk.take(preview, shown).status_code == 302
    assert counts(desk) == before
    assert "tidak ada yang perlu ditulis" in desk.shown(desk.client.post(undo).headers["Location"])


def test_undoing_an_import_asks_why_where_it_would_reopen_a_form(tmp_path: Path) -> None:
    found = make_house(tmp_path)
    desk = make_desk(found.year, "perencana-lain")
    assert (
        desk.take(mapped(desk, desk.bring("a.csv", csv()), MEANT, str(QUARTER))).status_code == 302
    )
    taken = counts(desk)
    found.year.forms.update_or_create(
        post=POST, period=str(QUARTER), defaults={"state": State.SUBMITTED}
    )
    undo = f"{desk.base}batalkan/{Entry.objects.get(action='year.replaced').pk}/"
    preview = desk.client.post(undo).headers["Location"]
    answer = desk.take(preview)
    assert answer.status_code == 422 and "yang diajukan, dikembalikan" in answer.text
    assert counts(desk) == taken and 'name="alasan"' in answer.text
    assert desk.take(preview, alasan="Tabelnya tabel triwulan lain.").status_code == 302
    assert found.year.forms.get(post=POST, period=str(QUARTER)).state == State.RETURNED


def test_rows_that_were_changed_later_stay_when_an_import_is_undone(desk: Desk) -> None:
    for hulu in (490, 480):
        address = desk.bring("a.csv", csv([("99.01.01", "HULU", 500, hulu), *ROWS[1:2]]))
        assert desk.take(mapped(desk, address, MEANT)).status_code == 302
    first = Entry.objects.filter(action="year.replaced").earliest("number")
    desk.take(desk.client.post(f"{desk.base}batalkan/{first.pk}/").headers["Location"])
    assert counts(desk)["ktp.holders", "99.01.01"] == "480"


def test_a_figure_typed_over_that_of_a_file_is_no_more_of_the_file(tmp_path: Path) -> None:
    found = make_house(tmp_path)
    own, clerk = make_desk(found.year, "perencana-lain"), found.browser("clerk")
    mine, other = (cell("ktp.holders", area) for area in AREAS)

    def trace() -> str:
        return str(clerk.get(f"/kecil/{YEAR}/jejak/cakupan/ktp:{AREAS[0]}/{QUARTER}/").text)

    def sources() -> list[str]:
        rows = found.year.rows.filter(sheet="counts.csv", cells__measure="ktp.holders").order_by(
            "place"
        )
        return [row.cells["source"] for row in rows]

    own.take(mapped(own, own.bring("a.csv", csv()), MEANT, QUARTER))
    (file, same) = sources()
    assert file == same != "" and trace().count("a.csv") == 2
    sent = {
        f"sel-{mine}": "480",
        f"{SHOWN_PREFIX}{mine}": "490",
        f"sel-{other}": "270,0",
        f"{SHOWN_PREFIX}{other}": "270",
    }
    assert clerk.post(found.address(), sent).status_code == 302
    assert sources() == ["", file] and trace().count("a.csv") == 1, (
        "what was typed as it was is still its"
    )
    entry = Entry.objects.filter(action="row.changed").latest("number")
    assert (entry.before, entry.after) == (
        {"value": "490", "source": file},
        {"value": "480", "source": ""},
    )
    own.take(
        mapped(own, own.bring("a.csv", csv()), MEANT, QUARTER), alasan="Tabel resmi dipakai lagi."
    )
    assert sources() == [file, file] and trace().count("a.csv") == 2


WRONG = {
    "no column": ({"kolom-0-2": "", "kolom-0-3": ""}, "Pilih arti sedikitnya satu kolom"),
    "no period": ({"periode": ""}, "Pilih periode angkanya"),
    "a period of another year": ({"periode": "2019"}, "2019"),
    "a meaning that is none": ({"kolom-0-2": "rubbish"}, "rubbish"),
}


@pytest.mark.parametrize(("sent", "words"), WRONG.values(), ids=WRONG)
def test_wrong_answers_are_questioned_as_chosen(
    desk: Desk, sent: Mapping[str, str], words: str
) -> None:
    address = desk.bring("a.csv", csv())
    answer = desk.client.post(address, {"periode": f"{YEAR}-Q1", **MEANT, **sent})
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not desk.year.rows.filter(sheet="counts.csv").exclude(cells__value="").exists()


FAULTS = {
    "a total that does not add up": (
        [*ROWS[:2], ("", "JUMLAH", 801, 760)],
        "padahal 2 bagiannya berjumlah 800",
    ),
    "a part over its whole": (
        [("99.01.01", "HULU", 500, 590), *ROWS[1:2]],
        "lebih banyak daripada",
    ),
    "another regency": ([("63.11.01", "JUAI", 5, 4), *ROWS[:2]], "Ambil berkas kantor ini saja"),
    "no figure": ([("99.01.01", "HULU", "lima", 490), *ROWS[1:2]], "lima"),
}


@pytest.mark.parametrize(("rows", "words"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_in_a_table_is_shown_at_its_cell_and_nothing_can_be_taken(
    desk: Desk, rows: Sequence[Sequence[object]], words: str
) -> None:
    before = counts(desk)
    preview = mapped(desk, desk.bring("a.xlsx", xlsx(rows)), MEANT)
    page = desk.shown(preview)
    assert words in page and 'value="pakai"' not in page
    desk.take(preview, page)
    assert counts(desk) == before


def test_unknown_names_and_the_row_of_the_headings_are_questioned(desk: Desk) -> None:
    rows = [("LAPORAN", "BULAN INI"), ("WILAYAH", "PUNYA"), ("HULU", 490), ("Hilir Lama", 270)]
    address = desk.bring("a.csv", csv(rows[1:], rows[0]))
    sent = {"tindakan": "judul", "baris-judul": "2"}
    assert desk.client.post(address, sent).status_code == 302
    assert "Hilir Lama" in desk.shown(address)
    desk.take(mapped(desk, address, BY_NAME))
    assert counts(desk)["ktp.holders", "99.01.02"] == "270"


def test_names_that_were_answered_are_requested_again_with_their_answers(desk: Desk) -> None:
    address = desk.bring("a.csv", csv([("HULU", 490), ("Hilir Lama", 270)], ("WILAYAH", "PUNYA")))
    mapped(desk, address, BY_NAME)
    (line,) = elements(desk.shown(address)).all("select", name="nama-0")
    chosen = [
        each.attributes["value"] for each in line.all("option") if "selected" in each.attributes
    ]
    assert chosen == ["99.01.02"]


def test_a_table_of_abbreviated_names_alone_is_questioned_name_by_name(desk: Desk) -> None:
    rows = [("Kec. Hl", 490), ("Kec. Hlr", 270)]
    address = desk.bring("a.csv", csv(rows, ("WILAYAH", "Penduduk yang sudah merekam KTP-el")))
    desk.take(mapped(desk, address, {**BY_NAME, "nama-0": "99.01.01", "nama-1": "99.01.02"}))
    assert counts(desk)["ktp.holders", "99.01.01"] == "490"


def test_rows_of_others_are_left_out_where_somebody_says_so(desk: Desk) -> None:
    rows = [
        *ROWS[:2],
        ("63.11.01", "JUAI", 5, 4),
        ("", "Luar negeri", 9, 8),
        ("", "JUMLAH", 814, 772),
    ]
    preview = mapped(desk, desk.bring("a.csv", csv(rows)), {**MEANT, "skips_others": "on"})
    page = desk.shown(preview)
    assert "Dilewati: JUAI; Luar negeri." in page
    desk.take(preview, page)
    assert counts(desk)["ktp.eligible", "99.01.02"] == "300"


@pytest.mark.parametrize("row", ["abc", "0", "1001", "-1"])
def test_a_row_of_headings_that_is_none_is_refused_in_words(desk: Desk, row: str) -> None:
    address = desk.bring("a.csv", csv())
    answer = desk.client.post(address, {"tindakan": "judul", "baris-judul": row}, follow=True)
    assert "tulis nomor baris dari 1 sampai 1000" in answer.text


REFUSED = {
    "numbers of persons": (csv([("99.01.01", "6311014107900001", 5, 4)]), "nomor orang"),
    "no table": (b"halo\nsaja", "Tidak ada tabel"),
    "rows of nothing": (csv([("x", "y", 5, 4)]), "bukan kecamatan"),
    "a page": (b"<html><script>1</script>", "xlsx"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_files_that_are_no_tables_are_refused_with_a_remedy(
    desk: Desk, content: bytes, words: str
) -> None:
    page = desk.shown(desk.bring("a.csv", content))
    assert words in page and "6311014107900001" not in page and "--" not in page.split("<main")[1]


def test_a_form_that_is_handed_in_takes_no_figures_of_a_table_without_a_reason(
    tmp_path: Path,
) -> None:
    found = make_house(tmp_path)
    desk = make_desk(found.year, "perencana-lain")
    found.year.forms.create(post=POST, period=str(QUARTER), state=State.SUBMITTED)
    before = counts(desk)
    preview = mapped(desk, desk.bring("a.csv", csv()), MEANT, str(QUARTER))
    answer = desk.take(preview)
    assert answer.status_code == 422 and "yang diajukan, dikembalikan" in answer.text
    assert 'name="alasan"' in answer.text and counts(desk) == before


def test_a_table_waits_for_one_person_and_a_preview_needs_its_mapping(desk: Desk) -> None:
    address = desk.bring("a.csv", csv())
    preview = address.removesuffix("arti/")
    assert desk.client.get(preview).headers["Location"] == address
    desk.client.post(preview, {"tindakan": "batal"})
    assert desk.client.get(address).status_code == 404 and not Upload.objects.exists()
    answer = desk.client.post(desk.base, {"file": upload("a.exe", b"MZ")})
    assert answer.status_code == 422


@pytest.fixture(name="all_large")
def _all_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_plan, "_LIGHT_BYTES", 0)


def dossier(**others: bytes) -> bytes:
    named = {name.replace("__", "/").replace("_dot_", "."): text for name, text in others.items()}
    return zipped({**small_files(), **named})


FILES = {
    "a text more": dossier(narrative__tambahan_dot_md=b"Tambahan.\n"),
    "evidence": dossier(
        evidence__foto_dot_pdf=b"isi berkas", evidence_dot_yaml=listed("foto.pdf")
    ),
    "unreadable": dossier(plan_dot_yaml=b"goals: [\n"),
    "no zip at all": b"bukan zip",
}


def planned(address: str) -> ImportPlan | None:
    upload = Upload.objects.get(token=address.rstrip("/").rpartition("/")[2])
    with plan_import(upload) as found:
        return found if isinstance(found, ImportPlan) else None


def comparable(plan: ImportPlan | None) -> tuple[FileOutcome, tuple[str, ...], list[str]]:
    """What a plan says, without the folder to which the file was unpacked."""
    assert plan is not None
    issues = tuple(issue.message for issue in (*plan.issues, *plan.later))
    return replace(plan.outcome, evidence={}), issues, [*plan.outcome.evidence]


@pytest.mark.parametrize("kind", FILES)
def test_a_job_finds_what_the_page_finds(
    desk: Desk, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = desk.bring("kiriman.zip", FILES[kind])
    here = comparable(planned(address))
    assert not Job.objects.exists(), "a small file needs none"
    monkeypatch.setattr(import_plan, "_LIGHT_BYTES", 0)
    assert planned(address) is None and "Berkas ini besar." in desk.shown(address)
    assert work_once() and not work_once(), "looked at twice, it is compared once"
    assert comparable(planned(address)) == here


@pytest.mark.usefixtures("all_large")
def test_what_a_job_found_is_shown_and_written(desk: Desk) -> None:
    address = desk.bring("isian.xlsx", edited(desk.got("buku.xlsx"), COUNTS, value1=31, value2=44))
    before = state(desk.year)
    desk.shown(address)
    work_once()
    page = desk.shown(address)
    assert "<b>2</b> berubah" in page and state(desk.year) == before
    assert desk.take(address, page).status_code == 302
    assert [row.cells["value"] for row in desk.year.rows.filter(sheet=COUNTS)][:2] == ["31", "44"]


@pytest.mark.usefixtures("all_large")
@pytest.mark.parametrize("error", [MemoryError(), ValueError("rahasia")])
def test_a_failed_job_says_what_to_do(
    desk: Desk, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    address = desk.bring("kiriman.zip", FILES["a text more"])
    monkeypatch.setattr(CompareFile, "work", fail)
    before = state(desk.year)
    desk.shown(address)
    work_once()
    page = desk.shown(address)
    assert (
        "Yang harus diperbaiki" in page and "rahasia" not in page and 'value="pakai"' not in page
    )
    assert desk.take(address, page).status_code == 409 and state(desk.year) == before


def test_a_directory_that_lies_about_sizes_is_refused_when_it_is_read(desk: Desk) -> None:
    content = bytearray(dossier(narrative__panjang_dot_md=b"Kata. " * 9_000))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        count = len(package.infolist())
    at = 0
    for _ in range(count):  # each entry of the directory says that its file has one byte
        at = content.find(b"PK\x01\x02", at)
        content[at + 24 : at + 28] = (1).to_bytes(4, "little")
        at += 4
    plan = planned(desk.bring("kiriman.zip", bytes(content)))
    assert plan is not None and plan.has_errors and not plan.is_news
