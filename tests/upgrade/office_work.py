"""A year of work in a small office, done through its pages by invented persons.

It runs with the sources of the version that is kept, so that what is imported below has to be
there in that one: the newest may call it otherwise.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid5

from django.test.client import MULTIPART_CONTENT, Client
from tests.upgrade.statements import SLUG, Browser

YEAR: Final = 2024
PLACE: Final = f"/{SLUG}/{YEAR}/"
NEXT: Final = f"/{SLUG}/{YEAR + 1}/"
PHRASE: Final = "kopi pahit di Halong 7"
POST: Final = "kabid-dafduk"
AREAS: Final = ("99.01.01", "99.01.02")
SITES: Final = ("loket-1", "kec-hulu")
WHY: Final = "Pembagian tugas antarbidang berubah sejak Juli."
KEYS: Final = UUID("1b1f3a36-3c5e-4f0e-9b8e-6f6b8f0a2024")
PEOPLE: Final[Mapping[str, tuple[str, str, tuple[tuple[str, str], ...]]]] = {
    "petugas": ("Tukiyem Loket", "data_entry", ((POST, "clerk"),)),
    "kabid": ("Sastro Bidang", "unit_head", ((POST, "definitive"),)),
    "perencana": ("Wening Rencana", "planner", ()),
    "kadis": ("Rukmini Dinas", "office_head", (("kepala-dinas", "definitive"),)),
    "pembaca": ("Jaka Baca", "viewer", ()),
}
"""By the name to sign in with: the name that is displayed, the role, and the posts."""
SERVICES: Final = (
    ("ktp", "KTP-el", "keping", "residents", "received printed delivered refused", "ktp-el"),
    ("akta", "Akta kelahiran", "akta", "events", "received verified printed delivered", ""),
)
PRESSES: Final = (
    # month, day, site, service, stage, kecamatan, count
    (1, 8, SITES[0], "ktp", "received", AREAS[0], 121),
    (1, 8, SITES[0], "ktp", "printed", AREAS[0], 19),
    (1, 9, SITES[1], "ktp", "printed", AREAS[1], 4),
    (1, 9, SITES[1], "ktp", "printed", AREAS[1], -1),
    (2, 6, SITES[0], "ktp", "printed", AREAS[0], 31),
    (2, 6, SITES[1], "ktp", "printed", AREAS[1], 5),
    (3, 5, SITES[0], "ktp", "printed", AREAS[0], 29),
    (3, 5, SITES[1], "ktp", "delivered", AREAS[1], 6),
    (3, 5, SITES[1], "ktp", "printed", AREAS[1], 7),
    (4, 2, SITES[0], "ktp", "received", AREAS[0], 13),
    (12, 30, SITES[0], "ktp", "received", AREAS[1], 8),
)
OPEN_DAYS: Final = frozenset({(12, 30)})
COMPLAINTS: Final = (
    # class, received, answered, solved
    ("ringan", "01-15", "01-17", "01-19"),
    ("konsultasi", "02-12", "02-12", "02-13"),
    ("ringan", "11-04", "", ""),
)
MOVEMENTS: Final = (
    ("01-02", "opening", 500, {}),
    ("01-08", "used", 19, {}),
    ("02-06", "spoiled", 3, {"reason": "encode"}),
    ("03-05", "received", 250, {"document": "SJ-12/2024"}),
)
VISITS: Final = (
    ("03-16", AREAS[0], {"ktp": 12}),
    ("05-11", AREAS[1], {"ktp": 5}),
)


class Office:
    """The office as the browsers of its people reach it."""

    def __init__(self) -> None:
        self.browsers: dict[str, Client] = {}

    def browser(self, name: str) -> Client:
        """The client of somebody, who has signed in."""
        if name not in self.browsers:
            self.browsers[name] = Browser(name).client
        return self.browsers[name]

    def get(self, name: str, address: str) -> bytes:
        """What an address gives somebody."""
        answer = self.browser(name).get(address)
        assert answer.status_code == 200, (name, address, answer.status_code)
        return b"".join(answer) if answer.streaming else answer.content

    def post(
        self,
        name: str,
        address: str,
        sent: Mapping[str, Any] | str,
        taken: int = 302,
        content_type: str = MULTIPART_CONTENT,
    ) -> str:
        """Send a form, which has to be taken; where it leads to."""
        answer = self.browser(name).post(address, sent, content_type)
        leads_to = str(answer.headers.get("Location", ""))
        if answer.status_code != taken or leads_to.startswith("/akun/"):
            words = re.sub(rb"<[^>]+>", b" ", answer.content).decode().split()
            sys.exit(f"{name} {address} {answer.status_code}: {leads_to} {' '.join(words)}")
        return leads_to

    def hidden(self, name: str, address: str, field: str) -> str:
        """What a page has in a hidden field or a box to be ticked; empty: it has none."""
        found = re.search(f'name="{field}" value="([^"]*)"', self.get(name, address).decode())
        return found[1] if found else ""


def key(*about: object) -> str:
    """The key of what is sent, the same each time."""
    return uuid5(KEYS, repr(about)).hex


def found_office(folder: Path) -> None:
    """Make an installation with its first administrator."""
    from capaian.web.configuration import FirstOffice
    from capaian.web.starting import begin, prepare

    begin(folder, FirstOffice(SLUG, "Disdukcapil Khayal", "admin", "Sari Kelola", PHRASE))
    prepare(folder, is_demonstration=False)


def work() -> None:
    """Let the office work: a year that is approved, and the first days of the next one."""
    office = Office()
    begin_year(office)
    engage_people(office)
    declare_registers(office)
    count(office)
    accept_complaints(office)
    handle_blanks(office)
    make_visits(office)
    begin_tickets(office)
    close_days(office)
    close_months(office)
    bring_evidence(office)
    approve_forms(office)
    approve_year(office)
    make_papers(office)
    begin_next_year(office)


def begin_year(office: Office) -> None:
    """Take in a dossier that measures who has an identity card in two kecamatan."""
    from capaian.dossier.years.catalogue import choose

    from capaian.domain.identifiers import AreaCode
    from capaian.domain.issue import Place
    from capaian.domain.office import Area, AreaKind
    from capaian.dossier.years.first_year import Beginning, begin
    from capaian.dossier.years.regions import Region
    from capaian.rulebook import load_rulebook

    rules, regency = load_rulebook(), AreaCode("99.01")
    areas = tuple(
        Area(AreaCode(code), name, AreaKind.DISTRICT, regency, Place("areas.csv"))
        for code, name in zip(AREAS, ("Hulu", "Hilir"), strict=True)
    )
    region = Region(regency, "Kabupaten Khayal", "Papua Khayal", areas)
    files = {**begin(Beginning(region, YEAR, choose(rules.catalogue, ["ktp"])), rules)}
    plan = files["plan.yaml"].replace(b"    owner: kepala-dinas\n    formula", b"    formula")
    files["plan.yaml"] = plan.replace(b"owner: kepala-dinas", f"owner: {POST}".encode())
    files["nodes.csv"] = b"id,kind,code,name,parent,objective\n"
    files["inputs.csv"] = b"node,period,resource,kind,original,revised,actual,source\n"
    files["counts.csv"] = b"measure,area,period,value,source\n"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in files.items():
            package.writestr(f"kantor/{name}", content)
    target.seek(0)
    target.name = "kantor.zip"
    make_planner()
    office.post("perencana", f"/{SLUG}/mulai/", {"cara": "berkas", "file": target})


def make_planner() -> None:
    """Let the administrator make the first account: pages of people belong to a year."""
    from capaian.web.accounts.models import User
    from capaian.web.offices.models import Office as Model
    from capaian.web.people.change import make_person
    from capaian.web.trail.record import Author

    name, role, _ = PEOPLE["perencana"]
    user = User(username="perencana", full_name=name)
    make_person(Model.objects.get(), user, [role], Author(User.objects.get(username="admin")))
    let_in("perencana")


def let_in(username: str) -> None:
    """Give somebody a password of their own, and the second factor that some roles need."""
    from allauth.mfa.models import Authenticator

    from capaian.web.accounts.models import User

    user = User.objects.get(username=username)
    user.must_change_password = False
    user.save()
    Authenticator.objects.get_or_create(
        user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "rahasia-khayal"}}
    )


def engage_people(office: Office) -> None:
    """Make accounts, and say who holds which post."""
    from capaian.web.accounts.models import User

    let_in("admin")
    for username, (name, role, posts) in PEOPLE.items():
        if username != "perencana":
            sent = {"username": username, "full_name": name, "roles": [role]}
            office.post("admin", f"{PLACE}orang/baru/", sent, taken=200)
            let_in(username)
        for post, kind in posts:
            holding = {"post": post, "user": User.objects.get(username=username).pk, "kind": kind}
            office.post("admin", f"{PLACE}orang/jabatan/baru/", {**holding, "since": "2020-01-01"})


def add(office: Office, sheet: str, **cells: str) -> None:
    """Add a row of a sheet of planning."""
    sent = {f"sel-{name.replace('__', '.')}": text for name, text in cells.items()}
    office.post("perencana", f"{PLACE}perencanaan/{sheet}/baru/", {**sent, "alasan": WHY})


def declare_registers(office: Office) -> None:
    """Say what is counted, where, when, and which figures it fills."""
    for code, name, unit, field, stages, blank in SERVICES:
        more = {"blank": blank, "document": "KTP-el"} if blank else {"tickets": "ya"}
        own = {"name": name, "unit": unit, "field": field, "stages": stages, **more}
        add(office, "registers-services", code=code, **own)
    add(office, "registers-sites", code=SITES[0], name="Loket 1", kind="counter")
    add(office, "registers-sites", code=SITES[1], name="Hulu", kind="district", area=AREAS[0])
    add(office, "registers-hours", weekdays="12345", opens="08:00", closes="15:00")
    add(office, "registers-holidays", day=f"{YEAR}-03-11", name="Nyepi")
    fed = {"register": "services", "item": "ktp", "stage": "printed", "area": "*"}
    add(office, "feeds", measure="ktp.holders", **fed, how="sum", span="quarter")


def count(office: Office) -> None:
    """Press at the counters."""
    for number, (month, day, site, service, stage, area, how_many) in enumerate(PRESSES):
        press = {"key": key("press", number), "day": str(date(YEAR, month, day)), "site": site}
        press |= {"service": service, "stage": stage, "area": area, "count": how_many}
        send_presses(office, PLACE, press)


def send_presses(office: Office, place: str, *presses: Mapping[str, object]) -> None:
    """Send presses as the script of the page does."""
    body = json.dumps({"presses": presses}, default=str)
    address = f"{place}pelayanan/turus/kirim/"
    office.post("petugas", address, body, taken=200, content_type="application/json")


def accept_complaints(office: Office) -> None:
    """Note complaints, and what became of them."""
    from capaian.web.complaints.models import Complaint

    for number, (item, received, answered, solved) in enumerate(COMPLAINTS):
        sent = {"key": str(UUID(key("complaint", number))), "channel": "room", "item": item}
        sent |= {"text": "Antrean lama.", "owner": POST, "received_on": f"{YEAR}-{received}"}
        office.post("petugas", f"{PLACE}pengaduan/baru/", sent)
        last = Complaint.objects.latest("pk")
        if solved:
            days = {"answered_on": f"{YEAR}-{answered}", "solved_on": f"{YEAR}-{solved}"}
            sent = {**days, "outcome": "solved", "version": str(last.version)}
            office.post("petugas", f"{PLACE}pengaduan/{last.pk}/", sent)


def handle_blanks(office: Office) -> None:
    """Keep the book of blanks."""
    for number, (day, kind, pieces, more) in enumerate(MOVEMENTS):
        sent = {"key": key("blank", number), "kind": kind, "count": pieces, "blank": "ktp-el"}
        office.post("petugas", f"{PLACE}blangko/baru/", {**sent, "day": f"{YEAR}-{day}", **more})
    office.post("perencana", f"{PLACE}blangko/batas/", {"days": "5", "pieces": "100"})


def make_visits(office: Office) -> None:
    """Note visits and whom they served."""
    for number, (day, area, served) in enumerate(VISITS):
        sent = {"key": str(UUID(key("visit", number))), "day": f"{YEAR}-{day}", "area": area}
        sent |= {"innovation": "Jebol Desa", "place": "Balai Desa", "staff": "3", "node": ""}
        sent |= {"state": "done", "version": "1", "reason": ""}
        sent |= {f"n-{service}": str(each) for service, each in served.items()}
        office.post("petugas", f"{PLACE}jemput-bola/baru/", sent)


def begin_tickets(office: Office) -> None:
    """Give tickets for births: one is delivered, one is under way."""
    from capaian.web.services.tickets.models import Ticket

    for number, begun in enumerate((f"{YEAR}-02-07T09:30", f"{YEAR}-12-27T10:00")):
        sent = {"kunci": key("ticket", number), "tempat": SITES[0], "layanan": "akta"}
        sent |= {"jam": begun, "kecamatan": AREAS[0]}
        office.post("petugas", f"{PLACE}pelayanan/karcis/baru/", sent)
    first = Ticket.objects.earliest("pk")
    for stage, hour in (("verified", "10:00"), ("printed", "11:00"), ("delivered", "13:00")):
        sent = {"kunci": key("ticket", stage), "tempat": SITES[0], "aksi": f"stage:{stage}"}
        sent["jam"] = f"{YEAR}-02-08T{hour}"
        office.post("petugas", f"{PLACE}pelayanan/karcis/{first.pk}/", sent)


def close_days(office: Office) -> None:
    """Close and sign all days but the last."""
    from capaian.web.services.models import Tally

    days = sorted({day for day in Tally.objects.values_list("day", flat=True)})
    for day in (each for each in days if (each.month, each.day) not in OPEN_DAYS):
        for site in SITES:
            address = f"{PLACE}pelayanan/hari/?tempat={site}&hari={day}"
            sent = {"tempat": site, "hari": str(day)}
            sent["yakin"] = office.hidden("petugas", address, "yakin")
            office.post("petugas", f"{PLACE}pelayanan/hari/", sent)
        address = f"{PLACE}pelayanan/?hari={day}"
        sent = {"dibaca": office.hidden("kabid", address, "dibaca")}
        office.post("kabid", address, sent)


def close_months(office: Office) -> None:
    """Close the first quarter of three registers."""
    for register, months in (("services", (1, 2, 3)), ("complaints", (1, 2)), ("visits", (3,))):
        for month in months:
            address = f"{PLACE}register/{register}/{month}/"
            read = re.findall(
                r'type="checkbox" name="yakin" value="([0-9a-f]{64})"',
                office.get("kabid", address).decode(),
            )
            office.post("kabid", address, {"yakin": read})


def bring_evidence(office: Office) -> None:
    """Bring a picture for each quarter, and another one for the first."""
    from PIL import Image

    for number, kind in ((1, "png"), (1, "jpeg"), (2, "png"), (3, "png"), (4, "png")):
        picture = io.BytesIO()
        Image.new("RGB", (60, 40), (0, 40 * number, 90)).save(picture, kind)
        picture.seek(0)
        picture.name = f"rekap-{number}.{kind}"
        sent = {"membuktikan": "ktp", "keterangan": f"Rekap {number}", "berkas": [picture]}
        office.post("petugas", f"{PLACE}isian/{POST}/{YEAR}-Q{number}/bukti/", sent)


def typed(quarter: str) -> dict[str, str]:
    """What a form sends; the register fills how many of them have a card."""
    people = zip(AREAS, ("100", "50"), strict=True)
    return {f"sel-counts:ktp.eligible:{area}:{quarter}:value": text for area, text in people}


def approve_forms(office: Office) -> None:
    """Fill in, verify and approve the forms of four quarters."""
    from capaian.web.measurement.models import PostForm

    for number in (1, 2, 3, 4):
        quarter = f"{YEAR}-Q{number}"
        sent = {**typed(quarter), "aksi": "ajukan"}
        office.post("petugas", f"{PLACE}isian/{POST}/{quarter}/", sent)
        for name, step in (("perencana", "verify"), ("kadis", "approve")):
            form = PostForm.objects.get(post=POST, period=quarter)
            own = f"{POST}/{quarter}"
            sent = {"langkah": step, "alasan": "", "versi": str(form.version), "isian": own}
            sent[f"versi:{own}"] = str(form.version)
            office.post(name, f"{PLACE}verifikasi/", sent)


def approve_year(office: Office) -> None:
    """Let the head approve the year."""
    address = f"{PLACE}pengesahan/"
    sent = {"cap": office.hidden("kadis", address, "cap"), "dibaca": "ya", "tanpa": "ya"}
    office.post("kadis", address, sent)


PAPERS: Final = ("pohon-kinerja", "lembar-individu")


def make_papers(office: Office) -> None:
    """Make papers of the approved year, and let the head approve them."""
    from capaian.web.jobs.worker import work_once
    from capaian.web.papers.models import PaperVersion

    for kind in PAPERS:
        office.post("perencana", f"{PLACE}naskah/{kind}/", {})
        assert work_once()
        version = PaperVersion.objects.get(kind=kind)
        office.post("kadis", f"{PLACE}naskah/versi/{version.pk}/", {"dibaca": "on"})


def begin_next_year(office: Office) -> None:
    """Go on with another year, which is open: a day is counted, a form is a draft."""
    from capaian.web.measurement.models import ApprovedYear

    sha256_of = ApprovedYear.objects.get().sha256
    office.post("perencana", f"/{SLUG}/mulai/", {"cara": "penutupan", "approved": sha256_of})
    press = {"key": key("next"), "day": f"{YEAR + 1}-01-07", "site": SITES[0], "service": "ktp"}
    send_presses(office, NEXT, {**press, "stage": "received", "area": AREAS[0], "count": 17})
    sent = {"kunci": key("ticket", "next"), "tempat": SITES[0], "layanan": "akta"}
    sent |= {"jam": f"{YEAR + 1}-01-07T09:30", "kecamatan": AREAS[1]}
    office.post("petugas", f"{NEXT}pelayanan/karcis/baru/", sent)
    quarter = f"{YEAR + 1}-Q1"
    sent = {**typed(quarter), "aksi": "simpan"}
    office.post("petugas", f"{NEXT}isian/{POST}/{quarter}/", sent)
