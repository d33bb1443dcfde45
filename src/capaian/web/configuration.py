"""What the pages are told from outside, by environment variables."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

import dj_database_url

from capaian.domain.errors import FileError
from capaian.processes.collecting import without_collecting

DEMONSTRATION: Final = "peragaan"
PRODUCTION: Final = "produksi"
_DEFAULT_HOSTS: Final = "localhost 127.0.0.1"
SQLITE: Final = "django.db.backends.sqlite3"
_POSTGRES: Final = "django.db.backends.postgresql"
_MODES: Final = {mode: mode for mode in (DEMONSTRATION, PRODUCTION)}
ZONES: Final = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
"""The three times of day of Indonesia."""
_ANSWERS: Final = {"ya": True, "tidak": False}
_HOST: Final = re.compile(r"""[^\s/:,@'"\\]+|\[[0-9a-fA-F:.]+\]""")
_ADDRESS: Final = re.compile(r"https?://[^\s/]+/?")
_MAIL_PORTS: Final[Mapping[str, int]] = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
"""Ways to speak to a mail server, with their usual ports: in clear, by STARTTLS,
by TLS at once.
"""
_EASTERN_PROVINCES: Final = {
    **dict.fromkeys(
        ["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"], "WITA"
    ),
    **dict.fromkeys(["81", "82", "91", "92", "93", "94", "95", "96"], "WIT"),
}


def zone_of(regency: str) -> str:
    """Return the time zone of a regency by the code of its province (Keppres 41/1987).

    Examples:
        >>> [zone_of(code) for code in ("62.01", "63.11", "91.71")]
        ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']
    """
    return ZONES[_EASTERN_PROVINCES.get(regency[:2], "WIB")]


class ConfigurationError(FileError):
    """A setting that cannot be meant."""


@dataclass(frozen=True, slots=True)
class FirstOffice:
    """What an installation begins with."""

    slug: str
    """The office in addresses."""
    office: str
    username: str
    """Of the first administrator, as the two that follow."""
    full_name: str
    password: str


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
    proxy: str
    """Address of the server before this one, which speaks https and says so;
    nobody else is believed.
    """
    is_plain: bool
    """The pages are called by http alone, in a network of the office:
    nothing on the way is secret.
    """
    address: str
    """How links in messages begin: `https://capaian.contoh.go.id`."""
    mail: str
    """URL of the mail server; empty: no mail is sent."""
    mail_from: str
    """Address that mail comes from."""
    telegram: str
    """Token of the bot; empty: nothing goes by Telegram."""
    backup_folder: Path | None = None
    """Where copies go, best on another disk; `None`: into `folder`."""
    local_folder: Path | None = None
    """Of this server alone, where several of them serve `folder`; `None`: it is the only one."""
    years_mb: int = 0
    """Memory for what is known of years, of all processes together; 0:
    a quarter of what the machine has.
    """

    @property
    def years_bytes(self) -> int:
        """The part of that memory that each process may use: one for each core,
        and the workers of jobs.
        """
        has_pages = hasattr(os, "sysconf")
        memory = (
            os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
            if has_pages
            else 4_000_000_000
        )
        return (self.years_mb * 1_000_000 or memory // 4) // (
            (os.cpu_count() or 1) + MAX_RUNNING_JOBS
        )

    @property
    def is_demonstration(self) -> bool:
        """Whether people, figures and evidence are invented."""
        return self.mode == DEMONSTRATION

    @property
    def is_secret(self) -> bool:
        """Whether the pages are called by https alone."""
        return not self.is_demonstration and not self.is_plain

    @property
    def database_settings(self) -> dict[str, Any]:
        """The database as Django is told of it; one in a file takes its writers one by one."""
        found: dict[str, Any] = {**dj_database_url.parse(self.database, conn_max_age=600)}
        if found["ENGINE"] == SQLITE:
            found["OPTIONS"] = {
                # A reader that becomes a writer fails at once, however long it is told to wait.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA "
                "foreign_keys=ON;",
            }
        return found

    @property
    def mail_settings(self) -> dict[str, Any]:
        """The mail server as Django is told of it; without a host nothing is sent."""
        url = urlsplit(self.mail)
        return {
            "EMAIL_HOST": url.hostname or "",
            "EMAIL_PORT": url.port or _MAIL_PORTS.get(url.scheme, 0),
            "EMAIL_HOST_USER": unquote(url.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
            "EMAIL_USE_TLS": url.scheme == "smtp+tls",
            "EMAIL_USE_SSL": url.scheme == "smtps",
            "DEFAULT_FROM_EMAIL": self.mail_from,
        }

    @property
    def keys(self) -> Path:
        """Folder of the keys, which no copy of the data may hold."""
        return self.folder / "kunci"

    @property
    def is_reachable(self) -> bool:
        """Whether the data folder is there: a shared one may be away,
        and servers never make its keys.
        """
        return os.access(self.keys, os.X_OK)

    @property
    def evidence(self) -> Path:
        """Folder of the evidence, by hash."""
        return self.folder / "bukti"

    @property
    def backups(self) -> Path:
        """Folder of the copies that the page of the administrator makes."""
        return self.backup_folder or self.folder / "cadangan"

    @property
    def local(self) -> Path:
        """Folder of what this server alone reads and writes; nothing of it is kept."""
        return self.local_folder or self.folder

    @property
    def shared(self) -> Path:
        """Folder of what the processes of a server tell each other while it runs;
        nothing of it is kept.
        """
        return self.local / "sementara"

    @property
    def counted(self) -> Path:
        """Folder of what all servers count together: tries to sign in, and refusals."""
        return self.folder / "sementara"

    @property
    def waiting(self) -> Path:
        """Folder of files that somebody brought and has not confirmed yet."""
        return self.folder / "titipan"


@dataclass(frozen=True, slots=True)
class _Setting:
    """A setting as it is read for a field of the configuration."""

    variable: str
    usual: str
    """What holds where nothing is said."""
    form: str = ""
    """What it looks like, for whoever wrote something else."""
    read: Callable[[str], object] = str
    """Returns what is meant; raises `ValueError`,
    `LookupError` or `RuntimeError` where nothing can be.
    """
    is_secret: bool = False
    """It may hold a password, and is not repeated."""


def _read_folder(name: str) -> Path | None:
    folder = Path(name).expanduser().absolute()
    if "\0" in name or folder.is_file():
        raise ValueError(name)
    return folder if name else None


def _read_hosts(names: str) -> tuple[str, ...]:
    hosts = tuple(names.split() or _DEFAULT_HOSTS.split())
    if not all(map(_HOST.fullmatch, hosts)):
        raise ValueError(names)
    return hosts


def _text_that(fits: Callable[[str], object]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text and not fits(text):
            raise ValueError(text)
        return text

    return read


def _is_mail_server(text: str) -> bool:
    url = urlsplit(text)
    return url.scheme in _MAIL_PORTS and bool(url.hostname) and url.port != 0


_NO_FOLDER: Final = "itu bukan folder. Tulis alamat penuh sebuah folder."
_SETTINGS: Final[Mapping[str, _Setting]] = {
    "folder": _Setting("CAPAIAN_DATA", "capaian-data", _NO_FOLDER, _read_folder),
    "backup_folder": _Setting("CAPAIAN_BACKUPS", "", _NO_FOLDER, _read_folder),
    "local_folder": _Setting("CAPAIAN_LOCAL", "", _NO_FOLDER, _read_folder),
    "mode": _Setting(
        "CAPAIAN_MODE", PRODUCTION, f"yang ada: {', '.join(_MODES)}.", _MODES.__getitem__
    ),
    "years_mb": _Setting(
        "CAPAIAN_YEARS_MB",
        "0",
        "tulis bilangan MB, misalnya 800; 0: seperempat memori.",
        lambda text: int(_text_that(str.isdecimal)(text)),
    ),
    "zone": _Setting(
        "CAPAIAN_TIME_ZONE", "WIB", f"yang ada: {', '.join(ZONES)}.", ZONES.__getitem__
    ),
    "is_plain": _Setting(
        "CAPAIAN_PLAIN_HTTP", "tidak", f"yang ada: {', '.join(_ANSWERS)}.", _ANSWERS.__getitem__
    ),
    "hosts": _Setting(
        "CAPAIAN_HOSTS",
        _DEFAULT_HOSTS,
        "tulis nama saja, tanpa https:// dan tanpa porta, beberapa nama dipisah spasi: "
        "sakip.contoh.go.id "
        "10.0.0.5",
        _read_hosts,
    ),
    "proxy": _Setting(
        "CAPAIAN_PROXY",
        "127.0.0.1",
        "tulis satu alamat IP, misalnya 127.0.0.1.",
        lambda text: str(ip_address(text)),
    ),
    "address": _Setting(
        "CAPAIAN_ADDRESS",
        "",
        "tulis misalnya https://capaian.contoh.go.id",
        _text_that(_ADDRESS.fullmatch),
    ),
    "mail": _Setting(
        "CAPAIAN_MAIL",
        "",
        "Bentuknya: smtps://pengguna:sandi@server:465, smtp+tls://…:587, atau "
        "smtp://…:25; tanda khusus "
        "dalam kata sandi ditulis sebagai %: %40.",
        _text_that(_is_mail_server),
        is_secret=True,
    ),
    "mail_from": _Setting("CAPAIAN_MAIL_FROM", ""),
    "telegram": _Setting("CAPAIAN_TELEGRAM", ""),
    "database": _Setting(
        "DATABASE_URL",
        "",
        "Bentuknya: postgres://pengguna:sandi@server:5432/nama, atau "
        "sqlite:////folder/berkas.sqlite3; tanda "
        "khusus dalam kata sandi ditulis sebagai %, misalnya %40.",
        _text_that(lambda text: dj_database_url.parse(text).get("ENGINE") in (SQLITE, _POSTGRES)),
        is_secret=True,
    ),
}


def read_configuration(environment: Mapping[str, str]) -> Configuration:
    """Read the settings; raises `ConfigurationError` with every one that cannot be meant."""
    found: dict[str, Any] = {}
    problems = []
    for name, each in _SETTINGS.items():
        text = environment.get(each.variable) or each.usual
        try:
            found[name] = each.read(text)
        except (ValueError, LookupError, RuntimeError):
            what = "tidak dapat dibaca." if each.is_secret else f"berisi {text!r};"
            problems.append(f"{each.variable} {what} {each.form}")
    if found.get("mail") and "@" not in found["mail_from"]:
        problems.append(
            "CAPAIAN_MAIL_FROM harus diisi alamat surel pengirim, misalnya capaian@contoh.go.id."
        )
    if environment.get("CAPAIAN_SETTINGS"):  # passed over, it would be another installation
        problems.append(
            "CAPAIAN_SETTINGS tidak dibaca lagi. Tulis isinya sebagai variabel lingkungan."
        )
    engine = dj_database_url.parse(found.get("database") or "sqlite://")["ENGINE"]
    if found.get("local_folder") and engine != _POSTGRES:
        problems.append(
            "CAPAIAN_LOCAL: beberapa server memerlukan PostgreSQL; sebut dalam DATABASE_URL."
        )
    if problems:
        raise ConfigurationError("\n".join(problems))
    file = quote((found["folder"] / "capaian.sqlite3").as_posix(), safe="/:")
    found["database"] = found["database"] or f"sqlite:///{file}"
    usual_address = f"{'http' if found['is_plain'] else 'https'}://{found['hosts'][0]}"
    found["address"] = found["address"].rstrip("/") or usual_address
    return Configuration(**found)


MAX_RUNNING_JOBS: Final = 2
"""Jobs that are worked on at once, however many servers have workers."""
OTHERS_BITS: Final = 0o077
"""Bits that no file of an installation gets:
whoever else works on the machine reads none of them.
"""


def read_installation(folder: Path, *, is_demonstration: bool) -> Configuration:
    """Read the settings of a folder; what is written from now on is for the
    eyes of the server alone.
    """
    os.umask(OTHERS_BITS)
    os.environ["CAPAIAN_DATA"] = str(folder)
    if is_demonstration:
        os.environ["CAPAIAN_MODE"] = DEMONSTRATION
    return read_configuration(os.environ)


def require_installation(configuration: Configuration) -> None:
    """Require that an installation is there; raises `FileError`."""
    if not (configuration.folder.is_dir() and has_database(configuration)):
        raise nothing_there(configuration)


def nothing_there(configuration: Configuration) -> FileError:
    """Return that a folder holds no installation, with what can be done."""
    folder = shlex.quote(str(configuration.folder))
    return FileError(
        f"{configuration.folder} tidak memuat instalasi Capaian: basis datanya tidak ada "
        "atau kosong. "
        f"Periksa --data. Instalasi baru dibuat dengan: capaian init --data {folder}; "
        "cadangan dipulihkan "
        "dengan: capaian restore."
    )


def has_database(configuration: Configuration) -> bool:
    """Say whether the database is there: a file that is not empty;
    of a server nobody knows before asking.
    """
    database = configuration.database_settings
    file = Path(database["NAME"])
    return database["ENGINE"] != SQLITE or (file.is_file() and file.stat().st_size > 0)


def set_up_django() -> None:
    """Set Django up by the settings that were read."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "capaian.web.settings")
    with without_collecting():  # modules stay
        import django

        django.setup()
