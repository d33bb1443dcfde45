"""What may stand in the database in place of a cell,
and the pages of a year that are asked with it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, Final, TypeVar
from uuid import uuid4

from django.core.cache import caches
from django.core.signals import got_request_exception
from django.db import DatabaseError, connection, transaction
from django.db.models import Field, JSONField, Model
from django.test import Client
from django.urls import Resolver404, resolve

from capaian.domain.registers.catalogue import Channel, ComplaintClass
from capaian.web.accounts.models import User
from capaian.web.complaints.models import Complaint
from capaian.web.feed.models import ClosedMonth, register_counts
from capaian.web.services.blanks.models import BlankMovement
from capaian.web.services.models import SiteDay, Tally, Ticket
from capaian.web.services.seals import keep_ticket, next_ticket_number, seal_numbers, seal_presses
from capaian.web.services.visits.models import Visit, VisitCount
from capaian.web.surveys.models import Answer, Survey, UsedPasses
from capaian.web.years import known
from capaian.web.years.models import OfficeYear, Row

MISSING: Final = object()
"""The cell is not there."""
SPOILS: Final[dict[str, object]] = {
    "words": "seribu dua ratus",
    "number": 12.5,
    "long number": 10**400,
    "longer number": 10**5000,
    "null": None,
    "list": ["a", 1],
    "object": {"a": "b"},
    "no such day": "2024-02-30",
    "code of nothing": "kode-asing",
    "emoji": "\U0001f600",
    "bullet": "\uf0b7 butir",
    "half of a sign": "a\ud800b",
    "empty": "",
    "missing": MISSING,
    "template": "{{ tidak.ada }} {% x %}",
    "yaml": "[: }",
}
ROWS: Final[dict[str, object]] = {
    "text": "kata",
    "list": ["a"],
    "nothing": {},
    "column": {"entah": "1"},
}
"""What may stand in place of all cells of a row."""
_SEED: Final = "59"
_Drawn = TypeVar("_Drawn")
SURVEY_PAGES: Final = ("formulir/", "jawaban/")
_LINK: Final = re.compile(r'href="(/[^"#]*)"')
_PAGES_OF_A_KIND: Final = 1


def drawn(things: Iterable[_Drawn], again: str = "") -> list[_Drawn]:
    """Things in an order by lot, always the same; another one for what is drawn again."""
    return sorted(things, key=lambda each: sha256(f"{_SEED} {again} {each}".encode()).digest())


def columns_of(year: OfficeYear) -> dict[tuple[str, str], Row]:
    """The first row of a year that has a cell in each column, by sheet and column."""
    found: dict[tuple[str, str], Row] = {}
    for row in year.rows.order_by("sheet", "pk"):
        for column, text in row.cells.items():
            if text:
                found.setdefault((row.sheet, column), row)
    return found


def spoils() -> dict[str, object]:
    """What the database at hand takes."""
    takes_any_sign = connection.vendor == "sqlite"
    return {
        name: each for name, each in SPOILS.items() if takes_any_sign or name != "half of a sign"
    }


@contextmanager
def spoiled(row: Row, column: str, value: object) -> Iterator[None]:
    """Let a cell hold something while pages are asked, as no page would write it."""
    cells = {name: text for name, text in row.cells.items() if name != column}
    with stored(row, cells if value is MISSING else {**cells, column: value}):
        yield


@contextmanager
def stored(row: Row, cells: object) -> Iterator[None]:
    """Let a row hold something in place of its cells."""
    own = Row.objects.filter(pk=row.pk)
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)  # to write a longer number than Python otherwise does
    own.update(cells=cells)
    sys.set_int_max_str_digits(limit)
    forget()
    yield
    own.update(cells=row.cells)
    forget()


def forget() -> None:
    """Begin with what stands in the database alone."""
    known._kept.clear()
    for each in caches.all():
        each.clear()


def pages_of(browser: Client, year: OfficeYear) -> list[str]:
    """The pages of a sound year that links lead to, two of each kind."""
    base = f"/{year.office.slug}/"
    waiting, found, kinds = [f"{base}{year.year}/"], dict[str, None](), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        try:
            kind = resolve(address.partition("?")[0]).view_name
        except Resolver404:
            continue
        if not address.startswith(base) or address in found or kinds[kind] == _PAGES_OF_A_KIND:
            continue
        kinds[kind] += 1
        answer = browser.get(address)
        if answer.status_code != 200:
            continue
        found[address] = None
        if answer.headers["Content-Type"].startswith("text/html"):
            waiting += [link.replace("&amp;", "&") for link in _LINK.findall(answer.text)]
        answer.close()
    return [*found]


def failures(browser: Client, pages: list[str]) -> dict[str, str]:
    """What goes wrong on which pages: answers of our own fault,
    and what only the last resort answered.
    """
    raised: list[str] = []

    def note(**_: object) -> None:
        raised.append(repr(sys.exc_info()[1]))

    browser.raise_request_exception = False
    got_request_exception.connect(note)
    found: dict[str, str] = {}
    for page in pages:
        raised.clear()
        answer = browser.get(page)
        if answer.status_code >= 500 or raised:
            found[page] = f"{answer.status_code} {' '.join(raised)}"
        answer.close()
    got_request_exception.disconnect(note)
    return found


def registers_of(year: OfficeYear) -> list[Model]:
    """A row of each register of an office, made as its pages would leave it."""
    office, by, day = year.office, User.objects.all()[0], date(year.year, 3, 4)
    at = datetime(year.year, 3, 4, 9, tzinfo=UTC)
    step = {
        "key": uuid4().hex,
        "act": "stage",
        "stage": "received",
        "at": at.isoformat(),
        "by": by.pk,
    }

    def entry() -> dict[str, Any]:
        return {"office": office, "by": by, "key": uuid4()}

    survey = Survey.objects.create(
        **entry(),
        year=year.year,
        survey="skm",
        period=f"{year.year}-S1",
        code=f"form{year.pk}",
        title="Survei",
        questions=[["U1", "Apa kata Anda?", ["buruk", "cukup", "baik", "sangat baik"]]],
    )
    visit = Visit.objects.create(
        **entry(), day=day, innovation="jebol", place="Balai desa", staff=2
    )
    tally = Tally(**entry(), day=day, site="loket-1", service="ktp", stage="received", count=1)
    seal_presses([tally])
    tally.save()
    counted = SiteDay.objects.create(
        office=office, site="loket-1", day=day, closed_at=at, closed_by=by
    )
    seal_numbers({("loket-1", day): 1}, {("loket-1", day): counted})
    ticket = Ticket(
        **entry(),
        year=year.year,
        number=next_ticket_number(office, year.year),
        code="KODE",
        service="kia",
        site="loket-1",
        is_sample=False,
        stage="received",
        received_at=at,
        history=[step],
    )
    keep_ticket(ticket)
    return [
        tally,
        counted,
        ticket,
        BlankMovement.objects.create(**entry(), day=day, blank="ktp-el", kind="opening", count=9),
        visit,
        VisitCount.objects.create(visit=visit, service="ktp", count=3),
        Complaint.objects.create(
            **entry(),
            year=year.year,
            number=1,
            channel=Channel.ROOM,
            item=ComplaintClass.choices()[0][0],
            text="Antre lama",
            received_on=day,
            due_on=day,
        ),
        survey,
        Answer.objects.create(
            survey=survey, values="4" * 9, day=day, traits={"channel": "QR di dinding"}
        ),
        UsedPasses.objects.create(survey=survey, hashes=["0" * 16]),
        ClosedMonth.objects.create(
            office_year=year,
            register="visits",
            month=1,
            version=1,
            closed_on=day,
            days=0,
            sites=0,
            figures="{}",
            sha256="0" * 64,
        ),
    ]


def register_columns(rows: Iterable[Model]) -> dict[str, tuple[Model, Field]]:
    """The columns of registers that hold what somebody or the program wrote, by their names."""
    return {
        str(field): (row, field)
        for row in rows
        for field in row._meta.concrete_fields
        if not field.is_relation and not field.primary_key
    }


def guards_of(table: str) -> list[str]:
    """How a table loses what guards its rows,
    as whoever writes past the program would take it away.
    """
    if connection.vendor != "sqlite":
        # What the transaction wrote is checked first: a table with checks to come takes no other
        # form.
        return ["SET CONSTRAINTS ALL IMMEDIATE", f'ALTER TABLE "{table}" DISABLE TRIGGER USER']
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
        )
        return [f'DROP TRIGGER "{name}"' for (name,) in cursor.fetchall()]


@contextmanager
def spoiled_entry(row: Model, field: Field, value: object) -> Iterator[bool]:
    """Let a column hold something past its model, as SQL writes it;
    false where the database refuses it.
    """
    value = "" if value is MISSING else value
    is_text = not isinstance(field, JSONField) and (
        value is None or isinstance(value, str | float)
    )
    text = value if is_text else "9" * 5000 if value == 10**5000 else json.dumps(value)
    table, column = row._meta.db_table, field.column
    is_taken = True
    with transaction.atomic():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                # names of models
                statement = f'UPDATE "{table}" SET "{column}" = %s WHERE "id" = %s'  # noqa: S608
                for guard in guards_of(table):
                    cursor.execute(guard)
                cursor.execute(statement, [text, row.pk])
        except (DatabaseError, UnicodeEncodeError):
            is_taken = False
        yield is_taken
        transaction.set_rollback(True)


def refusals(browser: Client, pages: list[str], link: str) -> dict[str, str]:
    """Which pages fail with a register's spoiled row, or refuse without naming it."""
    browser.raise_request_exception = False
    found = {}
    for page in pages:
        answer = browser.get(page)
        if answer.status_code >= 500 or (answer.status_code == 422 and link not in answer.text):
            found[page] = str(answer.status_code)
        answer.close()
    return found


def register_pages(year: OfficeYear, rows: Iterable[Model]) -> list[str]:
    """The pages on which registers are shown on the day of those rows,
    with those of single rows.
    """
    single = {
        Ticket: "pelayanan/karcis",
        BlankMovement: "blangko",
        Visit: "jemput-bola",
        Complaint: "pengaduan",
        Survey: "survei",
    }
    dated = ("pelayanan/", "pelayanan/harian/", "pelayanan/hari/", "pelayanan/turus/", "blangko/")
    names = [
        *(f"{page}?tempat=loket-1&hari={year.year}-03-04" for page in dated),
        *(f"{folder}/" for folder in {*single.values(), "register", "pelayanan/harian/docx"}),
        *(f"register/{each.value}/3/" for each in register_counts()),
        *(f"{single[type(row)]}/{row.pk}/" for row in rows if type(row) in single),
        *(
            f"survei/{row.pk}/{page}"
            for row in rows
            if type(row) is Survey
            for page in SURVEY_PAGES
        ),
    ]
    return [f"/{year.office.slug}/{year.year}/{name}" for name in ("", *names)]
