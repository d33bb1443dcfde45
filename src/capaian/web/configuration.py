"""What the pages are told from outside: environment variables, or a file of the same names.

The environment goes before the file, so that one run can be told something else than all others.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from capaian.domain.errors import FileError

FILE: Final = "CAPAIAN_SETTINGS"
"""Names the file, in TOML."""
DEFAULT_FOLDER: Final = "capaian-data"
_KNOWN: Final = frozenset(
    {"CAPAIAN_DATA", "CAPAIAN_MODE", "CAPAIAN_HOSTS", "CAPAIAN_TIME_ZONE", "DATABASE_URL"}
)
DEMONSTRATION: Final = "peragaan"
PRODUCTION: Final = "produksi"
ZONES: Final[Mapping[str, str]] = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
"""The three times of day of Indonesia."""


class ConfigurationError(FileError):
    """A setting that cannot be meant."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings of one installation."""

    folder: Path
    """Holds the database where it is a file, evidence, and apart from them the keys."""
    mode: str
    """`peragaan` for the demonstration, `produksi` for an office."""
    hosts: tuple[str, ...]
    """Names by which the pages are called."""
    zone: str
    """Name of the time zone in the tz database."""
    database: str
    """URL of the database; a file in `folder` by default."""

    @property
    def is_demonstration(self) -> bool:
        """Whether people, figures and evidence are invented."""
        return self.mode == DEMONSTRATION

    @property
    def keys(self) -> Path:
        """Folder of the keys, which no copy of the data may hold."""
        return self.folder / "kunci"

    @property
    def evidence(self) -> Path:
        """Folder of the evidence, by hash."""
        return self.folder / "bukti"


def read_configuration(environment: Mapping[str, str]) -> Configuration:
    """Read the settings.

    Raises:
        ConfigurationError: with every setting that cannot be meant.
    """
    settings = {**_read_file(environment.get(FILE, "")), **environment}
    folder = Path(settings.get("CAPAIAN_DATA") or DEFAULT_FOLDER).expanduser().absolute()
    mode = settings.get("CAPAIAN_MODE") or PRODUCTION
    zone = settings.get("CAPAIAN_TIME_ZONE") or "WIB"
    problems = [
        *([] if mode in (DEMONSTRATION, PRODUCTION) else [_not_among("CAPAIAN_MODE", mode, MODES)]),
        *([] if zone in ZONES else [_not_among("CAPAIAN_TIME_ZONE", zone, tuple(ZONES))]),
    ]
    if problems:
        raise ConfigurationError("\n".join(problems))
    return Configuration(
        folder,
        mode,
        tuple((settings.get("CAPAIAN_HOSTS") or "localhost 127.0.0.1").split()),
        ZONES[zone],
        settings.get("DATABASE_URL") or f"sqlite:///{folder / 'capaian.sqlite3'}",
    )


MODES: Final = (DEMONSTRATION, PRODUCTION)


def _not_among(name: str, value: str, known: tuple[str, ...]) -> str:
    return f"{name} berisi {value!r}; yang ada: {', '.join(known)}."


def _read_file(name: str) -> Mapping[str, str]:
    if not name:
        return {}
    try:
        read = tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{name} dari {FILE} tidak dapat dibaca.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{name} bukan berkas TOML yang benar: {error}") from error
    strange = sorted(key for key, value in read.items() if key not in _KNOWN or not isinstance(value, str))
    if strange:
        words = ", ".join(strange)
        raise ConfigurationError(f"{name}: {words} tidak dikenal. Yang ada: {', '.join(sorted(_KNOWN))}.")
    return read
