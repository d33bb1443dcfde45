"""No page asks the database often, and an answer to HEAD is that to GET without its body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from tests.web.filling import House, cell, house, typed
from tests.web.twins import signed_in

pytestmark = pytest.mark.django_db
MAX_QUERIES = 14
"""Two less than a page may take at most: what somebody adds later is seen before it is too much."""
_LINK = re.compile(r'href="(/kecil/2024/[^"#]*)"')
_FILE = re.compile(r"\.[a-z]+(\?|$)|/isi/$")
_PAGES_OF_A_KIND = 2


@pytest.fixture(name="own")
def begun(tmp_path: Path) -> House:
    """An office in which one form was handed in and another one begun."""
    own = house(tmp_path)
    clerk, holder = own.browser("clerk"), own.browser("holder")
    clerk.post(own.address(), {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"})
    assert holder.post(own.address(), {"aksi": "ajukan"}).status_code == 302
    other = own.address(quarter="2024-Q2")
    clerk.post(other, {f"sel-{cell('ktp.holders', '99.01.01', '2024-Q2')}": "91", "aksi": "simpan"})
    return own


def pages(browser: Client) -> Iterator[tuple[str, HttpResponse, int]]:
    """Pages that links lead to, two of each kind, with how often each asks the database."""
    waiting, seen, kinds = ["/?semua", "/kecil/2024/"], set[str](), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        kind = resolve(address.partition("?")[0]).view_name
        if address in seen or _FILE.search(address) or kinds[kind] == _PAGES_OF_A_KIND:
            continue
        seen.add(address)
        kinds[kind] += 1
        with CaptureQueriesContext(connection) as queries:
            answer = browser.get(address)
        if len(queries) > MAX_QUERIES:  # a page that was never asked for may have more to find out
            with CaptureQueriesContext(connection) as queries:
                browser.get(address)
        yield address, answer, len(queries)
        waiting += [link.replace("&amp;", "&") for link in _LINK.findall(answer.text)]


@pytest.mark.parametrize("name", ["planner", "head", "clerk"])
def test_every_page_asks_the_database_few_times_and_every_link_leads_somewhere(own: House, name: str) -> None:
    browser, asked, wrong = own.browser(name), {}, []
    for address, answer, count in [*pages(browser)]:
        if answer.status_code != 200:
            wrong.append((address, answer.status_code))
        asked[address] = count
    assert len(asked) > 20
    assert not wrong
    assert {address: count for address, count in asked.items() if count > MAX_QUERIES} == {}


def test_head_tells_the_headers_of_the_page_and_sends_no_body(own: House) -> None:
    browser = signed_in(own.people["planner"])
    for address in (
        "/kecil/2024/",
        "/kecil/2024/isian/",
        "/kecil/2024/tukar/buku.xlsx",
        "/kecil/2024/tidak-ada/",
    ):
        page, head = browser.get(address), browser.head(address)
        assert head.status_code == page.status_code
        assert head.headers["Content-Type"] == page.headers["Content-Type"]
        assert b"".join(head) == b""
