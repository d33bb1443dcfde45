"""What a reader of the demonstration sees are names and words: never a code, a choice or a file of a dossier."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

import pytest
from lxml import etree
from tests.web.test_demonstration import TODAY, begin
from tests.web.test_page_words import pages, stop_clock
from tests.web.twins import signed_in

from capaian.dossier.rows.texts import book_sheets
from capaian.dossier.tables import ALL_PARTS
from capaian.web.accounts.models import User
from capaian.web.demonstration.make import SLUG
from capaian.web.planning.cell_texts import name_index
from capaian.web.planning.sheets import SHEETS
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

pytestmark = pytest.mark.django_db
YEAR = f"/{SLUG}/{TODAY.year - 1}/"


def internal_words(known: YearState) -> set[str]:
    """Choices with words of their own, files, sheets, and codes that have names."""
    columns = [(spec, column) for spec in book_sheets() for column in spec.columns]
    choices = {text: words for _, each in columns for text, words in each.kind.labels.items()}
    found = {text for text, words in choices.items() if text != words}
    found |= {part.file for part in ALL_PARTS} | {spec.id for spec, _ in columns}
    found |= {text for _, each in columns for text in each.choices if "/" in text}
    for names in name_index(known).of_kind.values():
        found |= {code for code, name in names.items() if code != name}
    plain = {words for words in choices.values()}
    official = {cells.get("code", "") for _, cells in known.rows_in("nodes.csv")}
    official |= {cells.get("code", "") for _, cells in known.rows_in("areas.csv")}
    return found - plain - official


def sheet_pages(year: OfficeYear, known: YearState) -> Iterator[str]:
    for slug, spec in SHEETS.items():
        yield f"{YEAR}perencanaan/{slug}/"
        if spec.form.value != "form":
            yield f"{YEAR}perencanaan/{slug}/baru/"
        if ids := known.ids.get(spec.id, ()):
            yield f"{YEAR}perencanaan/{slug}/{ids[0]}/"


def test_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clock(monkeypatch)
    begin(moment="ten o'clock")
    year = OfficeYear.objects.get(office__slug=SLUG)
    known = know(year)
    words = internal_words(known)
    browser = signed_in(User.objects.get(username="perencana"))
    out = open("/tmp/i64/probe.txt", "w")
    seen = Counter()
    from django.urls import resolve

    def look(address, html):
        for node in etree.HTML(html).iter(etree.Element):
            if node.tag in ("script", "style", "input", "select"):
                text = (
                    node.get("value", "")
                    if node.tag == "input" and node.get("type", "text") in ("text", "search")
                    else ""
                )
            else:
                text = " ".join(str(node.xpath("string()")).split())
            if text in words:
                kind = resolve(address.partition("?")[0]).view_name
                seen[kind, node.tag] += 1
                print(
                    kind,
                    address,
                    node.tag,
                    node.get("class", ""),
                    repr(text),
                    node.get("name", ""),
                    sep="\t",
                    file=out,
                )

    count = 0
    from tests.web import test_page_words

    addresses = []
    import re

    def everything():
        waiting, done, kinds = [YEAR, *sheet_pages(year, known)], set(), Counter()
        first = set(waiting)
        while waiting:
            a = waiting.pop(0)
            kind = resolve(a.partition("?")[0]).view_name
            if a in done or re.search(r"\.[a-z]+(\?|$)", a) or (kinds[kind] == 3 and a not in first):
                continue
            done.add(a)
            kinds[kind] += 1
            answer = browser.get(a)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                yield a, answer.text
                waiting += [
                    l.replace("&amp;", "&") for l in re.findall(rf'href="(/{SLUG}/[^"#]*)"', answer.text)
                ]
            answer.close()

    for a, html in everything():
        count += 1
        look(a, html)
    print(count, file=out)
    for k, n in seen.most_common():
        print(k, n, file=out)
