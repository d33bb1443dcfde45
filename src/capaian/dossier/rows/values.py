"""What a YAML part says, without how it is written: texts, records and lists."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Origin:
    """Cell of a workbook that a value came from."""

    sheet: str
    """Id of the sheet."""
    row: int
    """Its row among those given, from 0."""
    column: str
    """Id of the column."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text, a figure, a name."""

    text: str
    is_bare: bool = field(default=False, compare=False)
    """Stands without quotes even if it looks like a figure: figures, years, codes."""
    number: int = field(default=0, compare=False)
    """Its place in its list in the file, from 1; 0: not known."""
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fields:
    """A record or a map with free keys: what it provides, in order."""

    entries: tuple[tuple[str, Value], ...]
    number: int = field(default=0, compare=False)
    """Its place in its list in the file, from 1; 0: not known."""
    origin: Origin | None = field(default=None, compare=False)

    def get(self, name: str) -> Value | None:
        """Return what is provided for a key."""
        for key, value in self.entries:
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Items:
    """A list that is not empty."""

    values: tuple[Value, ...]


Value = Leaf | Fields | Items


def text_of(fields: Fields, name: str) -> str:
    """Return the text of a key; an empty one if there is none."""
    value = fields.get(name)
    return value.text if isinstance(value, Leaf) else ""
