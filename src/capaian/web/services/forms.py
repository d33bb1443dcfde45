"""What the counter sheet shows and what is sent to it: where and when, numbers in cells, lists of presses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid4, uuid5

from django import forms
from django.http import QueryDict
from django.utils.timezone import localdate

from capaian.domain.period import write_date
from capaian.domain.registers.catalogue import Service
from capaian.dossier.tables.numbers import read_count
from capaian.web.feed.forms import NO_COUNT, offer
from capaian.web.services.catalogue import Catalogue, stage_words
from capaian.web.services.presses import MAX_COUNT, MAX_PRESSES, Press
from capaian.web.services.sums import Cell

NUMBER: Final = "n:"
"""How names of fields for numbers begin; service, detail and stage follow."""


class PlaceForm(forms.Form):
    """Where and when is counted, and by holder of which post; what is not named is the first, and today."""

    tempat = forms.ChoiceField(label="Tempat", required=False)
    hari = forms.DateField(
        label="Hari",
        required=False,
        error_messages={"invalid": "Pilih hari dari kalender."},
        widget=forms.DateInput(attrs={"type": "date", "class": "kotak"}, format="%Y-%m-%d"),
    )

    def __init__(self, catalogue: Catalogue, year: int, sent: QueryDict) -> None:
        """Offer the sites of the office."""
        today, names = localdate(), catalogue.site_names
        usual = today if today.year == year else min(today, date(year, 12, 31))
        named = {"tempat": sent.get("tempat", ""), "hari": sent.get("hari", "")}
        known = {"tempat": next(iter(names), ""), "hari": usual.isoformat()}
        super().__init__({name: text or known[name] for name, text in named.items()})
        offer(self, "tempat", [*names.items()])
        self.fields["tempat"].error_messages["invalid_choice"] = "Pilih tempat dari daftar."
        self.full_clean()
        found: date | None = self.cleaned_data.get("hari")
        self.other_day = found if found and found.year != year else None
        """A day of another year, which was asked for."""
        if self.other_day:
            self.add_error("hari", f"Hari {self.other_day:%d-%m-%Y} di luar tahun {year}.")
        self.problem = " ".join(str(word) for words in self.errors.values() for word in words)
        """What is wrong with the site or the day, of which nothing is shown then; empty: nothing."""
        self.obstacle = self.problem or ("" if all(named.values()) else "Pilih tempat dan hari dari daftar.")
        """Why nothing can be written there: nothing is at a place that nobody named. Empty: it can be."""
        self.site: str = self.cleaned_data.get("tempat", "")
        """Code of the site; empty where there is none."""
        self.day: date = self.cleaned_data.get("hari") or usual
        """The day; that which is usual where it cannot be read."""
        self.words = f"{names.get(self.site, 'Semua tempat')}, {write_date(self.day)}"
        """Site and day as people say them."""


class ApplicantForm(forms.Form):
    """Of which kecamatan the applicants are, and as what somebody counts."""

    kecamatan = forms.ChoiceField(label="Kecamatan pemohon", required=False)
    jabatan = forms.ChoiceField(label="Atas nama jabatan", required=False)

    def __init__(
        self, catalogue: Catalogue, site: str, posts: Mapping[str, int | None], sent: QueryDict
    ) -> None:
        """Offer the kecamatan, first that of the site, and the posts of who counts."""
        area, own = catalogue.district_of(site), next(iter(posts), "")
        super().__init__({"kecamatan": sent.get("kecamatan", area), "jabatan": sent.get("jabatan", own)})
        areas = [("", "tidak dicatat"), *((str(each.code), each.name) for each in catalogue.districts)]
        names = [(post, _post_name(post, number, catalogue)) for post, number in posts.items()]
        offer(self, "kecamatan", areas)
        offer(self, "jabatan", names or [("", "tanpa jabatan")])


def _post_name(post: str, number: int | None, catalogue: Catalogue) -> str:
    found = catalogue.posts.get(post)
    name = found.name if found else post or "tanpa jabatan"
    return f"{name}, pemegang {number}" if number and found and found.holders > 1 else name


@dataclass(frozen=True)
class SheetEntry:
    """What a counter sheet sends without a script: one press, or numbers."""

    presses: tuple[Press, ...]
    problems: Mapping[str, str]
    """What is wrong with a number, by the name of its field."""

    @property
    def problem(self) -> str:
        """Why nothing can be counted where no number is wrong; empty: it can be."""
        return "" if self.presses or self.problems else "Tidak ada angka yang dikirim."


def read_entry(sent: QueryDict, site: str, day: date) -> SheetEntry:
    """Read what a sheet sends; its key makes one press of each cell however often it is sent."""
    token = read_token(sent.get("formulir", ""))
    presses, problems = [], {}
    for name, text in _entered(sent):
        service, detail, stage = [*name.removeprefix(NUMBER).split("|"), "", ""][:3]
        count = read_count(text)
        if count is None:
            problems[name] = NO_COUNT
        elif abs(count) > MAX_COUNT:
            problems[name] = f"paling banyak {MAX_COUNT}"
        elif count:
            area, post = sent.get("kecamatan", ""), sent.get("jabatan", "")
            key = uuid5(token, f"{name} {day} {site}")
            presses.append(Press(key, day, site, service, stage, area, detail, post, count))
    return SheetEntry((*presses,), problems)


def _entered(sent: QueryDict) -> Iterator[tuple[str, str]]:
    for button, count in (("tambah", "1"), ("kurang", "-1")):
        if cell := sent.get(button):
            yield f"{NUMBER}{cell}", count
            return
    for name, text in sent.items():
        if name.startswith(NUMBER) and str(text).strip():
            yield name, str(text).strip()


def read_token(text: str) -> UUID:
    """Return the key of a form; a new one where a page did not send it."""
    try:
        return UUID(hex=text)
    except ValueError:
        return uuid4()


def read_presses(body: bytes) -> list[Press]:
    """Read a list of presses as the script of the counter sheet sends it.

    Raises:
        ValueError: if it is no such list, or too long.
    """
    sent = json.loads(body)
    rows = sent["presses"] if isinstance(sent, dict) and isinstance(sent.get("presses"), list) else None
    if rows is None or not 0 < len(rows) <= MAX_PRESSES:
        raise ValueError("no list of presses")
    return [_press(row) for row in rows]


def _press(row: object) -> Press:
    if not isinstance(row, dict):
        raise ValueError("no press")
    texts = {name: row.get(name, "") for name in ("site", "service", "stage", "area", "detail", "post")}
    count = row.get("count")
    if not all(isinstance(text, str) for text in texts.values()) or type(count) is not int:
        raise ValueError("no press")
    return Press(UUID(str(row.get("key"))), date.fromisoformat(str(row.get("day"))), count=count, **texts)


class PasteForm(forms.Form):
    """Rows pasted from a spreadsheet."""

    tempelan = forms.CharField(
        label="Baris dari Excel",
        help_text="Lima kolom: hari, layanan, tahap, kecamatan, jumlah. Baris judul boleh ikut. "
        "Rincian ditulis sesudah layanan, misalnya Kartu Identitas Anak 0-4. "
        "Kecamatan yang kosong: kecamatan tempatnya, bila ada.",
        widget=forms.Textarea(attrs={"rows": 8, "class": "kotak", "id": "tempelan"}),
        max_length=200_000,
        strip=False,
        error_messages={"required": "Tempel barisnya dahulu.", "max_length": "Tempelan ini terlalu panjang."},
    )


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A stage of a service on the sheet."""

    name: str
    """Service, detail and stage, as forms and the script name the cell."""
    words: str
    total: int
    typed: str
    problem: str
    is_of_tickets: bool
    """Counted by tickets, not here."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A service on the sheet, or a group within it."""

    title: str
    detail: str
    cells: tuple[SheetCell | None, ...]
    """By the columns of the sheet; `None`: the service does not have the stage."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows and columns."""

    heads: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    total: int


def sheet_of(
    catalogue: Catalogue, sums: Mapping[Cell, int], day: date, sent: QueryDict, problems: Mapping[str, str]
) -> Sheet:
    """Return the sheet of a day, with numbers that could not be counted as they were typed.

    Args:
        catalogue: What the office counts.
        sums: What was counted.
        day: Which day.
        sent: What the page sent.
        problems: What is wrong with numbers, by the names of their fields.
    """
    stages, rows = catalogue.stages, []
    for service, detail in _rows(catalogue, sums, day):
        cells: list[SheetCell | None] = []
        for stage in stages:
            cell = f"{service.code}|{detail}|{stage}"
            name = f"{NUMBER}{cell}"
            total = sums.get((service.code, detail, stage), 0)
            typed, problem = sent.get(name, ""), problems.get(name, "")
            found = SheetCell(cell, stage_words(stage), total, typed, problem, service.has_tickets(stage))
            cells.append(found if stage in service.stages else None)
        rows.append(SheetRow(service.name, detail, (*cells,)))
    return Sheet(tuple(map(stage_words, stages)), (*rows,), sum(sums.values()))


def _rows(catalogue: Catalogue, sums: Mapping[Cell, int], day: date) -> Iterator[tuple[Service, str]]:
    """Yield the rows of the counter sheet: each service that is given on a day, once for each detail."""
    for service in catalogue.services.values():
        if service.is_offered(day):
            counted = {detail for code, detail, _ in sums if code == service.code}
            others = sorted(counted - {*service.details}) if service.details else [""]
            yield from ((service, detail) for detail in (*service.details, *others))
