"""The one list of what the database keeps: no table is forgotten, and each page of a row may be seen."""

from __future__ import annotations

from typing import Final

from django.apps import apps
from django.urls import reverse

from capaian.web.site.access import RIGHTS
from capaian.web.stored_kinds import REGISTER_KINDS, STORED_KINDS

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
    "years.Row",
}
"""Tables whose rows no page lists alone and no seal covers: parts of others, the log, what jobs do."""


def unlisted_models() -> set[str]:
    listed = {kind.model for kind in STORED_KINDS}
    models = (model for model in apps.get_models() if model.__module__.startswith("capaian."))
    return {model._meta.label for model in models if model not in listed}


def test_each_table_has_its_line() -> None:
    assert unlisted_models() - UNLISTED == set(), "add a line to STORED_KINDS of capaian.web.stored_kinds"
    assert UNLISTED - unlisted_models() == set()


def test_each_page_of_a_stored_row_is_there_and_has_rights() -> None:
    for kind in (kind for kind in STORED_KINDS if kind.page):
        assert reverse(kind.page, args=["dinas", 2025, *[1] * kind.is_page_of_row])
        assert kind.page in RIGHTS


def test_each_register_has_rows_whose_codes_are_columns() -> None:
    for register, kind in REGISTER_KINDS.items():
        assert kind.entries, register
        for entry in kind.entries:
            assert {*entry.codes} <= {field.name for field in entry.model._meta.get_fields()}
            assert {"site", "service"} & {field.name for field in entry.model._meta.fields} <= {*entry.codes}
