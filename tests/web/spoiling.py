"""What may stand in the database in place of a cell, and the pages of a year that are asked with it."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Final, TypeVar

from django.core.cache import caches
from django.core.signals import got_request_exception
from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve

from capaian.web.years import known
from capaian.web.years.models import OfficeYear, Row

MISSING: Final = object()
"""The cell is not there."""
SPOILS: Final[dict[str, object]] = {
    "words": "seribu dua ratus",
    "number": 12.5,
    "long number": 10**400,
    "longer number": 10**5000,
    "null": None,
    "list": ["a", 1],
    "object": {"a": "b"},
    "no such day": "2024-02-30",
    "code of nothing": "kode-asing",
    "emoji": "\U0001f600",
    "bullet": "\uf0b7 butir",
    "half of a sign": "a\ud800b",
    "empty": "",
    "missing": MISSING,
    "template": "{{ tidak.ada }} {% x %}",
    "yaml": "[: }",
}
ROWS: Final[dict[str, object]] = {"text": "kata", "list": ["a"], "nothing": {}, "column": {"entah": "1"}}
"""What may stand in place of all cells of a row."""
_SEED: Final = "59"
_Drawn = TypeVar("_Drawn")
_LINK: Final = re.compile(r'href="(/[^"#]*)"')
_PAGES_OF_A_KIND: Final = 1


def drawn(things: Iterable[_Drawn], again: str = "") -> list[_Drawn]:
    """Things in an order by lot, always the same; another one for what is drawn again."""
    return sorted(things, key=lambda each: sha256(f"{_SEED} {again} {each}".encode()).digest())


def columns_of(year: OfficeYear) -> dict[tuple[str, str], Row]:
    """The first row of a year that has a cell in each column, by sheet and column."""
    found: dict[tuple[str, str], Row] = {}
    for row in year.rows.order_by("sheet", "pk"):
        for column, text in row.cells.items():
            if text:
                found.setdefault((row.sheet, column), row)
    return found


def spoils() -> dict[str, object]:
    """What the database at hand takes."""
    takes_any_sign = connection.vendor == "sqlite"
    return {name: each for name, each in SPOILS.items() if takes_any_sign or name != "half of a sign"}


@contextmanager
def spoiled(row: Row, column: str, value: object) -> Iterator[None]:
    """Let a cell hold something while pages are asked, as no page would write it."""
    cells = {name: text for name, text in row.cells.items() if name != column}
    with stored(row, cells if value is MISSING else {**cells, column: value}):
        yield


@contextmanager
def stored(row: Row, cells: object) -> Iterator[None]:
    """Let a row hold something in place of its cells."""
    own = Row.objects.filter(pk=row.pk)
    own.update(cells=cells)
    forget()
    yield
    own.update(cells=row.cells)
    forget()


def forget() -> None:
    """Begin with what stands in the database alone."""
    known._kept.clear()
    for each in caches.all():
        each.clear()


def pages_of(browser: Client, year: OfficeYear) -> list[str]:
    """The pages of a sound year that links lead to, two of each kind."""
    base = f"/{year.office.slug}/"
    waiting, found, kinds = [f"{base}{year.year}/"], dict[str, None](), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        try:
            kind = resolve(address.partition("?")[0]).view_name
        except Resolver404:
            continue
        if not address.startswith(base) or address in found or kinds[kind] == _PAGES_OF_A_KIND:
            continue
        kinds[kind] += 1
        answer = browser.get(address)
        if answer.status_code != 200:
            continue
        found[address] = None
        if answer.headers["Content-Type"].startswith("text/html"):
            waiting += [link.replace("&amp;", "&") for link in _LINK.findall(answer.text)]
        answer.close()
    return [*found]


def failures(browser: Client, pages: list[str]) -> dict[str, str]:
    """What goes wrong on which pages: answers of our own fault, and what only the last resort answered."""
    raised: list[str] = []

    def note(**_: object) -> None:
        raised.append(repr(sys.exc_info()[1]))

    browser.raise_request_exception = False
    got_request_exception.connect(note)
    found: dict[str, str] = {}
    for page in pages:
        raised.clear()
        answer = browser.get(page)
        if answer.status_code >= 500 or raised:
            found[page] = f"{answer.status_code} {' '.join(raised)}"
        answer.close()
    got_request_exception.disconnect(note)
    return found
