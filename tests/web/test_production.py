"""An office in earnest: settings that Django's own check finds nothing in,
and answers that keep to them.

Everything here runs in processes of its own, as an office would start them, on one founded
installation.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http.cookies import Morsel, SimpleCookie
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.forked.commands import run_command

from capaian.writers import fonts

BIN = Path(sys.executable).parent
HOST = "sakip.contoh.go.id"
PHRASE = "kopi pahit di Halong 7"
FOUNDING = (
    "--slug",
    "contoh",
    "--office",
    "Disdukcapil Contoh",
    "--admin",
    "admin",
    "--admin-name",
    "Budi",
)
YEAR = 31_536_000
"""Seconds of 365 days."""


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """What an office tells the pages, and nothing that the tests are told."""
    left = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CAPAIAN_", "DATABASE"))
    }
    return {
        **left,
        "CAPAIAN_DATA": str(folder),
        "CAPAIAN_HOSTS": HOST,
        "DJANGO_SETTINGS_MODULE": "capaian.web.settings",
        **variables,
    }


def run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command of the installation, run to its end;
    `capaian` does as one that is started (test_forked).
    """
    program, *arguments = command
    if program == "capaian":
        return run_command(*arguments, environment=environment(folder, **variables))
    return subprocess.run(
        [BIN / program, *arguments],
        env=environment(folder, **variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def office(founded_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(founded_office, tmp_path_factory.mktemp("produksi") / "data")


def test_the_check_of_django_for_production_finds_nothing(office: Path) -> None:
    manage = Path(__file__).parents[2] / "manage.py"
    checked = run(office, "python", str(manage), "check", "--deploy", "--fail-level", "WARNING")
    assert (checked.returncode, "no issues (0 silenced)" in checked.stdout) == (0, True), (
        checked.stderr
    )


def test_nobody_else_on_the_machine_reads_what_an_office_keeps(office: Path) -> None:
    for path in (office, *office.rglob("*")):
        if office / "statis" not in (path, *path.parents):
            assert path.stat().st_mode & 0o077 == 0, path


def test_an_installation_of_an_earlier_version_is_closed_to_others_when_it_is_opened(
    office: Path,
) -> None:
    left = (office, office / "capaian.sqlite3", office / "bukti")
    (office / "bukti").mkdir(exist_ok=True)
    for path in left:
        path.chmod(0o755)
    opening = (
        "import sys\nfrom pathlib import Path\nfrom capaian.web.starting import prepare\n"
        "prepare(Path(sys.argv[1]), is_demonstration=False)"
    )
    assert run(office, "python", "-c", opening, str(office)).returncode == 0
    assert [path.stat().st_mode & 0o077 for path in left] == [0, 0, 0]


def test_what_the_models_say_is_what_the_migrations_make() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    call_command("migrate", check=True, verbosity=0)


def test_no_key_and_no_password_lies_in_the_data(office: Path) -> None:
    secrets = [(office / "kunci" / name).read_bytes() for name in ("sesi", "jejak")] + [
        PHRASE.encode()
    ]
    data = [path for path in office.rglob("*") if path.is_file() and path.parent.name != "kunci"]
    assert office / "capaian.sqlite3" in data
    for path in data:
        content = path.read_bytes()
        assert not [secret for secret in secrets if secret in content], path


def test_the_log_is_read_without_being_changed(office: Path) -> None:
    for _ in range(2):
        whole = run(office, "capaian", "verify-log", "--data", str(office))
        assert (whole.returncode, whole.stdout.splitlines()[0]) == (0, "Catatan kejadian utuh.")


def test_a_port_that_is_taken_is_reported_with_its_number(office: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        opened = run(office, "capaian", "serve", "--data", str(office), "--port", port)
    assert (opened.returncode, opened.stdout) == (11, "")
    assert f"Porta {port} sudah dipakai" in opened.stderr


def test_settings_that_cannot_be_meant_are_reported_and_nothing_is_begun(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    sent = {"CAPAIAN_ADMIN_PASSWORD": PHRASE, "CAPAIAN_TIME_ZONE": "GMT"}
    begun = run(folder, "capaian", "init", "--data", str(folder), *FOUNDING, **sent)
    assert begun.returncode == 11
    assert "CAPAIAN_TIME_ZONE berisi 'GMT'" in begun.stderr
    assert not folder.exists()


_ASK = """
import json, logging, re, sys
import django
django.setup()
logging.disable()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from capaian.web.accounts.models import User

call_command("collectstatic", verbosity=0, interactive=False)
told = {}

def ask(name, client, method, path, host, *, secure=True, data=None, **headers):
    got = getattr(client, method)(path, data, secure=secure, headers={"host": host, **headers})
    body = b"".join(got.streaming_content) if got.streaming else got.content
    told[name] = {
        "status": got.status_code,
        "headers": {key.lower(): value for key, value in got.headers.items()},
        "cookies": [morsel.OutputString() for morsel in got.cookies.values()],
        "body": body.decode(errors="replace"),
    }

host, login = sys.argv[1], {"login": "admin", "password": sys.argv[2]}
page = "/akun/login/"
ask("plain", Client(), "get", page + "?next=/a", host, secure=False)
ask("proxied", Client(), "get", page, host, secure=False, **{"x-forwarded-proto": "https"})
ask("page", Client(), "get", page, host)
ask("stranger", Client(), "get", page, "jahat.example")
ask("local", Client(), "get", page, "localhost")
ask("forged", Client(enforce_csrf_checks=True), "post", page, host, data=login)
ask("signed in", Client(), "post", page, host, data=login)
for address in re.findall(r'(?:href|src)="(/statis/[^"]+)"', told["page"]["body"]):
    ask(address, Client(), "get", address, host)
ask("nothing", Client(), "get", "/tidak/ada/", host)
ask("click", Client(), "post", "/peragaan/masuk/", host, data={"siapa": "admin"})
client = Client(raise_request_exception=False)
from capaian.web.home import frame
frame.settings = None  # now every page fails
ask("broken", client, "get", page, host)
with connection.cursor() as cursor:
    pragmas = {}
    for name in ("journal_mode", "synchronous", "foreign_keys"):
        cursor.execute(f"PRAGMA {name}")
        pragmas[name] = cursor.fetchone()[0]
told = {
    "answers": told,
    "pragmas": pragmas,
    "hours": timezone.localtime().utcoffset().total_seconds() / 3600,
    "password": User.objects.get().password,
    "debug": settings.DEBUG,
}
print(json.dumps(told))
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser gets."""

    status: int
    headers: Mapping[str, str]
    cookies: list[str]
    body: str

    def morsels(self) -> dict[str, Morsel[str]]:
        """Its cookies with their flags."""
        return {
            name: morsel for text in self.cookies for name, morsel in SimpleCookie(text).items()
        }


@dataclass(frozen=True, slots=True)
class FaultAnswers:
    """Answers of one process in production, and what it says of itself."""

    answers: Mapping[str, Answer]
    pragmas: Mapping[str, object]
    hours: float
    password: str
    debug: bool


@cache
def answers_of(office: Path) -> FaultAnswers:
    """Ask a process of an office in Kalimantan once, for all tests."""
    ended = run(office, "python", "-c", _ASK, HOST, PHRASE, CAPAIAN_TIME_ZONE="WITA")
    assert ended.returncode == 0, ended.stderr
    read = json.loads(ended.stdout)
    answers = {name: Answer(**answer) for name, answer in read.pop("answers").items()}
    return FaultAnswers(answers, **read)


def test_a_plain_address_leads_to_the_same_one_in_secret(office: Path) -> None:
    plain = answers_of(office).answers["plain"]
    assert (plain.status, plain.headers["location"]) == (
        301,
        f"https://{HOST}/akun/login/?next=/a",
    )
    assert not plain.cookies
    assert answers_of(office).answers["proxied"].status == 200, (
        "the server before it speaks in secret already"
    )


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("page", 200),
        ("stranger", 400),
        ("local", 400),
        ("forged", 403),
        ("nothing", 404),
        ("click", 404),
    ],
)
def test_only_what_is_meant_for_the_office_is_answered(
    office: Path, name: str, status: int
) -> None:
    assert answers_of(office).answers[name].status == status


def test_every_page_tells_the_browser_what_it_must_keep_to(office: Path) -> None:
    for name in ("page", "signed in", "nothing", "forged", "broken"):
        headers = answers_of(office).answers[name].headers
        age = re.search(r"max-age=(\d+)", headers["strict-transport-security"])
        assert age is not None, name
        assert int(age[1]) >= YEAR, name
        assert headers["x-content-type-options"] == "nosniff", name
        assert headers["x-frame-options"] == "DENY", name
        assert headers["referrer-policy"] == "same-origin", name
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, name
        assert "frame-ancestors 'none'" in policy, name
        assert not re.search(r"unsafe|https?:|\*", policy), name


def test_cookies_go_only_in_secret_and_no_script_reads_them(office: Path) -> None:
    cookies = answers_of(office).answers["signed in"].morsels()
    assert "sessionid" in cookies
    for name, cookie in {**cookies, **answers_of(office).answers["page"].morsels()}.items():
        assert cookie["secure"], name
        assert cookie["httponly"], name
        assert cookie["samesite"] in ("Lax", "Strict"), name
        assert not cookie["domain"], name
    assert not cookies["sessionid"]["expires"], "it ends with the browser"


def test_a_page_to_sign_in_is_kept_by_nobody_on_the_way(office: Path) -> None:
    control = answers_of(office).answers["page"].headers["cache-control"]
    assert "no-store" in control
    assert "private" in control


def test_the_files_of_a_page_are_there_and_stay_in_the_browser(office: Path) -> None:
    files = {
        name: got
        for name, got in answers_of(office).answers.items()
        if name.startswith("/statis/")
    }
    assert {name.rsplit(".", 1)[1] for name in files} >= {"css"}
    for name, got in files.items():
        assert (got.status, got.headers["x-content-type-options"]) == (200, "nosniff"), name
        assert "immutable" in got.headers["cache-control"], name


def test_of_the_faces_only_what_browsers_load_is_made_ready(office: Path) -> None:
    assert not answers_of(office).debug
    kept = [path for path in (office / "statis" / "fonts").rglob("*") if path.is_file()]
    faces = {path.name for path in Path(fonts.__file__).parent.glob("*.woff2")}
    assert faces <= {path.name for path in kept}
    assert {path.suffix for path in kept if path.suffix not in (".br", ".gz")} == {
        ".woff2",
        ".txt",
    }


def test_a_fault_tells_a_visitor_nothing_of_the_program(office: Path) -> None:
    report = answers_of(office)
    assert not report.debug
    assert report.answers["broken"].status == 500
    for name in ("broken", "nothing", "stranger", "forged"):
        body = report.answers[name].body
        assert not re.search(
            r"Traceback|capaian\.web|urlconf|\.py\b|SECRET", body, re.IGNORECASE
        ), name


def test_what_is_written_is_on_the_disk_before_it_is_reported_to_be(office: Path) -> None:
    full = 2
    assert answers_of(office).pragmas == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
    }


def test_the_day_begins_when_it_begins_at_the_office(office: Path) -> None:
    assert answers_of(office).hours == 8


def test_a_password_is_tried_as_slowly_as_is_advised(office: Path) -> None:
    scheme, rounds, *_ = answers_of(office).password.split("$")
    assert scheme == "pbkdf2_sha256"
    assert int(rounds) >= 600_000, "OWASP, password storage"
