"""A start does only what is new since the last one: migrations and files for browsers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.core import management
from django.db.migrations.recorder import MigrationRecorder
from pytest_django.fixtures import Settings

from capaian.web import starting


@pytest.mark.django_db
def test_a_migration_that_is_new_is_applied_and_no_other_start_looks_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[str] = []
    monkeypatch.setattr(management, "call_command", lambda name, **_: called.append(name))
    starting._migrate()
    assert called == []
    MigrationRecorder.Migration.objects.filter(app="jobs", name__startswith="0001").delete()
    starting._migrate()
    assert called == ["migrate"]


def test_a_file_of_a_new_version_reaches_browsers_and_what_is_there_is_not_packed_again(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []
    collect = management.call_command

    def call(name: str, **options: object) -> None:
        called.append(name)
        collect(name, **options)

    monkeypatch.setattr(management, "call_command", call)
    source, settings.STATIC_ROOT = tmp_path / "program", tmp_path / "statis"
    source.mkdir()
    settings.STATICFILES_DIRS = [source]
    page = source / "baru.css"
    for text, packed in (("#111", 1), ("#111", 1), ("#222", 2)):  # as long, and perhaps of the same second
        page.write_text(f"a {{ color: {text} }}")
        starting._collect_static_files()
        assert (settings.STATIC_ROOT / "baru.css").read_text() == page.read_text()
        assert len(called) == packed
    (settings.STATIC_ROOT / "asal.sha256").unlink()  # the last start was broken off
    starting._collect_static_files()
    assert len(called) == 3


_LOADED = """
import sys
from capaian.cli import main
from capaian.web import configuration, serving, starting

def set_up(folder, is_demonstration, is_server):
    configuration.read_installation(folder, is_demonstration=is_demonstration)
    configuration.set_up_django()

starting.prepare = set_up
serving.begin_child = serving.supervise = serving._listen = lambda *_: None
main.main(["serve", "--demo", "--data", sys.argv[1]])
print(*sys.modules)
"""
HEAVY = {
    "capaian.auditor",
    "capaian.documents",
    "capaian.dossier.intake",
    "capaian.web.exchange.views",
    "capaian.web.papers.views",
    "capaian.web.planning.rows.views",
    "fontTools",
    "icalendar",
    "PIL",
    "psutil",
    "rich",
    "typst",
    "vl_convert",
    "zxcvbn",
}
"""What only jobs and few pages need."""


def test_servers_begin_without_what_few_pages_need(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _LOADED, str(tmp_path)]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout.split()
    assert "capaian.web.home.views" in loaded
    assert not HEAVY & {*loaded}
