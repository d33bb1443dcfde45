"""The texts of the report: listed with what they lack, each written as a whole,
its fields looked at.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from tests.web.approving import add
from tests.web.elements import Element, elements
from tests.web.example_years import example_year
from tests.web.filling import YEAR, House
from tests.web.test_planning_pages import somebody

from capaian.web.offices.models import Role
from capaian.web.site.access import PLANNING
from capaian.web.texts import report_texts
from capaian.web.texts.report_texts import TextState, check_text, file_of, report_of, texts_of
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import ClosedYearError, Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

LIST = reverse("texts", args=("kecil", YEAR))
BALANGAN = reverse("texts", args=("balangan-2023", 2023))
FOREWORD = f"{LIST}kata-pengantar/"
FILE = "narrative/kata-pengantar.md"
AS_TYPING = {"HX-Request": "true"}


def rows(house: House) -> list[Row]:
    return [*house.year.rows.filter(sheet="narrative", cells__file=FILE)]


def paragraphs(house: House) -> list[tuple[str, str]]:
    return [(row.cells["number"], row.cells["paragraph"]) for row in rows(house)]


def page(house: House, address: str = FOREWORD, who: str = "planner") -> Element:
    answer = house.browser(who).get(address)
    assert answer.status_code == 200
    return elements(answer.text)


def displayed_stamp(house: House) -> str:
    (field,) = page(house).all("input", name="cap")
    return field.attributes["value"]


def send(house: House, text: str, cap: str | None = None, **more: str) -> tuple[int, Element]:
    sent = {"isi": text, "cap": displayed_stamp(house) if cap is None else cap, **more}
    answer = house.browser("planner").post(FOREWORD, sent)
    return answer.status_code, elements(answer.text)


def live_answer(house: House, text: str) -> str:
    """What is told while somebody types."""
    answer = house.browser("planner").post(FOREWORD, {"isi": text, "cap": ""}, headers=AS_TYPING)
    assert answer.status_code == 200 and "<html" not in answer.text
    return elements(answer.text).words


def lines(house: House) -> dict[str, str]:
    """The texts of the list with what is said of each."""
    found = page(house, LIST).all("tr")[1:]
    return {line.all("th")[0].words: line.all("td")[0].words for line in found if line.all("td")}


def test_bullets_of_word_become_list_points_and_a_sign_without_a_face_is_named(
    house: House,
) -> None:
    browser = house.browser("planner")

    def reply_of(text: str) -> str:
        answer = browser.post(FOREWORD, {"isi": text, "cap": displayed_stamp(house)}, follow=True)
        return elements(answer.text).words

    assert "Fon naskah" not in reply_of("Kendala:\n\uf0b7\tblangko habis\n\uf0a7 jaringan putus")
    assert paragraphs(house) == [("1", "Kendala:\n- blangko habis\n- jaringan putus")]
    words = "kata-pengantar.md, baris 1: \U0001f600. Fon naskah tidak memuat tanda ini"
    assert words in reply_of("Semua terlayani \U0001f600.")
    assert "Fon naskah" not in reply_of("Semua terlayani \U0001f600.\n\nTerima kasih."), (
        "it was told of before"
    )


# --- the list


def test_the_texts_of_the_year_stand_in_the_order_of_the_report_with_how_far_they_are(
    house: House,
) -> None:
    found = lines(house)
    titles = [*found]
    assert (
        titles.index("Kata Pengantar") < titles.index("Latar Belakang") < titles.index("Penutup")
    )
    assert {*found.values()} == {"Draf otomatis", "Menyebut data yang belum ada", "Naskah baku"}
    assert found["Maksud dan Tujuan"] == "Naskah baku", (
        "what hardly differs between offices comes filled"
    )
    count = len(found) - [*found.values()].count("Naskah baku")
    assert f"{count} dari {len(found)} teks" in page(house, LIST).words
    assert send(house, "Satu.")[0] == 302
    assert lines(house)["Kata Pengantar"] == "Disunting"
    assert f"{count - 1} dari {len(found)} teks" in page(house, LIST).words


def test_no_title_is_made_of_the_name_of_a_file(house: House) -> None:
    found = lines(house)
    for title in (
        "Kegunaan sarana dan prasarana",
        "Acuan perjanjian kinerja",
        f"Perjanjian Kinerja Tahun {YEAR}",
    ):
        assert title in found
    assert not [
        title for title in found if "-" in title.replace("KTP-el", "").replace("Isu-Isu", "")
    ]


def test_texts_stand_below_the_chapters_that_they_are_of(house: House) -> None:
    rows_shown = page(house, LIST).all("tbody")[0].all("tr")
    chapters: dict[str, list[str]] = {}
    for row in rows_shown:
        (head,) = row.all("th")
        if head.attributes.get("colspan"):
            chapters[head.words] = []
        else:
            chapters[[*chapters][-1]].append(head.words)
    assert [*chapters][:2] == ["Bagian awal", "Bab I Pendahuluan"]
    assert chapters["Bagian awal"] == ["Kata Pengantar"]
    assert (
        "Latar Belakang" in chapters["Bab I Pendahuluan"] and "Penutup" in [*chapters.values()][-1]
    )
    assert all(chapters.values())


def test_each_text_of_the_list_leads_to_where_it_is_written_with_its_draft(house: House) -> None:
    for link in page(house, LIST).all("table")[0].all("a")[:3]:
        written = page(house, link.attributes["href"])
        assert written.by_id("teks").text.strip()
        assert LIST in [each.attributes["href"] for each in written.all("a")]
    assert LIST in [
        each.attributes["href"] for each in page(house, f"/kecil/{YEAR}/perencanaan/").all("a")
    ]


def test_who_accepts_a_draft_goes_on_to_the_stack(house: House) -> None:
    draft = page(house).by_id("teks").text.strip()
    answer = house.browser("planner").post(FOREWORD, {"isi": draft, "cap": "", "aksi": "simpan"})
    assert answer["Location"].startswith(f"{STACK}?bab=")
    found = texts_of(know(fresh(house)))
    assert found.find("kata-pengantar").state is TextState.WRITTEN
    assert found.find("gambaran-umum").state is TextState.DRAFT


def test_a_draft_that_says_what_the_data_lack_is_not_accepted_until_that_is_rewritten(
    house: House,
) -> None:
    """A word before it, or a line broken in it, is not rewriting;
    one that came in by a file is named too.
    """
    name = "visi-misi"
    address, gap = f"{LIST}{name}/", "Visi dan misi kepala daerah belum tersedia."
    draft = page(house, address).by_id("teks").text.strip()
    assert gap in draft and texts_of(know(house.year)).find(name).state is TextState.LACKING
    for sent in (draft, f"Bahwa {draft}", draft.replace("belum ", "belum\n")):
        answer = house.browser("planner").post(address, {"isi": sent, "cap": ""})
        assert answer.status_code == 422 and gap in elements(answer.text).all("ul")[0].words
        assert elements(answer.text).by_id("teks").text.strip() == sent
    add(house, "narrative", file=file_of(name), number="1", paragraph=draft)
    assert texts_of(know(fresh(house))).find(name).state is TextState.LACKING
    rewritten = {
        "isi": "Dinas mendukung visi kabupaten.",
        "cap": page(house, address).all("input", name="cap")[0].attributes["value"],
    }
    assert house.browser("planner").post(address, rewritten).status_code == 302
    assert texts_of(know(fresh(house))).find(name).state is TextState.WRITTEN


def fresh(house: House) -> OfficeYear:
    house.year.refresh_from_db()
    return house.year


def test_a_text_that_the_report_has_no_place_for_is_reported(house: House) -> None:
    edit = Edit(
        "narrative", {"file": "narrative/lain-sekali.md", "number": "1", "paragraph": "Kata."}
    )
    change(house.year, [edit], Author())
    assert lines(house)["Lain sekali"] == "Tidak dimuat"
    assert "tidak memuat teks ini" in page(house, f"{LIST}lain-sekali/").words


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


def test_what_no_text_can_be_called_is_not_found(house: House) -> None:
    for name in ("Kata", "a b", "..", "%00", "a" * 400):
        assert house.browser("planner").get(f"{LIST}{name}/").status_code == 404


# --- writing


def test_a_text_is_written_as_a_whole_and_its_paragraphs_are_rows(house: House) -> None:
    assert send(house, "Satu.\r\n\r\nDua\r\ndua.\r\n\r\n\r\n- a\r\n- b")[0] == 302
    assert paragraphs(house) == [("1", "Satu."), ("2", "Dua\ndua."), ("3", "- a\n- b")]
    assert page(house).by_id("teks").text.strip() == "Satu.\n\nDua\ndua.\n\n- a\n- b"
    house.year.refresh_from_db()
    assert know(house.year).made.files[FILE].strip() == "Satu.\n\nDua\ndua.\n\n- a\n- b"


def test_changed_paragraphs_alone_are_written_and_those_left_out_go(house: House) -> None:
    send(house, "Satu.\n\nDua.\n\nTiga.")
    before = rows(house)
    assert send(house, "Satu.\n\nLain.")[0] == 302
    after = rows(house)
    assert [row.pk for row in after] == [row.pk for row in before[:2]]
    assert [row.version for row in after] == [1, 2]
    assert paragraphs(house) == [("1", "Satu."), ("2", "Lain.")]
    assert send(house, "")[0] == 302
    assert rows(house) == [] and lines(house)["Kata Pengantar"] == "Draf otomatis"


def test_the_same_sent_twice_is_written_once(house: House) -> None:
    cap = displayed_stamp(house)
    assert [send(house, "Satu.", cap)[0] for _ in range(2)] == [302, 302]
    assert paragraphs(house) == [("1", "Satu.")]
    assert Entry.objects.filter(action="row.added").count() == 1


def test_what_somebody_else_wrote_meanwhile_stays_until_both_were_seen(house: House) -> None:
    cap = displayed_stamp(house)
    assert send(house, "Dari orang lain.", cap)[0] == 302
    status, reply = send(house, "Dari saya.", cap)
    assert status == 409 and paragraphs(house) == [("1", "Dari orang lain.")]
    assert "baru saja diubah orang lain" in reply.words and "Dari orang lain." in reply.words
    assert reply.by_id("teks").text.strip() == "Dari saya."
    (field,) = reply.all("input", name="cap")
    assert send(house, "Dari saya.", field.attributes["value"])[0] == 302
    assert paragraphs(house) == [("1", "Dari saya.")]


@pytest.mark.parametrize("is_approved", [False, True])
def test_texts_are_open_until_a_report_is_approved(house: House, *, is_approved: bool) -> None:
    send(house, "Satu.")
    cap = displayed_stamp(house)
    OfficeYear.objects.filter(pk=house.year.pk).update(
        is_closed=True, is_report_approved=is_approved
    )
    assert ("readonly" in page(house).by_id("teks").attributes) is is_approved
    assert ("sudah disetujui" in page(house, LIST).words) is is_approved
    assert send(house, "Dua.", cap)[0] == 302
    assert paragraphs(house) == [("1", "Satu." if is_approved else "Dua.")]
    edits = [Edit("narrative", {"paragraph": "Tiga."}, rows(house)[0].pk, rows(house)[0].version)]
    figures = [Edit("counts.csv", {"value": "1"})]
    for refused in (edits, figures, [*edits, *figures])[0 if is_approved else 1 :]:
        with pytest.raises(ClosedYearError):
            change(house.year, refused, Author())


@pytest.mark.parametrize(("reason", "is_open"), [("", False), ("Salah ketik pada penutup.", True)])
def test_approved_texts_are_opened_again_for_a_reason(
    house: House, reason: str, *, is_open: bool
) -> None:
    OfficeYear.objects.filter(pk=house.year.pk).update(is_closed=True, is_report_approved=True)
    answer = house.browser("planner").post(LIST, {"alasan": reason})
    assert answer.status_code == (302 if is_open else 422)
    assert fresh(house).is_report_approved is not is_open and house.year.is_closed
    entries = [*Entry.objects.filter(action="texts.reopened").values_list("reason", flat=True)]
    assert entries == ([reason] if is_open else [])


@pytest.mark.parametrize("role", Role)
def test_everybody_reads_the_texts_and_planners_write_them(role: Role) -> None:
    client = somebody(example_year("balangan-2023"), role)
    answer = client.get(f"{BALANGAN}kata-pengantar/")
    shown = elements(answer.text)
    assert shown.by_id("teks").text.strip()
    assert ("readonly" in shown.by_id("teks").attributes) is (role not in PLANNING)
    assert bool(shown.all("button", name="sisip")) is (role in PLANNING)


def test_a_text_too_long_is_refused_with_what_was_typed_kept(house: House) -> None:
    status, reply = send(house, "a" * 50_001)
    assert status == 422 and "lebih dari 50.000 huruf" in reply.words
    assert reply.by_id("teks").text.strip() == "a" * 50_001
    assert rows(house) == []


# --- fields


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("---\ncatatan\n---\nIsi.", "catatan\n---\nIsi."),
        ("\n\n---\n---\nsatu\n\ndua\n---\nIsi.", "satu\n\ndua\n---\nIsi."),
        ("Pembuka.\n\n---\nsatu\n---\nIsi.", "Pembuka.\n\n---\nsatu\n---\nIsi."),
    ],
)
def test_a_rule_on_top_hides_nothing_of_a_text(house: House, text: str, kept: str) -> None:
    assert send(house, text)[0] == 302
    assert page(house).by_id("teks").text.strip() == kept


def test_a_field_of_nothing_is_reported_while_typing_and_refused_on_saving(house: House) -> None:
    text = "Satu.\n\nCapaian {{ iku-9.actual }}."
    assert "Baris 3: Nama 'iku-9' tidak dikenal" in live_answer(house, text)
    assert "Yang ada: " in live_answer(house, text)
    status, reply = send(house, text)
    assert status == 422 and rows(house) == []
    (alert,) = reply.all("div", role="alert")
    assert "Baris 3: Nama 'iku-9' tidak dikenal" in alert.words
    assert reply.by_id("teks").text.strip() == text
    assert "berpasangan" in live_answer(house, "Capaian {{ iku-ktp.actual")
    assert live_answer(house, "Capaian {{ iku-ktp.actual }}.").startswith(
        "Tidak ada sisipan yang keliru."
    )


def test_all_that_is_wrong_with_a_text_is_reported_at_once_each_with_what_is_like_it(
    house: House,
) -> None:
    text = (
        "Satu {{ iku-kpt.actual }} dan {{ qqqq.zzzz }}.\n\nDua {{ iku-ktp.actuall }}; "
        "{{ iku-ktp.actual | persn }}.\n\nTiga {{ iku-ktp.actual dan seterusnya.\n\n"
        "{{ when iku-ktp.actual }}Empat tanpa penutup."
    )
    report = live_answer(house, text)
    for message in (
        "Baris 1: Nama 'iku-kpt' tidak dikenal dalam 'iku-kpt.actual'. Yang ada: iku-ktp",
        "Baris 1: Nama 'qqqq' tidak dikenal dalam 'qqqq.zzzz'.",
        "Baris 3: Nama 'actuall' tidak dikenal dalam 'iku-ktp.actuall'. Yang ada: actual",
        "Baris 3: Nama 'persn' tidak dikenal",
        "Baris 5: Kurung sisipan tidak berpasangan",
        "Baris 7: Syarat dalam teks tidak berpasangan",
    ):
        assert message in report, (message, report)
    status, page = send(house, text)
    (alert,) = page.all("div", role="alert")
    assert status == 422 and alert.words.count("Baris ") == 6


def test_names_of_a_repeated_part_are_looked_at_where_the_report_has_them() -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    base = BALANGAN.rstrip("/")
    sent = {"isi": "Angka {{ item.actual }}.", "cap": ""}
    assert "tidak dikenal" in client.post(f"{base}/kata-pengantar/", sent, headers=AS_TYPING).text
    assert (
        "tidak dikenal" not in client.post(f"{base}/analisis-iku-2/", sent, headers=AS_TYPING).text
    )


def test_figures_typed_by_hand_are_reported_and_kept() -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    address = f"{BALANGAN}kata-pengantar/"
    (field,) = elements(client.get(address).text).all("input", name="cap")
    sent = {"isi": "Kepemilikan mencapai 94,24 persen.", "cap": field.attributes["value"]}
    text = elements(client.post(address, sent, headers=AS_TYPING).text).words
    assert "Angka 94,24 diketik, padahal sama dengan hasil perhitungan." in text
    assert "{{ iku-2.actual | unit }}" in text
    answer = client.post(address, sent, follow=True)
    assert "Teks Kata Pengantar disimpan." in answer.text and "Angka 94,24 diketik" in answer.text


@pytest.mark.parametrize("piece", ["{{ tidak.ada }} ", "12 "])
def test_of_very_many_remarks_the_first_are_reported(piece: str) -> None:
    known = know(example_year("balangan-2023"))
    name = known.read.office_year.indicators[0].name if known.read.office_year else ""
    report = check_text(known, "narrative/lain-sekali.md", f"{name} {piece * 300}")
    assert report is not None
    assert len(report) == 51
    assert report[-1].words.startswith("Masih ada temuan lain.")
    few = check_text(known, "narrative/lain-sekali.md", f"{name} {piece * 50}")
    assert few is not None
    assert [each.line for each in few] == [1] * 50


def test_the_names_of_the_office_are_offered_with_what_they_print(house: House) -> None:
    shown = elements(
        somebody(example_year("balangan-2023"), Role.PLANNER).get(f"{BALANGAN}penutup/").text
    )
    items = {
        item.all("button")[0].attributes["value"]: item.words
        for item in shown.all("li")
        if item.all("button", name="sisip")
    }
    assert items["{{ iku-2.actual | unit }}"] == "Realisasi 94,24%"
    assert items["{{ office.regency_name }}"].endswith("Kabupaten Balangan")
    status, reply = send(house, "Tahun", sisip="{{ year }}")
    assert (
        status == 200
        and reply.by_id("teks").text.strip() == "Tahun {{ year }}"
        and rows(house) == []
    )


# --- carried from the year before


def carry(house: House) -> None:
    text = "---\nfields: tahun2022\n---\nLaporan {{ year }} ini."
    change(
        house.year, [Edit("narrative", {"file": FILE, "number": "1", "paragraph": text})], Author()
    )


def test_a_carried_text_shows_no_innards_and_is_read_again_by_saving_it(house: House) -> None:
    carry(house)
    assert lines(house)["Kata Pengantar"] == "Periksa kembali"
    written = page(house)
    assert written.by_id("teks").text.strip() == "Laporan {{ year }} ini."
    assert "dibawa dari tahun lalu" in written.words
    assert send(house, "Laporan {{ year }} ini.")[0] == 302
    assert page(house).by_id("teks").text.strip() == "Laporan {{ year }} ini."
    assert lines(house)["Kata Pengantar"] == "Disunting"


def test_a_text_is_read_again_once_what_its_fields_print_changes(house: House) -> None:
    send(house, "Laporan {{ office.name }}.")
    assert lines(house)["Kata Pengantar"] == "Disunting"
    row = fresh(house).rows.get(sheet="office.yaml")
    change(
        house.year,
        [Edit("office.yaml", {"office.name": "Dinas Lain"}, row.pk, row.version)],
        Author(),
    )
    assert lines(house)["Kata Pengantar"] == "Periksa kembali"
    assert send(house, "Laporan {{ office.name }}.")[0] == 302
    assert lines(house)["Kata Pengantar"] == "Disunting"


# --- beside the figures


def test_a_text_appears_beside_the_table_that_it_speaks_of_with_its_fields_as_chips() -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    shown = elements(client.get(f"{BALANGAN}analisis-kia/").text)
    beside = [each.words for each in shown.all("caption")]
    topic = "Cakupan Kepemilikan Kartu Identitas Anak menurut kecamatan, Kabupaten Balangan, 2023"
    assert any(caption.endswith(topic) for caption in beside)
    sent = {
        "isi": "Ada {{ kia.remainder | unit }} <b> anak ({{ ref tabel-kia }}).",
        "cap": "",
        "aksi": "lihat",
    }
    report = elements(client.post(f"{BALANGAN}analisis-kia/", sent).text)
    chips = {
        chip.attributes["title"]: chip.words
        for chip in report.all("span")
        if chip.attributes.get("class") == "sisipan"
    }
    (kia,) = (title for title in chips if title.endswith("Kartu Identitas Anak: Belum"))
    assert chips[kia] == "12.358 anak"
    assert chips["Dari data: ref tabel-kia"].startswith("Tabel 3.")
    assert not report.all("b") or "anak (" not in report.all("b")[0].words


def test_the_sheet_of_paragraphs_and_its_rows_lead_to_the_whole_texts(house: House) -> None:
    carry(house)
    sheet, planner = f"/kecil/{YEAR}/perencanaan/narrative/", house.browser("planner")
    for address in (sheet, f"{sheet}{rows(house)[0].pk}/", f"{sheet}baru/"):
        assert planner.get(address).headers["Location"] == LIST
        assert planner.post(address, {"sel-paragraph": "Lain."}).status_code == 404


# --- told in time


@pytest.mark.parametrize(
    ("day", "is_mentioned"), [(date(YEAR, 9, 30), False), (date(YEAR, 10, 1), True)]
)
def test_the_planner_is_informed_of_unwritten_texts_from_the_last_quarter_on(
    house: House, monkeypatch: pytest.MonkeyPatch, day: date, *, is_mentioned: bool
) -> None:
    monkeypatch.setattr(report_texts.timezone, "localdate", lambda: day)
    home = f"/kecil/{YEAR}/"
    count = len(texts_of(know(house.year)).open)
    text = f"{count} teks naskah belum selesai"
    assert (text in house.browser("planner").get(home).text) is is_mentioned
    assert "teks naskah belum selesai" not in house.browser("holder").get(home).text


STACK = reverse("text_stack", args=("kecil", YEAR))


def stacked(shown: Element) -> dict[str, str]:
    """What the stack sends back of each text that it displays, with what it proposes."""
    fields = shown.all("input", type="hidden")
    sent = {each.attributes["name"]: each.attributes["value"] for each in fields}
    for box in shown.all("select"):
        options = box.all("option")
        chosen = [each for each in options if "selected" in each.attributes] or options
        sent[box.attributes["name"]] = chosen[0].attributes["value"]
    return sent


def test_drafts_of_a_chapter_are_displayed_whole_and_accepted_as_they_were_displayed(
    house: House,
) -> None:
    before = {each.name: each for each in texts_of(know(house.year)).every}
    waiting = [name for name, each in before.items() if each.state.is_open]
    chapter, _ = Counter(before[name].chapter for name in waiting).most_common(1)[0]
    address = f"{STACK}?{urlencode({'bab': chapter})}"
    shown = page(house, address)
    names = [box.attributes["name"].removeprefix("pilih:") for box in shown.all("select")]
    assert names == [name for name in waiting if before[name].chapter == chapter]
    sent = {**stacked(shown), f"pilih:{names[0]}": "datanya belum ada", f"cap:{names[-1]}": "lain"}
    assert house.browser("planner").post(address, sent).status_code == 302
    house.year.refresh_from_db()
    after = {each.name: each.state for each in texts_of(know(house.year)).every}
    is_accepted = [sent[f"pilih:{name}"] == "terima" for name in names[:-1]]
    expected = [TextState.WRITTEN if each else TextState.UNPRINTED for each in is_accepted]
    expected += [before[names[-1]].state]
    assert [after[name] for name in names] == expected, "what was not displayed so is not accepted"
    assert not page(house, address, "head").all("select"), "who does not write texts reads them"


def test_a_draft_whose_figures_changed_since_it_was_displayed_waits(house: House) -> None:
    """Fault: what was read says that the target is met, what is accepted that it is not."""
    chapters = {each.chapter for each in texts_of(know(house.year)).open}
    old = {each: stacked(page(house, f"{STACK}?{urlencode({'bab': each})}")) for each in chapters}
    house.fill(("7", "8"), ("9", "10"))
    waiting = set[str]()
    for chapter, sent in old.items():
        address = f"{STACK}?{urlencode({'bab': chapter})}"
        new = stacked(page(house, address))
        caps = [name for name in sent if name.startswith("cap:")]
        waiting |= {name.removeprefix("cap:") for name in caps if new.get(name, "") != sent[name]}
        house.browser("planner").post(address, sent)
    house.year.refresh_from_db()
    states = {each.name: each.state for each in texts_of(know(house.year)).every}
    assert waiting and all(states[name].is_open for name in waiting)


def test_the_stack_gets_empty_though_data_lack(house: House) -> None:
    for _ in range(9):
        shown = page(house, STACK)
        if not shown.all("select"):
            break
        assert house.browser("planner").post(STACK, stacked(shown)).status_code == 302
        house.year.refresh_from_db()
    left_out = [
        each for each in texts_of(know(house.year)).every if each.state is TextState.UNPRINTED
    ]
    assert left_out and not texts_of(know(house.year)).open
    report = report_of(know(house.year))
    assert report is not None
    reasons = {each.title: each.reason for each in report.composed.desk.notes.omitted}
    assert all(reasons[each.title] == "datanya belum ada" for each in left_out)
