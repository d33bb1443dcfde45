"""The page on which several forms are decided about at once,
with a remark at the value that it is of.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.http import HttpResponse
from django.utils import timezone
from tests.web.approving import LINES, PAPER, sign
from tests.web.elements import Element, elements
from tests.web.filling import AREAS, POST, QUARTER, YEAR, House, cell, make_house, typed
from tests.web.test_year_approval import fill
from tests.web.twins import person, signed_in
from tests.web.undoing import every_case_undone

from capaian.web.accounts.models import User
from capaian.web.demonstration.make import make_files
from capaian.web.measurement.flow import FormStep, Hand, State, StepRefusedError, take
from capaian.web.measurement.models import ApprovedYear, Notice, PostForm, Remark, Taken
from capaian.web.measurement.year_approvals import void_years
from capaian.web.offices.models import Membership, Role
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, FlawedError, change
from capaian.web.years.known import know

PAGE = f"/kecil/{YEAR}/verifikasi/"
QUARTERS = (f"{YEAR}-Q1", f"{YEAR}-Q2")
KEYS = [f"{POST}/{quarter}" for quarter in QUARTERS]
HULU = cell("ktp.holders", AREAS[0])
REASON = "Periksa lagi angka Kecamatan Hulu."


@pytest.fixture(name="submitted")
def with_submitted_forms(tmp_path: Path) -> House:
    """Two quarters that the clerk handed in."""
    submitted = make_house(tmp_path)
    for quarter, more in zip(QUARTERS, (0, 5), strict=True):
        figures = (str(40 + more), "45"), (str(100 + more), "50")
        sent = {**typed(*figures, quarter), "aksi": "ajukan"}
        assert (
            submitted.browser("clerk").post(submitted.address(quarter=quarter), sent).status_code
            == 302
        )
    return submitted


def page(submitted: House, name: str = "planner", address: str = PAGE) -> Element:
    return elements(submitted.browser(name).get(address).text)


def hidden(shown: Element) -> dict[str, str]:
    fields = shown.all("input", type="hidden")
    return {each.attributes["name"]: each.attributes["value"] for each in fields}


def decide(submitted: House, name: str, step: str, keys: list[str], **more: str) -> HttpResponse:
    sent = {**hidden(page(submitted, name)), "langkah": step, "isian": keys, **more}
    answer: HttpResponse = submitted.browser(name).post(PAGE, sent)
    return answer


def states() -> list[str]:
    return [*PostForm.objects.order_by("period").values_list("state", flat=True)]


@every_case_undone(
    ("name", "step", "keys", "reason", "becomes"),
    [
        ("planner", "verify", KEYS, "", ["verified", "verified"]),
        ("planner", "verify", KEYS[1:], "", ["submitted", "verified"]),
        ("planner", "return", KEYS, REASON, ["returned", "returned"]),
        ("planner", "return", KEYS, "", ["submitted", "submitted"]),  # nobody reads why
        (
            "planner",
            "verify",
            KEYS,
            REASON,
            ["submitted", "submitted"],
        ),  # the reason would be lost
        ("planner", "verify", [], "", ["submitted", "submitted"]),
        ("planner", "lock", KEYS, "", ["submitted", "submitted"]),
        ("head", "approve", KEYS, "", ["submitted", "submitted"]),  # nobody verified them
        ("holder", "verify", KEYS, "", ["submitted", "submitted"]),  # the own ones
    ],
)
def test_a_decision_is_of_all_that_were_chosen_or_of_none(
    submitted: House, name: str, step: str, keys: list[str], reason: str, becomes: list[str]
) -> None:
    before = Entry.objects.count()
    answer = decide(submitted, name, step, keys, alasan=reason)
    is_done = becomes != ["submitted", "submitted"]
    assert (answer.status_code, states()) == (302 if is_done else 422, becomes)
    assert Entry.objects.filter(action=f"form.{step}").count() == (len(keys) if is_done else 0)
    assert is_done or Entry.objects.exclude(action="request.refused").count() == before


def test_those_without_remarks_are_picked_at_once(submitted: House) -> None:
    Taken.objects.update(reason="")  # that there is no evidence was confirmed
    form, clerk = PostForm.objects.get(period=QUARTERS[0]), submitted.people["clerk"]
    form.remarks.create(kind=Remark.Kind.EXPLANATION, slot=HULU, text="Ada sebabnya.", by=clerk)
    boxes = page(submitted, address=f"{PAGE}?pilih=tanpa-catatan").all("input", type="checkbox")
    assert ["checked" in each.attributes for each in boxes] == [False, True]


def test_one_that_changed_since_it_was_displayed_leaves_all_as_they_are(submitted: House) -> None:
    sent = {**hidden(page(submitted)), "langkah": "verify", "isian": KEYS}
    words = {
        "nilai": cell("ktp.holders", AREAS[0], QUARTERS[1]),
        "catatan": "Jangan disetujui dahulu.",
    }
    submitted.browser("planner").post(
        submitted.address(quarter=QUARTERS[1], more="catatan/"), words
    )
    assert submitted.browser("planner").post(PAGE, sent).status_code == 422
    assert states() == ["submitted", "submitted"]


def test_a_remark_is_at_its_value_and_sends_the_form_back_without_another_reason(
    submitted: House,
) -> None:
    form = f"{PAGE}{KEYS[0]}/"
    (line,) = page(submitted, address=f"{form}?nilai={HULU}").all("textarea", id="catatan-baru")
    sent = {
        "nilai": HULU,
        line.attributes["name"]: "Mungkin dua angka tertukar.",
        "dari": "verifikasi",
    }
    answer = submitted.browser("planner").post(submitted.address(more="catatan/"), sent)
    assert answer.status_code == 302
    assert unquote(answer.headers["Location"]) == f"{form}#{HULU}", "back at its value"
    assert "Mungkin dua angka tertukar." in page(submitted, address=form).by_id(HULU).words
    assert Remark.objects.get().slot == HULU
    assert decide(submitted, "planner", "return", KEYS[:1]).status_code == 302
    assert Notice.objects.filter(text__endswith="Mungkin dua angka tertukar.").exists()
    changed = {
        f"sel-{HULU}": "44",
        f"dulu-{HULU}": "40",
        f"jawab-{Remark.objects.get().pk}": "Tertukar.",
    }
    assert (
        submitted.browser("clerk")
        .post(submitted.address(), {**changed, "aksi": "ajukan"})
        .status_code
        == 302
    )
    text = page(submitted, address=form).by_id(HULU).words
    assert "40 44" in text and "Jawaban: “Tertukar.”" in text


def test_values_differ_from_the_quarter_and_from_the_year_before(submitted: House) -> None:
    rows = submitted.year.rows.filter(
        sheet="counts.csv", cells__period=QUARTERS[1], cells__measure="ktp.holders"
    )
    row = rows.get(cells__area=AREAS[0])
    last = {**row.cells, "period": f"{YEAR - 1}-Q2", "value": "48"}
    submitted.year.rows.create(sheet="counts.csv", place=row.place + 99, cells=last)
    submitted.year.revision += 1
    submitted.year.save()
    text = (
        page(submitted, address=f"{PAGE}{KEYS[1]}/")
        .by_id(cell("ktp.holders", AREAS[0], QUARTERS[1]))
        .words
    )
    assert "45" in text and "+5 triwulan lalu" in text and "−3 tahun lalu" in text


def test_a_form_that_waits_for_nobody_leads_to_its_own_page(submitted: House) -> None:
    answer = submitted.browser("planner").get(f"{PAGE}{POST}/{YEAR}-Q4/")
    assert answer.status_code == 302 and answer.headers["Location"] == submitted.address(
        quarter=f"{YEAR}-Q4"
    )


@pytest.mark.parametrize("has_other", [True, False])
def test_whoever_wrote_figures_reads_who_decides_in_the_own_place(
    submitted: House, has_other: bool
) -> None:
    if has_other:
        other = person("kabid-lain", submitted.year.office, Role.UNIT_HEAD)
        submitted = House(submitted.year, {**submitted.people, "other": other})
    assert submitted.step("planner", "return", REASON).status_code == 302
    found = submitted.count(QUARTERS[0])
    author = Author(submitted.people["planner"], "planner")
    change(submitted.year, [Edit(found.sheet, {"value": "41"}, found.pk, found.version)], author)
    assert (
        submitted.browser("holder").post(submitted.address(), {"aksi": "ajukan"}).status_code
        == 302
    )
    wrote = "Anda menulis sebagian angkanya, jadi orang lain yang memverifikasi."
    waits = "Menunggu diverifikasi Kepala bidang lain; sesudah itu disetujui Kepala Dinas."
    waits = (
        waits
        if has_other
        else "Administrator memberi peran Perencana atau Kepala bidang kepada orang lain"
    )
    for name in ("planner", "holder", "head", "viewer"):
        text = page(submitted, name, submitted.address()).words
        assert waits in text and (wrote in text) is (name == "planner")
    assert "Anda dapat mengembalikan" not in page(submitted, "holder", submitted.address()).words
    queue = page(submitted, address=f"{PAGE}{KEYS[0]}/").words
    assert f"{wrote} Isiannya: " in queue and waits in queue
    assert (wrote in page(submitted, "head", PAGE).words) is False
    if has_other:
        assert "menunggu keputusan Anda" in page(submitted, "other", submitted.address()).words


POLICIES = "office.yaml"


@pytest.fixture(name="chosen")
def with_two_heads(tmp_path: Path) -> House:
    """A form that was handed in, and a head of another unit."""
    chosen = make_house(tmp_path)
    other = person("kabid-lain", chosen.year.office, Role.UNIT_HEAD)
    chosen.hold(other, "kabid-capil")
    chosen.fill(act="ajukan")
    return House(chosen.year, {**chosen.people, "other": other})


def declare(chosen: House, verifier: str) -> None:
    row = next(
        row
        for row in chosen.year.rows.filter(sheet__startswith=POLICIES)
        if "policies.rounding" in row.cells
    )
    change(
        chosen.year,
        [Edit(row.sheet, {"policies.verifier": verifier}, row.pk, row.version)],
        Author(),
    )


def verify(chosen: House, name: str) -> int:
    return chosen.step(name, "verify").status_code


def form_state() -> State:
    return PostForm.objects.get(post=POST, period=QUARTER).stage


@pytest.mark.parametrize("declared", ["", "planner"], ids=["unsaid", "merged"])
def test_who_plans_verifies_unless_the_office_keeps_them_apart(
    chosen: House, declared: str
) -> None:
    if declared:
        declare(chosen, declared)
    assert verify(chosen, "other") == 422
    assert verify(chosen, "planner") == 302
    assert form_state() is State.VERIFIED


def test_apart_the_head_of_another_unit_verifies_and_who_plans_does_not(chosen: House) -> None:
    declare(chosen, "unit_heads")
    assert verify(chosen, "planner") == 422
    assert verify(chosen, "holder") == 422, "nobody verifies the own form"
    assert form_state() is State.SUBMITTED
    home = chosen.browser("other").get(f"/kecil/{YEAR}/").content.decode()
    assert "Verifikasi isian: " in elements(home).words
    assert (
        "Verifikasi isian: "
        not in chosen.browser("planner").get(f"/kecil/{YEAR}/").content.decode()
    )
    assert "menunggu keputusan Anda" not in chosen.browser("planner").get(chosen.address()).text
    assert verify(chosen, "other") == 302
    assert form_state() is State.VERIFIED


def test_the_choice_is_read_from_the_dossier_and_nothing_else_is_one(chosen: House) -> None:
    declare(chosen, "unit_heads")
    facts = know(chosen.year).dossier_check.office_year
    assert facts is not None and facts.policies.verifier == "unit_heads"
    with pytest.raises(FlawedError):
        declare(chosen, "siapa saja")


def test_the_demonstration_says_that_its_planner_verifies() -> None:
    assert "  verifier: planner\n" in make_files(2025)["office.yaml"]


CAUSE = "Kepala bidang menemukan sebab yang sebenarnya."
REOPENED = "Angka Hulu belum sama dengan SIAK."


def goes(user: User, how: str) -> None:
    """Let somebody be nobody of the office any more."""
    if how == "closed":
        user.is_active = False
        user.save()
    else:
        yesterday = timezone.localdate() - timedelta(days=1)
        Membership.objects.filter(user=user).update(until=yesterday)


def succeeded(house: House, how: str) -> User:
    """The head who takes the place of the one that approved."""
    after = person("kadis-baru", house.year.office, Role.OFFICE_HEAD)
    goes(house.people["head"], how)
    Notice.objects.all().delete()
    return after


def by_reader() -> dict[str, str]:
    return {notice.to.username: notice.text for notice in Notice.objects.all()}


@pytest.mark.parametrize("how", ["closed", "left"])
def test_changes_of_approved_figures_reach_todays_head_for_a_gone_one(
    house: House, how: str
) -> None:
    fill(house, f"{YEAR}-Q1")
    succeeded(house, how)
    row = house.year.rows.get(sheet="plan.yaml#indicators", cells__code="iku-ktp")
    change(
        house.year, [Edit(row.sheet, {"name": "Lain"}, row.pk, row.version)], Author(reason=CAUSE)
    )
    ((reader, text),) = by_reader().items()
    assert reader == "kadis-baru"
    assert "Yang sudah diajukan atau disetujui berubah: " in text


@pytest.mark.parametrize("how", ["closed", "left"])
def test_an_approval_that_was_voided_is_reported_to_todays_heads(house: House, how: str) -> None:
    fill(house, f"{YEAR}-Q1")
    after = succeeded(house, how)
    person("kadis-lain", house.year.office, Role.OFFICE_HEAD)
    sent = {"langkah": "reopen", "versi": str(PostForm.objects.get().version), "alasan": REOPENED}
    assert signed_in(after).post(house.address(more="langkah/"), sent).status_code == 302
    seen = {to: text for to, text in by_reader().items() if "Persetujuan batal" in text}
    assert [*seen] == ["kadis-lain"], "who reopened it knows, who is gone reads nothing"
    assert REOPENED in seen["kadis-lain"]


def test_the_approval_of_a_year_that_is_void_is_reported_to_todays_heads(house: House) -> None:
    by = house.people["head"]
    ApprovedYear.objects.create(
        office_year=house.year, sha256="0" * 64, name="cuplikan.json", by=by
    )
    succeeded(house, "closed")
    void_years(house.year, REOPENED, Author())
    assert by_reader() == {"kadis-baru": f"Pengesahan tahun {YEAR} batal. {REOPENED}"}


def test_what_becomes_of_a_signed_agreement_leads_to_the_agreements(house: House) -> None:
    line = {"agreements.id": PAPER, "indicator": "iku-ktp", "target.value": "90"}
    change(house.year, [Edit(LINES, line)], Author())
    sign(house)
    row = house.year.rows.get(sheet=LINES)
    change(
        house.year,
        [Edit(LINES, {"target.value": "80"}, row.pk, row.version)],
        Author(reason=CAUSE),
    )
    head = house.browser("head")
    page = elements(head.get(f"/kecil/{YEAR}/").text)
    (link,) = [each for each in page.all("a") if "yang sudah ditandatangani" in each.words]
    assert link.attributes["href"] == f"/kecil/{YEAR}/perjanjian/"
    assert head.get(link.attributes["href"]).status_code == 200


LONG_REASON = "Rekap akta bulan Mei belum termasuk dua kecamatan."
OWNER = Hand(frozenset({Role.DATA_ENTRY}), is_owner=True, has_entered=True)
VERIFIER = Hand(frozenset({Role.PLANNER}), is_owner=False, has_entered=False)
HEAD = Hand(frozenset({Role.OFFICE_HEAD}), is_owner=False, has_entered=False)
ALLOWED = {
    (State.EMPTY, FormStep.FILL): (OWNER, State.DRAFT),
    (State.DRAFT, FormStep.FILL): (OWNER, State.DRAFT),
    (State.RETURNED, FormStep.FILL): (OWNER, State.RETURNED),
    (State.DRAFT, FormStep.SUBMIT): (OWNER, State.SUBMITTED),
    (State.RETURNED, FormStep.SUBMIT): (OWNER, State.SUBMITTED),
    (State.SUBMITTED, FormStep.WITHDRAW): (OWNER, State.DRAFT),
    (State.SUBMITTED, FormStep.RETURN): (VERIFIER, State.RETURNED),
    (State.VERIFIED, FormStep.RETURN): (HEAD, State.RETURNED),
    (State.SUBMITTED, FormStep.VERIFY): (VERIFIER, State.VERIFIED),
    (State.VERIFIED, FormStep.APPROVE): (HEAD, State.APPROVED),
    (State.APPROVED, FormStep.REOPEN): (HEAD, State.DRAFT),
    (State.LOCKED, FormStep.REOPEN): (HEAD, State.DRAFT),
    (State.APPROVED, FormStep.LOCK): (HEAD, State.LOCKED),
}
"""Every step that there is, with who takes it and where it leads;
the table of the design of the pages.
"""
EVERYBODY = (OWNER, VERIFIER, HEAD, *(Hand(frozenset({role}), False, False) for role in Role))


@pytest.mark.parametrize(("state", "step"), [*product(State, FormStep)])
def test_a_step_leads_where_the_design_says_and_no_other_is_there(
    state: State, step: FormStep
) -> None:
    allowed = ALLOWED.get((state, step))
    if allowed is not None:
        hand, into = allowed
        assert take(state, step, hand, LONG_REASON) is into
        return
    for hand in EVERYBODY:
        with pytest.raises(StepRefusedError) as caught:
            take(state, step, hand, LONG_REASON)
        assert state.words.lower() in caught.value.message


@pytest.mark.parametrize(("place", "role"), [*product(ALLOWED, Role)])
def test_nobody_else_takes_it(place: tuple[State, FormStep], role: Role) -> None:
    state, step = place
    hand, _ = ALLOWED[place]
    stranger = Hand(frozenset({role}), is_owner=False, has_entered=False)
    if not hand.is_owner and role in (
        {Role.PLANNER, Role.OFFICE_HEAD} if step is FormStep.RETURN else hand.roles
    ):
        assert take(state, step, stranger, LONG_REASON)
    else:
        with pytest.raises(StepRefusedError):
            take(state, step, stranger, LONG_REASON)


@pytest.mark.parametrize(
    ("state", "step"), [(State.SUBMITTED, FormStep.VERIFY), (State.VERIFIED, FormStep.APPROVE)]
)
def test_nobody_judges_an_own_entry_in_whatever_role(state: State, step: FormStep) -> None:
    everything = Hand(frozenset(Role), is_owner=False, has_entered=True)
    with pytest.raises(StepRefusedError, match="Anda menulis sebagian angkanya"):
        take(state, step, everything)


def test_who_verified_does_not_approve() -> None:
    both = Hand(
        frozenset({Role.PLANNER, Role.OFFICE_HEAD}), False, has_entered=False, has_verified=True
    )
    with pytest.raises(StepRefusedError, match="memverifikasi"):
        take(State.VERIFIED, FormStep.APPROVE, both)


@pytest.mark.parametrize(
    "reason", ["", "\t\n" * 20, "x" * 19, f"  {'x' * 19}  ", "x" * 20, f"  {'x' * 20}\n"]
)
@pytest.mark.parametrize(
    "place", [place for place in ALLOWED if place[1] in (FormStep.RETURN, FormStep.REOPEN)]
)
def test_a_reason_has_twenty_letters_beside_its_blanks(
    place: tuple[State, FormStep], reason: str
) -> None:
    hand, into = ALLOWED[place]
    if len(reason.strip()) == 20:
        assert take(*place, hand, reason) is into
    else:
        with pytest.raises(StepRefusedError, match="sedikitnya 20 huruf"):
            take(*place, hand, reason)


@pytest.mark.parametrize(
    ("state", "step"), [(State.SUBMITTED, FormStep.VERIFY), (State.VERIFIED, FormStep.APPROVE)]
)
def test_whose_form_it_is_does_not_judge_it_even_without_an_own_figure(
    state: State, step: FormStep
) -> None:
    owner = Hand(frozenset(Role), is_owner=True, has_entered=False)
    with pytest.raises(StepRefusedError, match="milik jabatan Anda"):
        take(state, step, owner, LONG_REASON)
    assert take(State.SUBMITTED, FormStep.RETURN, owner, LONG_REASON) is State.RETURNED, (
        "who sends back approves nothing"
    )
