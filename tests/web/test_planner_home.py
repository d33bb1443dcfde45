"""Planner's home and the first days of a year, and what goes on from the year before."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from django.test import Client
from tests.web.beginnings import small
from tests.web.elements import Element, elements
from tests.web.example_years import example_year, invented_year
from tests.web.exchanging import Desk
from tests.web.filling import POST, YEAR, House, facts_of, make_house, sound_forms
from tests.web.test_exchange_begin import approved
from tests.web.test_planning_pages import somebody
from tests.web.twins import SINCE, person, signed_in

from capaian.domain.period import Period
from capaian.domain.value import Unavailable
from capaian.web.accounts.models import User
from capaian.web.evidence.models import Requirement
from capaian.web.home.search import SearchHit, _hits
from capaian.web.measurement.duties import find_duties
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import Deadline, PostForm, Rhythm
from capaian.web.offices.models import Holding, Membership, Office, Role
from capaian.web.planning.planner_home import TaskLine, first_steps
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

BASE = "/balangan-2023/2023"


def typed(year: OfficeYear, client: Client, **changed: str) -> dict[str, str]:
    facts = know(year).read.partial
    assert facts is not None
    return {
        "simbol": "IKU 9",
        "nama": "Cakupan KK",
        "arah": "higher",
        "cara": "cakupan",
        "pembilang": facts.components[0].numerator.name,
        "penyebut": facts.components[0].denominator.name,
        "gabung": "last",
        "sasaran": str(facts.objectives[0].id),
        "penanggung-jawab": str(facts.office.posts[1].id),
        **changed,
    }


def test_an_indicator_of_the_catalogue_is_written_with_all_its_rows_at_once() -> None:
    """Its component, formula and targets, by one change; sent twice it is there once."""
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    sent = typed(year, client, **{"target-2023": "97,5"})
    before = year.rows.count()
    for _ in range(2):
        client.post(f"{BASE}/indikator-baru/sendiri/?entri=kk", sent)
    year.refresh_from_db()
    facts = facts_of(year)
    (own,) = [each for each in facts.indicators if each.code == "iku-kk"]
    assert (own.name, own.formula, str(own.plan_targets[2023].value)) == (
        "Cakupan KK",
        "kk",
        "97.5",
    )
    assert year.rows.count() == before + Entry.objects.filter(action="row.added").count()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"target-2023": "banyak"}, "target-2023"),
        ({"sasaran": "tidak-ada"}, "sasaran"),
        ({"penanggung-jawab": "orang-lain"}, "penanggung-jawab"),
    ],
)
def test_rubbish_is_refused_at_its_field_and_nothing_is_written(
    changed: dict[str, str], field: str
) -> None:
    year = example_year("balangan-2023")
    client = somebody(year, Role.PLANNER)
    before = year.rows.count()
    answer = client.post(
        f"{BASE}/indikator-baru/sendiri/?entri=kk", typed(year, client, **changed)
    )
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert year.rows.count() == before


@pytest.mark.parametrize(("role", "sees"), [(Role.PLANNER, True), (Role.VIEWER, False)])
def test_search_keeps_evidence_from_who_only_views(role: Role, sees: bool) -> None:
    year = example_year("balangan-2023")
    row = year.rows.create(
        sheet="evidence.yaml#evidence",
        place=900,
        cells={"file": "x.pdf", "caption": "Berita acara zamrud"},
    )
    assert row.pk
    year.refresh_from_db()
    answer = somebody(year, role).get(f"{BASE}/cari/?q=zamrud")
    assert ("Berita acara zamrud" in answer.text) is sees


def test_search_finds_an_indicator_by_words_of_its_name() -> None:
    year = example_year("balangan-2023")
    facts = facts_of(year)
    name = facts.indicators[0].name
    words = " ".join(reversed(name.lower().split()[:2]))
    viewer = somebody(year, Role.VIEWER)
    assert name in viewer.get(f"{BASE}/cari/", {"q": words}).text
    measure, formulas = (
        facts.components[0].numerator,
        viewer.get(f"{BASE}/cari/", {"q": "100 *"}).text,
    )
    assert measure.name in formulas and str(measure.code) not in formulas, "a formula is in names"


@pytest.mark.parametrize(
    ("role", "words", "title", "is_found"),
    [
        (Role.PLANNER, "seseorang", "Seseorang", True),
        (Role.VIEWER, "seseorang", "Seseorang", False),  # who reads alone sees no list of people
        (Role.PLANNER, "instansi laporan", "Laporan Kinerja Instansi Pemerintah", True),
        (
            Role.VIEWER,
            "instansi laporan",
            "Laporan Kinerja Instansi Pemerintah",
            False,
        ),  # none is approved
        (Role.VIEWER, "pengantar kata", "Kata pengantar", True),
    ],
)
def test_search_finds_people_papers_and_texts_by_their_titles(
    role: Role, words: str, title: str, is_found: bool
) -> None:
    client = somebody(example_year("balangan-2023"), role)
    page = elements(client.get(f"{BASE}/cari/", {"q": words}).text)
    assert (title.lower() in " ".join(each.words for each in page.all("h3")).lower()) is is_found


def test_the_home_says_what_is_missing_and_leads_there() -> None:
    year = example_year("balangan-2023")
    year.rows.filter(sheet="plan.yaml#indicators/targets", cells__key="2023").first().delete()
    OfficeYear.objects.filter(pk=year.pk).update(revision=year.revision + 1)
    page = somebody(year, Role.PLANNER).get(f"{BASE}/perencanaan/").text
    assert re.search(r"\d+ dari \d+ indikator sudah bertarget", page)
    assert f'{BASE}/target/">Target tahun 2023' in page


REGENCY_YEAR = 2025


def test_an_administrator_of_a_new_office_reads_the_order_of_work() -> None:
    office = Office.objects.create(slug="baru", name="Dinas Baru")
    page = elements(signed_in(person("admin", office, Role.ADMINISTRATOR)).get("/").text)
    assert "Belum ada tahun" in page.words
    (order,) = page.all("ol")
    first = [each.words for each in order.all("li")]
    order_of_work = (
        "Mulai tahun",
        "Perencana",
        "Target",
        "Anggaran",
        "Jadwal isian",
        "Bagi isian",
        "Orang",
    )
    for words, line in zip(order_of_work, first, strict=True):
        assert line.startswith(words)
    links = [each.attributes["href"] for each in page.all("a")]
    assert "/baru/mulai/" in links and "/akun/2fa/" in links


def test_who_begins_a_further_year_is_not_shown_again(tmp_path: Path) -> None:
    page = make_house(tmp_path).browser("planner").get("/?semua").text
    assert "Belum ada tahun" not in page


def test_the_budget_is_a_first_step_with_what_is_lacking(tmp_path: Path) -> None:
    year = invented_year(tmp_path)
    titles = [step.title for step in first_steps(year)]
    assert titles.index("Anggaran") > titles.index(f"Perjanjian Kinerja {REGENCY_YEAR}")
    (budget,) = [step for step in first_steps(year) if step.title == "Anggaran"]
    assert budget.is_done
    row = year.rows.filter(sheet="inputs.csv", cells__resource="money").exclude(
        cells__original=""
    )[0]
    same = year.rows.filter(
        sheet="inputs.csv", cells__resource="money", cells__node=row.cells["node"]
    )
    for each in same:
        each.cells = {**each.cells, "original": "", "revised": ""}
        each.save()
    type(year).objects.filter(pk=year.pk).update(revision=year.revision + 1)
    year.refresh_from_db()
    (budget,) = [step for step in first_steps(year) if step.title == "Anggaran"]
    assert (
        not budget.is_done and "sub kegiatan berpagu" in budget.state and "hapus" in budget.state
    )
    page = (
        signed_in(person("perencana", year.office, Role.PLANNER))
        .get(f"/khayal/{REGENCY_YEAR}/")
        .text
    )
    assert f'<a href="/khayal/{REGENCY_YEAR}/anggaran/">Anggaran</a>' in page


def test_the_registers_are_a_step_that_nobody_has_to_take(house: House) -> None:
    (step,) = [
        each for each in first_steps(house.year) if each.title.startswith("Register pelayanan")
    ]
    assert step.is_optional and step.may_wait and step.state.startswith("belum dipakai")
    sheets = [
        "registers-services",
        "registers-sites",
        "registers-hours",
        "registers-holidays",
        "feeds",
    ]
    assert [address.rstrip("/").rpartition("/")[2] for _, _, address in step.parts] == sheets
    for page in (f"/kecil/{YEAR}/", f"/kecil/{YEAR}/perencanaan/"):
        text = house.browser("planner").get(page).text
        assert [text.count(f'href="{address}"') > 0 for *_, address in step.parts] == [True] * len(
            sheets
        )


def test_a_budget_of_the_year_before_is_none_of_this_one(tmp_path: Path) -> None:
    year = invented_year(tmp_path)
    money = year.rows.filter(sheet="inputs.csv", cells__resource="money")
    for each in money.exclude(cells__original=""):
        before = each.cells["period"].replace(str(REGENCY_YEAR), str(REGENCY_YEAR - 1))
        each.cells = {**each.cells, "period": before}
        each.save()
    type(year).objects.filter(pk=year.pk).update(revision=year.revision + 1)
    year.refresh_from_db()
    (budget,) = [step for step in first_steps(year) if step.title == "Anggaran"]
    assert not budget.is_done and budget.state.startswith("0 dari ")


def outputs(house: House) -> TaskLine:
    (found,) = [step for step in first_steps(house.year) if step.title == "Keluaran"]
    return found


def test_targets_of_outputs_are_a_step_that_keeps_nothing_waiting(tmp_path: Path) -> None:
    year = small(tmp_path)
    house = House(year, {"planner": person("perencana", year.office, Role.PLANNER)})
    nodes = [
        row.cells["id"] for row in year.rows.filter(sheet="nodes.csv", cells__kind="subactivity")
    ]
    programs = [
        row.cells["id"]
        for row in year.rows.filter(sheet="nodes.csv", cells__kind="program")
        if not row.cells["name"].startswith("PROGRAM PENUNJANG")
    ]
    step, titles = outputs(house), [each.title for each in first_steps(year)]
    assert titles.index("Keluaran") > titles.index("Anggaran")
    assert step.state.startswith(
        f"0 dari {len(nodes)} sub kegiatan dan 0 dari {len(programs)} program bertarget"
    )
    assert (
        "(boleh menyusul)" in step.state
        and "dari keluaran atau indikatornya sendiri" in step.state
    )
    assert step.may_wait and not step.is_done
    page = elements(house.browser("planner").get(f"/kecil/{YEAR}/").text)
    (line,) = [each for each in page.all("li") if each.words.startswith("Keluaran")]
    assert line.words.endswith("boleh menyusul")
    (link,) = line.all("a")
    assert link.attributes["href"] == f"/kecil/{YEAR}/perencanaan/outputs/"
    assert house.browser("planner").get(link.attributes["href"]).status_code == 200
    row = {"unit": "laporan", "name": "Laporan", "period": str(YEAR), "target": "4"}
    change(year, [Edit("outputs.csv", {**row, "node": nodes[0]})], Author())
    assert outputs(house).state.startswith(f"1 dari {len(nodes)} sub kegiatan dan 0 dari")
    change(year, [Edit("outputs.csv", {**row, "node": node}) for node in nodes[1:]], Author())
    assert not outputs(house).is_done, "what is below a program measures none"
    change(year, [Edit("outputs.csv", {**row, "node": node}) for node in programs], Author())
    assert outputs(house).is_done and "menyusul" not in outputs(house).state


def test_years_name_what_the_person_owes_in_them(tmp_path: Path) -> None:
    own: House = make_house(tmp_path)
    other = small(tmp_path, "lain")
    clerk = own.people["clerk"]
    Membership.objects.create(
        office=other.office, user=clerk, role=Role.VIEWER, since="2020-01-01"
    )
    lines = elements(own.browser("clerk").get("/").text).all("li")
    (mine,) = [each for each in lines if f"/kecil/{YEAR}/" in each.all("a")[0].attributes["href"]]
    (others,) = [each for each in lines if f"/lain/{YEAR}/" in each.all("a")[0].attributes["href"]]
    assert "4 tugas Anda, yang pertama batas 10 April 2024" in mine.words
    assert "tugas" not in others.words


def schedule(house: House) -> TaskLine:
    (found,) = [step for step in first_steps(house.year) if step.title == "Jadwal isian"]
    return found


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        pytest.param({}, "schedule.checked", id="as it is"),
        pytest.param({"irama-ktp": "year"}, "rhythm.changed", id="a rhythm alone"),
        pytest.param({f"tutup-{YEAR}-Q1": f"{YEAR}-04-20"}, "deadline.changed", id="a day"),
    ],
)
def test_a_saved_schedule_is_done_in_any_case(
    house: House, sent: dict[str, str], message: str
) -> None:
    browser, address = house.browser("planner"), f"/kecil/{YEAR}/jadwal/"
    assert not schedule(house).is_done and "simpan jadwalnya" in schedule(house).state
    shown = {"tutup-" + f"{YEAR}-Q{number}": "" for number in range(1, 5)} | {
        "irama-ktp": "quarter"
    }
    browser.get(address)
    assert browser.post(address, {**shown, **sent}).status_code == 302
    assert schedule(house).is_done and "belum" not in schedule(house).state
    assert [entry.action for entry in Entry.objects.all()] == [message]


def test_it_is_reported_once_and_again_only_where_something_changes(house: House) -> None:
    browser, address = house.browser("planner"), f"/kecil/{YEAR}/jadwal/"
    for _ in range(3):
        page = browser.post(address, {"irama-ktp": "quarter"}, follow=True)
        assert "Jadwal sudah diperiksa; tidak ada yang berubah." in elements(page.text).words
    assert [(each.action, each.subject) for each in Entry.objects.all()] == [
        ("schedule.checked", str(house.year.pk))
    ]


def test_rhythms_of_the_year_before_and_other_years_check_nothing(tmp_path: Path) -> None:
    own, other = make_house(tmp_path), small(tmp_path, "lain")
    Rhythm.objects.create(office_year=own.year, code="ktp", kind="year")
    brought = Deed("rhythm.changed", f"{own.year.pk}/ktp", None, {"kind": "year"})
    record(own.year.office, Author(), [brought])
    record(other.office, Author(), [Deed("schedule.checked", str(other.pk), None, None)])
    assert not schedule(own).is_done


NEXT = YEAR + 1


def begun(desk: Desk, sha256: str) -> tuple[OfficeYear, str]:
    """The next year, and what its first page says."""
    sent = {"cara": "penutupan", "approved": sha256}
    answer = desk.client.post(f"/{desk.year.office.slug}/mulai/", sent, follow=True)
    assert answer.status_code == 200
    return desk.year.office.years.get(year=NEXT), answer.text


def steps(page: Element) -> list[tuple[str, str]]:
    (section,) = [each for each in page.all("section") if "Panduan tahun" in each.words]
    lines = [line.all("a") for line in section.all("li")]
    links = [(own[0].words, own[0].attributes["href"]) for own in lines if own]
    return [
        (words, address)
        for words, address in links
        if address.startswith(f"/{address.split('/')[1]}/{NEXT}/")
    ]


def test_required_evidence_and_rhythms_go_on(tmp_path: Path) -> None:
    own, sha256 = approved(tmp_path)
    for code in ("ktp", "hilang"):
        Requirement.objects.create(office_year=own.year, code=code)
    Rhythm.objects.create(office_year=own.year, code="ktp", kind="semester")
    Deadline.objects.create(office_year=own.year, period=f"{YEAR}-Q4", day=f"{NEXT}-01-20")
    made, page = begun(own, sha256)
    assert [*made.requirements.values_list("code", flat=True)] == ["ktp"]
    assert [*made.rhythms.values_list("code", "kind")] == [("ktp", "semester")]
    assert not made.deadlines.exists()
    assert f"Tahun {NEXT} dimulai." in page
    deeds = Entry.objects.filter(
        office=made.office, action__in=("evidence.required", "rhythm.changed")
    )
    assert {deed.action for deed in deeds.filter(subject__startswith=str(made.pk))} == {
        "evidence.required",
        "rhythm.changed",
    }


def test_the_first_page_says_what_comes_next_with_its_pages(tmp_path: Path) -> None:
    own, sha256 = approved(tmp_path)
    made, page = begun(own, sha256)
    base = f"/{made.office.slug}/{NEXT}/"
    assert {
        (f"Target tahun {NEXT}", f"{base}target/"),
        (f"Perjanjian Kinerja {NEXT}", f"{base}perjanjian/"),
        ("Jadwal isian", f"{base}jadwal/"),
        ("Bagi isian kepada jabatan", f"{base}pembagian/"),
        ("Register pelayanan (bila dipakai)", f"{base}perencanaan/registers-services/"),
    } <= {*steps(elements(page))}
    for _, address in steps(elements(page)):
        assert own.client.get(address).status_code == 200


def test_steps_are_done_one_by_one_and_stay_when_a_form_is_begun(tmp_path: Path) -> None:
    made, _ = begun(*approved(tmp_path))
    Deadline.objects.create(office_year=made, period=f"{NEXT}-Q1", day=f"{NEXT}-04-20")
    facts = know(made).read.partial
    assert facts is not None
    has_targets = all(NEXT in each.plan_targets for each in facts.indicators)
    assert [step.is_done for step in first_steps(made)] == [
        has_targets,
        False,
        True,
        True,
        True,
        False,
    ]
    made.forms.create(post=POST, period=f"{NEXT}-Q1")
    assert not all(step.is_done for step in first_steps(made))


def test_posts_that_nobody_holds_are_counted_until_somebody_fills_in_and_approves(
    tmp_path: Path,
) -> None:
    """A clerk, a former holder, and one who cannot sign in hold no post."""
    made, _ = begun(*approved(tmp_path))
    facts = know(made).read.partial
    assert facts is not None
    needed = {post for post in find_duties(facts) if post} | {facts.office.head}
    made.office.holdings.all().delete()
    user = made.office.memberships.all()[0].user
    hold = partial(Holding.objects.create, office=made.office, user=user)

    def next_step() -> tuple[str, bool]:
        step = next(each for each in first_steps(made) if each.title == "Orang")
        return step.state, step.is_done

    hold(post=facts.office.head, kind="clerk", since=SINCE)
    hold(post=facts.office.head, kind="definitive", since=SINCE, until=SINCE)
    empty = ", ".join(sorted(facts.post_by_id[post].name for post in needed))
    assert next_step() == (f"0 dari {len(needed)} jabatan terisi; belum: {empty}", False)
    for post in needed:
        hold(post=post, kind="acting", since=SINCE)
    assert next_step() == (f"{len(needed)} dari {len(needed)} jabatan terisi", True)
    User.objects.filter(pk=user.pk).update(is_active=False)
    empty = ", ".join(sorted(facts.post_by_id[post].name for post in needed))
    assert next_step() == (f"0 dari {len(needed)} jabatan terisi; belum: {empty}", False)


def test_a_closed_year_has_no_first_steps(tmp_path: Path) -> None:
    own, _ = approved(tmp_path)
    own.year.forms.all().delete()
    own.year.refresh_from_db()
    assert own.year.is_closed and first_steps(own.year) == ()


FIRST = Period.parse(f"{REGENCY_YEAR}-Q1")


@pytest.fixture(name="year")
def of_one_quarter(tmp_path: Path) -> OfficeYear:
    """The invented regency of which nothing but the first quarter was told."""
    year = invented_year(tmp_path)
    later = [f"{REGENCY_YEAR}-Q{ordinal}" for ordinal in (2, 3, 4)]
    for sheet in ("counts.csv", "survey.csv"):
        year.rows.filter(sheet=sheet, cells__period__in=later).delete()
    return year


def bring(year: OfficeYear, state: State, quarter: Period = FIRST) -> None:
    forms = sound_forms(year)
    for post, _ in forms.by_post():
        PostForm.objects.update_or_create(
            office_year=year, post=post, period=str(quarter), defaults={"state": state}
        )


def home(year: OfficeYear) -> str:
    if not year.office.memberships.exists():
        person("kadis", year.office, Role.OFFICE_HEAD)
    return signed_in(year.office.memberships.get().user).get(f"/khayal/{REGENCY_YEAR}/").text


def test_approved_quarters_are_shown_as_of_their_last_one(year: OfficeYear) -> None:
    known = know(year)
    whole, quarter = known.assessment(), known.assessment(FIRST)
    assert whole is not None and quarter is not None
    key = [each for each in whole.indicators if each.is_key]
    blind = [each.code for each in key if isinstance(each.current.actual, Unavailable)]
    assert blind, "a year of one quarter has an indicator without a value"
    words = f"keadaan {FIRST.label}, disetujui"
    assert words not in home(year)
    bring(year, State.APPROVED)
    page = home(year)
    so_far = [each for each in quarter.indicators if each.code in blind]
    lines = [each for each in so_far if not isinstance(each.current.actual, Unavailable)]
    assert lines and page.count(words) == len(lines)
    for each in lines:
        found = re.search(rf'/jejak/indikator/{each.code}/{FIRST}/">([^<]*)</a>', page)
        assert found is not None and found[1] == each.current.actual.display


def test_what_is_handed_in_and_not_approved_is_reported_as_provisional(year: OfficeYear) -> None:
    bring(year, State.SUBMITTED)
    assert f"keadaan {FIRST.label}, sementara, belum semuanya disetujui" in home(year)


def test_a_quarter_half_typed_is_the_state_of_nothing(year: OfficeYear) -> None:
    bring(year, State.APPROVED)
    PostForm.objects.filter(post="sekretaris").update(state=State.DRAFT)
    page = home(year)
    assert f"keadaan {FIRST.label}, " not in page
    # What has a value of the year all the same says of which end its counts are.
    assert f"Sementara belum tercapai; keadaan {FIRST.label}<" in page


@pytest.mark.parametrize(
    ("words", "excerpt"),
    [("zamrud acara", "Berita acara zamrud"), ("x.pdf acara", ""), ("berita acara", "")],
    ids=["begins in a sentence", "begins in a name", "begins in the title"],
)
def test_a_hit_shows_the_sentence_that_has_the_first_word(words: str, excerpt: str) -> None:
    """Fault: the title is shown again as what was found in it."""
    title = "x.pdf" if excerpt or words.startswith("x") else "Berita acara zamrud"
    texts = ("Berita acara zamrud",) if title == "x.pdf" else ()
    (hit,) = _hits([SearchHit(title, "Bukti", "/", texts=texts)], words.split())
    assert hit.excerpt == excerpt
