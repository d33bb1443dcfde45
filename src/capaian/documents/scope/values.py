"""What a path can lead to: words, figures, signs, things with fields, series of things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

from capaian.documents.tree import Quotient
from capaian.domain.value import Known, Reason, TextValue, Unavailable

_MOST_WITHOUT_COMMA = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """A glyph with its word: a band (`●` Sangat Tinggi) or a change (`↗` naik)."""

    sign: str
    words: str
    band: int | None = None
    """Position of the band from the best (1) down; `None` for changes."""
    hint: str = ""
    """What is read aloud in place of the glyph: `kategori I`."""


class Thing(Protocol):
    """Something with named fields: an indicator, a district, a program, the office."""

    @property
    def key(self) -> str:
        """What a series knows it by: `iku-2`, `63.11.02`, `V.2.1`."""

    @property
    def kind(self) -> str:
        """Word for the kind of thing, for messages."""

    def names(self) -> tuple[str, ...]:
        """Fields that it has, for the nearest names of a misspelt one."""

    def field(self, name: str) -> Value | None:
        """Return a field; `None` if things of this kind have no such field."""


@dataclass(frozen=True, slots=True)
class Series:
    """Things of one kind in the order of the dossier, found by key."""

    kind: str
    items: tuple[Thing, ...]
    is_open: bool = False
    """A key that is not there means "no such data", not a mistake (groupings, peers)."""
    like: Thing | None = None
    """What each of its things looks like, though it may have none; `None`: not known."""
    possible: Mapping[str, Thing] = field(default_factory=dict)
    """What each key that it could have would lead to; empty: it may have any."""

    def get(self, key: str) -> Thing | None:
        """Return the thing of a key."""
        return next((item for item in self.items if item.key == key), None)


class ChosenWord(str):
    """A word out of a closed list, which conditions may compare with its words alone."""

    __slots__ = ("choices",)
    choices: tuple[str, ...]

    def __new__(cls, word: str, choices: Sequence[str]) -> ChosenWord:
        """Keep the words that it was chosen from."""
        made = super().__new__(cls, word)
        made.choices = tuple(choices)
        return made


Figure = Known | Unavailable | TextValue
Value = str | Known | Unavailable | TextValue | Sign | Quotient | Thing | Series


GivenValue = Value | bool | int | StrEnum | Sequence[Thing] | None
"""What `as_value` can write as a value."""


@dataclass(frozen=True, slots=True)
class UnavailableThing(Unavailable):
    """A thing or series that the data do not have,
    with the fields by which paths lead on from it.
    """

    like: Thing | Series | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ThingPattern:
    """What things of a kind look like: fields without data, by which names are checked."""

    kind: str
    fields: tuple[str, ...]
    leads: Mapping[str, Thing | Series] = field(default_factory=dict)
    """What fields lead to, as far as it is known."""
    key: str = Reason.NOT_REPORTED.mark
    """A mark, so that names made of it are taken for no mistake."""

    def names(self) -> tuple[str, ...]:
        """Fields that such things have."""
        return self.fields

    def field(self, name: str) -> Value | None:
        """Return that a field has no data; `None` if there is none of that name."""
        return absent(name, self.leads.get(name)) if name in self.fields else None


def absent(words: str, like: Thing | Series | None = None) -> Unavailable:
    """Return the value of a path that the data do not fill; `like` is what would be there,
    if known.
    """
    if like is None:
        return Unavailable(Reason.NOT_IN_SOURCE, missing=(words,))
    return UnavailableThing(Reason.NOT_IN_SOURCE, missing=(words,), like=like)


@dataclass(frozen=True, slots=True)
class Record:
    """A thing whose fields are values already, or those of another thing that it adds to."""

    key: str
    kind: str
    fields: Mapping[str, Value]
    base: Thing | None = None

    def names(self) -> tuple[str, ...]:
        """Fields that it has."""
        return (*self.fields, *(() if self.base is None else self.base.names()))

    def field(self, name: str) -> Value | None:
        """Return a field; `None` if there is none of that name."""
        found = self.fields.get(name)
        return self.base.field(name) if found is None and self.base is not None else found


def record(key: str, kind: str, /, **fields: GivenValue) -> Record:
    """Return a thing of values.

    Examples:
        >>> record("a", "temuan", is_wrong=True).field("is_wrong")
        'ya'
    """
    return Record(key, kind, {name: as_value(value, name) for name, value in fields.items()})


def records(
    kind: str, rows: Iterable[Mapping[str, GivenValue]], key: str = "", *, is_open: bool = False
) -> Series:
    """Return things of values as a series, known by one of their fields, or numbered from 1."""
    pairs = enumerate(rows, start=1)
    return Series(
        kind, tuple(record(str(row.get(key, n)), kind, **row) for n, row in pairs), is_open
    )


def extend(thing: Thing, **fields: GivenValue) -> Record:
    """Return a thing with more fields, or other values for some."""
    return Record(thing.key, thing.kind, record("", "", **fields).fields, thing)


def as_value(given: GivenValue, kind: str = "") -> Value:
    """Write what an attribute holds or a function returns as a value.

    Flags and members of closed lists are written as dossiers do, so that conditions on them are
    checked, what is not given as an empty text; things of a list become a series of a kind.

    Examples:
        >>> from capaian.domain.work import NodeKind
        >>> as_value(True), as_value(NodeKind.PROGRAM)
        ('ya', 'program')
    """
    if given is None:
        return ""
    if type(given) is str or isinstance(given, Known):  # nearly all are
        return given
    if isinstance(given, bool):
        return ChosenWord("ya" if given else "tidak", ("ya", "tidak"))
    if isinstance(given, StrEnum):
        return ChosenWord(given.value, [other.value for other in type(given)])
    if isinstance(given, int):
        return str(given)
    if isinstance(given, Sequence) and not isinstance(given, str):
        return Series(kind, tuple(given))
    return given


_NO_THINGS: Final = (str, Known, Unavailable, TextValue, Sign, Quotient, Series)


def as_thing(value: Value) -> Thing | None:
    """Return the value if it is a thing; `None` for words, figures, signs and series."""
    return None if isinstance(value, _NO_THINGS) else value


def join_names(names: Sequence[str]) -> str:
    """Write names as a sentence lists them.

    Examples:
        >>> join_names(["Juai"]), join_names(["Juai", "Halong"])
        ('Juai', 'Juai dan Halong')
        >>> join_names(["Juai", "Halong", "Awayan"])
        'Juai, Halong, dan Awayan'
    """
    if len(names) <= _MOST_WITHOUT_COMMA:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


def end_sentence(text: str) -> str:
    """Return a text with a full stop, where it ends with no sign of its own.

    Examples:
        >>> end_sentence("Petugas ditambah"), end_sentence("Petugas ditambah.")
        ('Petugas ditambah.', 'Petugas ditambah.')
    """
    bare = text.rstrip()
    return bare if not bare or bare.endswith((".", "!", "?", ";", ":")) else f"{bare}."
