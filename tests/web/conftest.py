"""What the tests of the pages stand on: an installation of their own, with its keys."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.cache import cache
from pytest_django.fixtures import Settings

from capaian.web.accounts.sessions import HashedSessions
from capaian.web.demonstration import photos
from capaian.web.keys import SESSION, TRAIL, make_key
from capaian.web.measurement import early
from capaian.web.trail.record import trail_key

_PREPARED = functools.cache(photos._prepared)
"""Drawings of the demonstration, always the same: to draw them takes most of the time of making one."""


@pytest.fixture(scope="session")
def made_keys(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Keys as an installation makes them: once, since that waits for the disk."""
    folder = tmp_path_factory.mktemp("kunci")
    return {name: make_key(folder, name) for name in (SESSION, TRAIL)}


def _lay_keys(folder: Path, keys: Mapping[str, bytes]) -> None:
    """Write keys for the eyes of the server alone."""
    folder.mkdir(parents=True, mode=0o700)
    for name, key in keys.items():
        (folder / name).touch(mode=0o600)
        (folder / name).write_bytes(key)


@pytest.fixture(autouse=True)
def installation(settings: Settings, tmp_path: Path, made_keys: Mapping[str, bytes]) -> Iterator[Path]:
    """Keys and evidence of one test lie in a folder of their own."""
    settings.CAPAIAN = replace(settings.CAPAIAN, folder=tmp_path / "capaian")
    settings.SECURE_SSL_REDIRECT = False
    settings.STATIC_ROOT = tmp_path / "statis"
    settings.STATIC_ROOT.mkdir()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    cache.clear()  # refusals and tries are counted there
    _lay_keys(settings.CAPAIAN.keys, made_keys)
    trail_key.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        # Browsers of tests that sign somebody in without the form send the key as it is kept.
        patch.setattr(HashedSessions, "opens", staticmethod(lambda cookie: True))
        # A password is stretched as in use, only not a million times: that took a third of a second each.
        patch.setattr(PBKDF2PasswordHasher, "iterations", 10_000)
        patch.setattr(photos, "_prepared", _PREPARED)
        # Forms of most tests go without a file; what is asked of those has tests of its own.
        patch.setattr(early, "ASKED", [])
        yield settings.CAPAIAN.folder
    trail_key.cache_clear()
