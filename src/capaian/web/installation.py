"""Where an installation lies, before Django is: its settings, its database, and Django set up by them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from capaian.domain.errors import FileError
from capaian.web.configuration import DEMONSTRATION, SQLITE, Configuration, read_configuration

OTHERS_BITS: Final = 0o077
"""Bits that no file of an installation gets: whoever else works on the machine reads none of them."""


def read_installation(folder: Path, *, is_demonstration: bool) -> Configuration:
    """Read the settings of a folder; what is written from now on is for the eyes of the server alone."""
    os.umask(OTHERS_BITS)
    os.environ["CAPAIAN_DATA"] = str(folder)
    if is_demonstration:
        os.environ["CAPAIAN_MODE"] = DEMONSTRATION
    return read_configuration(os.environ)


def require_installation(folder: Path) -> Configuration:
    """Return the settings of an installation that is there; raises `FileError` where none is."""
    configuration = read_installation(folder, is_demonstration=False)
    if not folder.is_dir():
        raise FileError(f"{folder} tidak memuat instalasi Capaian. Periksa --data.")
    if not has_database(configuration):
        file = configuration.database_settings["NAME"]
        raise FileError(
            f"Basis data {file} tidak ada, jadi tidak ada catatan yang dapat diperiksa. Periksa --data, atau "
            "pulihkan basis data dari cadangan."
        )
    return configuration


def has_database(configuration: Configuration) -> bool:
    """Say whether the database is there: whether the file is, and of a server nobody knows before asking."""
    database = configuration.database_settings
    return database["ENGINE"] != SQLITE or Path(database["NAME"]).is_file()


def set_up_django() -> None:
    """Set Django up by the settings that were read."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "capaian.web.settings")
    import django

    django.setup()
