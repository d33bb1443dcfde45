"""What a reader of the demonstration sees are names and words: no code, no choice,
no file of a dossier.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

import pytest
from django.test import Client
from django.urls import resolve
from lxml import etree
from tests.web.test_demonstration import TODAY, begin
from tests.web.test_page_words import stop_clock
from tests.web.twins import signed_in

from capaian.dossier.rows.sheets import Form
from capaian.dossier.rows.texts import book_sheets
from capaian.dossier.tables import ALL_PARTS
from capaian.web.accounts.models import User
from capaian.web.demonstration.make import SLUG
from capaian.web.papers.readiness import KINDS
from capaian.web.planning.cell_texts import name_index
from capaian.web.planning.sheets import SHEETS
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
YEAR = f"/{SLUG}/{TODAY.year - 1}/"
_LINK = re.compile(rf'href="({YEAR}[^"#]*)"')
_FILE = re.compile(r"\.[a-z]+(\?|$)")
_CODE_IN_TEXT = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)+|\b\d{4}-(?:Q\d|S\d|M\d\d)\b")
_PERIOD_CODE = re.compile(r"\d{4}-(?:Q\d|S\d|M\d\d)")
_EXEMPT = re.compile(r"\S+\.(?:png|jpg|pdf|xlsx|docx)\b|Misalnya .*")
"""Names that people gave to files; examples of formulas, which are written in codes."""
_TEXTS = (
    "//main//*[not(self::script or self::style or self::option)]/text()[not(ancestor::details)]"
)
_SEEN = (
    "//body//*[not(self::script or self::style or self::select or self::input)]"
    "[string-length(normalize-space()) <= $most]"
    " | //input[not(@type='hidden' or @type='checkbox' or @type='radio') and "
    "not(ancestor::details)]"
)
"""Elements with their text, and fields with what is in them;
codes that stand folded are for who looks.
"""


def internal_words(known: YearState) -> set[str]:
    """Choices that have words, files and lists of a dossier,
    and the codes of its rows that have names.

    Official codes of areas and of the nomenclature are what papers print too.
    """
    columns = [column for spec in book_sheets() for column in spec.columns]
    labels = [(text, words) for each in columns for text, words in each.kind.labels.items()]
    found = {text for text, words in labels if text != words} | {part.file for part in ALL_PARTS}
    for names in name_index(known).of_kind.values():
        found |= {code for code, name in names.items() if code != name}
    official = (
        cells["code"] for sheet in ("nodes.csv", "areas.csv") for _, cells in known.rows_in(sheet)
    )
    people = User.objects.values_list("username", flat=True)
    return found - {words for _, words in labels} - {*official} - {*people}


def sheet_addresses(known: YearState) -> Iterator[str]:
    """The pages of every sheet and paper; a new row has the fields of the first one."""
    for slug, spec in SHEETS.items():
        rows = [f"{pk}/" for pk in known.ids.get(spec.id, ())[:1]]
        own = rows or ["baru/"] * (spec.form is not Form.FORM)
        yield from (f"{YEAR}perencanaan/{slug}/{each}" for each in ("", *own))
    yield from (f"{YEAR}naskah/{kind}/" for kind in KINDS)


def walk(browser: Client, first: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Pages, and those that links lead to, one of each kind; without a text what is not there."""
    kinds, seen = Counter[str](), set[str]()
    waiting = [YEAR, *first]
    while waiting:
        address = waiting.pop(0)
        kind = resolve(address.partition("?")[0]).view_name
        if address in seen or _FILE.search(address) or (kinds[kind] and address not in first):
            continue
        seen.add(address)
        kinds[kind] += 1
        answer = browser.get(address)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            yield address, answer.text
            waiting += [link.replace("&amp;", "&") for link in _LINK.findall(answer.text)]
        elif answer.status_code == 404:
            yield address, ""
        answer.close()


def test_no_code_choice_or_file_is_all_that_an_element_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Fault: a page prints what the dossier stores (`lower`, `kabid-capil`,
    `counts.csv`) to a clerk.
    """
    stop_clock(monkeypatch)
    begin(moment="ten o'clock")
    known = know(OfficeYear.objects.get(office__slug=SLUG))
    internal, found = internal_words(known), set[tuple[str, str]]()
    most = max(map(len, internal))
    for address, html in walk(
        signed_in(User.objects.get(username="perencana")), [*sheet_addresses(known)]
    ):
        page = etree.HTML(html)
        for node in page.xpath(_SEEN, most=most):
            text = node.get("value", "") if node.tag == "input" else str(node.xpath("string()"))
            if (words := " ".join(text.split())) in internal:
                found.add((address, words))
        for words in () if "/rumus/" in address else page.xpath(_TEXTS):
            codes = _CODE_IN_TEXT.findall(_EXEMPT.sub("", str(words)))
            found |= {
                (address, each)
                for each in codes
                if each in internal or _PERIOD_CODE.fullmatch(each)
            }
    assert not found


def test_no_page_leads_a_reader_to_what_is_not_for_readers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Fault: a link to evidence, or to a paper nobody approved,
    that answers 404 to whoever follows it.
    """
    stop_clock(monkeypatch)
    begin(moment="ten o'clock")
    assert not [
        page for page, text in walk(signed_in(User.objects.get(username="pembaca"))) if not text
    ]
