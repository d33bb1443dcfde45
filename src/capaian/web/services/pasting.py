"""Rows pasted from a spreadsheet: day, service, stage, kecamatan, number; unknown names are asked about.

A detail of a service follows its name: `Kartu Identitas Anak 0-4`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Final
from uuid import UUID, uuid5

from capaian.domain.registers.catalogue import Stage
from capaian.web.services.catalogue import Catalogue
from capaian.web.services.presses import MAX_PRESSES, Press

COLUMNS: Final = 5
_DAY: Final = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))\Z")
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{3})*|\d+")
_LONGEST_NUMBER: Final = 12
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

    def find(self, word: str) -> str | None:
        """Return the code of a name, however it is written; `None`: there is none."""
        return self.codes.get(fold(word))

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
    def sums(self) -> Mapping[tuple[str, str], int]:
        """What would be counted, by service and stage."""
        found: Counter[tuple[str, str]] = Counter()
        for press in self.presses:
            found[press.service, press.stage] += press.count
        return found

    @property
    def total(self) -> int:
        """All that would be counted."""
        return sum(press.count for press in self.presses)


def names_of(catalogue: Catalogue) -> Sequence[Names]:
    """Return the names of services, stages and kecamatan, in the order of the columns."""
    stages = {stage: Stage(stage).words for stage in catalogue.stages}
    services = {**catalogue.service_names}
    for service in catalogue.services.values():
        services |= {f"{service.code}|{each}": f"{service.name} {each}" for each in service.details}
    areas = {str(area.code): area.name for area in catalogue.districts}
    found = (("Layanan", services), ("Tahap", stages), ("Kecamatan", areas))
    return [Names(kind, words) for kind, words in found]


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
    found, names = PastedRows(), names_of(catalogue)
    lines = [line for line in text.splitlines() if line.strip()]
    head = lines[0].split("\t") if lines else [""]
    if _read_day(head[0]) is None and _read_number(head[-1]) is None:
        lines = lines[1:]
    if len(lines) > MAX_PRESSES:
        found.problems.append(f"Ada {len(lines)} baris; paling banyak {MAX_PRESSES} sekali tempel.")
        return found
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line.split("\t")]
        day, count = _read_day(cells[0]), _read_number(cells[-1])
        if len(cells) != COLUMNS or day is None or count is None:
            found.problems.append(f"Baris {number}: perlu hari, layanan, tahap, kecamatan, dan jumlah.")
            continue
        codes = [*_codes(cells[1:4], names, meant, found)]
        if None not in codes and count:
            item, stage, area = (code or "" for code in codes)
            service, _, detail = item.partition("|")
            key = uuid5(token, f"{number} {line}")
            found.presses.append(Press(key, day, site, service, stage, area, detail, post, count))
    return found


def _codes(
    cells: Sequence[str], names: Sequence[Names], meant: Mapping[str, str], found: PastedRows
) -> Iterator[str | None]:
    for each, word in zip(names, cells, strict=True):
        code = each.find(word)
        if code is None and not word and each.kind == "Kecamatan":
            code = ""
        name = f"arti-{each.kind}-{fold(word)}"
        if code is None and meant.get(name) in each.words:
            code = found.meant[name] = meant[name]
        if code is None:
            before = found.unknown.get((each.kind, word))
            lines = before.lines + 1 if before else 1
            near = before.nearest if before else (*each.nearest(word),)
            found.unknown[each.kind, word] = Unknown(each.kind, word, lines, near, name)
        yield code


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


def _read_number(text: str) -> int | None:
    plain = text.strip()
    return int(plain.replace(".", "")) if len(plain) <= _LONGEST_NUMBER and _NUMBER.fullmatch(plain) else None
