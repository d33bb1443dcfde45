"""An office of two districts and the people who fill in, verify and approve its forms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.http import HttpResponse
from django.test import Client
from tests.web.beginnings import YEAR, small, small_files
from tests.web.database_replay import replay
from tests.web.twins import SINCE, person, signed_in

from capaian.domain.office_year import OfficeYear as FactsOfYear
from capaian.web.accounts.models import User
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import NO_POST, PostForm
from capaian.web.offices.models import Holding, HoldingKind, Role
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

POST, QUARTER = "kabid-dafduk", f"{YEAR}-Q1"
AREAS = ("99.01.01", "99.01.02")


@dataclass(frozen=True)
class House:
    """The office-year with its people."""

    year: OfficeYear
    people: dict[str, User]

    def browser(self, name: str) -> Client:
        return signed_in(self.people[name])

    def address(self, post: str = POST, quarter: str = QUARTER, more: str = "") -> str:
        return f"/{self.year.office.slug}/{YEAR}/isian/{post}/{quarter}/{more}"

    def send(
        self,
        holders: tuple[str, str] = ("90", "45"),
        eligible: tuple[str, str] = ("100", "50"),
        act: str = "simpan",
        quarter: str = QUARTER,
        who: str = "clerk",
        **more: str,
    ) -> HttpResponse:
        """Send a form that is filled in over empty cells, by a button."""
        sent = {**typed(holders, eligible, quarter), **more, "aksi": act}
        answer: HttpResponse = self.browser(who).post(self.address(quarter=quarter), sent)
        return answer

    def fill(self, *texts: tuple[str, str], **more: str) -> None:
        assert self.send(*texts, **more).status_code == 302

    def step(
        self,
        name: str,
        step: str,
        reason: str = "",
        post: str = POST,
        period: str = QUARTER,
        version: int = 0,
    ) -> HttpResponse:
        """Decide about a form in Verifikasi; what opens it again is taken on its own page.

        Args:
            name: Who decides.
            step: What, as the button is called.
            reason: Why.
            post: Whose form.
            period: Of which quarter, of whatever year of the office.
            version: Which one was looked at; the newest without one.
        """
        year, key = period.partition("-")[0], f"{post}/{period}"
        form = PostForm.objects.filter(
            office_year__office=self.year.office, post=post.replace(NO_POST, ""), period=period
        ).first()
        seen = str(version or (form.version if form else 1))
        sent = {
            "langkah": step,
            "alasan": reason,
            "versi": seen,
            f"versi:{key}": seen,
            "isian": key,
        }
        is_backward = step in ("withdraw", "reopen")
        place = f"isian/{key}/langkah/" if is_backward else "verifikasi/"
        answer: HttpResponse = self.browser(name).post(
            f"/{self.year.office.slug}/{year}/{place}", sent
        )
        return answer

    def hold(
        self, user: User, post: str = POST, kind: HoldingKind = HoldingKind.DEFINITIVE
    ) -> None:
        Holding.objects.create(
            office=self.year.office, user=user, post=post, kind=kind, since=SINCE
        )

    def close(self) -> None:
        """Let the year be closed, however it came to that."""
        self.year.is_closed = True
        self.year.save()

    def count(self, quarter: str = QUARTER) -> Row:
        """The row of who holds a card in the first district."""
        found = {"measure": "ktp.holders", "area": AREAS[0], "period": quarter}
        return self.year.rows.get(
            sheet="counts.csv", **{f"cells__{name}": text for name, text in found.items()}
        )

    def shown(self, **more: str) -> dict[str, str]:
        """What the page of approval sends: the stamp of the year as it is now,
        and that it was read.
        """
        self.year.refresh_from_db()
        return {"cap": str(self.year.stamp), "dibaca": "ya", **more}

    def counts(self, quarter: str = QUARTER) -> dict[tuple[str, str], str]:
        rows = self.year.rows.filter(sheet="counts.csv", cells__period=quarter)
        return {(row.cells["measure"], row.cells["area"]): row.cells["value"] for row in rows}


def make_house(folder: Path, slug: str = "kecil", codes: tuple[str, ...] = ()) -> House:
    """An office in which the head of a unit answers for identity cards (or `codes`);
    a clerk enters them.
    """
    replay(f"house {slug} {codes}", lambda: _found(folder, slug, codes))
    year = OfficeYear.objects.get(office__slug=slug, year=YEAR)
    return House(
        year, {name: User.objects.get(username=f"{user}-{slug}") for name, user in PEOPLE.items()}
    )


PEOPLE = {
    "clerk": "petugas",
    "holder": "kabid",
    "planner": "perencana",
    "head": "kadis",
    "viewer": "pembaca",
}


def _found(folder: Path, slug: str, codes: tuple[str, ...]) -> None:
    files = small_files(*codes)
    plan = files["plan.yaml"].replace(b"    owner: kepala-dinas\n    formula", b"    formula")
    plan = plan.replace(b"owner: kepala-dinas", b"owner: kabid-dafduk")
    nodes = b"id,kind,code,name,parent,objective\n"
    inputs = b"node,period,resource,kind,original,revised,actual,source\n"
    counts = b"measure,area,period,value,source\n"
    more = {"plan.yaml": plan, "nodes.csv": nodes, "inputs.csv": inputs, "counts.csv": counts}
    office = small(folder, slug, more).office
    roles = (Role.DATA_ENTRY, Role.UNIT_HEAD, Role.PLANNER, Role.OFFICE_HEAD, Role.VIEWER)
    people = {
        name: person(f"{user}-{slug}", office, role)
        for (name, user), role in zip(PEOPLE.items(), roles, strict=True)
    }
    for name, post, kind in (
        ("clerk", POST, HoldingKind.CLERK),
        ("holder", POST, HoldingKind.DEFINITIVE),
        ("head", "kepala-dinas", HoldingKind.DEFINITIVE),
    ):
        Holding.objects.create(office=office, user=people[name], post=post, kind=kind, since=SINCE)


def sound_forms(year: OfficeYear) -> Forms:
    forms = forms_of(year)
    assert forms is not None
    return forms


def facts_of(year: OfficeYear) -> FactsOfYear:
    facts = know(year).dossier_check.office_year
    assert facts is not None
    return facts


def cell(measure: str, area: str, quarter: str = QUARTER) -> str:
    return f"counts:{measure}:{area}:{quarter}:value"


def typed(
    holders: tuple[str, str], eligible: tuple[str, str], quarter: str = QUARTER, **more: str
) -> dict[str, str]:
    """What a form sends that is filled in over empty cells."""
    sent = dict(more)
    for measure, texts in (("ktp.holders", holders), ("ktp.eligible", eligible)):
        for area, text in zip(AREAS, texts, strict=True):
            sent[f"sel-{cell(measure, area, quarter)}"] = text
    return sent
