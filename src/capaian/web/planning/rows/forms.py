"""A row of a sheet as a form: a field for each column, with what belongs there and what may be chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django import forms

from capaian.domain.registers.closed_month import STAGE_WORDS, Register
from capaian.dossier.rows.sheets import NUMBER, SheetColumn, SheetSpec
from capaian.dossier.tables.declaration import Names, Need
from capaian.dossier.tables.parts import FEEDS
from capaian.rules.registers.balance import item_names
from capaian.web.planning.cell_texts import PREFIX, typed_cells, units_of, written_text
from capaian.web.planning.names import name_index
from capaian.web.planning.saving import REASON, Refusal
from capaian.web.site.issue_words import on_page
from capaian.web.years.known import YearState

_LETTERS_OF_LINE: Final = 80
"""Letters from which a text is written over several lines."""
_MAX_NAMES: Final = 300
"""Names that a list offers; beyond, people type them."""
Options = Sequence[tuple[str, str]]


class RowField(forms.CharField):
    """The field of a cell."""

    def __init__(self, spec: SheetSpec, column: SheetColumn, text: str, names: Options) -> None:
        """Show what is stored, as people write it, with the names to be chosen from or typed."""
        unit = f" Satuan: {column.unit}." if column.unit else ""
        hint = f"{on_page(column.help, spec, column)}{unit}".strip()
        super().__init__(required=False, strip=False, label=column.title, help_text=hint, initial=text)
        self.column, self.names = column, names

    @property
    def is_needed(self) -> bool:
        """Whether the cell may not be empty."""
        return self.column.need is Need.REQUIRED

    @property
    def options(self) -> Options:
        """The only valid texts, where there is a list of them."""
        valid, labels = self.column.choices or self.column.kind.choices, self.column.kind.labels
        return [(text, labels.get(text, text)) for text in valid]

    @property
    def valid(self) -> Sequence[str]:
        """The same without their words."""
        return [text for text, _ in self.options]

    @property
    def is_long(self) -> bool:
        """Whether what is stored needs several lines."""
        text = self.initial
        is_free = self.column.kind.is_free and not self.options
        return is_free and (len(text) > _LETTERS_OF_LINE or "\n" in text)

    @property
    def name_words(self) -> str:
        """What the code that is stored is called; empty where it is no code, or says it itself."""
        label = next((words for code, words in self.names if code == self.initial), "")
        return label.removeprefix(f"{self.initial}, ") if label != self.initial else ""


class RowForm(forms.Form):
    """The cells of a row, as they are stored or as they were typed."""

    def __init__(
        self,
        spec: SheetSpec,
        known: YearState,
        stored: Mapping[str, str],
        sent: Mapping[str, str] | None = None,
    ) -> None:
        """Make a field of each column; a new row has stored what is known of it."""
        super().__init__(sent)
        self.spec, self.known, self.stored, self.sent = spec, known, stored, sent or {}
        self.refusal: Refusal | None = None
        names, feed = names_of(known), feed_names(known) if spec.id == FEEDS.file else {}
        for column in spec.columns:
            if column.id != NUMBER:
                own = [option for each in column.refers_to for option in names.get(each, ())]
                text = written_text(column, stored.get(column.id, ""))
                field = RowField(spec, column, text, own or feed.get(column.id, ()))
                self.fields[f"{PREFIX}{column.id}"] = field

    def cells(self) -> dict[str, str]:
        """Return the cells that were typed, as a dossier writes them."""
        return typed_cells(self.spec, self.sent, self.stored, units_of(self.known))

    def refuse(self, refusal: Refusal) -> None:
        """Show what kept the row from being written, each problem at its field where it has one."""
        self.refusal = refusal
        for problem in refusal.problems:
            name = f"{PREFIX}{problem.column}"
            self.add_error(
                name if problem.edit is not None and name in self.fields else None, problem.message
            )

    @property
    def reason(self) -> str:
        """The reason as it was typed."""
        return self.sent.get(REASON, "")


def names_of(known: YearState) -> Mapping[Names, Options]:
    """Return the codes that rows of an office-year define, each with what it is called."""
    kinds = name_index(known).of_kind.items()
    found = {kind: [(code, f"{code}, {name}") for code, name in own.items()] for kind, own in kinds}
    return {kind: options if len(options) <= _MAX_NAMES else () for kind, options in found.items()}


def feed_names(known: YearState) -> Mapping[str, Options]:
    """Return what a declared row of the feed takes from registers, by column: items and stages."""
    facts = known.read.partial
    items = [pair for each in Register for pair in item_names(facts, each).items()] if facts else []
    found = {"item": items, "stage": [*STAGE_WORDS.items()]}
    return {column: [(code, f"{code}, {name}") for code, name in own] for column, own in found.items()}
