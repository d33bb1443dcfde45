"""What is sent to the pages of the service register: numbers of a sheet, lists of presses."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
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
from capaian.web.services.presses import MAX_PRESSES, Press
from capaian.web.services.sums import Cell, SheetCounts

NUMBER: Final = "n:"
"""How names of fields for numbers begin; service, detail and stage follow."""


class PlaceForm(forms.Form):
    """Where and when is counted, and by holder of which post; what is not named is the first,
    and today.
    """

    tempat = forms.ChoiceField(label="Tempat", required=False)
    hari = forms.DateField(
        label="Hari",
        required=False,
        error_messages={"invalid": "Pilih hari dari kalender."},
        widget=forms.DateInput(attrs={"type": "date", "class": "kotak"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, catalogue: Catalogue, year: int, sent: QueryDict, posts: Collection[str] = ()
    ) -> None:
        """Offer the sites of the office; `posts`: of who counts,
        which say where that usually is.
        """
        today, names = localdate(), catalogue.site_names
        usual = today if today.year == year else min(today, date(year, 12, 31))
        named = {"tempat": sent.get("tempat", ""), "hari": sent.get("hari", "")}
        known = {"tempat": catalogue.usual_site(posts), "hari": usual.isoformat()}
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
        """What is wrong with the site or the day, of which nothing is shown then; empty:
        nothing.
        """
        self.obstacle = self.problem or (
            "" if all(named.values()) else "Pilih tempat dan hari dari daftar."
        )
        """Why nothing can be written there: nothing is at a place that nobody named. Empty:
        it can be.
        """
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
        self.usual = area
        super().__init__(
            {"kecamatan": sent.get("kecamatan", area), "jabatan": sent.get("jabatan", own)}
        )
        areas = [
            ("", "tidak dicatat"),
            *((str(each.code), each.name) for each in catalogue.districts),
        ]
        names = [(post, _post_name(post, number, catalogue)) for post, number in posts.items()]
        offer(self, "kecamatan", areas)
        offer(self, "jabatan", names or [("", "tanpa jabatan")])
        if len(names) < 2:  # nothing is to be chosen, and a telephone has little room
            self.fields["jabatan"].widget = forms.HiddenInput()


def _post_name(post: str, number: int | None, catalogue: Catalogue) -> str:
    found = catalogue.posts.get(post)
    name = found.name if found else post or "tanpa jabatan"
    return f"{name}, pemegang {number}" if number and found and found.holders > 1 else name


def read_entry(
    sent: QueryDict, site: str, day: date, catalogue: Catalogue
) -> tuple[list[Press], dict[str, str]]:
    """Read what a sheet sends without a script, and what is wrong with numbers,
    by the names of their fields.

    Its key makes one press of each cell however often it is sent; a level that is sent again with
    another number is another level.
    """
    token = read_token(sent.get("formulir", ""))
    presses, problems = list[Press](), dict[str, str]()
    for name, text in _entered(sent):
        service, detail, stage, *_ = [*name.removeprefix(NUMBER).split("|"), "", ""]
        count, most, is_level = (
            read_count(text),
            catalogue.most(service),
            catalogue.is_level(service),
        )
        if count is None:
            problems[name] = NO_COUNT
        elif abs(count) > most:
            problems[name] = f"paling banyak {most}"
        elif count or is_level:
            area, post = sent.get("kecamatan", ""), sent.get("jabatan", "")
            key = uuid5(token, f"{name} {day} {site}{f' {count}' if is_level else ''}")
            presses.append(Press(key, day, site, service, stage, area, detail, post, count))
    return presses, problems


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
    rows = (
        sent["presses"]
        if isinstance(sent, dict) and isinstance(sent.get("presses"), list)
        else None
    )
    if rows is None or not 0 < len(rows) <= MAX_PRESSES:
        raise ValueError("no list of presses")
    return [_press(row) for row in rows]


def _press(row: object) -> Press:
    if not isinstance(row, dict):
        raise ValueError("no press")
    texts = {
        name: row.get(name, "") for name in ("site", "service", "stage", "area", "detail", "post")
    }
    count = row.get("count")
    if not all(isinstance(text, str) for text in texts.values()) or type(count) is not int:
        raise ValueError("no press")
    return Press(
        UUID(str(row.get("key"))), date.fromisoformat(str(row.get("day"))), count=count, **texts
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

    service: Service
    detail: str
    cells: tuple[SheetCell | None, ...]
    """By the columns of the sheet; `None`: the service does not have the stage."""
    is_own: bool
    """Whether whoever looks may count it."""


@dataclass(frozen=True, slots=True)
class CounterSheet:
    """All rows and columns."""

    heads: tuple[str, ...]
    near: tuple[SheetRow, ...]
    """What whoever counts is likely to look for, lately used first."""
    far: tuple[SheetRow, ...]
    """All others."""
    total: int

    @property
    def parts(self) -> tuple[tuple[SheetRow, ...], ...]:
        """Rows as they are shown at first, and those that somebody searches."""
        return (self.near, self.far)


def sheet_of(
    catalogue: Catalogue,
    counts: SheetCounts,
    sent: QueryDict,
    problems: Mapping[str, str],
    posts: Collection[str],
) -> CounterSheet:
    """Return the sheet of a day, with numbers that could not be counted as they were typed.

    Near are kinds of the posts of whoever counts and what was counted lately, or on the day; where
    there is neither, all of it.

    Args:
        catalogue: What the office counts.
        counts: What was counted.
        sent: What the page sent.
        problems: What is wrong with numbers, by the names of their fields.
        posts: Of whoever counts.
    """
    kinds = _kinds_on_sheet(catalogue, counts, posts)
    used = {stage for each in kinds for stage in each.stages}
    stages = [stage for stage in catalogue.stages if stage in used]
    has_own = any({*each.posts} & {*posts} for each in kinds)
    places = {row: number for number, row in enumerate(counts.lately)}
    counted = {(service, detail) for (service, detail, _), total in counts.sums.items() if total}
    rows = [*_rows(kinds, counts.sums)]
    near, far = list[SheetRow](), list[SheetRow]()
    for service, detail in sorted(
        rows, key=lambda row: places.get((row[0].code, row[1]), len(places))
    ):
        cells = (
            _cell(service, detail, stage, counts.sums, sent, problems)
            if stage in service.stages
            else None
            for stage in stages
        )
        is_own, row = (
            not service.posts or bool({*service.posts} & {*posts}),
            (service.code, detail),
        )
        is_near = row in places or row in counted or bool(service.posts) or not (places or has_own)
        (near if is_near and is_own else far).append(SheetRow(service, detail, (*cells,), is_own))
    return CounterSheet(
        (*map(stage_words, stages),), (*near,), (*far,), catalogue.total(counts.sums)
    )


def _kinds_on_sheet(
    catalogue: Catalogue, counts: SheetCounts, posts: Collection[str]
) -> list[Service]:
    """Return the kinds of a day: those of other posts only where they were counted there."""
    counted = {service for (service, _, _), total in counts.sums.items() if total}
    return [
        each
        for code, each in catalogue.services.items()
        if each.is_offered(counts.day)
        and (not each.posts or {*each.posts} & {*posts} or code in counted)
    ]


def _rows(kinds: Iterable[Service], sums: Mapping[Cell, int]) -> Iterator[tuple[Service, str]]:
    """Yield the rows of the counter sheet: each kind, once for each detail."""
    for service in kinds:
        counted = {detail for code, detail, _ in sums if code == service.code}
        others = sorted(counted - {*service.details}) if service.details else [""]
        yield from ((service, detail) for detail in (*service.details, *others))


def _cell(
    service: Service,
    detail: str,
    stage: str,
    sums: Mapping[Cell, int],
    sent: QueryDict,
    problems: Mapping[str, str],
) -> SheetCell:
    cell, total = f"{service.code}|{detail}|{stage}", sums.get((service.code, detail, stage), 0)
    typed, problem = (texts.get(f"{NUMBER}{cell}", "") for texts in (sent, problems))
    return SheetCell(cell, stage_words(stage), total, typed, problem, service.has_tickets(stage))
