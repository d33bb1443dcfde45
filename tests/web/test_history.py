"""The page of the log: who sees it, what it says of changes and refusals,
and that it only shows.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.web.approving import row, write
from tests.web.elements import elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, facts_of, make_house, typed
from tests.web.proving import NIK, paper, sent
from tests.web.twins import SINCE, person, signed_in

import capaian.web
from capaian.web.history.views import PARTS
from capaian.web.measurement.flow import FormStep
from capaian.web.measurement.models import Remark
from capaian.web.offices.models import Membership, Role
from capaian.web.sign_in.adapter import record_stranger
from capaian.web.trail.actions import ACTIONS, LogAction, LogSubject, LogTopic
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import Edit, change
from capaian.web.years.models import OfficeYear, Row

PLACE = f"/kecil/{YEAR}/catatan/"
LOG = {"class": "tugas catatan"}
FULL = typed(("90", "45"), ("100", "50"))


@pytest.fixture(name="house")
def made(house: House) -> House:
    house.people["inspector"] = person("inspektur-kecil", house.year.office, Role.INSPECTOR)
    house.people["administrator"] = person("admin-kecil", house.year.office, Role.ADMINISTRATOR)
    return house


def entries(page: str) -> list[str]:
    return [line.words for own in elements(page).all("ol", **LOG) for line in own.all("li")]


def displayed_entries(house: House, who: str = "inspector", **wish: str) -> list[str]:
    page = house.browser(who).get(PLACE, wish).content.decode()
    return entries(page)


def note(house: House, *deeds: Deed, who: str = "planner", reason: str = "") -> None:
    with transaction.atomic():
        record(house.year.office, Author(house.people[who], Role.PLANNER, reason), deeds)


def test_it_shows_to_inspector_head_and_administrator_alone(house: House) -> None:
    for who in ("inspector", "head", "administrator"):
        answer = house.browser(who).get(PLACE)
        assert answer.status_code == 200
        assert f'href="{PLACE}" aria-current="page">Catatan' in answer.content.decode()
    for who in ("clerk", "holder", "planner", "viewer"):
        assert house.browser(who).get(PLACE).status_code == 404
        assert PLACE not in house.browser(who).get(f"/kecil/{YEAR}/").content.decode()
    assert Client().get(PLACE).status_code == 302
    assert house.browser("inspector").post(PLACE, {}).status_code == 404


def test_it_says_in_words_what_was_changed(house: House) -> None:
    browser = house.browser("clerk")
    browser.post(house.address(), {**FULL, "aksi": "simpan"})
    again = typed(("1.090", "45"), ("1.100", "50"))
    over = {f"dulu-{name.removeprefix('sel-')}": text for name, text in FULL.items()}
    browser.post(house.address(), {**again, **over, "aksi": "ajukan"})
    report = displayed_entries(house)
    assert any(
        "Isian diajukan" in each and "Kepala Bidang" in each and "Triwulan I" in each
        for each in report
    )
    assert any("Draf" in each and "Diajukan" in each and "menjadi" in each for each in report)
    (changed,) = [each for each in report if "Baris diubah" in each and "1.090" in each]
    for words in ("Petugas-Kecil", "Petugas data", "Hulu", "90", "menjadi"):
        assert words in changed
    page = house.browser("inspector").get(PLACE).content.decode()
    main = page[page.index('class="tugas catatan"') :]
    assert not re.search(r"row\.|form\.|counts\.csv|submitted|data_entry", main)


def test_formulas_addresses_and_registers_are_in_names_too(house: House) -> None:
    facts = facts_of(house.year)
    code = facts.indicators[0].code
    note(house, Deed("blanks.moved", "1/1", None, {"blank": str(code), "site": AREAS[0]}))
    formula = "ktp.holders / ktp.eligible * 100"
    write(house, row(house, "plan.yaml#indicators", code=str(code)), formula=formula)
    house.browser("viewer").get(f"/kecil/{YEAR}/rumus/indikator/{code}/")
    report = " ".join(displayed_entries(house))
    measure = next(each for each in facts.components if each.code == "ktp").numerator
    assert measure.name in report and "Hulu" in report
    assert not re.search(rf"ktp\.|{code}|{AREAS[0]}", report)


def test_newest_appears_first_and_pages_follow_each_other(house: House) -> None:
    for number in range(120):
        note(house, Deed("year.begun", f"{number:03}"))
    page = house.browser("inspector").get(PLACE).content.decode()
    seen: list[str] = []
    for _ in range(9):
        seen += [
            word
            for each in entries(page)
            for word in re.findall(r"Tahun dimulai oleh [^:]*: (\d{3})\.", each)
        ]
        link = re.search(r'href="\?([^"]*sebelum=\d+)"', page)
        if link is None:
            break
        page = house.browser("inspector").get(f"{PLACE}?{link[1]}").content.decode()
    assert seen == [f"{number:03}" for number in range(119, -1, -1)]


def test_it_is_narrowed_by_person_deed_thing_and_day(house: House) -> None:
    note(house, Deed("form.approve", f"kecil {YEAR}/{POST}/{QUARTER}"), who="head")
    note(house, Deed("deadline.changed", "Triwulan I", None, {"day": "2024-04-15"}))
    change(
        house.year,
        [
            Edit(
                "factors.csv",
                {"subject": "iku-ktp", "period": "2024", "kind": "driver", "text": "A"},
            )
        ],
        Author(),
    )
    assert [
        len(displayed_entries(house, orang=str(house.people["head"].pk))),
        len(displayed_entries(house, orang="0")),
    ] == [1, 1]
    assert "15 April 2024" in displayed_entries(house, jenis="deadline.changed")[0]
    assert ["Faktor" in each for each in displayed_entries(house, hal="factors")] == [True]
    assert (
        len(displayed_entries(house, hal="isian")) == 1
        and len(displayed_entries(house, hal="jadwal")) == 1
    )
    wrong = house.browser("inspector").get(PLACE, {"hal": "tidak-ada", "orang": "x"}).text
    assert "Hal: pilih dari daftar." in wrong and "Orang: pilih dari daftar." in wrong
    today = timezone.localdate()
    assert len(displayed_entries(house, dari=str(today), sampai=str(today))) == 3
    assert displayed_entries(house, sampai=str(today - timedelta(days=1))) == []
    assert displayed_entries(house, dari=str(today + timedelta(days=1))) == []


@pytest.mark.parametrize("text", ["kemarin", "2024-13-01", "\0"])
def test_a_day_that_is_none_is_reported(house: House, text: str) -> None:
    answer = house.browser("inspector").get(PLACE, {"dari": text, "sampai": "x", "sebelum": "²"})
    assert answer.status_code == 200
    assert "Dari tanggal: pilih harinya dari kalender." in answer.content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_all_narrow_too(house: House, day: str) -> None:
    note(house, Deed("year.begun", "2024"))
    assert len(displayed_entries(house, dari=day)) + len(displayed_entries(house, sampai=day)) == 1


def test_another_office_is_not_reported_of(house: House, tmp_path: Path) -> None:
    other = make_house(tmp_path, "lain")
    note(other, Deed("year.begun", "9999"))
    assert not [each for each in displayed_entries(house) if "9999" in each]


def test_what_is_reported_is_text(house: House) -> None:
    note(
        house,
        Deed("person.made", "x", None, {"name": "<b>Tebal</b>", "lain": "x"}),
        reason="<i>miring</i>",
    )
    page = house.browser("head").get(PLACE).content.decode()
    assert "&lt;b&gt;Tebal" in page and "&lt;i&gt;miring" in page


def test_what_has_no_words_any_more_shows_no_code(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd: Mapping[str, object] = {
        "state": "submitted",
        "codes": ["ktp", "lain"],
        "form": "x",
        "day": "2024-02-30",
    }
    with monkeypatch.context() as before:
        before.setitem(ACTIONS, "strange.thing", LogAction("", LogSubject.NOTHING))
        note(house, Deed("strange.thing", "x", odd, {}))
    note(house, Deed("row.changed", "x"), Deed("row.added", "1/lain.csv/9"))
    report = displayed_entries(house)
    assert "Perbuatan lain" in report[2] and "strange" not in report[2]
    assert "Lembar yang sudah tidak ada" in report[0]


def test_what_evidence_proves_is_reported_by_name_and_its_size_as_people_say_it(
    house: House,
) -> None:
    made: Mapping[str, object] = {"size": 13_557, "proves": "ktp lain"}
    note(house, Deed("evidence.added", "1/foto.png", None, made))
    (line,) = displayed_entries(house, jenis="evidence.added")
    facts = facts_of(house.year)
    (name,) = [each.name for each in facts.components if each.code == "ktp"]
    assert f"{name}; lain" in line and "Membuktikan: ktp" not in line
    assert "Ukuran: 13,2 KB" in line


def test_the_log_of_an_invented_office_says_where_its_earlier_steps_stand(house: House) -> None:
    assert "riwayat setiap isian" not in house.browser("head").get(PLACE).text
    house.year.office.is_demonstration = True
    house.year.office.save()
    assert "riwayat setiap isian" in house.browser("head").get(PLACE).text


def test_a_long_text_is_cut(house: House) -> None:
    note(house, Deed("person.made", "x", None, {"name": "a" * 5_000}))
    (line,) = displayed_entries(house, jenis="person.made")
    assert "5000 huruf" in line and len(line) < 900


def test_an_action_without_a_line_is_not_recorded(house: House) -> None:
    with pytest.raises(ValueError, match=r"'thing\.planted': add its line to trail/actions\.csv"):
        note(house, Deed("thing.planted"))
    assert not Entry.objects.filter(action="thing.planted").exists()


def test_each_action_that_the_program_names_has_a_line() -> None:
    kinds = "|".join(
        {name.partition(".")[0] for name in ACTIONS} - {"office"}
    )  # whose facts texts name too
    paths = (
        path
        for path in Path(capaian.web.__path__[0]).rglob("*.py")
        if "migrations" not in path.parts
    )
    words = {
        node.value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    named = {word for word in words if re.fullmatch(rf"(?:{kinds})\.(?!yaml)[a-z_]+", word)}
    assert len(named) > 60 and named | {f"form.{step}" for step in FormStep} <= {*ACTIONS}
    shown = (*PARTS.values(), *(action.words for action in ACTIONS.values()))
    assert all(word and "_" not in word for word in shown)


def test_a_page_asks_as_often_however_many_entries_it_has(
    house: House, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    cells = {"subject": "iku-ktp", "period": "2024", "kind": "driver"}
    change(
        house.year,
        [Edit("factors.csv", {**cells, "text": f"Hal {n}"}) for n in range(40)],
        Author(),
    )
    note(
        house,
        Deed("person.changed", str(house.people["clerk"].pk)),
        Deed("holding.made", "1", None, {"post": POST}),
    )
    browser = house.browser("inspector")
    browser.get(PLACE)
    with django_assert_max_num_queries(15):
        assert browser.get(PLACE).status_code == 200
    assert Entry.objects.count() > 40


def test_what_is_of_another_year_says_so_under_the_heading_of_this_one(house: House) -> None:
    """The log of a locked year had shown the changes of the next one as if they were its own."""
    assert "semua tahun" not in house.browser("inspector").get(PLACE).text
    other = OfficeYear.objects.create(office=house.year.office, year=YEAR + 1)
    row = house.year.rows.filter(sheet="areas.csv")[0]
    moved = Row.objects.create(office_year=other, sheet=row.sheet, place=1, cells=row.cells)
    for year, each in ((house.year, row), (other, moved)):
        note(
            house,
            Deed(
                "row.changed",
                f"{year.pk}/areas.csv/{each.pk}",
                {"name": "Hulu"},
                {"name": "Hilir"},
            ),
        )
    page = house.browser("inspector").get(PLACE).text
    assert "semua tahun; baris tahun lain menyebut tahunnya" in page
    later, now = entries(page)[:2]
    assert f"tahun {YEAR + 1}" in later and "tahun" not in now


@pytest.fixture(name="watched")
def with_inspector(tmp_path: Path) -> House:
    cache.clear()
    watched = make_house(tmp_path)
    watched.people["inspector"] = person("inspektur-kecil", watched.year.office, Role.INSPECTOR)
    return watched


def displayed_refusals(watched: House, **wish: str) -> list[str]:
    place = f"/{watched.year.office.slug}/{YEAR}/catatan/"
    page = watched.browser("inspector").get(place, wish).content.decode()
    return entries(page)


def also_in(watched: House, other: House, who: str) -> None:
    """Let somebody of one office work in another one too."""
    Membership.objects.create(
        office=other.year.office, user=watched.people[who], role=Role.VIEWER, since=SINCE
    )


def test_a_refused_page_is_reported_with_what_was_tried_and_why(watched: House) -> None:
    watched.browser("viewer").post(f"/kecil/{YEAR}/orang/baru/", {})
    watched.browser("clerk").get(f"/kecil/{YEAR}/jadwal/")
    watched.browser("viewer").get(f"/kecil/{YEAR}/perencanaan/outputs/baru/")
    report = displayed_refusals(watched, hal="penolakan")
    assert len(report) >= 2
    (new,) = [each for each in report if "orang, baru" in each]
    for words in (
        "Halaman tidak dibukakan",
        "mengirim isian halaman",
        "tidak termasuk hak perannya",
    ):
        assert words in new
    assert any("perencanaan, " in each and "membuka halaman" in each for each in report)
    assert not any(
        re.search(r"POST|404|/kecil/|Keterangan|Perbuatan lain", each) for each in report
    )


def test_a_refused_step_is_reported_with_its_form_and_the_reason_of_the_page(
    watched: House,
) -> None:
    watched.step("clerk", "withdraw")
    watched.step("head", "approve")
    for report in displayed_refusals(watched, jenis="request.refused"):
        for words in ("Perubahan ditolak", "Triwulan I", "Kepala Bidang", "Isian ini belum diisi"):
            assert words in report
        assert not re.search(r"approve|withdraw|422|POST", report)
    assert Entry.objects.filter(action="request.refused").count() == 2


def test_a_refusal_without_a_reason_has_one_all_the_same(watched: House) -> None:
    after = {"method": "POST", "status": 422, "left_out": 4}
    with transaction.atomic():
        record(
            watched.year.office,
            Author(watched.people["clerk"]),
            [
                Deed("step.refused", watched.address(more="langkah/"), None, after),
                Deed(
                    "step.refused",
                    f"/kecil/{YEAR}/pengesahan/",
                    None,
                    {"method": "POST", "status": 422},
                ),
                Deed(
                    "request.refused",
                    "/tidak/ada/lagi/",
                    None,
                    {"method": "POST", "said": "Terkunci."},
                ),
            ],
        )
    gone, closing, verified = displayed_refusals(watched)
    assert "belum saatnya" in verified and "sebelumnya: 4" in verified
    assert "Halaman pengesahan" in closing and "mengirim isian halaman" in closing
    assert "Halaman tidak, ada, lagi" in gone and "Terkunci." in gone


def test_remarks_are_reported_with_their_cell_in_words(watched: House) -> None:
    watched.send(act="ajukan")
    name = next(iter(FULL)).removeprefix("sel-")
    sent = {"catatan": "Periksa lagi bukunya.", "nilai": name}
    assert (
        watched.browser("planner").post(watched.address(more="catatan/"), sent).status_code == 302
    )
    (line,) = displayed_refusals(watched, hal="catatan")
    for words in (
        "Catatan pemeriksa ditulis",
        "Triwulan I",
        "Periksa lagi bukunya.",
        "Sel: ",
        ", Hulu, ",
        "90",
    ):
        assert words in line
    assert "counts" not in line and name not in line
    remark = Remark.objects.get()
    with transaction.atomic():
        deed = Deed(
            "remark.answered", f"{watched.year.pk}/{POST}/{QUARTER}", None, {"remark": remark.pk}
        )
        record(watched.year.office, Author(watched.people["clerk"]), [deed])
    assert "Keterangan" not in displayed_refusals(watched, jenis="remark.answered")[0]


def test_who_works_in_two_offices_is_informed_of_in_the_log_of_each(
    watched: House, tmp_path: Path
) -> None:
    other = make_house(tmp_path, "lain")
    other.people["inspector"] = person("inspektur-lain", other.year.office, Role.INSPECTOR)
    also_in(watched, other, "clerk")
    signed_in(watched.people["clerk"]).get(f"/kecil/{YEAR}/orang/")
    entry = Entry.objects.get(action="access.refused")
    assert entry.office == watched.year.office
    assert [
        len(displayed_refusals(each, jenis="access.refused")) for each in (watched, other)
    ] == [1, 0]
    with transaction.atomic():
        come = Deed("session.begun", str(watched.people["clerk"].pk), None, {"by": ["password"]})
        record(None, Author(watched.people["clerk"]), [come])
        record(
            None, Author(), [Deed("access.refused", f"/lain/{YEAR}/orang/", None, {"status": 404})]
        )
    for each in (watched, other):
        (line,) = displayed_refusals(each, jenis="session.begun")
        assert (
            "Masuk" in line
            and "Cara masuk: kata sandi" in line
            and str(watched.people["clerk"]) in line
        )
    assert [
        len(displayed_refusals(each, jenis="access.refused")) for each in (watched, other)
    ] == [1, 1]


def test_a_failed_sign_in_is_reported_of_whom_and_found_by_the_person(watched: House) -> None:
    user = watched.people["clerk"]
    record_stranger("session.refused", user.username, "10.0.0.7")
    record_stranger("session.refused", "tidak-ada", "10.0.0.7")
    nobody, somebody = displayed_refusals(watched, hal="masuk")
    for words in ("Gagal masuk", "Seseorang yang belum masuk", str(user), "Alamat IP: 10.0.0.7"):
        assert words in somebody
    assert "Nama yang tidak ada" in nobody
    assert displayed_refusals(watched, orang=str(user.pk), jenis="session.refused") == [somebody]


def test_second_factors_and_passwords_are_reported_in_words(watched: House) -> None:
    user = watched.people["head"]
    with transaction.atomic():
        deeds = [
            Deed(f"factor.{way}", str(user.pk), None, {"kind": "totp"})
            for way in ("added", "removed")
        ]
        record(watched.year.office, Author(user), [*deeds, Deed("password.changed", str(user.pk))])
    report = displayed_refusals(watched, hal="pengaman")
    assert [len(report), sum("kode dari ponsel" in each for each in report)] == [3, 2]
    assert "Kata sandi diubah pemiliknya" in report[0] and not any(
        "totp" in each for each in report
    )


def test_all_kinds_of_money_are_reported_in_words(watched: House) -> None:
    cells = {"node": "x", "period": "2024", "resource": "money", "kind": "all", "original": "100"}
    with transaction.atomic():
        record(
            watched.year.office,
            Author(),
            [Deed("row.added", f"{watched.year.pk}/inputs.csv/9", None, cells)],
        )
    (line,) = displayed_refusals(watched)
    assert "semua jenis" in line and not re.search(r"\ball\b", line)


def test_every_kind_of_deed_can_be_filtered() -> None:
    assert [name for name, action in ACTIONS.items() if not action.things] == [
        "row.added",
        "row.changed",
        "row.removed",
    ]
    assert {thing for action in ACTIONS.values() for thing in action.things} == {*LogTopic}


@pytest.mark.parametrize("where", ["form", "office"])
def test_refused_files_are_recorded_with_hash_and_no_personal_number(
    watched: House, where: str
) -> None:
    who, address = ("clerk", watched.address(more="bukti/"))
    if where == "office":
        who, address = "planner", f"/kecil/{YEAR}/bukti/"
    program, doubtful = b"MZ program", paper(f"NIK {NIK}")
    files = [
        sent(f"KTP {NIK}.exe", program),
        sent("warga.pdf", doubtful),
        sent("baik.pdf", paper()),
    ]
    answer = watched.browser(who).post(address, {"membuktikan": "ktp", "berkas": files})
    assert answer.status_code == 422
    entries = Entry.objects.filter(action="evidence.refused").order_by("number")
    hashes = [(each.after or {})["sha256"] for each in entries]
    assert hashes == [hashlib.sha256(content).hexdigest() for content in (program, doubtful)]
    assert all(
        each.actor == watched.people[who] and NIK not in str(each.after) for each in entries
    )
    assert all(NIK not in each.subject for each in entries)
    for thing in ("penolakan", "bukti"):
        lines = [
            line
            for line in displayed_refusals(watched, hal=thing)
            if "Bukti tidak diterima" in line
        ]
        assert len(lines) == 2
        assert "warga.pdf" in lines[0] and "tampak memuat NIK" in lines[0]
        assert "bukan JPEG, PNG, WebP, PDF, xlsx" in lines[1] and hashes[0] in lines[1]
        assert not any("Keterangan" in line or NIK in line for line in lines)


def test_too_large_a_file_is_recorded_by_its_hash(
    watched: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("capaian.web.evidence.uploads.FILE_BYTES", 10)
    content = b"x" * 200_000
    watched.browser("clerk").post(
        watched.address(more="bukti/"), {"membuktikan": "ktp", "berkas": [sent("a.txt", content)]}
    )
    entry = Entry.objects.get(action="evidence.refused")
    assert entry.after is not None and entry.after["sha256"] == hashlib.sha256(content).hexdigest()


def test_evidence_that_nobody_may_bring_now_is_reported(watched: House) -> None:
    watched.send(act="ajukan")
    body = {"membuktikan": "ktp", "berkas": [sent("a.pdf", paper())]}
    assert watched.browser("clerk").post(watched.address(more="bukti/"), body).status_code == 422
    lines = [line for line in displayed_refusals(watched, hal="penolakan") if "bukti" in line]
    assert len(lines) == 1 and "selagi isian belum diajukan" in lines[0]
