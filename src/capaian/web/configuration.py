"""What the pages are told from outside: environment variables, or a file of the same names.

The environment goes before the file, so that one run can be told something else than all others.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote, urlsplit

import dj_database_url

from capaian.domain.errors import FileError
from capaian.processes.collecting import without_collecting

FILE: Final = "CAPAIAN_SETTINGS"
"""Names the file, in TOML."""
DEFAULT_FOLDER: Final = "capaian-data"
DEMONSTRATION: Final = "peragaan"
PRODUCTION: Final = "produksi"
MODES: Final = (DEMONSTRATION, PRODUCTION)
DEFAULT_HOSTS: Final = "localhost 127.0.0.1"
DEFAULT_PROXY: Final = "127.0.0.1"
SQLITE: Final = "django.db.backends.sqlite3"
POSTGRES: Final = "django.db.backends.postgresql"
ZONES: Final[Mapping[str, str]] = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
"""The three times of day of Indonesia."""
_ANSWERS: Final = ("ya", "tidak")
_KNOWN: Final[Mapping[str, str]] = {
    "CAPAIAN_DATA": DEFAULT_FOLDER,
    "CAPAIAN_MODE": PRODUCTION,
    "CAPAIAN_HOSTS": DEFAULT_HOSTS,
    "CAPAIAN_TIME_ZONE": "WIB",
    "CAPAIAN_PROXY": DEFAULT_PROXY,
    "CAPAIAN_PLAIN_HTTP": "tidak",
    "CAPAIAN_ADDRESS": "",
    "CAPAIAN_MAIL": "",
    "CAPAIAN_MAIL_FROM": "",
    "CAPAIAN_TELEGRAM": "",
    "CAPAIAN_BACKUPS": "",
    "DATABASE_URL": "",
}
"""Every setting, with what holds where nothing is said."""
_HOST: Final = re.compile(r"""[^\s/:,@'"\\]+|\[[0-9a-fA-F:.]+\]""")


_MAIL_PORTS: Final[Mapping[str, int]] = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
"""Ways to speak to a mail server, with their usual ports: in clear, by STARTTLS, by TLS at once."""


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
    """Address of the server before this one, which speaks https and says so; nobody else is believed."""
    is_plain: bool
    """The pages are called by http alone, in a network of the office: nothing on the way is secret."""
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
        """The database as Django is told of it."""
        return {**dj_database_url.parse(self.database, conn_max_age=600)}

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
    def evidence(self) -> Path:
        """Folder of the evidence, by hash."""
        return self.folder / "bukti"

    @property
    def backups(self) -> Path:
        """Folder of the copies that the page of the administrator makes."""
        return self.backup_folder or self.folder / "cadangan"

    @property
    def shared(self) -> Path:
        """Folder of what the processes of a server tell each other while it runs; nothing of it is kept."""
        return self.folder / "sementara"

    @property
    def waiting(self) -> Path:
        """Folder of files that somebody brought and has not confirmed yet."""
        return self.folder / "titipan"


def read_configuration(environment: Mapping[str, str]) -> Configuration:
    """Read the settings.

    Raises:
        ConfigurationError: with every setting that cannot be meant.
    """
    told = {**_read_file(environment.get(FILE, "")), **environment}
    said = {name: told.get(name) or default for name, default in _KNOWN.items()}
    problems = [*_problems(said)]
    if problems:
        raise ConfigurationError("\n".join(problems))
    folder = _folder(said["CAPAIAN_DATA"])
    file = quote((folder / "capaian.sqlite3").as_posix(), safe="/:")
    return Configuration(
        folder=folder,
        mode=said["CAPAIAN_MODE"],
        hosts=tuple(said["CAPAIAN_HOSTS"].split() or DEFAULT_HOSTS.split()),
        zone=ZONES[said["CAPAIAN_TIME_ZONE"]],
        database=said["DATABASE_URL"] or f"sqlite:///{file}",
        proxy=str(ip_address(said["CAPAIAN_PROXY"])),
        is_plain=said["CAPAIAN_PLAIN_HTTP"] == "ya",
        address=_address(said),
        mail=said["CAPAIAN_MAIL"],
        mail_from=said["CAPAIAN_MAIL_FROM"],
        telegram=said["CAPAIAN_TELEGRAM"],
        backup_folder=_folder(said["CAPAIAN_BACKUPS"]) if said["CAPAIAN_BACKUPS"] else None,
    )


def _address(said: Mapping[str, str]) -> str:
    scheme = "http" if said["CAPAIAN_PLAIN_HTTP"] == "ya" else "https"
    usual = f"{scheme}://{(said['CAPAIAN_HOSTS'].split() or DEFAULT_HOSTS.split())[0]}"
    return (said["CAPAIAN_ADDRESS"] or usual).rstrip("/")


def _folder(name: str) -> Path:
    return Path(name).expanduser().absolute()


def _problems(said: Mapping[str, str]) -> Iterator[str]:
    valid = {"CAPAIAN_MODE": MODES, "CAPAIAN_TIME_ZONE": tuple(ZONES), "CAPAIAN_PLAIN_HTTP": _ANSWERS}
    for name, known in valid.items():
        if said[name] not in known:
            yield f"{name} berisi {said[name]!r}; yang ada: {', '.join(known)}."
    for name in ("CAPAIAN_DATA", "CAPAIAN_BACKUPS"):
        yield from _folder_problems(name, said[name])
    for host in said["CAPAIAN_HOSTS"].split():
        if not _HOST.fullmatch(host):
            yield (
                f"CAPAIAN_HOSTS berisi {host!r}; tulis nama saja, tanpa https:// dan tanpa porta, "
                "beberapa nama dipisah spasi: sakip.contoh.go.id 10.0.0.5"
            )
    yield from _proxy_problems(said["CAPAIAN_PROXY"])
    yield from _message_problems(said)
    if said["DATABASE_URL"]:
        yield from _database_problems(said["DATABASE_URL"])


def _folder_problems(setting: str, name: str) -> Iterator[str]:
    try:
        folder = Path(name).expanduser()
    except RuntimeError:
        yield f"{setting} berisi {name!r}; pengguna itu tidak ada. Tulis alamat foldernya penuh."
        return
    if "\0" in name or folder.is_file():
        yield f"{setting} berisi {name!r}, yang bukan folder. Pilih folder lain."


def _proxy_problems(address: str) -> Iterator[str]:
    try:
        ip_address(address)
    except ValueError:
        yield f"CAPAIAN_PROXY berisi {address!r}; tulis satu alamat IP, misalnya {DEFAULT_PROXY}."


def _message_problems(said: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with how messages are sent; a URL is not repeated, since it holds a password."""
    address, mail = said["CAPAIAN_ADDRESS"], said["CAPAIAN_MAIL"]
    if address and not re.fullmatch(r"https?://[^\s/]+/?", address):
        yield f"CAPAIAN_ADDRESS berisi {address!r}; tulis misalnya https://capaian.contoh.go.id"
    if mail and not _is_mail_url(mail):
        yield (
            "CAPAIAN_MAIL tidak dapat dibaca. Bentuknya: smtps://pengguna:sandi@server:465, "
            "smtp+tls://…:587, atau smtp://…:25; tanda khusus dalam kata sandi ditulis sebagai %: %40."
        )
    if mail and "@" not in said["CAPAIAN_MAIL_FROM"]:
        yield "CAPAIAN_MAIL_FROM harus diisi alamat surel pengirim, misalnya capaian@contoh.go.id."


def _is_mail_url(text: str) -> bool:
    try:
        url = urlsplit(text)
        return url.scheme in _MAIL_PORTS and bool(url.hostname) and url.port != 0
    except ValueError:
        return False


def _database_problems(url: str) -> Iterator[str]:
    """Yield what is wrong with the address of a database; it is not repeated, since it holds a password."""
    try:
        engine = dj_database_url.parse(url).get("ENGINE")
    except ValueError:
        engine = None
    if engine not in (SQLITE, POSTGRES):
        yield (
            "DATABASE_URL tidak dapat dibaca. Bentuknya: postgres://pengguna:sandi@server:5432/nama, atau "
            "sqlite:////folder/berkas.sqlite3; tanda khusus dalam kata sandi ditulis sebagai %, misalnya %40."
        )


def _read_file(name: str) -> Mapping[str, str]:
    if not name:
        return {}
    try:
        read = tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{name} dari {FILE} tidak dapat dibaca.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{name} bukan berkas TOML yang benar: {error}") from error
    strange = sorted(key for key in read if key not in _KNOWN)
    if strange:
        words = ", ".join(strange)
        raise ConfigurationError(f"{name}: {words} tidak dikenal. Yang ada: {', '.join(sorted(_KNOWN))}.")
    untexted = sorted(key for key, value in read.items() if not isinstance(value, str))
    if untexted:
        words = ", ".join(untexted)
        raise ConfigurationError(f'{name}: isi {words} harus teks dalam tanda kutip, misalnya "a b".')
    return read


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
    with without_collecting():  # modules stay
        import django

        django.setup()
