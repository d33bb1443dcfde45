"""Entries, sealed rows and spoiled ones: the database keeps them, and every page answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pdfplumber
import pytest
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from tests.conftest import IS_NIGHTLY
from tests.web.counting import DAY, a_press, counting_house, send
from tests.web.elements import elements
from tests.web.filling import POST, QUARTER, YEAR, House, facts_of, make_house
from tests.web.spoiling import (
    ROWS,
    columns_of,
    drawn,
    failures,
    forget,
    guards_of,
    pages_of,
    refusals,
    register_columns,
    register_pages,
    registers_of,
    spoiled,
    spoiled_entry,
    spoils,
    stored,
)
from tests.web.tampering import (
    A_COUNT,
    A_ROLE,
    APPROVALS,
    NO_SEALS,
    TAMPERED_REGISTERS,
    TAMPERED_ROWS,
)
from tests.web.test_year_approval import CLOSE, approve_year
from tests.web.undoing import every_case_undone

from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.catalogue import MovementKind
from capaian.domain.registers.closed_month import Register
from capaian.web.evidence.examination.kinds import Examined, MediaKind
from capaian.web.evidence.uploads import Purpose, bring
from capaian.web.feed.month_closing import RefusedChangeError, close_month, reopen_month
from capaian.web.jobs.models import Job, JobError
from capaian.web.keeping.verification import begin_chain
from capaian.web.keys import TRAIL, make_key
from capaian.web.offices.models import Role
from capaian.web.papers.making import MakePapers, order_papers
from capaian.web.papers.models import PaperVersion
from capaian.web.planning.sheets import COMPONENTS, INDICATORS, slug_of
from capaian.web.services.blanks.models import BlankLimits, BlankMovement
from capaian.web.services.sums import year_opening
from capaian.web.services.visits.models import Visit
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, begin_seals, compare_rows, trail_key
from capaian.web.trail.verify import FOREIGN_KEY, find_corruption, find_missing_guard, verify_log
from capaian.web.years import known
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

ATTACKS = (
    "UPDATE trail_entry SET reason = 'x'",
    "DELETE FROM trail_entry",
    "UPDATE services_tally SET count = 900",
    "DELETE FROM services_tally",
    "UPDATE blanks_blankmovement SET document = 'lain'",
    "DELETE FROM blanks_blankmovement",
    "UPDATE feed_closedmonth SET figures = '{}'",
    "UPDATE feed_closedmonth SET sha256 = 'f'",
    "UPDATE feed_closedmonth SET version = 9, reopened_on = NULL",
    "DELETE FROM feed_closedmonth",
)
OF_SQLITE = (
    "INSERT OR REPLACE INTO services_tally SELECT * FROM services_tally",
    "INSERT OR REPLACE INTO feed_closedmonth SELECT * FROM feed_closedmonth",
)
OF_POSTGRES = (
    "TRUNCATE trail_entry",
    "TRUNCATE services_tally",
    "TRUNCATE blanks_blankmovement CASCADE",
)


def test_what_was_counted_and_closed_is_not_rewritten_in_the_database(tmp_path: Path) -> None:
    house = counting_house(tmp_path)
    send(house, a_press())
    clerk = house.people["clerk"]
    BlankMovement.objects.create(
        office=house.year.office,
        day=DAY,
        blank="ktp-el",
        kind=MovementKind.RECEIVED,
        count=5,
        key=uuid4(),
        by=clerk,
    )
    house.year.office.site_days.update(closed_at=f"{DAY}T15:00Z")
    month, author = (
        Period.parse(f"{DAY.year}-M03"),
        Author(clerk, reason="Sepuluh berkas terlewat."),
    )
    close_month(house.year, Register.SERVICES, month, author)
    connection.check_constraints()  # on PostgreSQL nothing is emptied while checks of it wait
    others = OF_SQLITE if connection.vendor == "sqlite" else OF_POSTGRES
    for statement in (*ATTACKS, *others):
        with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
            connection.cursor().execute(statement)
    reopen_month(house.year, Register.SERVICES, month, author)
    assert house.year.closed_months.get().reopened_on is not None, (
        "what may change is not kept from it"
    )
    assert date(DAY.year, 3, 4) == house.year.office.tallies.get().day


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DROP TRIGGER services_tally_no_change{on}", "dihapus"),
        ("CREATE TRIGGER lain BEFORE DELETE ON services_tally {does}", "lain tidak dibuat"),
    ],
)
def test_a_guard_that_was_taken_away_is_found(statement: str, reason: str) -> None:
    assert find_missing_guard() is None
    is_sqlite = connection.vendor == "sqlite"
    does = "BEGIN SELECT 1; END" if is_sqlite else "EXECUTE FUNCTION rows_never_change()"
    command = statement.format(on="" if is_sqlite else " ON services_tally", does=does)
    connection.cursor().execute(command)
    assert reason in (find_missing_guard() or "")


@pytest.fixture(name="house")
def sealed(tmp_path: Path) -> House:
    """An installation of an earlier version, in which a year was then approved,
    with a paper and evidence.
    """
    house = make_house(tmp_path)
    begin_seals()
    codes = house.people["head"].authenticator_set.get()
    signals.authenticator_reset.send(Authenticator, user=house.people["head"], authenticator=codes)
    brought = Examined(MediaKind.PDF, b"%PDF-1", given="a.pdf", original="0" * 64)
    bring(house.year, Purpose(None, ()), [brought], Author(house.people["planner"]))
    approve_year(house)
    folder = tmp_path / "naskah"
    (folder / "out").mkdir(parents=True)
    (folder / "out" / "lkjip.pdf").write_bytes(b"%PDF-")
    version = PaperVersion(kind="lkjip", name="lkjip", is_draft=False, revision=1)
    job = Job(office=house.year.office, year=house.year.year, created_by=house.people["planner"])
    with transaction.atomic():
        MakePapers().keep(job, {"papers": [version], "refused": "", "seconds": 1.0}, folder)
    return house


def write(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
    known._kept.clear()  # as another process reads it


def unnamed(
    tampered: Mapping[str, tuple[str, str]], tables: Sequence[str] = ()
) -> dict[str, list[str]]:
    """Return what is found where somebody wrote past the program,
    by the cases that it does not name.
    """
    missed = {}
    for name, (sql, words) in tampered.items():
        point = transaction.savepoint()
        for guard in (each for table in tables for each in guards_of(table)):
            write(guard)
        for statement in sql.split("; "):
            write(statement)
        found = compare_rows(trail_key())
        if not any(words in each for each in found):
            missed[name] = found
        transaction.savepoint_rollback(point)
    known._kept.clear()
    return missed


def lose_the_key() -> None:
    """Go on under another key, as on a server that has no copy of the old one."""
    (settings.CAPAIAN.keys / TRAIL).unlink()
    make_key(settings.CAPAIAN.keys, TRAIL)
    trail_key.cache_clear()
    assert verify_log() == FOREIGN_KEY
    begin_chain(settings.CAPAIAN, "Disk server rusak.")


def test_every_row_that_somebody_wrote_past_the_program_is_named(house: House) -> None:
    assert (compare_rows(trail_key()), verify_log(), find_corruption()) == ([], None, None)
    assert unnamed(TAMPERED_ROWS) == {}
    lose_the_key()
    assert (compare_rows(trail_key()), verify_log()) == ([], None)
    assert not house.people["head"].authenticator_set.exists(), "no code fits any more"
    again = {name: case for name, case in TAMPERED_ROWS.items() if name != "T14"}
    assert unnamed(again) == {}
    page = f"/kecil/{YEAR}/catatan/"
    assert "2fa" in house.browser("head").get(page)["Location"], (
        "who must have a second factor makes one"
    )
    house.year.office.memberships.create(
        user=house.people["viewer"], role=Role.INSPECTOR, since=DAY
    )
    assert (
        "Entri 1-" in (shown := house.browser("viewer").get(page).text)
        and "Disk server rusak." in shown
    )


def test_a_lost_key_hides_nothing_that_is_seen_without_it(house: House) -> None:
    for sql in (A_COUNT, A_ROLE, "DELETE FROM evidence_upload"):
        write(sql)
    lose_the_key()
    found = " ".join(compare_rows(trail_key()))
    assert all(
        words in found for words in ("disahkan 90, kini 9999", "Peran ", "Unggahan bukti nomor")
    )
    assert verify_log() is None


def test_every_row_of_a_register_that_somebody_wrote_past_the_program_is_named(
    tmp_path: Path,
) -> None:
    house = counting_house(tmp_path)
    registers_of(house.year)
    BlankLimits.objects.create(office=house.year.office)
    feed = {"measure": "ktp.holders", "register": "services", "item": "ktp", "stage": "received"}
    Row.objects.create(office_year=house.year, sheet="feeds.csv", place=1, cells=feed)
    assert not compare_rows(trail_key()), "nobody has sealed them yet"
    begin_seals()
    assert send(house, a_press(site="kec-hulu", post=POST)).status_code == 200
    assert year_opening(house.year.office, YEAR + 1) == {"ktp": {"received": 2}}
    tables = ("services_tally", "blanks_blankmovement")
    assert (compare_rows(trail_key()), unnamed(TAMPERED_REGISTERS, tables)) == ([], {})
    lose_the_key()
    assert (compare_rows(trail_key()), unnamed(TAMPERED_REGISTERS, tables)) == ([], {})


def test_pages_and_papers_of_a_sealed_year_name_the_value_that_was_changed(house: House) -> None:
    planner, board = house.browser("planner"), f"/kecil/{YEAR}/dasbor/"
    pages = (house.address(), board, f"/kecil/{YEAR}/naskah/", CLOSE)
    words = "disahkan 90, kini 9999"
    assert not any(words in planner.get(page).text for page in pages)
    write(A_COUNT)
    assert {page: words in planner.get(page).text for page in pages} == dict.fromkeys(pages, True)
    job = order_papers(house.year, house.people["planner"], "lkjip")
    with pytest.raises(JobError, match=words):
        MakePapers().load(job)
    for each in NO_SEALS.split(";"):
        write(each)
    with pytest.raises(JobError, match="keadaannya bukan yang dicatat"):
        MakePapers().load(job)


def test_an_approval_that_nobody_gave_is_named_on_pages_and_in_the_log(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    house.year.forms.create(post=POST, period=QUARTER, state="draft")
    begin_seals()
    for name, sql in APPROVALS.items():
        point = transaction.savepoint()
        write(sql)
        page = house.browser("planner").get(house.address()).text
        assert "keadaannya bukan yang dicatat" in page, name
        assert len(compare_rows(trail_key())) == 1, name
        transaction.savepoint_rollback(point)


def test_the_end_of_the_log_leaves_the_machine_on_one_page_that_stays_the_same(
    house: House,
) -> None:
    head = house.browser("head")
    entry = Entry.objects.get(action="year.approved")
    address = f"{CLOSE}{house.year.approvals.get().sha256}/berita-acara.pdf"
    assert address in head.get(CLOSE).text
    first, again = head.get(address).content, head.get(address).content
    assert first == again
    with pdfplumber.open(BytesIO(first)) as paper:
        [page] = paper.pages
        words = page.extract_text().replace("\n", "")
    assert f"Nomor entri: {entry.number}" in words and entry.seal in words
    assert house.year.approvals.get().sha256 in words
    assert head.get(f"{CLOSE}{'0' * 64}/berita-acara.pdf").status_code == 404


COLUMNS_BY_LOT = 8
REGISTER_COLUMNS_BY_LOT = 2
BY_HAND = "complaints.Complaint.due_on"
HOME = "/kecil/2024/"
FORM = "isian/kabid-capil/2024-Q1/"
WORDS = "selesai tepat waktu / semua permohonan * 100"


def address(row: Row) -> str:
    return f"{HOME}perencanaan/{slug_of(row.sheet)}/{row.pk}/"


def test_columns_by_lot_are_spoiled_and_every_page_answers_and_names_the_row(units: House) -> None:
    browser = units.browser("planner")
    pages, columns, values = pages_of(browser, units.year), columns_of(units.year), spoils()
    assert len(pages) > 30
    wrong, unnamed, count = dict[str, str](), list[str](), 0
    for sheet, column in drawn(columns)[:COLUMNS_BY_LOT]:
        row, name = columns[sheet, column], drawn(values, sheet + column)[0]
        with spoiled(row, column, values[name]):
            found = failures(browser, pages)
            wrong |= {f"{sheet} {column} {name} {page}": why for page, why in found.items()}
            if know(OfficeYear.objects.get(pk=units.year.pk)).flaws:
                count += 1
                shown = (
                    browser.get(f"{HOME}{page}").text
                    for page in ("", "isian/", "dasbor/", "orang/")
                )
                unnamed += [
                    f"{sheet} {column} {name}"
                    for text in shown
                    if f'href="{address(row)}"' not in text
                ]
    assert (wrong, unnamed) == ({}, [])
    assert count > 0, "some of what stands there cannot be read"


@every_case_undone("cells", [*ROWS.values()])
def test_a_row_that_is_no_row_breaks_no_page(units: House, cells: object) -> None:
    browser, row = units.browser("planner"), units.year.rows.filter(sheet=INDICATORS).first()
    assert row is not None
    with stored(row, cells):
        assert (
            failures(browser, [HOME, f"{HOME}isian/", f"{HOME}perencanaan/", address(row)]) == {}
        )


@every_case_undone("state", ["aneh", "", "0"])
def test_a_form_in_a_state_that_there_is_none_of_is_named(units: House, state: str) -> None:
    browser = units.browser("planner")
    browser.raise_request_exception = False
    form = units.year.forms.get_or_create(post="kabid-capil", period="2024-Q1")[0]
    units.year.forms.filter(pk=form.pk).update(state=state)
    forget()
    for page in ("", "isian/", FORM, "dasbor/", "naskah/", "pengesahan/", "jadwal/"):
        answer = browser.get(f"{HOME}{page}")
        assert answer.status_code == 422 and f"Isian, baris {form.pk}: " in answer.text, page


@pytest.mark.parametrize("letters", [81, 49_000])
def test_a_key_that_no_file_takes_is_refused_at_its_field(units: House, letters: int) -> None:
    sent = {"sel-key": "k" * letters, "sel-value": "ratio"}
    answer = units.browser("planner").post(
        f"{HOME}perencanaan/office-policies-methods/baru/", sent
    )
    assert answer.status_code == 422 and "Isi lebih dari 80 huruf" in answer.text


def test_a_damaged_file_behind_the_rows_loses_no_fact(units: House) -> None:
    def counted() -> list[tuple[str, str, str]]:
        facts = facts_of(OfficeYear.objects.get(pk=units.year.pk))
        return [(row.measure, row.area, str(row.value)) for row in facts.counts]

    before = counted()
    units.year.files.filter(path="plan.yaml").update(text="id: [")
    units.year.files.filter(path="counts.csv").update(text="a,b\n1,2,3\n")
    forget()
    assert failures(units.browser("planner"), [HOME, f"{HOME}isian/"]) == {}
    assert before and counted() == before


def test_a_planner_mends_a_formula_that_nobody_can_read(units: House) -> None:
    """It came past the pages; each of them leads to it, and it is mended where it stands."""
    browser, row = (
        units.browser("planner"),
        units.year.rows.get(sheet=INDICATORS, cells__code="iku-akta"),
    )
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "formula": WORDS})
    forget()
    for page in ("", "isian/", FORM, "perencanaan/", "pengesahan/", "jadwal/", "naskah/"):
        shown = elements(browser.get(f"{HOME}{page}").text)
        assert (
            "Indikator, Cakupan akta, Rumus: Rumus, huruf ke-9: Di antara “selesai” dan “tepat”"
            in shown.words
        ), page
        assert address(row) in {link.attributes["href"] for link in shown.all("a")}, page
    mended = {"sel-formula": "akta", "versi": str(row.version)}
    assert browser.post(address(row), mended).status_code == 302
    assert "tidak dapat dibaca" not in browser.get(f"{HOME}isian/").text


@every_case_undone(
    ("sheet", "code", "formula", "words"),
    [
        (INDICATORS, "iku-akta", WORDS, "Di antara “selesai” dan “tepat” tidak ada tanda hitung"),
        (INDICATORS, "iku-akta", "kepuasan", "Nama “kepuasan” tidak dikenal"),
        (INDICATORS, "iku-akta", "iku-akta.actual", "Rumus Cakupan akta menunjuk dirinya sendiri"),
        (
            COMPONENTS,
            "akta",
            "akta.punya dibagi akta.semua",
            "Kata “dibagi” bukan tanda hitung. Tulis /.",
        ),
        (COMPONENTS, "akta", "100 * akta.punya", "tidak dihitung dari pembilang dan penyebutnya"),
    ],
)
def test_a_broken_formula_is_refused(
    units: House, sheet: str, code: str, formula: str, words: str
) -> None:
    row = units.year.rows.get(sheet=sheet, cells__code=code)
    answer = units.browser("planner").post(
        address(row), {"sel-formula": formula, "versi": str(row.version)}
    )
    assert answer.status_code == 422
    (typed,) = [
        each
        for kind in ("input", "textarea")
        for each in elements(answer.text).all(kind, name="sel-formula")
    ]
    described = typed.attributes["aria-describedby"].split()
    assert words in " ".join(elements(answer.text).by_id(each).words for each in described)
    row.refresh_from_db()
    assert row.cells["formula"] != formula


def test_columns_of_registers_by_lot_are_spoiled_and_every_page_answers(tmp_path: Path) -> None:
    units = counting_house(tmp_path)
    rows, values = registers_of(units.year), spoils()
    columns, pages = (
        register_columns(rows),
        {units.browser(who): list[str]() for who in ("head", "clerk")},
    )
    for page in register_pages(units.year, rows):
        pages[next(browser for browser in pages if browser.get(page).status_code == 200)].append(
            page
        )
    wrong = dict[str, str]()
    chosen = [
        (BY_HAND, "code of nothing"),
        *((name, drawn(values, name)[0]) for name in drawn(columns)),
    ]
    for name, spoil in chosen[: None if IS_NIGHTLY else REGISTER_COLUMNS_BY_LOT]:
        row, field = columns[name]
        with spoiled_entry(row, field, values[spoil]) as is_taken:
            for browser, seen in pages.items() if is_taken else ():
                found = refusals(browser, seen, f"baris {row.pk}:")
                wrong |= {f"{name} {spoil} {page}": why for page, why in found.items()}
    assert wrong == {}


@every_case_undone(
    ("name", "value", "page"),
    [
        ("services.Tally.count", "seribu", "pelayanan/"),
        ("services.Tally.count", "12.5", "register/services/3/"),
        ("services.Tally.count", "seribu", "pelayanan/harian/?hari=2024-03-04"),
        ("services.Tally.day", "kata", "pelayanan/"),
        ("services.Tally.day", "2024-02-30", "register/services/3/"),
        ("services.Ticket.ended_on", "kemarin", "pelayanan/karcis/"),
        ("blanks.BlankMovement.count", "seribu", "blangko/"),
        ("blanks.BlankMovement.count", "seribu", "register/blanks/3/"),
        ("blanks.BlankMovement.day", "04-03-2024", "blangko/"),
        ("visits.Visit.day", "2024-3-4", "jemput-bola/"),
        ("visits.VisitCount.count", "seribu", "register/visits/3/"),
        ("complaints.Complaint.solved_on", "kemarin", "pengaduan/"),
        ("surveys.Answer.seconds", "", "survei/"),
        ("surveys.Survey.period", "", "survei/"),
    ],
)
def test_what_is_no_day_or_number_is_never_left_out(
    tmp_path: Path, name: str, value: str, page: str
) -> None:
    units = counting_house(tmp_path)
    rows = registers_of(units.year)
    Visit.objects.update(state="done")
    browser, (row, field) = units.browser("head"), register_columns(rows)[name]
    browser.raise_request_exception = False
    with spoiled_entry(row, field, value) as is_taken:
        answer = browser.get(f"{HOME}{page}")
        assert not is_taken or (answer.status_code == 422 and f"baris {row.pk}:" in answer.text)


@pytest.mark.parametrize(
    ("register", "name", "words"),
    [
        (Register.BLANKS, "blanks.BlankMovement.reason", "Mutasi blangko, baris {}: sebab"),
        (Register.SERVICES, "services.Tally.stage", "Turus, baris {}: tahap"),
    ],
)
def test_a_month_is_not_closed_over_an_entry_that_nobody_can_read(
    tmp_path: Path, register: Register, name: str, words: str
) -> None:
    """Its sums would count the entry under a reason that there is not, and the closing seal it."""
    units = counting_house(tmp_path)
    row, field = register_columns(registers_of(units.year))[name]
    month = Period(YEAR, PeriodKind.MONTH, row.day.month)
    with (
        spoiled_entry(row, field, "entah"),
        pytest.raises(RefusedChangeError, match=words.format(row.pk)),
    ):
        close_month(units.year, register, month, Author())
    assert not units.year.closed_months.filter(register=register).exists()
