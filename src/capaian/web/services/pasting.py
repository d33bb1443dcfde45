"""Rows pasted from a spreadsheet: day, service, stage, kecamatan, number; unknown names are asked about.

A detail of a service follows its name: `Kartu Identitas Anak 0-4`.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Final
from uuid import UUID, uuid5

from capaian.domain.registers.catalogue import Stage
from capaian.dossier.tables.numbers import read_count
from capaian.web.feed.forms import NO_COUNT
from capaian.web.services.catalogue import Catalogue
from capaian.web.services.presses import MAX_PRESSES, Press
from capaian.web.services.sums import Cell

COLUMNS: Final = 5
_DAY: Final = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))\Z")
_LIKENESS: Final = 0.5
_NEAREST: Final = 3


@dataclass(frozen=True)
class Names:
    """Names of one kind, by how people may write them."""

    kind: str
    """In Indonesian, as questions name it."""
    words: Mapping[str, str]
    """Name by code."""

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Code by folded name or code."""
        return {fold(text): code for code, name in self.words.items() for text in (code, name)}

    def find(self, word: str) -> str:
        """Return the code of a name, however it is written; empty: there is none."""
        return self.codes.get(fold(word), "")

    def nearest(self, word: str) -> list[tuple[str, str]]:
        """Return codes and names that are written alike, the nearest first, then all others."""
        near = get_close_matches(fold(word), self.codes, _NEAREST, _LIKENESS)
        codes = dict.fromkeys([*(self.codes[each] for each in near), *self.words])
        return [(code, self.words[code]) for code in codes]


def fold(word: str) -> str:
    """Return a name as names are compared.

    Examples:
        >>> fold(" Kec.  Hulu "), fold("KTP-el")
        ('hulu', 'ktp el')
    """
    plain = re.sub(r"[\W_]+", " ", word.lower()).strip()
    return re.sub(r"^(?:kecamatan|kec|distrik) ", "", plain)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that the office does not have, with what may be meant."""

    kind: str
    word: str
    lines: int
    """In how many rows it is."""
    nearest: tuple[tuple[str, str], ...]
    field: str
    """Name of the field in which somebody says what is meant."""


@dataclass
class PastedRows:
    """What was pasted, as far as it can be read."""

    presses: list[Press] = field(default_factory=list)
    unknown: dict[tuple[str, str], Unknown] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    meant: dict[str, str] = field(default_factory=dict)
    """Codes that were chosen for unknown names, by their fields."""

    @property
    def is_ready(self) -> bool:
        """Whether every row can be counted."""
        return bool(self.presses) and not self.unknown and not self.problems

    @property
    def stamp(self) -> str:
        """Fingerprint of what would be counted, and where, which whoever has it counted has read."""
        return hashlib.sha256("\n".join(map(str, self.presses)).encode()).hexdigest()

    @property
    def sums(self) -> Counter[Cell]:
        """What would be counted."""
        found: Counter[Cell] = Counter()
        for press in self.presses:
            found[press.service, press.detail, press.stage] += press.count
        return found

    def read_name(self, names: Names, word: str, answers: Mapping[str, str]) -> str:
        """Return the code of a name, or that which somebody chose for it; empty: it is asked about."""
        code, name = names.find(word), f"arti-{names.kind}-{fold(word)}"
        if not code and answers.get(name) in names.words:
            code = self.meant[name] = answers[name]
        if not code:
            before = self.unknown.get((names.kind, word))
            lines = before.lines + 1 if before else 1
            near = before.nearest if before else (*names.nearest(word),)
            self.unknown[names.kind, word] = Unknown(names.kind, word, lines, near, name)
        return code


def names_of(catalogue: Catalogue) -> tuple[Names, Names, Names]:
    """Return the names of services, stages and kecamatan, in the order of the columns."""
    stages = {stage: Stage(stage).words for stage in catalogue.stages}
    services = {**catalogue.service_names}
    for service in catalogue.services.values():
        services |= {f"{service.code}|{each}": f"{service.name} {each}" for each in service.details}
    areas = {str(area.code): area.name for area in catalogue.districts}
    return Names("Layanan", services), Names("Tahap", stages), Names("Kecamatan", areas)


def read_rows(
    text: str, site: str, post: str, token: UUID, catalogue: Catalogue, meant: Mapping[str, str]
) -> PastedRows:
    """Read pasted rows; heads are left out, and every row keeps its own key however often it is sent.

    Args:
        text: Rows, their cells parted by tabs.
        site: Where they were counted.
        post: As holder of which post.
        token: Of the form that they came in.
        catalogue: What the office counts.
        meant: Codes that somebody chose for unknown names, by the fields of these.
    """
    found, (services, stages, areas) = PastedRows(), names_of(catalogue)
    home, lines = catalogue.district_of(site), [line for line in text.splitlines() if line.strip()]
    heads = 0 if lines and re.search(r"\d", lines[0]) else 1
    refuse = found.problems.append
    if len(lines) - heads > MAX_PRESSES:
        refuse(f"Ada {len(lines) - heads} baris; paling banyak {MAX_PRESSES} sekali tempel.")
        return found
    for number, line in enumerate(lines[heads:], 1 + heads):
        cells = [cell.strip() for cell in line.split("\t")]
        day, count = _read_day(cells[0]), read_count(cells[-1])
        if len(cells) != COLUMNS:
            refuse(f"Baris {number}: {len(cells)} kolom; perlu hari, layanan, tahap, kecamatan, dan jumlah.")
        elif day is None:
            refuse(f"Baris {number}, hari “{cells[0]}”: bukan tanggal; tulis misalnya 31-12-2025.")
        elif count is None or count < 0:
            refuse(f"Baris {number}, jumlah “{cells[-1]}”: {NO_COUNT}.")
        else:
            what, _, detail = found.read_name(services, cells[1], meant).partition("|")
            stage = found.read_name(stages, cells[2], meant)
            area = found.read_name(areas, cells[3], meant) if cells[3] else home
            service = catalogue.services.get(what)
            if service and service.details and not detail:
                details = Names(f"Rincian {service.name}", {each: each for each in service.details})
                detail = found.read_name(details, "", meant)
            if count:  # nothing is counted while a name is asked about
                key = uuid5(token, f"{number} {line}")
                found.presses.append(Press(key, day, site, what, stage, area, detail, post, count))
    return found


def _read_day(text: str) -> date | None:
    match = _DAY.match(text.strip())
    if match is None:
        return None
    year, month, day, *other = match.groups()
    parts = (year, month, day) if year else (*reversed(other),)
    try:
        return date(*(int(part or 0) for part in parts))
    except ValueError:
        return None
