"""What the tests of the pages stand on: an installation of their own, with its keys."""

from __future__ import annotations

import functools
import pickle
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.template.base import Template
from django.test.utils import _TestState
from pytest_django.fixtures import Settings
from tests.parts_read import content_of, parts_read_once
from tests.remembered import remembered
from tests.web.beginnings import small
from tests.web.exchanging import Desk, make_desk
from tests.web.filling import House, make_house
from tests.web.test_production import FOUNDING, PHRASE, run
from tests.web.two_units import two_units

from capaian.documents.paper import Paper
from capaian.dossier.intake import take
from capaian.dossier.read import Contents
from capaian.dossier.rows import files
from capaian.dossier.rows.flat_rows import Rows
from capaian.dossier.tables.declaration import Part
from capaian.web import change_rules
from capaian.web.accounts.sessions import HashedSessions
from capaian.web.evidence.examination import worker as examining
from capaian.web.exchange import comparison, views
from capaian.web.jobs import worker
from capaian.web.jobs.models import JobKind, Workspace
from capaian.web.jobs.worker import JobOutcome, explain_failure
from capaian.web.keys import SESSION, TRAIL, make_key
from capaian.web.texts import report_texts
from capaian.web.trail.record import trail_key
from capaian.web.years import known, recent_lists, store

_EXAMINED = functools.cache(examining.examine_picture)
"""Drawings of the demonstration, always the same:
to examine them takes most of the time of making one.
"""


def _rows_and_base(part: Part, base: str, rows: Rows, _: object = None) -> Hashable:
    cells = {sheet: [(row.number, row.cells) for row in own] for sheet, own in rows.items()}
    return pickle.dumps((part.file, base, cells))


def _contents(contents: Contents, *_: object) -> Hashable:
    """By the sources of parts, which are the same objects where `files_of` made
    them of the same rows.
    """
    texts = (contents.layouts, contents.narratives, contents.closed, contents.evidence)
    return (*contents.parts.items(), *(tuple(each.items()) for each in texts))


def _foreign_file(
    path: Path, sheet: str | None = None, heads: Mapping[str, int] | None = None
) -> Hashable:
    return path.name, path.read_bytes(), sheet, *sorted((heads or {}).items())


def _paper(paper: Paper | None) -> Hashable:
    if paper is None:
        return None
    return id(paper.office_year), id(paper.assessment), repr(paper.layout)


@pytest.fixture(scope="session", autouse=True)
def remembered_years() -> Iterator[None]:
    """What is read, checked and computed of a year: most tests begin with one of few,
    as the same bytes.
    """
    with parts_read_once(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "rows_of", remembered(store.rows_of, content_of))
        patch.setattr(files, "make_part", remembered(files.make_part, _rows_and_base, most=1_000))
        patch.setattr(known, "read_contents", remembered(known.read_contents, _contents))
        patch.setattr(known, "check", remembered(known.check, lambda read, _: id(read)))
        for name in ("assess", "assess_indicators", "Counting"):
            by_year = remembered(
                getattr(known, name), lambda year, _, as_of, *__: (id(year), as_of)
            )
            patch.setattr(known, name, by_year)
        for name in ("lay_out", "_lay_out_texts"):
            patch.setattr(
                report_texts, name, remembered(getattr(report_texts, name), _paper, most=20)
            )
        # A page reads a workbook when it comes, when it is shown and when it is taken, each time
        # by a child.
        read = remembered(comparison.read_book, lambda path: path.read_bytes(), most=10)
        for module in (comparison, views):
            patch.setattr(module, "read_book", read)
        # The same office goes out as the same bytes, which take most of the time of whoever edits
        # them.
        patch.setattr(views, "export_book", remembered(views.export_book, content_of, most=10))
        # No test asks by which templates a page was drawn, for which Django would copy all that
        # they know.
        patch.setattr(Template, "_render", _TestState.saved_data.template_render)
        patch.setattr(take, "open_tables", remembered(take.open_tables, _foreign_file, most=10))
        yield


@pytest.fixture(scope="session")
def made_keys(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Keys as an installation makes them: once, since that waits for the disk."""
    folder = tmp_path_factory.mktemp("kunci")
    return {name: make_key(folder, name) for name in (SESSION, TRAIL)}


@pytest.fixture(scope="session")
def founded_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation to copy, as an office founds it: that takes seconds.

    Its password came from the environment, where no list of processes shows it.
    """
    folder = tmp_path_factory.mktemp("dinas") / "data"
    made = run(
        folder, "capaian", "init", "--data", str(folder), *FOUNDING, CAPAIAN_ADMIN_PASSWORD=PHRASE
    )
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(autouse=True)
def database(db: None) -> None:
    """Every test of the pages may write into the database,
    which is as it was before the next one.
    """


@pytest.fixture
def house(tmp_path: Path) -> House:
    """The small office with its people; a module whose tests need more of it
    extends it under this name.
    """
    return make_house(tmp_path)


@pytest.fixture
def units(tmp_path: Path) -> House:
    """An office of two units with figures."""
    return two_units(tmp_path)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A planner at the pages of a small year from the catalogue."""
    return make_desk(small(tmp_path))


def _lay_keys(folder: Path, keys: Mapping[str, bytes]) -> None:
    """Write keys for the eyes of the server alone."""
    folder.mkdir(parents=True, mode=0o700)
    for name, key in keys.items():
        (folder / name).touch(mode=0o600)
        (folder / name).write_bytes(key)


def work_here(
    kind: JobKind[object], loaded: object, folder: Path, beat: Callable[[int, str], object]
) -> JobOutcome:
    """Do a job in this process: once it has drawn a chart,
    a child forked from it would wait for ever.

    A worker never draws, so that its children may; tests of those begin them (`test_jobs.py`).
    """
    folder.mkdir(parents=True)
    try:
        return JobOutcome(kind.work(loaded, Workspace(folder, lambda percent, words: None)))
    except Exception as error:
        return JobOutcome(reason=explain_failure(error, kind))


@pytest.fixture(autouse=True)
def jobs_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs are done by the process of the tests."""
    monkeypatch.setattr(worker, "run_child", work_here)


@pytest.fixture(autouse=True)
def installation(
    settings: Settings, tmp_path: Path, made_keys: Mapping[str, bytes]
) -> Iterator[Path]:
    """Keys and evidence of one test lie in a folder of their own."""
    settings.CAPAIAN = replace(settings.CAPAIAN, folder=tmp_path / "capaian")
    settings.SECURE_SSL_REDIRECT = False
    settings.STATIC_ROOT = tmp_path / "statis"
    settings.STATIC_ROOT.mkdir()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    # Refusals and tries are counted anew in each test; lists are worked out for each page.
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {
        name: {**own, "BACKEND": memory, "LOCATION": str(tmp_path / name)}
        for name, own in settings.CACHES.items()
    }
    # a year that is written again as it was has the name of that in another test
    known._kept.clear()
    # Passwords are stretched as in use by tests of that alone: it took a third of a second each.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    _lay_keys(settings.CAPAIAN.keys, made_keys)
    trail_key.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        # Browsers of tests that sign somebody in without the form send the key as it is kept.
        patch.setattr(HashedSessions, "opens", staticmethod(lambda cookie: True))
        patch.setattr(PBKDF2PasswordHasher, "iterations", 10_000)
        patch.setattr(examining, "examine_picture", _EXAMINED)
        patch.setattr(recent_lists, "MAX_AGE_OF_LISTS", timedelta())
        # Forms of most tests go without a file; what is noted of those has tests of its own.
        patch.setattr(change_rules, "FORM_RULES", replace(change_rules.FORM_RULES, notes=()))
        yield settings.CAPAIAN.folder
    trail_key.cache_clear()
