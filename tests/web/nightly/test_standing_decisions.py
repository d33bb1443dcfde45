"""Decisions, reasons, evidence, accounts and offices are as the log tells them, or are named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from tests.web.beginnings import YEAR, small_files
from tests.web.exchanging import listed, upload, zipped
from tests.web.filling import POST, House, looked_at, typed
from tests.web.proving import paper, sent
from tests.web.tampering import require_named
from tests.web.twins import add_second_factor, signed_in

from capaian.web.accounts.models import User
from capaian.web.evidence.bring import Proof, bring
from capaian.web.evidence.models import Upload
from capaian.web.evidence.prepare import prepare
from capaian.web.founding import found
from capaian.web.measurement.models import ApprovedYear, PostForm, Taken
from capaian.web.offices.models import Holding, HoldingKind, Office, Role
from capaian.web.people.change import keep_holding, make_person, set_active
from capaian.web.starting import Beginning
from capaian.web.substitutes.change import keep
from capaian.web.substitutes.models import ActedFor, Substitution
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.trail.standing import find_difference
from capaian.web.trail.verify import find_stray, verify_log
from capaian.web.years.models import EvidenceFile, OfficeYear

pytestmark = pytest.mark.django_db
PEOPLE = {
    "head": Role.OFFICE_HEAD,
    "planner": Role.PLANNER,
    "clerk": Role.DATA_ENTRY,
    "holder": Role.UNIT_HEAD,
    "deputy": Role.UNIT_HEAD,
}
QUARTERS = [f"{YEAR}-Q{number}" for number in (1, 2, 3, 4)]


def people_of(office: Office) -> dict[str, User]:
    made = {}
    for name, role in PEOPLE.items():
        user = make_person(office, User(username=name, full_name=name), [role], Author()).user
        User.objects.filter(pk=user.pk).update(must_change_password=False)
        made[name] = User.objects.get(pk=user.pk)
    for name in ("head", "deputy"):
        add_second_factor(made[name])
    return made


def begin(people: dict[str, User]) -> None:
    files = {**small_files()}
    plan = files["plan.yaml"].replace(b"    owner: kepala-dinas\n    formula", b"    formula")
    files["plan.yaml"] = plan.replace(b"owner: kepala-dinas", b"owner: kabid-dafduk")
    files["nodes.csv"] = b"id,kind,code,name,parent,objective\n"
    files["inputs.csv"] = b"node,period,resource,kind,original,revised,actual,source\n"
    files["counts.csv"] = b"measure,area,period,value,source\n"
    files |= {"evidence.yaml": listed("acara.pdf", proves="[ktp]"), "evidence/acara.pdf": paper("Acara")}
    packed = zipped({f"k/{name}": content for name, content in files.items()})
    page = signed_in(people["planner"]).post(
        "/kecil/mulai/", {"cara": "dossier", "file": upload("k.zip", packed)}
    )
    assert page.status_code == 302


def step(own: House, who: str, quarter: str, name: str, why: str = "") -> None:
    form = PostForm.objects.get(post=POST, period=quarter)
    told = {"langkah": name, "versi": str(form.version), "alasan": why}
    told["dilihat"] = looked_at(own.browser(who), own.address(quarter=quarter))
    page = own.browser(who).post(own.address(quarter=quarter, more="langkah/"), told)
    assert page.status_code == 302


def hand_in(own: House, quarter: str) -> None:
    page = own.browser("clerk").post(own.address(quarter=quarter), {"aksi": "ajukan"})
    assert page.status_code == 302


def close(own: House, who: str) -> None:
    page = own.browser(who).post(f"/kecil/{YEAR}/pengesahan/", own.shown(tanpa="ya"))
    assert page.status_code == 302


@pytest.fixture(name="own")
def whole() -> House:
    """A year that was approved by a substitute, opened again, and approved once more."""
    found(Beginning("kecil", "Disdukcapil Contoh", "admin-satu", "Budi", "kopi pahit di Halong 7"))
    office, today = Office.objects.get(), timezone.localdate()
    people = people_of(office)
    begin(people)
    for who, post, kind in (
        ("clerk", POST, HoldingKind.CLERK),
        ("holder", POST, HoldingKind.DEFINITIVE),
        ("head", "kepala-dinas", HoldingKind.DEFINITIVE),
    ):
        holding = Holding(office=office, post=post, user=people[who], kind=kind, since="2024-01-01")
        keep_holding(holding, Author())
    stands = {"of": people["head"], "user": people["deputy"], "since": today, "until": today}
    keep(Substitution(office=office, post="kepala-dinas", way="daily", **stands), Author())
    own = House(office.years.get(), people)
    for number, quarter in enumerate(QUARTERS):
        numbers = {**typed(("90", "45"), ("100", "50"), quarter), "aksi": "simpan"}
        assert own.browser("clerk").post(own.address(quarter=quarter), numbers).status_code == 302
        proof = {"berkas": sent(f"{number}.pdf", paper(f"BA {number}")), "membuktikan": "ktp"}
        address = own.address(quarter=quarter, more="bukti/")
        assert own.browser("clerk").post(address, {**proof, "keterangan": "BA"}).status_code == 302
        hand_in(own, quarter)
        step(own, "planner", quarter, "verify")
        step(own, "head" if number else "deputy", quarter, "approve")
    close(own, "deputy")
    last = QUARTERS[-1]
    step(own, "head", last, "reopen", "dibuka kembali untuk pemeriksaan")
    hand_in(own, last)
    step(own, "planner", last, "verify")
    step(own, "head", last, "approve")
    close(own, "head")
    set_active(office, people["holder"], Author(), is_active=False)
    assert (verify_log(), find_stray()) == (None, None)
    return own


def first_file() -> EvidenceFile:
    return EvidenceFile.objects.filter(uploads__form__isnull=False).order_by("pk")[0]


def lose_file(_: House) -> None:
    file = first_file()
    Upload.objects.filter(file=file).update(file=None)
    file.delete()


def exchange_content(_: House) -> None:
    other = EvidenceFile.objects.order_by("-pk")[0]
    EvidenceFile.objects.filter(pk=first_file().pk).update(sha256=other.sha256)


def mark(own: House, **cells: object) -> None:
    """Write something into an account."""
    User.objects.filter(pk=own.people["clerk"].pk).update(**cells)


def move_year(own: House) -> None:
    other = Office.objects.create(slug="lain", name="Lain", is_demonstration=True)
    OfficeYear.objects.filter(pk=own.year.pk).update(office=other)


SPOILS: dict[str, tuple[Callable[[House], object], str]] = {
    "no word of for whom": (lambda _: ActedFor.objects.filter(step__step="approve").delete(), "atas nama"),
    "for whom a form was locked": (
        lambda _: ActedFor.objects.filter(step__step="lock").delete(),
        "atas nama",
    ),
    "for whom a year": (lambda _: ActedFor.objects.exclude(approval=None).delete(), "atas nama siapa"),
    "for somebody else": (
        lambda own: ActedFor.objects.update(of=own.people["planner"]),
        "bukan keputusan penggantinya",
    ),
    "as somebody else": (lambda _: ActedFor.objects.update(words="Plh. lain"), "atas nama siapa"),
    "a substitute exchanged whole": (
        lambda own: ActedFor.objects.update(
            of=own.people["planner"],
            substitution=Substitution.objects.create(
                office=own.year.office,
                of=own.people["planner"],
                user=own.people["deputy"],
                since="2025-01-01",
                until="2025-01-01",
            ),
        ),
        "atas nama siapa",
    ),
    "why a form was opened": (
        lambda _: Taken.objects.filter(step="reopen").update(reason="lain sama sekali"),
        "langkah reopen: alasannya",
    ),
    "a lock": (lambda _: Taken.objects.filter(step="lock").order_by("pk")[0].delete(), "riwayat isian"),
    "why a year was opened": (
        lambda _: ApprovedYear.objects.exclude(voided_at=None).update(voided_why="lain"),
        "batal dengan alasan lain",
    ),
    "when it was": (
        lambda _: ApprovedYear.objects.exclude(voided_at=None).update(voided_at="2020-01-01T00:00:00Z"),
        "dibatalkan pada waktu lain",
    ),
    "when it was approved": (
        lambda _: ApprovedYear.objects.update(at=timezone.now() - timedelta(days=1)),
        "waktunya",
    ),
    "its file": (lambda _: ApprovedYear.objects.update(name="lain.json"), "bukan yang ada dalam catatan"),
    "a content": (exchange_content, "(sidiknya)"),
    "a file": (lose_file, "tidak ada lagi"),
    "a file and who brought it": (
        lambda _: (Upload.objects.all().delete(), EvidenceFile.objects.all().delete()),
        "siapa yang membawanya",
    ),
    "who brought it": (lambda own: Upload.objects.update(by=own.people["head"]), "siapa yang membawanya"),
    "that it went": (lambda _: Upload.objects.update(removed_at=timezone.now()), "dihapus atau ada lagi"),
    "what it proves in its form": (
        lambda _: Upload.objects.exclude(form=None).update(codes="lain"),
        "yang dibuktikan",
    ),
    "that it proves all": (lambda _: Upload.objects.exclude(form=None).update(codes=""), "yang dibuktikan"),
    "as what it was brought": (lambda _: Upload.objects.update(original="0" * 64), "atau asalnya"),
    "how large it is": (lambda _: EvidenceFile.objects.update(size=7), "ukuran bukti"),
    "more than roles": (
        lambda own: mark(own, is_superuser=True),
        "berhak",
    ),
    "more than a page": (
        lambda own: mark(own, is_staff=True),
        "berhak",
    ),
    "an address": (
        lambda own: mark(own, email="a@b.id"),
        "surel",
    ),
    "an open account": (lambda _: User.objects.filter(username="planner").update(is_active=False), "ditutup"),
    "a closed account": (lambda _: User.objects.filter(username="holder").update(is_active=True), "terbuka"),
    "the founder": (lambda _: User.objects.filter(username="admin-satu").update(is_active=False), "ditutup"),
    "a second office": (lambda _: Office.objects.create(slug="lain", name="Lain"), "tidak pernah didirikan"),
    "a demonstration beside it": (move_year, "tidak pernah didirikan"),
}


def test_what_was_decided_proved_and_opened_is_as_it_was_told(own: House) -> None:
    require_named(SPOILS, own)


def test_entries_tell_for_which_account_somebody_decided(own: House) -> None:
    told = Entry.objects.filter(after__has_key="as")
    assert {(entry.after or {})["for"] for entry in told} == {own.people["head"].pk}
    assert {entry.action for entry in told} == {"form.approve", "year.approved"}


NO_GUARD = {
    "sqlite": (
        "DROP TRIGGER trail_entry_no_change",
        "CREATE TRIGGER trail_entry_no_change BEFORE UPDATE ON trail_entry BEGIN SELECT 1; END",
    ),
    "postgresql": (
        """CREATE OR REPLACE FUNCTION trail_only_grows() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RETURN NULL; END $$""",
    ),
}
MORE = {
    "sqlite": (
        """CREATE TRIGGER diam AFTER INSERT ON offices_membership
        BEGIN UPDATE offices_membership SET role = 'office_head'; END""",
    ),
    "postgresql": (
        "CREATE FUNCTION diam() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "CREATE TRIGGER diam BEFORE INSERT ON offices_membership FOR EACH ROW EXECUTE FUNCTION diam()",
    ),
}


@pytest.mark.parametrize(
    ("scripts", "words"), [(NO_GUARD, "trail_entry_no_change bukan yang dibuat"), (MORE, "diam tidak dibuat")]
)
def test_a_trigger_of_another_hand_is_named(scripts: dict[str, tuple[str, ...]], words: str) -> None:
    assert find_stray() is None
    with connection.cursor() as cursor:
        for script in scripts[connection.vendor]:
            cursor.execute(script)
    assert words in str(find_stray())


def test_who_took_evidence_away_and_why_is_what_was_told(own: House) -> None:
    found_ = Upload.objects.exclude(form=None).order_by("pk").last()
    assert found_ is not None and found_.form is not None
    step(own, "head", QUARTERS[-1], "reopen", "dibuka kembali untuk pemeriksaan")
    address = f"/kecil/{YEAR}/bukti/unggahan/{found_.pk}/hapus/"
    taken = own.browser("clerk").post(address, {"alasan": "Berkas keliru, diganti."})
    assert taken.status_code == 302 and find_difference() is None
    for other in ({"removed_why": "lain"}, {"removed_by": own.people["head"]}):
        stood = Upload.objects.filter(pk=found_.pk).values(*other).get()
        Upload.objects.filter(pk=found_.pk).update(**other)
        assert "oleh siapa atau mengapa" in (find_difference() or "")
        Upload.objects.filter(pk=found_.pk).update(**stood)
    assert find_difference() is None


def test_a_file_that_proves_more_of_its_form_is_told(own: House) -> None:
    step(own, "head", QUARTERS[-1], "reopen", "dibuka kembali untuk pemeriksaan")
    form = PostForm.objects.get(post=POST, period=QUARTERS[-1])
    files = [prepare("3.pdf", paper("BA 3"))]
    bring(own.year, Proof(form, ("ktp", "iku-ktp")), files, Author(own.people["clerk"]))
    assert Entry.objects.filter(action="evidence.widened").exists()
    assert Upload.objects.get(form=form).codes == "ktp iku-ktp" and find_difference() is None
