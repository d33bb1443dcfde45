"""The one list of what the database keeps: no table is forgotten,
and each page of a row may be seen.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import CharField, Field, GenericIPAddressField, TextField, UUIDField
from tests.web.beginnings import YEAR
from tests.web.exchanging import upload
from tests.web.migrating import FILLED
from tests.web.test_production import environment

from capaian.domain.identifiers import AreaCode
from capaian.domain.period import Period
from capaian.domain.survey import ELEMENTS
from capaian.dossier.file_names import LONGEST_PATH, NARRATIVE, is_text_file, layout_names
from capaian.dossier.surveys.results import SURVEY_SHEETS
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.kinds import CODE, LONGEST_CODE
from capaian.dossier.tables.parts import CLOSINGS
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.dossier.years.snapshot import name_of_closing
from capaian.web.evidence.examination.kinds import plain_name
from capaian.web.evidence.uploads import examine_files
from capaian.web.exchange.models import name_of
from capaian.web.offices.models import Office, Role
from capaian.web.people.forms import PersonForm
from capaian.web.services.models import CODE_LENGTH
from capaian.web.site.access import RIGHTS
from capaian.web.stored_kinds import REGISTER_KINDS, STORED_KINDS
from capaian.web.surveys.models import CODE_LENGTH as FORM_CODE_LENGTH
from capaian.web.trail.actions import ACTIONS
from capaian.web.years.change import CLOSED_SHEETS
from capaian.web.years.known import SHEETS

UNLISTED: Final = {
    "administration.Backup",
    "administration.BackupSchedule",
    "administration.Check",
    "boards.Boundaries",
    "evidence.Requirement",
    "exchange.PastBooks",
    "exchange.Upload",
    "jobs.Job",
    "measurement.ApprovedYear",
    "measurement.FigureWriter",
    "measurement.Notice",
    "measurement.Remark",
    "measurement.Rhythm",
    "offices.Office",
    "papers.PaperFile",
    "reminders.Reminder",
    "reminders.Subscription",
    "substitutes.ActedFor",
    "trail.Entry",
    "trail.Head",
    "years.PartFile",
}
"""Tables whose rows no page lists alone and no seal covers: parts of others, the log,
what jobs do.
"""


def unlisted_models() -> set[str]:
    listed = {kind.model for kind in STORED_KINDS}
    models = (model for model in apps.get_models() if model.__module__.startswith("capaian."))
    return {model._meta.label for model in models if model not in listed}


def test_each_table_has_its_line() -> None:
    assert unlisted_models() - UNLISTED == set(), (
        "add a line to STORED_KINDS of capaian.web.stored_kinds"
    )
    assert UNLISTED - unlisted_models() == set()


def test_each_page_of_a_stored_row_is_there_and_has_rights() -> None:
    for kind in (kind for kind in STORED_KINDS if kind.page):
        assert kind.address_of("dinas", 2025, 1)
        assert kind.page in RIGHTS


def test_each_register_has_rows_whose_codes_are_columns() -> None:
    for register, kind in REGISTER_KINDS.items():
        assert kind.entries, register
        for entry in kind.entries:
            assert {*entry.codes} <= {field.name for field in entry.model._meta.get_fields()}
            assert {"site", "service"} & {field.name for field in entry.model._meta.fields} <= {
                *entry.codes
            }


def test_every_sheet_that_a_closing_writes_is_sealed_row_by_row() -> None:
    assert {*SURVEY_SHEETS, CLOSINGS.file} <= CLOSED_SHEETS


ROOT = Path(__file__).parents[2]
NAME = f"capaian_lama_{os.getpid()}"
"""Processes that share the tests share the server."""


def empty_database() -> dict[str, str]:
    """How the environment names an empty database of the kind that the tests run on."""
    if connection.vendor == "sqlite":
        return {}  # a new folder has one of its own
    address = os.environ["DATABASE_URL"]
    with closing(psycopg.connect(address, autocommit=True)) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{NAME}"')
        server.execute(f'CREATE DATABASE "{NAME}"')
    return {"DATABASE_URL": urlunsplit(urlsplit(address)._replace(path=f"/{NAME}"))}


@pytest.fixture(scope="module", name="report")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What became of an installation of an earlier version."""
    folder = tmp_path_factory.mktemp("lama") / "data"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.migrating"],
        env=environment(folder, PYTHONPATH=str(ROOT), **empty_database()),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_row_says_the_same_as_before(report: dict[str, Any]) -> None:
    assert all(report["before"][name] for name in FILLED), "a table without rows shows nothing"
    assert report["after"] == report["before"]


def test_the_log_is_neither_changed_nor_emptied_before_or_after(report: dict[str, Any]) -> None:
    """SQLite makes a table anew to change a column, and forgets its triggers with the old one."""
    assert report["unrefused"] == [[], []]
    assert report["guard"] is None


def test_what_models_declare_appears_in_the_database(report: dict[str, Any]) -> None:
    assert report["lacking"] == []
    assert report["behind"] == ""
    assert report["pending"] == []


HASH: Final = len(sha256().hexdigest())
TOKEN: Final = 32
"""Of `secrets.token_hex(16)`."""
SESSION: Final = 40
"""As many signs of a hash as Django's table takes."""
PERIOD: Final = max(
    len(str(Period.parse(text))) for text in ("2024", "2024-S2", "2024-Q4", "2024-M12")
)
ROLES: Final = len(" ".join(Role.values))
SHEET: Final = max(map(len, SHEETS))
ID: Final = len(str(2**63))
CHECKED: Final = -1
"""What makes it refuses what is longer, in place: a form, `full_clean`,
or the look through evidence.
"""
UNUSED: Final = 0
"""Nothing writes it, and no page offers it."""
CUT: Final = -2
"""Cut where it comes in: only a part of it is wanted."""


def size(label: str) -> int:
    """The length of a column, by model and name."""
    model, _, name = label.rpartition(".")
    return getattr(apps.get_model(model)._meta.get_field(name), "max_length", None) or 0


OFFICE_YEAR: Final = size("offices.Office.name") + len(" 2024")
DECLARED: Final[Mapping[str, int]] = {
    # names that people give, in forms that say how long they may be
    "accounts.User.username": CHECKED,
    "accounts.User.full_name": CHECKED,
    "offices.Office.slug": CHECKED,
    "offices.Office.name": CHECKED,
    "years.EvidenceFile.name": CHECKED,
    "evidence.Upload.name": size("years.EvidenceFile.name"),
    "exchange.Upload.name": CUT,
    # codes and ids of the dossier
    "offices.Holding.post": LONGEST_CODE,
    "substitutes.Substitution.post": LONGEST_CODE,
    "measurement.PostForm.post": LONGEST_CODE,
    "measurement.Rhythm.code": LONGEST_CODE,
    "measurement.FigureWriter.code": LONGEST_CODE,
    "evidence.Requirement.code": LONGEST_CODE,
    "services.SiteDay.site": LONGEST_CODE,
    "services.CountedTable.name": size("exchange.Upload.name"),
    "services.CountedTable.sha256": HASH,
    "services.CountedTable.site": LONGEST_CODE,
    "services.Tally.site": LONGEST_CODE,
    "services.Tally.service": LONGEST_CODE,
    "services.Tally.post": LONGEST_CODE,
    "services.Tally.detail": LONGEST_CODE,
    "blanks.BlankMovement.blank": LONGEST_CODE,
    "blanks.BlankMovement.site": LONGEST_CODE,
    "blanks.BlankMovement.document": CHECKED,
    "blanks.BlankMovement.note": CHECKED,
    "complaints.Complaint.service": LONGEST_CODE,
    "complaints.Complaint.owner": LONGEST_CODE,
    "complaints.Complaint.text": CHECKED,
    "complaints.Complaint.ticket": CHECKED,
    "surveys.Survey.survey": LONGEST_CODE,
    "surveys.Survey.period": PERIOD,
    "surveys.Survey.sha256": HASH,
    "surveys.Survey.code": FORM_CODE_LENGTH,
    "surveys.AnswerFile.name": size("exchange.Upload.name"),
    "surveys.AnswerFile.sha256": HASH,
    "surveys.Answer.values": len(ELEMENTS),
    "surveys.Answer.reason": CHECKED,
    "surveys.Answer.suggestion": CHECKED,
    "visits.Visit.innovation": LONGEST_CODE,
    "visits.Visit.node": LONGEST_CODE,
    "visits.Visit.site": LONGEST_CODE,
    "visits.VisitCount.detail": LONGEST_CODE,
    "visits.Visit.place": CHECKED,
    "visits.Visit.reason": CHECKED,
    "visits.Visit.area": len("63.11.02.2001"),
    "visits.VisitCount.service": LONGEST_CODE,
    "services.Tally.area": len("63.11.02.2001"),
    **{f"services.Ticket.{name}": LONGEST_CODE for name in ("service", "detail", "site", "post")},
    "services.Ticket.area": len("63.11.02.2001"),
    "services.Ticket.code": CODE_LENGTH,
    # files and sheets that it declares
    "years.PartFile.path": LONGEST_PATH,
    "years.Row.sheet": SHEET,
    "measurement.FigureWriter.sheet": SHEET,
    # periods
    "measurement.PostForm.period": PERIOD,
    "measurement.FigureWriter.period": PERIOD,
    "measurement.Deadline.period": PERIOD,
    # what the program makes
    "measurement.ApprovedYear.name": len(name_of_closing(AreaCode("63.11.02.2001"), YEAR)),
    "measurement.ApprovedYear.sha256": HASH,
    "measurement.Notice.address": LONGEST_CODE + len("/") + PERIOD,
    "measurement.FigureWriter.role": ROLES,
    "trail.Entry.role": ROLES,
    "trail.Entry.action": max(map(len, ACTIONS)),
    "trail.Entry.subject": max(
        OFFICE_YEAR + len("/") + LONGEST_CODE + len("/") + PERIOD,
        ID + len("/") + size("years.EvidenceFile.name"),
    ),
    "trail.Entry.seal": HASH,
    "years.OfficeYear.seal": 2 * HASH + 1,
    "services.Tally.seal": HASH,
    "services.SiteDay.seal": HASH,
    "measurement.PostForm.seal": 2 * HASH + 1,
    "trail.Head.seal": HASH,
    "trail.Head.mark": HASH,
    "years.EvidenceFile.sha256": HASH,
    "evidence.Upload.sha256": HASH,
    "evidence.Upload.original": HASH,
    "evidence.Upload.preview": HASH,
    "feed.ClosedMonth.sha256": HASH,
    "exchange.Upload.sha256": HASH,
    "exchange.Upload.token": TOKEN,
    "jobs.Job.kind": max(len(path.rpartition(".")[2]) for path in settings.JOB_KINDS),
    "jobs.Job.key": CHECKED,
    "jobs.Job.message": CUT,
    "jobs.Job.result": CHECKED,
    "papers.PaperVersion.kind": CHECKED,
    "papers.PaperVersion.name": CHECKED,
    "papers.PaperVersion.subject": CHECKED,
    "papers.PaperVersion.period": PERIOD,
    "papers.PaperVersion.title": CUT,
    "papers.PaperVersion.data_sha256": HASH,
    "papers.PaperVersion.program": len("capaian 99.99.99.dev9999+g00000000"),
    "papers.PaperVersion.approved_as": CUT,
    "papers.PaperFile.format": len("docx"),
    "papers.PaperFile.sha256": HASH,
    "administration.Backup.name": CHECKED,
    "administration.Backup.sha256": HASH,
    "administration.Check.backup": size("administration.Backup.name"),
    "reminders.Subscription.email": CHECKED,
    "reminders.Subscription.telegram": CHECKED,
    "reminders.Subscription.calendar_sha256": HASH,
    "reminders.Reminder.subject": LONGEST_CODE + len("/") + PERIOD,
    "reminders.Reminder.address": size("offices.Office.slug")
    + LONGEST_CODE
    + PERIOD
    + len("//2024/isian//"),
    "reminders.Reminder.problem": CUT,
    # of Django and allauth
    "accounts.User.password": len(make_password("kopi pahit di Halong 7")),
    "accounts.User.first_name": UNUSED,
    "accounts.User.last_name": UNUSED,
    "accounts.User.email": UNUSED,
    "auth.Group.name": UNUSED,
    "auth.Permission.name": len("Can change ")
    + max(len(m._meta.verbose_name_raw) for m in apps.get_models()),
    "auth.Permission.codename": len("change_")
    + max(len(m._meta.model_name or "") for m in apps.get_models()),
    "contenttypes.ContentType.app_label": max(len(m._meta.app_label) for m in apps.get_models()),
    "contenttypes.ContentType.model": max(
        len(m._meta.model_name or "") for m in apps.get_models()
    ),
    "sessions.Session.session_key": SESSION,
    "account.EmailAddress.email": UNUSED,
    "account.EmailConfirmation.key": UNUSED,
    "usersessions.UserSession.session_key": SESSION,
    "usersessions.UserSession.user_agent": CUT,
}
"""How long what a column holds can get."""


_FIXED: Final = (UUIDField, GenericIPAddressField)
"""Whatever stands in these has one length."""


def columns() -> Iterator[tuple[str, Field[Any, Any]]]:
    """Every column of every model that has a length to keep to."""
    for model in apps.get_models(include_auto_created=True):
        for each in model._meta.concrete_fields:
            if each.max_length is not None and not isinstance(each, _FIXED):
                yield f"{model._meta.label}.{each.name}", each


def find_short(
    own: Iterable[tuple[str, Field[Any, Any]]], declared: Mapping[str, int]
) -> list[str]:
    """Columns that nobody says the length of, and those that are shorter than what they hold."""
    found = []
    for label, each in own:
        choices = [len(str(value)) for value, _ in each.flatchoices]
        longest = max(choices) if choices else declared.get(label)
        if longest is None:
            found.append(f"{label}: nobody says how long what it holds can get")
        elif longest > (each.max_length or 0):
            found.append(f"{label}: {longest} letters into {each.max_length}")
    return found


def test_every_column_is_as_long_as_what_it_holds() -> None:
    assert find_short(columns(), DECLARED) == []


def test_what_is_declared_is_there_and_no_list_of_ours() -> None:
    own = dict(columns())
    assert {label for label in DECLARED if label not in own or own[label].flatchoices} == set()


def test_a_column_that_nobody_declares_or_that_is_short_is_found() -> None:
    free, short = CharField(max_length=10), CharField(max_length=LONGEST_CODE - 1)
    listed = CharField(max_length=3, choices=[("lama", "Lama")])
    own = [("a.B.free", free), ("a.B.short", short), ("a.B.listed", listed)]
    assert find_short(own, {"a.B.short": LONGEST_CODE}) == [
        "a.B.free: nobody says how long what it holds can get",
        "a.B.short: 80 letters into 79",
        "a.B.listed: 4 letters into 3",
    ]


def test_codes_and_paths_are_as_long_as_the_dossier_says() -> None:
    assert CODE.read("a" * LONGEST_CODE) == "a" * LONGEST_CODE
    with pytest.raises(RejectedValueError):
        CODE.read("a" * (LONGEST_CODE + 1))
    longest = f"{NARRATIVE}/".ljust(LONGEST_PATH - len(".md"), "a")
    assert is_text_file(f"{longest}.md") and not is_text_file(f"{longest}a.md")
    others = [
        *BY_FILE,
        *(f"layouts/{name}" for name in layout_names()),
        "layout.yaml",
        "closed/2023.json",
    ]
    assert max(map(len, others)) <= LONGEST_PATH


def test_what_people_type_is_refused_by_its_form_before_the_database_sees_it() -> None:
    for name in ("username", "full_name"):
        field = PersonForm.base_fields[name]
        assert isinstance(field, forms.CharField)
        assert (field.max_length or 10_000) <= size(f"accounts.User.{name}")
    office = Office(
        slug="a" * (size("offices.Office.slug") + 1), name="a" * (size("offices.Office.name") + 1)
    )
    with pytest.raises(ValidationError) as refused:
        office.full_clean(validate_unique=False, validate_constraints=False)
    assert refused.value.message_dict.keys() == {"slug", "name"}


def test_too_long_a_name_of_evidence_is_refused_in_dossiers_and_cut_in_uploads(
    tmp_path: Path,
) -> None:
    file, longest = tmp_path / "a.txt", size("years.EvidenceFile.name")
    file.write_text("rekap", encoding="utf-8")
    looked = examine_files({"a" * (longest + 1): file}, tmp_path / "rak")
    assert [f"lebih dari {longest} huruf" in each.refused for each in looked.values()] == [True]
    assert (
        len(f"{YEAR}-Q1/{'p' * LONGEST_CODE}/{plain_name('b' * 400, '.jpeg')}") + len("-100000")
        <= longest
    )


def test_a_file_that_waits_is_called_by_the_end_of_its_name() -> None:
    assert len(name_of(upload("a" * 300 + ".xlsx", b""))) == size("exchange.Upload.name")


LONGEST_KEY: Final = 2_700
"""Bytes of an entry of an index, which PostgreSQL refuses a row for that needs more."""


def test_what_is_looked_up_by_has_a_length_that_an_index_takes() -> None:
    for model in apps.get_models():
        own = [*model._meta.constraints, *model._meta.indexes]
        keys = [tuple(getattr(each, "fields", ())) for each in own]
        keys += [
            (each.name,)
            for each in model._meta.concrete_fields
            if each.unique or getattr(each, "db_index", False)
        ]
        for key in keys:
            fields = [model._meta.get_field(name.lstrip("-")) for name in key]
            assert not any(isinstance(each, TextField) for each in fields), (model, key)
            letters = sum(getattr(each, "max_length", None) or 0 for each in fields)
            assert 4 * letters <= LONGEST_KEY, (model, key)
