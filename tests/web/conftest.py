"""What the tests of the pages stand on: an installation of their own, with its keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.cache import cache
from pytest_django.fixtures import Settings

from capaian.web.accounts.sessions import HashedSessions
from capaian.web.keys import SESSION, TRAIL, make_key
from capaian.web.trail.record import trail_key


@pytest.fixture(autouse=True)
def installation(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """Keys and evidence of one test lie in a folder of their own."""
    settings.CAPAIAN = replace(settings.CAPAIAN, folder=tmp_path / "capaian")
    settings.SECURE_SSL_REDIRECT = False
    settings.STATIC_ROOT = tmp_path / "statis"
    settings.STATIC_ROOT.mkdir()
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    cache.clear()  # refusals and tries are counted there
    for name in (SESSION, TRAIL):
        make_key(settings.CAPAIAN.keys, name)
    trail_key.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        # Browsers of tests that sign somebody in without the form send the key as it is kept.
        patch.setattr(HashedSessions, "opens", staticmethod(lambda cookie: True))
        # A password is stretched as in use, only not a million times: that took a third of a second each.
        patch.setattr(PBKDF2PasswordHasher, "iterations", 10_000)
        yield settings.CAPAIAN.folder
    trail_key.cache_clear()
