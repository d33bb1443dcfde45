"""What pages of the demonstration display, as recorded: another field, order,
period or filter shows here.

A difference is one for every reader of a page: `make golden` rewrites, the lines that differ are
to be read.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from lxml import etree
from tests.conftest import Golden
from tests.web.test_demonstration import TODAY, begin
from tests.web.twins import add_second_factor, signed_in

from capaian.web.accounts.models import User
from capaian.web.demonstration.make import SLUG
from capaian.web.years import recent_lists

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parent / "recorded"
_LINK = re.compile(rf'href="(/{SLUG}/[^"#]*)"')
_FILE = re.compile(r"\.[a-z]+(\?|$)")
_ROW = re.compile(r"(?<=/)(?!20\d\d/)\d+(?=/)")
"""Numbers of rows in addresses, which another database gives otherwise."""
PEOPLE = {"perencana": 2, "petugas": 1, "kadis": 1, "kabid": 1}
"""Who looks, and at how many pages of a kind: who plans, fills in, approves, and verifies."""
_PRINTED = " | ".join(
    f"//main//{part}"
    for part in (
        "text()[normalize-space() and not(parent::script or parent::style)]",
        "input[not(@type='hidden' or @name='jawaban')]/@value",  # keys of answers are random
        "input[@checked]/@name",
        "option[@selected]/@value",
        "a/@href",
    )
)


def stop_clock(patch: pytest.MonkeyPatch) -> None:
    """Let it be ten o'clock on the day of the demonstration, for every module that asks.

    Pages that are only read need no list of what waits worked out anew.
    """
    patch.setattr(recent_lists, "MAX_AGE_OF_LISTS", timedelta(minutes=1))
    at, real = timezone.make_aware(datetime.combine(TODAY, time(10))), timezone.now
    for name, module in [*sys.modules.items()]:
        if name.startswith(("capaian.", "django.utils.timezone")):
            for attribute in [key for key, value in vars(module).items() if value is real]:
                patch.setattr(module, attribute, lambda: at)


def pages(browser: Client, most: int) -> Iterator[tuple[str, str]]:
    """The pages that links lead to, some of each kind, with what they display,
    a line for each piece.
    """
    waiting, seen, kinds = [f"/{SLUG}/{TODAY.year - 1}/"], set[str](), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        kind = resolve(address.partition("?")[0]).view_name
        if address in seen or _FILE.search(address) or kinds[kind] == most:
            continue
        seen.add(address)
        kinds[kind] += 1
        answer = browser.get(address)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            found = etree.HTML(answer.text).xpath(_PRINTED)
            yield address, "\n".join(" ".join(piece.split()) for piece in found)
            waiting += [link.replace("&amp;", "&") for link in _LINK.findall(answer.text)]
        answer.close()


@pytest.mark.parametrize(
    ("name", "most"),
    PEOPLE.items(),
)
def test_pages_display_what_is_recorded(
    name: str, most: int, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_clock(monkeypatch)
    begin(moment="ten o'clock")  # another one would tell when tests before this one made it
    user = User.objects.get(username=name)
    add_second_factor(user)  # without one a head reads nothing
    browser = signed_in(user)
    text = "\n".join(f"=== {address}\n{words}" for address, words in pages(browser, most))
    golden.check_packed(_ROW.sub("n", text), FOLDER / f"halaman-{name}.txt.xz")
