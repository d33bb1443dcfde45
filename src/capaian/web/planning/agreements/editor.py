"""An agreement on one page: its head and the target of each indicator; a revision begins as a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Final

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import AgreementKind, Indicator
from capaian.rules.targets import write_target
from capaian.web.planning.cell_texts import listed_text
from capaian.web.planning.grids.cells import DayCell, TargetCell, days_like
from capaian.web.planning.grids.forms import GridCell, GridLine
from capaian.web.planning.saving import REASON
from capaian.web.planning.sheets import AGREEMENT, AGREEMENTS, LINES, PARTS
from capaian.web.planning.target_texts import PREFIXES, stated_in
from capaian.web.years.edits import Edit
from capaian.web.years.known import column_of
from capaian.web.years.models import OfficeYear, Row

HEAD: Final = "pk-"
"""Before the column of the agreement itself, in what a form sends."""
TARGET: Final = "target-"
"""Before the code of an indicator, and behind a colon the period of a part of the year."""
INDICATOR: Final = "targets.indicator"
"""Column by which rows of targets within the year name their indicator."""
_COLUMNS: Final = ("title", "first_party", "second_party", "signed", "document")
_TIER_OF_HEAD: Final = "II"
_HINTS: Final[Mapping[str, str]] = {
    "first_party": "Jabatan yang berjanji, bukan nama orang.",
    "second_party": "Jabatan yang menerima janji, misalnya bupati.",
    "reason": "Sedikitnya 20 huruf; dicetak dalam laporan.",
}
_REVISED: Final = re.compile(r"-perubahan(-\d+)?\Z")
_TITLE_OF_REVISION: Final = re.compile(r", perubahan ke-\d+\Z")
"""What tells a revision from its original, in ids and titles: `pk-2024-perubahan-1`."""


@dataclass(frozen=True, kw_only=True)
class CopiedTarget(TargetCell):
    """A target that a revision takes over as its last paper has it, unless something else is typed."""

    copied: Mapping[str, str] = field(default_factory=dict)

    def read(self, text: str) -> Mapping[str, str]:
        """Return the columns of the target; of the one that is taken over as they are."""
        return self.copied if text == self.proposed and self.copied else super().read(text)


@dataclass(frozen=True, kw_only=True)
class PaperLine(GridLine):
    """A field of the head, an indicator with its target, or a target of a part of the year."""

    hint: str = ""
    plan: str = ""
    """Target of the strategic plan for the year, as people write it."""
    before: str = ""
    """Target of the paper that is revised."""
    is_taken_from_plan: bool = False
    """Where nothing is promised yet, the target of the plan may be taken over."""

    @property
    def is_head(self) -> bool:
        """Whether it is of the agreement itself."""
        return self.cell.sheet == AGREEMENTS

    @property
    def is_part(self) -> bool:
        """Whether it is the target of a part of the year."""
        return self.cell.sheet == PARTS


@dataclass(frozen=True)
class Paper:
    """An agreement as it is filled in: one that is stored, the first one of a year, or a revision."""

    year: OfficeYear
    facts: Facts
    id: str
    row: Row | None = None
    last: Row | None = None
    """The paper that it revises."""

    @property
    def is_revision(self) -> bool:
        """Whether it says why it takes the place of another."""
        return self.last is not None or self._own.get("revision", "") not in ("", "0")

    @property
    def number(self) -> int:
        """Which revision it is."""
        cells = self.last.cells if self.last else self._own
        return int(cells.get("revision") or 0) + (self.last is not None)

    @property
    def succession(self) -> Sequence[Edit]:
        """What a revision does to the paper whose place it takes, whatever is typed into it."""
        return [Edit(AGREEMENTS, self._first)] if self.last else []

    def lines(self) -> Iterator[PaperLine]:
        """Yield its fields: the head, then the targets, those of its own tier first."""
        for column in (*_COLUMNS, *(["reason"] if self.is_revision else [])):
            yield self._head(column)
        for indicator in sorted(self.facts.indicators, key=lambda each: each.tier != self._tier):
            yield self._promise(indicator)
            yield from self._parts(indicator)

    @cached_property
    def _own(self) -> Mapping[str, str]:
        return self.row.cells if self.row else {}

    @property
    def _tier(self) -> str:
        own = self.row or self.last
        return str(own.cells.get("tier", "")) if own else _TIER_OF_HEAD

    @cached_property
    def _first(self) -> Mapping[str, str]:
        """The cells of one that is not there yet."""
        if self.row is not None:
            return {}
        if self.last is not None:
            title = _TITLE_OF_REVISION.sub("", self.last.cells.get("title", ""))
            changed = {"id": self.id, "revision": str(self.number), "signed": "", "reason": ""}
            changed |= {"document": "", "source": "", "title": f"{title}, perubahan ke-{self.number}"}
            return {**self.last.cells, **changed}
        # Few pages need the documents room; without it the server starts sooner.
        from capaian.documents.scope.views.office import head_title, regent_title

        return {
            "id": self.id,
            "kind": str(AgreementKind.OFFICE),
            "tier": _TIER_OF_HEAD,
            "year": str(self.facts.year),
            "title": f"Perjanjian Kinerja Kepala Dinas Tahun {self.facts.year}",
            "first_party": head_title(self.facts.office),
            "second_party": regent_title(self.facts.office),
        }

    def _head(self, column: str) -> PaperLine:
        new = {name: text for name, text in self._first.items() if name not in (*_COLUMNS, "reason") and text}
        title = column_of(AGREEMENTS, column).title
        kind = DayCell if column == "signed" else GridCell
        documents = [("", ""), *((each.id, each.title) for each in self.facts.documents)]
        cell = kind(
            REASON if column == "reason" else f"{HEAD}{column}",  # its reason is that of the change too
            title,
            AGREEMENTS,
            column,
            new,
            self.row,
            proposed=self._first.get(column, ""),
            kept="Isi judulnya." if column == "title" else "",
            options=documents if column == "document" else (),
        )
        hint = f"Misalnya {days_like(self.facts.year, 2)}." if column == "signed" else _HINTS.get(column, "")
        return PaperLine(title=title, cells=(cell,), hint=hint)

    @cached_property
    def _stored(self) -> Mapping[tuple[str, str], Row]:
        """Rows of the paper itself, by sheet and name of the field."""
        return {(row.sheet, _name(row)): row for row in self._rows(self.id)} if self.row else {}

    @cached_property
    def _sources(self) -> Mapping[str, Sequence[Row]]:
        """Rows of the paper that is revised, by sheet."""
        found = self._rows(self.last.cells.get("id", "")) if self.last else ()
        return {sheet: [row for row in found if row.sheet == sheet] for sheet in (LINES, PARTS)}

    def _rows(self, id_: str) -> Sequence[Row]:
        own = self.year.rows.filter(sheet__in=(LINES, PARTS), **{f"cells__{AGREEMENT}": id_})
        return [*own.order_by("place")]

    def _promise(self, indicator: Indicator) -> PaperLine:
        code = str(indicator.code)
        plan = indicator.plan_targets.get(self.facts.year)
        cell = self._target(LINES, code, indicator, indicator.label, {"indicator": code})
        return PaperLine(
            title=indicator.label,
            cells=(cell,),
            code=code,
            unit=indicator.unit.label,
            plan="" if plan is None else write_target(plan),
            before=cell.proposed,
            is_taken_from_plan=indicator.tier == self._tier,
        )

    def _parts(self, indicator: Indicator) -> Iterator[PaperLine]:
        """Yield the targets of parts of the year that the paper has, or the one that it revises."""
        stored = [row for (sheet, _), row in self._stored.items() if sheet == PARTS]
        for row in stored if self.row else self._sources[PARTS]:
            if row.cells.get(INDICATOR) == indicator.code:
                key = row.cells.get("key", "")
                title = listed_text(column_of(PARTS, "key"), key)
                new = {INDICATOR: str(indicator.code), "key": key}
                label = f"{indicator.label}, {title}"
                cell = self._target(PARTS, _name(row), indicator, label, new)
                yield PaperLine(title=title, cells=(cell,), code=_name(row), before=cell.proposed)

    def _target(
        self, sheet: str, name: str, indicator: Indicator, label: str, new: Mapping[str, str]
    ) -> CopiedTarget:
        source = next((row for row in self._sources[sheet] if _name(row) == name), None)
        prefix = PREFIXES.get(sheet, "")
        columns = {f"{prefix}{each}" for each in ("value", "text", "lower", "upper")}
        cells = source.cells if source is not None else {}
        others = {each: text for each, text in cells.items() if each not in columns and text}
        copied = {each: cells.get(each, "") for each in columns} if source is not None else {}
        return CopiedTarget(
            f"{TARGET}{name}",
            label,
            sheet,
            f"{prefix}value",
            {**others, AGREEMENT: self.id, **new},
            self._stored.get((sheet, name)),
            heading="Target perjanjian" if sheet == LINES else "",
            proposed=stated_in(sheet, cells),
            removes_row=True,
            indicator=indicator,
            copied=copied,
        )


def _name(row: Row) -> str:
    """Return the name of the field of a target: the code of its indicator, and the part of the year."""
    if row.sheet == PARTS:
        return f"{row.cells.get(INDICATOR, '')}:{row.cells.get('key', '')}"
    return str(row.cells.get("indicator", ""))


def next_revision(year: OfficeYear, facts: Facts, last: Row) -> Paper:
    """Return the revision of a paper that is the last of its line."""
    number = int(last.cells.get("revision", "") or 0) + 1
    base, taken = _REVISED.sub("", last.cells.get("id", "")), {each.id for each in facts.agreements}
    ids = (f"{base}-perubahan-{each}" for each in count(number))
    return Paper(year, facts, next(id_ for id_ in ids if id_ not in taken), last=last)
