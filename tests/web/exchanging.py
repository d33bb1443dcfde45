"""Files that go out of the pages and come in again, for tests of the exchange."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.web.elements import Element, elements
from tests.web.twins import person, signed_in
from tests.workbooks.reading import open_book, sheets_by_id

from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.write.book import export_book
from capaian.web.offices.models import Role
from capaian.web.years.models import OfficeYear

HIDDEN = re.compile(r'name="(cap)" value="([^"]*)"')


def zipped(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return target.getvalue()


def listed(*names: str, **cells: str) -> bytes:
    """The list of evidence, with more cells for each."""
    more = "".join(f"    {name}: {text}\n" for name, text in cells.items())
    rows = (f"  - file: {name}\n    caption: Bukti\n    alt: Bukti\n{more}" for name in names)
    return f"evidence:\n{''.join(rows)}".encode()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def as_book(files: Mapping[str, bytes], folder: Path) -> bytes:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return export_book(canonical_folder(folder)[0])


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@dataclass(frozen=True)
class Desk:
    """A planner at the pages of a year."""

    client: Client
    year: OfficeYear

    @property
    def base(self) -> str:
        return f"/{self.year.office.slug}/{self.year.year}/tukar/"

    def got(self, file: str) -> bytes:
        answer = self.client.get(f"{self.base}{file}")
        assert answer.status_code == 200, file
        content: bytes = (
            answer.getvalue()
        )  # read to its end it is closed, without ending the transaction
        return content

    def bring(self, name: str, content: bytes) -> str:
        """Bring a file; the address of its preview."""
        answer = self.client.post(self.base, {"file": upload(name, content)})
        assert answer.status_code == 302, answer.content.decode()
        return str(answer.headers["Location"])

    def shown(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    def page(self, address: str) -> Element:
        return elements(self.shown(address))

    def send(self, address: str, sent: Mapping[str, str]) -> tuple[int, Element]:
        """Send a form; the status of the answer, and the page that it shows."""
        answer = self.client.post(address, sent)
        return answer.status_code, elements(answer.text)

    def take(self, address: str, page: str | None = None, **more: str) -> HttpResponse:
        """Confirm what a preview showed."""
        sent = dict(HIDDEN.findall(page or self.shown(address)))
        return self.client.post(address, {**sent, **more, "tindakan": "pakai"})


def make_desk(year: OfficeYear, name: str = "perencana") -> Desk:
    return Desk(signed_in(person(name, year.office, Role.PLANNER)), year)


_opened = lru_cache(1)(open_book)
"""To open the same workbook takes longer than to write it."""


@cache
def edited(content: bytes, sheet: str, **values: object) -> bytes:
    """A workbook with other values in its first rows: `value3=7` is the third row's."""
    book = _opened(content)
    own = sheets_by_id(book)[sheet]
    columns = {str(cell.value): cell.column for cell in own[1]}
    before = []
    for name, value in values.items():
        column, row = name.rstrip("0123456789"), int(re.sub(r"\D", "", name))
        cell = own.cell(row + 2, columns[column])
        before.append((cell, cell.value))
        cell.value = value
    target = io.BytesIO()
    book.save(target)
    for cell, value in before:
        cell.value = value
    return target.getvalue()
