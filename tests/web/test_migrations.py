"""An installation of an earlier version keeps its rows, its constraints and the guards of its log."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection
from tests.web.migrating import FILLED
from tests.web.test_production import environment

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


@pytest.fixture(scope="module", name="told")
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


def test_every_row_says_what_it_said(told: dict[str, Any]) -> None:
    assert all(told["before"][name] for name in FILLED), "a table without rows shows nothing"
    assert told["after"] == told["before"]


def test_the_log_is_neither_changed_nor_emptied_before_or_after(told: dict[str, Any]) -> None:
    """SQLite makes a table anew to change a column, and forgets its triggers with the old one."""
    assert told["unrefused"] == [[], []]
    assert told["guard"] is None


def test_what_models_declare_stands_in_the_database(told: dict[str, Any]) -> None:
    assert told["lacking"] == []
    assert told["behind"] == ""
    assert told["pending"] == []
