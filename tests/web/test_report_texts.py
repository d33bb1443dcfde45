"""The texts of the report: listed with what they lack, each written as a whole, its fields looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from tests.web.approving import add
from tests.web.elements import Element, elements
from tests.web.example_years import example_year
from tests.web.filling import YEAR, House, house
from tests.web.test_planning_pages import somebody

from capaian.web.offices.models import Role
from capaian.web.site.access import PLANNING
from capaian.web.texts import report_texts
from capaian.web.texts.report_texts import TextState, check_text, file_of, texts_of
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import ClosedYearError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

pytestmark = pytest.mark.django_db
LIST = reverse("texts", args=("kecil", YEAR))
BALANGAN = reverse("texts", args=("balangan-2023", 2023))
FOREWORD = f"{LIST}kata-pengantar/"
FILE = "narrative/kata-pengantar.md"
AS_TYPING = {"HX-Request": "true"}


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    return house(tmp_path)


def rows(own: House) -> list[Row]:
    return [*own.year.rows.filter(sheet="narrative", cells__file=FILE)]


def paragraphs(own: House) -> list[tuple[str, str]]:
    return [(row.cells["number"], row.cells["paragraph"]) for row in rows(own)]


def page(own: House, address: str = FOREWORD, who: str = "planner") -> Element:
    answer = own.browser(who).get(address)
    assert answer.status_code == 200
    return elements(answer.text)


def displayed_stamp(own: House) -> str:
    (field,) = page(own).all("input", name="cap")
    return field.attributes["value"]


def send(own: House, text: str, cap: str | None = None, **more: str) -> tuple[int, Element]:
    sent = {"isi": text, "cap": displayed_stamp(own) if cap is None else cap, **more}
    answer = own.browser("planner").post(FOREWORD, sent)
    return answer.status_code, elements(answer.text)


def live_answer(own: House, text: str) -> str:
    """What is told while somebody types."""
    answer = own.browser("planner").post(FOREWORD, {"isi": text, "cap": ""}, headers=AS_TYPING)
    assert answer.status_code == 200 and "<html" not in answer.text
    return elements(answer.text).words


def lines(own: House) -> dict[str, str]:
    """The texts of the list with what is said of each."""
    found = page(own, LIST).all("tr")[1:]
    return {line.all("th")[0].words: line.all("td")[0].words for line in found if line.all("td")}


def test_bullets_of_word_become_list_points_and_a_sign_without_a_face_is_named(own: House) -> None:
    browser = own.browser("planner")

    def told(text: str) -> str:
        answer = browser.post(FOREWORD, {"isi": text, "cap": displayed_stamp(own)}, follow=True)
        return elements(answer.text).words

    assert "Fon naskah" not in told("Kendala:\n\uf0b7\tblangko habis\n\uf0a7 jaringan putus")
    assert paragraphs(own) == [("1", "Kendala:\n- blangko habis\n- jaringan putus")]
    words = "kata-pengantar.md, baris 1: \U0001f600. Fon naskah tidak memuat tanda ini"
    assert words in told("Semua terlayani \U0001f600.")
    assert "Fon naskah" not in told("Semua terlayani \U0001f600.\n\nTerima kasih."), "it was told of before"


# --- the list ----------------------------------------------------------------------------------------


def test_the_texts_of_the_year_stand_in_the_order_of_the_report_with_how_far_they_are(own: House) -> None:
    found = lines(own)
    titles = [*found]
    assert titles.index("Kata Pengantar") < titles.index("Latar Belakang") < titles.index("Penutup")
    assert {*found.values()} == {"Draf otomatis", "Menyebut data yang belum ada", "Naskah baku"}
    assert found["Maksud dan Tujuan"] == "Naskah baku", "what hardly differs between offices comes filled"
    count = len(found) - [*found.values()].count("Naskah baku")
    assert f"{count} dari {len(found)} teks" in page(own, LIST).words
    assert send(own, "Satu.")[0] == 302
    assert lines(own)["Kata Pengantar"] == "Disunting"
    assert f"{count - 1} dari {len(found)} teks" in page(own, LIST).words


def test_no_title_is_made_of_the_name_of_a_file(own: House) -> None:
    found = lines(own)
    for title in (
        "Kegunaan sarana dan prasarana",
        "Acuan perjanjian kinerja",
        f"Perjanjian Kinerja Tahun {YEAR}",
    ):
        assert title in found
    assert not [title for title in found if "-" in title.replace("KTP-el", "").replace("Isu-Isu", "")]


def test_texts_stand_below_the_chapters_that_they_are_of(own: House) -> None:
    rows_shown = page(own, LIST).all("tbody")[0].all("tr")
    chapters: dict[str, list[str]] = {}
    for row in rows_shown:
        (head,) = row.all("th")
        if head.attributes.get("colspan"):
            chapters[head.words] = []
        else:
            chapters[[*chapters][-1]].append(head.words)
    assert [*chapters][:2] == ["Bagian awal", "Bab I Pendahuluan"]
    assert chapters["Bagian awal"] == ["Kata Pengantar", "Ringkasan Eksekutif"]
    assert "Latar Belakang" in chapters["Bab I Pendahuluan"] and "Penutup" in [*chapters.values()][-1]
    assert all(chapters.values())


def test_each_text_of_the_list_leads_to_where_it_is_written_with_its_draft(own: House) -> None:
    for link in page(own, LIST).all("table")[0].all("a")[:3]:
        written = page(own, link.attributes["href"])
        assert written.by_id("teks").text.strip()
        assert LIST in [each.attributes["href"] for each in written.all("a")]
    assert LIST in [each.attributes["href"] for each in page(own, f"/kecil/{YEAR}/perencanaan/").all("a")]


def test_who_accepts_a_draft_goes_on_to_the_next_text(own: House) -> None:
    draft = page(own).by_id("teks").text.strip()
    answer = own.browser("planner").post(FOREWORD, {"isi": draft, "cap": "", "aksi": "lanjut"})
    assert answer["Location"] == f"{LIST}ringkasan-eksekutif/"
    found = texts_of(know(fresh(own)))
    assert found.find("kata-pengantar").state is TextState.WRITTEN
    assert found.find("ringkasan-eksekutif").state is TextState.LACKING
    assert found.after("penutup") == found.find("ringkasan-eksekutif"), "from the beginning again"


def test_a_draft_that_says_what_the_data_lack_is_not_accepted_until_that_is_rewritten(own: House) -> None:
    """A word before it, or a line broken in it, is not rewriting; one that came in by a file is named too."""
    name = "visi-misi"
    address, gap = f"{LIST}{name}/", "Visi dan misi kepala daerah belum dimuat dalam data."
    draft = page(own, address).by_id("teks").text.strip()
    assert gap in draft and texts_of(know(own.year)).find(name).state is TextState.LACKING
    for sent in (draft, f"Bahwa {draft}", draft.replace("belum ", "belum\n")):
        answer = own.browser("planner").post(address, {"isi": sent, "cap": ""})
        assert answer.status_code == 422 and gap in elements(answer.text).all("ul")[0].words
        assert elements(answer.text).by_id("teks").text.strip() == sent
    add(own, "narrative", file=file_of(name), number="1", paragraph=draft)
    assert texts_of(know(fresh(own))).find(name).state is TextState.LACKING
    rewritten = {
        "isi": "Dinas mendukung visi kabupaten.",
        "cap": page(own, address).all("input", name="cap")[0].attributes["value"],
    }
    assert own.browser("planner").post(address, rewritten).status_code == 302
    assert texts_of(know(fresh(own))).find(name).state is TextState.WRITTEN


def fresh(own: House) -> OfficeYear:
    own.year.refresh_from_db()
    return own.year


def test_a_text_that_the_report_has_no_place_for_is_told(own: House) -> None:
    edit = Edit("narrative", {"file": "narrative/lain-sekali.md", "number": "1", "paragraph": "Kata."})
    change(own.year, [edit], Author())
    assert lines(own)["Lain sekali"] == "Tidak dimuat"
    assert "tidak memuat teks ini" in page(own, f"{LIST}lain-sekali/").words


def test_where_errors_forbid_the_report_the_texts_that_are_there_can_be_written() -> None:
    year = example_year("probolinggo-2021")
    client = somebody(year, Role.PLANNER)
    address = reverse("texts", args=("probolinggo-2021", 2021))
    assert "Naskah belum dapat disusun" in client.get(address).text
    answer = client.get(f"{address}kata-pengantar/")
    assert answer.status_code == 200
    sent = {"isi": "Kata.", "cap": ""}
    assert client.post(f"{address}kata-pengantar/", sent).status_code == 302
    assert year.rows.get(sheet="narrative").cells["paragraph"] == "Kata."


def test_what_no_text_can_be_called_is_not_found(own: House) -> None:
    for name in ("Kata", "a b", "..", "%00", "a" * 400):
        assert own.browser("planner").get(f"{LIST}{name}/").status_code == 404


# --- writing -----------------------------------------------------------------------------------------


def test_a_text_is_written_as_a_whole_and_its_paragraphs_are_rows(own: House) -> None:
    assert send(own, "Satu.\r\n\r\nDua\r\ndua.\r\n\r\n\r\n- a\r\n- b")[0] == 302
    assert paragraphs(own) == [("1", "Satu."), ("2", "Dua\ndua."), ("3", "- a\n- b")]
    assert page(own).by_id("teks").text.strip() == "Satu.\n\nDua\ndua.\n\n- a\n- b"
    own.year.refresh_from_db()
    assert know(own.year).made.files[FILE].strip() == "Satu.\n\nDua\ndua.\n\n- a\n- b"


def test_changed_paragraphs_alone_are_written_and_those_left_out_go(own: House) -> None:
    send(own, "Satu.\n\nDua.\n\nTiga.")
    before = rows(own)
    assert send(own, "Satu.\n\nLain.")[0] == 302
    after = rows(own)
    assert [row.pk for row in after] == [row.pk for row in before[:2]]
    assert [row.version for row in after] == [1, 2]
    assert paragraphs(own) == [("1", "Satu."), ("2", "Lain.")]
    assert send(own, "")[0] == 302
    assert rows(own) == [] and lines(own)["Kata Pengantar"] == "Draf otomatis"


def test_the_same_sent_twice_is_written_once(own: House) -> None:
    cap = displayed_stamp(own)
    assert [send(own, "Satu.", cap)[0] for _ in range(2)] == [302, 302]
    assert paragraphs(own) == [("1", "Satu.")]
    assert Entry.objects.filter(action="row.added").count() == 1


def test_what_somebody_else_wrote_meanwhile_stays_until_both_were_seen(own: House) -> None:
    cap = displayed_stamp(own)
    assert send(own, "Dari orang lain.", cap)[0] == 302
    status, told = send(own, "Dari saya.", cap)
    assert status == 409 and paragraphs(own) == [("1", "Dari orang lain.")]
    assert "baru saja diubah orang lain" in told.words and "Dari orang lain." in told.words
    assert told.by_id("teks").text.strip() == "Dari saya."
    (field,) = told.all("input", name="cap")
    assert send(own, "Dari saya.", field.attributes["value"])[0] == 302
    assert paragraphs(own) == [("1", "Dari saya.")]


@pytest.mark.parametrize("is_approved", [False, True])
def test_texts_are_open_after_the_figures_until_a_version_of_the_report_is_approved(
    own: House, *, is_approved: bool
) -> None:
    send(own, "Satu.")
    cap = displayed_stamp(own)
    OfficeYear.objects.filter(pk=own.year.pk).update(is_closed=True, is_report_approved=is_approved)
    assert ("readonly" in page(own).by_id("teks").attributes) is is_approved
    assert ("sudah disetujui" in page(own, LIST).words) is is_approved
    assert send(own, "Dua.", cap)[0] == 302
    assert paragraphs(own) == [("1", "Satu." if is_approved else "Dua.")]
    edits = [Edit("narrative", {"paragraph": "Tiga."}, rows(own)[0].pk, rows(own)[0].version)]
    figures = [Edit("counts.csv", {"value": "1"})]
    for refused in (edits, figures, [*edits, *figures])[0 if is_approved else 1 :]:
        with pytest.raises(ClosedYearError):
            change(own.year, refused, Author())


@pytest.mark.parametrize(("reason", "is_open"), [("", False), ("Salah ketik pada penutup.", True)])
def test_texts_of_an_approved_report_are_opened_again_for_a_reason(
    own: House, reason: str, *, is_open: bool
) -> None:
    OfficeYear.objects.filter(pk=own.year.pk).update(is_closed=True, is_report_approved=True)
    answer = own.browser("planner").post(LIST, {"alasan": reason})
    assert answer.status_code == (302 if is_open else 422)
    assert fresh(own).is_report_approved is not is_open and own.year.is_closed
    told = [*Entry.objects.filter(action="texts.reopened").values_list("reason", flat=True)]
    assert told == ([reason] if is_open else [])


@pytest.mark.parametrize("role", Role)
def test_everybody_reads_the_texts_and_planners_write_them(role: Role) -> None:
    client = somebody(example_year("balangan-2023"), role)
    answer = client.get(f"{BALANGAN}kata-pengantar/")
    shown = elements(answer.text)
    assert shown.by_id("teks").text.strip()
    assert ("readonly" in shown.by_id("teks").attributes) is (role not in PLANNING)
    assert bool(shown.all("button", name="sisip")) is (role in PLANNING)


def test_a_text_too_long_is_refused_with_what_was_typed_kept(own: House) -> None:
    status, told = send(own, "a" * 50_001)
    assert status == 422 and "lebih dari 50.000 huruf" in told.words
    assert told.by_id("teks").text.strip() == "a" * 50_001
    assert rows(own) == []


# --- fields ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("---\ncatatan\n---\nIsi.", "catatan\n---\nIsi."),
        ("\n\n---\n---\nsatu\n\ndua\n---\nIsi.", "satu\n\ndua\n---\nIsi."),
        ("Pembuka.\n\n---\nsatu\n---\nIsi.", "Pembuka.\n\n---\nsatu\n---\nIsi."),
    ],
)
def test_a_rule_on_top_hides_nothing_of_a_text(own: House, text: str, kept: str) -> None:
    assert send(own, text)[0] == 302
    assert page(own).by_id("teks").text.strip() == kept


def test_a_field_of_nothing_is_told_while_typing_and_refused_on_saving(own: House) -> None:
    text = "Satu.\n\nCapaian {{ iku-9.actual }}."
    assert "Baris 3: Nama 'iku-9' tidak dikenal" in live_answer(own, text)
    assert "Yang ada: " in live_answer(own, text)
    status, told = send(own, text)
    assert status == 422 and rows(own) == []
    (alert,) = told.all("div", role="alert")
    assert "Baris 3: Nama 'iku-9' tidak dikenal" in alert.words
    assert told.by_id("teks").text.strip() == text
    assert "berpasangan" in live_answer(own, "Capaian {{ iku-ktp.actual")
    assert live_answer(own, "Capaian {{ iku-ktp.actual }}.").startswith("Tidak ada sisipan yang keliru.")


def test_all_that_is_wrong_with_a_text_is_told_at_once_each_with_what_is_like_it(own: House) -> None:
    text = (
        "Satu {{ iku-kpt.actual }} dan {{ qqqq.zzzz }}.\n\nDua {{ iku-ktp.actuall }}; "
        "{{ iku-ktp.actual | persn }}.\n\nTiga {{ iku-ktp.actual dan seterusnya.\n\n"
        "{{ when iku-ktp.actual }}Empat tanpa penutup."
    )
    told = live_answer(own, text)
    for said in (
        "Baris 1: Nama 'iku-kpt' tidak dikenal dalam 'iku-kpt.actual'. Yang ada: iku-ktp",
        "Baris 1: Nama 'qqqq' tidak dikenal dalam 'qqqq.zzzz'.",
        "Baris 3: Nama 'actuall' tidak dikenal dalam 'iku-ktp.actuall'. Yang ada: actual",
        "Baris 3: Nama 'persn' tidak dikenal",
        "Baris 5: Kurung sisipan tidak berpasangan",
        "Baris 7: Syarat dalam teks tidak berpasangan",
    ):
        assert said in told, (said, told)
    status, page = send(own, text)
    (alert,) = page.all("div", role="alert")
    assert status == 422 and alert.words.count("Baris ") == 6


def test_names_of_a_repeated_part_are_looked_at_where_the_report_has_them() -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    base = BALANGAN.rstrip("/")
    sent = {"isi": "Angka {{ item.actual }}.", "cap": ""}
    assert "tidak dikenal" in client.post(f"{base}/kata-pengantar/", sent, headers=AS_TYPING).text
    assert "tidak dikenal" not in client.post(f"{base}/analisis-iku-2/", sent, headers=AS_TYPING).text


def test_figures_typed_by_hand_are_told_and_kept() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    address = f"{BALANGAN}kata-pengantar/"
    (field,) = elements(client.get(address).text).all("input", name="cap")
    sent = {"isi": "Kepemilikan mencapai 94,24 persen.", "cap": field.attributes["value"]}
    told = elements(client.post(address, sent, headers=AS_TYPING).text).words
    assert "Angka 94,24 diketik, padahal sama dengan hasil perhitungan." in told
    assert "{{ iku-2.actual | unit }}" in told
    answer = client.post(address, sent, follow=True)
    assert "Teks Kata Pengantar disimpan." in answer.text and "Angka 94,24 diketik" in answer.text


@pytest.mark.parametrize("piece", ["{{ tidak.ada }} ", "12 "])
def test_of_very_many_remarks_the_first_are_told(piece: str) -> None:
    known = know(example_year("balangan-2023"))
    name = known.read.office_year.indicators[0].name if known.read.office_year else ""
    told = check_text(known, "narrative/lain-sekali.md", f"{name} {piece * 300}")
    assert told is not None
    assert len(told) == 51
    assert told[-1].words.startswith("Masih ada temuan lain.")
    few = check_text(known, "narrative/lain-sekali.md", f"{name} {piece * 50}")
    assert few is not None
    assert [each.line for each in few] == [1] * 50


def test_the_names_of_the_office_are_offered_with_what_they_print(own: House) -> None:
    shown = elements(somebody(example_year("balangan-2023"), Role.PLANNER).get(f"{BALANGAN}penutup/").text)
    items = {
        item.all("button")[0].attributes["value"]: item.words
        for item in shown.all("li")
        if item.all("button", name="sisip")
    }
    assert items["{{ iku-2.actual | unit }}"] == "Realisasi 94,24%"
    assert items["{{ office.regency_name }}"].endswith("Kabupaten Balangan")
    status, told = send(own, "Tahun", sisip="{{ year }}")
    assert status == 200 and told.by_id("teks").text.strip() == "Tahun {{ year }}" and rows(own) == []


def test_the_database_is_asked_few_times(django_assert_max_num_queries: Callable[[int], Any]) -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    for address in (f"{BALANGAN}", f"{BALANGAN}penutup/"):
        client.get(address)
        with django_assert_max_num_queries(15):
            client.get(address)


# --- carried from the year before --------------------------------------------------------------------


def carry(own: House) -> None:
    text = "---\nfields: tahun2022\n---\nLaporan {{ year }} ini."
    change(own.year, [Edit("narrative", {"file": FILE, "number": "1", "paragraph": text})], Author())


def test_a_carried_text_shows_no_innards_and_is_read_again_by_saving_it(own: House) -> None:
    carry(own)
    assert lines(own)["Kata Pengantar"] == "Periksa kembali"
    written = page(own)
    assert written.by_id("teks").text.strip() == "Laporan {{ year }} ini."
    assert "dibawa dari tahun lalu" in written.words
    assert send(own, "Laporan {{ year }} ini.")[0] == 302
    assert page(own).by_id("teks").text.strip() == "Laporan {{ year }} ini."
    assert lines(own)["Kata Pengantar"] == "Disunting"


def test_a_text_is_read_again_once_what_its_fields_print_changes(own: House) -> None:
    send(own, "Laporan {{ office.name }}.")
    assert lines(own)["Kata Pengantar"] == "Disunting"
    row = fresh(own).rows.get(sheet="office.yaml")
    change(own.year, [Edit("office.yaml", {"office.name": "Dinas Lain"}, row.pk, row.version)], Author())
    assert lines(own)["Kata Pengantar"] == "Periksa kembali"
    assert send(own, "Laporan {{ office.name }}.")[0] == 302
    assert lines(own)["Kata Pengantar"] == "Disunting"


# --- beside the figures ------------------------------------------------------------------------------


def test_a_text_stands_beside_the_table_that_it_speaks_of_with_its_fields_as_chips() -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    shown = elements(client.get(f"{BALANGAN}analisis-kia/").text)
    beside = [each.words for each in shown.all("caption")]
    assert beside[1].endswith(
        "Cakupan Kepemilikan Kartu Identitas Anak menurut kecamatan, Kabupaten Balangan, 2023"
    )
    sent = {
        "isi": "Ada {{ kia.remainder | unit }} <b> anak ({{ ref tabel-kia }}).",
        "cap": "",
        "aksi": "lihat",
    }
    told = elements(client.post(f"{BALANGAN}analisis-kia/", sent).text)
    chips = {
        chip.attributes["title"]: chip.words
        for chip in told.all("span")
        if chip.attributes.get("class") == "sisipan"
    }
    (kia,) = (title for title in chips if title.endswith("Kartu Identitas Anak: Belum"))
    assert chips[kia] == "12.358 anak"
    assert chips["Dari data: ref tabel-kia"].startswith("Tabel 3.")
    assert not told.all("b") or "anak (" not in told.all("b")[0].words


def test_the_sheet_of_paragraphs_and_its_rows_lead_to_the_whole_texts(own: House) -> None:
    carry(own)
    sheet, planner = f"/kecil/{YEAR}/perencanaan/narrative/", own.browser("planner")
    for address in (sheet, f"{sheet}{rows(own)[0].pk}/", f"{sheet}baru/"):
        assert planner.get(address).headers["Location"] == LIST
        assert planner.post(address, {"sel-paragraph": "Lain."}).status_code == 404


# --- told in time ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "is_told"), [(date(YEAR, 9, 30), False), (date(YEAR, 10, 1), True)])
def test_the_planner_is_told_of_unwritten_texts_from_the_last_quarter_on(
    own: House, monkeypatch: pytest.MonkeyPatch, day: date, *, is_told: bool
) -> None:
    monkeypatch.setattr(report_texts.timezone, "localdate", lambda: day)
    home = f"/kecil/{YEAR}/"
    count = len(texts_of(know(own.year)).open)
    told = f"{count} teks naskah belum selesai"
    assert (told in own.browser("planner").get(home).text) is is_told
    assert "teks naskah belum selesai" not in own.browser("holder").get(home).text
