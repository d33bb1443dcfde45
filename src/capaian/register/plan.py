"""The office's file of measures: who counts, in which columns, and how cells are spelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.durable import say_cause
from capaian.dossier.issues import nearest_words
from capaian.register.columns import BY_NAME, COLUMNS, Heads, Kind

POPULATION: Final = "status == 'aktif'"
"""Who counts where an office says nothing else."""
_KEYS: Final = ("regency", "population", "columns", "values", "measures")
_MEASURE_KEYS: Final = ("code", "population", "numerator", "denominator")
_SIDE_KEYS: Final = ("code", "condition")
_REGENCY: Final = re.compile(r"[0-9]{2}\.[0-9]{2}")
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9.-]*")
_NAME: Final = re.compile(r"[a-z_][a-z0-9_]*")
MAX_BYTES: Final = 200_000


@dataclass(frozen=True, slots=True)
class Measure:
    """A coverage: who has something, among whom."""

    code: str
    population: str
    """Who is looked at at all; a condition, as the next two."""
    having: str
    """Who of them has it."""
    among: str
    """Who of them ought to."""
    having_code: str
    """What the dossier calls the number of those who have it."""
    among_code: str


@dataclass(frozen=True, slots=True)
class CountPlan:
    """What is to be counted."""

    path: Path
    regency: str
    """`63.11`."""
    population: str
    measures: tuple[Measure, ...]
    columns: Mapping[str, Heads] = field(default_factory=dict)
    """Headings by column, as they were confirmed; empty: not yet."""
    values: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    """By column and value the spellings of this office."""

    def conditions(self) -> Iterator[tuple[str, str]]:
        """Yield each condition with where it stands."""
        yield "population", self.population
        for measure in self.measures:
            yield f"measures.{measure.code}.population", measure.population
            yield f"measures.{measure.code}.numerator", measure.having
            yield f"measures.{measure.code}.denominator", measure.among


def read_plan(path: Path) -> CountPlan:
    """Read a file of measures.

    Raises:
        FileError: It cannot be read.
        InputError: with everything that is wrong in it.
    """
    reader = _Reader(path)
    plan = reader.read()
    if reader.issues:
        raise InputError(reader.issues)
    return plan


def columns_as_yaml(columns: Mapping[str, Heads]) -> str:
    """Write a mapping as the lines of the file of measures that confirm it."""
    lines = [f"  {name}: {_heads_as_yaml(heads)}\n" for name, heads in columns.items()]
    return f"columns:\n{''.join(lines)}"


def keep_columns(plan: CountPlan, columns: Mapping[str, Heads]) -> None:
    """Note a confirmed mapping at the end of the file of measures.

    Raises:
        FileError: It cannot be written.
    """
    try:
        with plan.path.open("a", encoding="utf-8") as file:
            file.write(f"\n{columns_as_yaml(columns)}")
    except OSError as error:
        raise FileError(f"{plan.path} tidak dapat ditulis: {say_cause(error)}.") from error


def _heads_as_yaml(heads: Heads) -> str:
    quoted = ["'" + head.replace("'", "''") + "'" for head in heads]
    return quoted[0] if len(quoted) == 1 else f"[{', '.join(quoted)}]"


class _Reader:
    """Reads a file of measures with all its problems."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.issues: list[Issue] = []

    def read(self) -> CountPlan:
        root = self._mapping(self._load(), "", _KEYS)
        regency = str(root.get("regency", ""))
        if not _REGENCY.fullmatch(regency):
            self._add("regency", "Kode kabupaten belum ada atau keliru.", "Tulis regency: '63.11'.")
        population = self._condition(root.get("population", POPULATION), "population")
        listed = root.get("measures")
        if not isinstance(listed, list) or not listed:
            self._add(
                "measures", "Belum ada ukuran yang dihitung.", "Tulis satu ukuran atau lebih di measures."
            )
        measures = [self._measure(each, n, population) for n, each in enumerate(_list(listed), 1)]
        codes = [code for one in measures for code in (one.code, one.having_code, one.among_code)]
        for code in dict.fromkeys(code for code in codes if codes.count(code) > 1 and code):
            self._add(
                "measures", f'Kode "{code}" ada dua kali.', "Beri setiap ukuran dan bagiannya kode sendiri."
            )
        columns = {name: self._heads(heads, name) for name, heads in self._named(root, "columns")}
        values = {name: self._values(words, name) for name, words in self._named(root, "values")}
        return CountPlan(self._path, regency, population, tuple(measures), columns, values)

    def _load(self) -> object:
        try:
            content = self._path.read_bytes()
        except OSError as error:
            raise FileError(f"Berkas ukuran {self._path} tidak dapat dibaca: {say_cause(error)}.") from error
        if len(content) > MAX_BYTES:
            raise FileError(f"Berkas ukuran {self._path} terlalu besar; mungkin ini berkas penduduk.")
        try:
            loaded: object = YAML(typ="safe").load(content.decode("utf-8"))
        except (YAMLError, UnicodeDecodeError, RecursionError) as error:
            # What the parser says quotes the file, which may be one of persons.
            raise FileError(f"Berkas ukuran {self._path} bukan YAML yang dapat dibaca.") from error
        return loaded

    def _measure(self, found: object, number: int, population: str) -> Measure:
        place = f"measures.{number}"
        own = self._mapping(found, place, _MEASURE_KEYS)
        having = self._mapping(own.get("numerator"), f"{place}.numerator", _SIDE_KEYS)
        among = self._mapping(own.get("denominator"), f"{place}.denominator", _SIDE_KEYS)
        return Measure(
            self._code(own.get("code"), place),
            self._condition(own.get("population", population), f"{place}.population"),
            self._condition(having.get("condition"), f"{place}.numerator"),
            self._condition(among.get("condition"), f"{place}.denominator"),
            self._code(having.get("code"), f"{place}.numerator"),
            self._code(among.get("code"), f"{place}.denominator"),
        )

    def _mapping(self, found: object, place: str, keys: Sequence[str]) -> Mapping[str, Any]:
        if not isinstance(found, dict):
            self._add(
                place or "isi", "Bagian ini kosong atau bukan daftar kunci.", f"Kuncinya: {', '.join(keys)}."
            )
            return {}
        for key in found:
            if key not in keys:
                nearest = nearest_words(str(key), keys).strip() or f"Yang ada: {', '.join(keys)}."
                self._add(f"{place}.{key}".strip("."), f'Kunci "{key}" tidak dikenal.', nearest)
        return found

    def _named(self, root: Mapping[str, Any], key: str) -> Iterable[tuple[str, object]]:
        found = root.get(key) or {}
        if not isinstance(found, dict):
            self._add(key, "Bagian ini bukan daftar kunci.", "")
            return ()
        for name in found:
            if not _NAME.fullmatch(str(name)):
                self._add(
                    f"{key}.{name}", f'"{name}" bukan nama kolom.', "Pakai huruf kecil dan garis bawah."
                )
        return [(str(name), value) for name, value in found.items()]

    def _heads(self, found: object, name: str) -> Heads:
        heads = tuple(found) if isinstance(found, list) else (found,)
        is_area = name in BY_NAME and BY_NAME[name].kind is Kind.AREA
        if not all(isinstance(head, str) and head.strip() for head in heads) or (
            len(heads) > 1 and not is_area
        ):
            self._add(f"columns.{name}", "Isinya harus satu judul kolom.", "Hanya area yang boleh beberapa.")
            return ("",)
        return tuple(str(head) for head in heads)

    def _values(self, found: object, name: str) -> Mapping[str, Sequence[str]]:
        column = BY_NAME.get(name)
        if column is None or not column.choices:
            names = ", ".join(one.name for one in COLUMNS if one.choices)
            self._add(f"values.{name}", "Kolom ini tidak memuat pilihan.", f"Yang memuat pilihan: {names}.")
            return {}
        own = self._mapping(found, f"values.{name}", tuple(column.choices))
        return {str(value): [str(word) for word in _list(words)] for value, words in own.items()}

    def _condition(self, found: object, place: str) -> str:
        if isinstance(found, bool):
            return str(found)
        if not isinstance(found, str) or not found.strip():
            self._add(place, "Syaratnya kosong.", "Tulis misalnya condition: age >= 17.")
            return "True"
        return found

    def _code(self, found: object, place: str) -> str:
        if not isinstance(found, str) or not _CODE.fullmatch(found):
            self._add(f"{place}.code", "Kodenya kosong atau keliru.", "Tulis misalnya ktp.holders.")
            return ""
        return found

    def _add(self, column: str, message: str, remedy: str) -> None:
        place = Place(self._path.name, column=column)
        self.issues.append(Issue(Level.ERROR, "register_plan", message, place, remedy=remedy))


def _list(found: object) -> list[Any]:
    return found if isinstance(found, list) else []
