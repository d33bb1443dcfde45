"""Cells of several rows that are typed on one page: nothing is written over what somebody else wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256
from typing import Final, Self

from capaian.domain.numerals import plain
from capaian.dossier.rows.sheets import SheetColumn
from capaian.dossier.tables.days import holds_days, written_day
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.wholes import without_dots, without_percent, without_rupiah, without_spaces
from capaian.web.planning.fields import shown_text
from capaian.web.planning.implausible_values import SURE
from capaian.web.site.overwriting import SHOWN
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS
from capaian.web.years.models import Row

LETTERS_OF_TOKEN: Final = 32
_CLASH: Final = "Baru saja diubah orang lain menjadi {}. Simpan lagi untuk memakai isian Anda."
_OWN_CLASH: Final = "Anda sendiri baru saja mengubahnya menjadi {}. Simpan lagi untuk memakai isian ini."
_NO_NUMBER: Final = "“{}” bukan bilangan. Tulis misalnya {}."
NO_PERCENT: Final = "“{}” bertanda persen, padahal satuannya lain. Bila angkanya benar, tulis {} saja."
_TOO_SMALL: Final = "“{}” di bawah {}. Tulis {} atau lebih, atau kosongkan bila belum ada."


@dataclass(frozen=True)
class Cell:
    """A cell with what is typed into it."""

    name: str
    """Name of its field."""
    label: str
    """What it is about, for messages."""
    sheet: str
    column: str
    new: Mapping[str, str]
    """The other cells of its row, where that is to be made."""
    row: Row | None = None
    is_whole: bool = False
    """Its figures have no parts, so that dots are those of thousands."""
    is_percent: bool = False
    """The sign of percent may be typed behind its figures."""
    why_odd: Callable[[str], str] = lambda _: ""
    """Says why a text can hardly be meant."""
    refuse: Callable[[str], str] = lambda _: ""
    """Says why a text as a dossier writes it is not taken, however often it is typed."""
    least: int | None = None
    """Figures below it are none."""
    takes_rupiah: bool = False
    """Amounts as papers write them (`Rp 48.500.000,00`, `48.500.000,-`) are read too."""
    kept: str = ""
    """Why it is not emptied here, if so."""
    text: str = ""
    """What stands in the field."""
    over: str = ""
    """What was shown in it."""
    message: str = ""
    is_clash: bool = False
    is_odd: bool = False
    is_sure: bool = False
    """It was asked about, and is meant: it is not asked about anew while others keep it back."""

    @property
    def spec(self) -> SheetColumn:
        """How its column is declared."""
        return _COLUMNS[self.sheet][self.column]

    @property
    def stands(self) -> str:
        """What is stored, as people write it."""
        return shown_text(self.spec, self.row.cells.get(self.column, "")) if self.row else ""

    @property
    def is_changed(self) -> bool:
        """Whether something else was typed than is stored."""
        return self.meant(self.text) != self.meant(self.stands)

    @property
    def is_decimal(self) -> bool:
        """Whether only signs of a figure are typed."""
        return self.spec.kind.is_number

    @property
    def texts(self) -> Mapping[str, str]:
        """What becomes of the cells of its row, as a dossier writes them."""
        return {self.column: self.meant(self.text)}

    @property
    def sure(self) -> str:
        """What is confirmed by sending it once more."""
        return self.text

    def meant(self, text: str) -> str:
        """Return a text as a dossier writes it."""
        kind = self.spec.kind
        if not kind.is_number:
            return kind.canonical(written_day(text) if holds_days(kind) else text)
        if not self.is_whole:
            return kind.canonical(without_spaces(without_percent(text) if self.is_percent else text))
        if self.takes_rupiah:
            text = without_rupiah(text)
        return self._without_noughts(kind.canonical(without_dots(text)))

    def _without_noughts(self, text: str) -> str:
        """Return a figure that comes whole without noughts behind its decimal sign."""
        value = self.figure(text) if "." in text else None
        return text if value is None else self.spec.kind.write_cell(Decimal(plain(value)))

    def fresh(self, text: str | None = None, message: str = "") -> Self:
        """Return the cell over what stands there now."""
        stands = self.stands
        return replace(self, text=stands if text is None else text, over=stands, message=message)

    def typed(self, sent: Mapping[str, str]) -> Self:
        """Return the cell as it was typed; with a message where it cannot be written."""
        if self.name not in sent:
            return self.fresh()
        text, over = sent[self.name], sent.get(f"{SHOWN}{self.name}", "")
        typed, stands = self.meant(text), self.meant(self.stands)
        if typed == self.meant(over):
            return self.fresh()
        if stands not in (self.meant(over), typed):
            return replace(self.fresh(text, _CLASH.format(self.stands or "kosong")), is_clash=True)
        if wrong := self.why_wrong(text, typed):
            return self.fresh(text, wrong)
        asking = self.fresh(text, self.asked(typed))
        if asking.message:
            is_sure = sent.get(f"{SURE}{self.name}") == asking.sure
            return replace(
                asking, message="" if is_sure else asking.message, is_odd=not is_sure, is_sure=is_sure
            )
        return self.fresh(text, "" if text else self.kept)

    def own_clash(self) -> Self:
        """Return the cell with the words for who wrote it since it was shown: by the back key, say."""
        return replace(self, message=_OWN_CLASH.format(self.stands or "kosong"))

    def why_wrong(self, text: str, typed: str) -> str:
        """Say why a text cannot be written, however sure its writer is; nothing where it can."""
        if not self._is_readable(typed):
            return self._say_unreadable(text)
        if typed and (refused := self.refuse(typed)):
            return refused
        figure = self.figure(typed)
        is_too_small = self.least is not None and figure is not None and figure < self.least
        return _TOO_SMALL.format(text, self.least, self.least) if is_too_small else ""

    def _say_unreadable(self, text: str) -> str:
        bare = without_percent(text.strip())
        if bare != text.strip() and self._is_readable(self.meant(bare)):
            return NO_PERCENT.format(text, bare)
        return _NO_NUMBER.format(text, "12.500" if self.takes_rupiah else "95 atau 95,5")

    def asked(self, typed: str) -> str:
        """Say what is asked of a text before it is written; nothing where it is taken as it is."""
        return self.why_odd(typed)

    def figure(self, text: str) -> Decimal | None:
        """Return the figure in a text as a dossier writes it; `None` where there is none."""
        try:
            value = self.spec.kind.read_cell(text)
        except RejectedValueError:
            return None
        return value if isinstance(value, Decimal) else None

    def _is_readable(self, text: str) -> bool:
        try:
            self.spec.kind.read_cell(text)
        except RejectedValueError:
            return not self.spec.kind.is_number
        return True


_COLUMNS: Final[Mapping[str, Mapping[str, SheetColumn]]] = {
    name: {column.id: column for column in spec.columns} for name, spec in SHEETS.items()
}


def sent_texts(posted: Mapping[str, object]) -> dict[str, str]:
    """Return what a form sends, as it is looked at."""
    return {name: text.replace("\0", "").strip() for name, text in posted.items() if isinstance(text, str)}


def edits_of(cells: Sequence[Cell], token: str) -> Iterator[Edit]:
    """Yield what becomes of rows: those of which a cell was changed, and new ones."""
    rows: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.is_changed:
            key = str(cell.row.pk) if cell.row else "/".join((cell.sheet, *cell.new.values()))
            rows.setdefault(key, []).append(cell)
    for key, own in rows.items():
        first, texts = own[0], {name: text for cell in own for name, text in cell.texts.items()}
        if first.row is not None:
            yield Edit(first.sheet, texts, first.row.pk, first.row.version)
        else:
            mark = sha256(f"{token}/{key}".encode()).hexdigest()[:LETTERS_OF_TOKEN]
            stated = {name: text for name, text in texts.items() if text}
            yield Edit(first.sheet, {**first.new, **stated}, token=mark)
