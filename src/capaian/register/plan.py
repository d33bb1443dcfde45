"""The office's file of measures: who counts, in which columns, how cells are spelt,
and what is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Level, Place
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.durable import say_cause
from capaian.dossier.issues import IssueLog
from capaian.dossier.messages import Message
from capaian.register.persons import COLUMNS, NO, RESERVED_NAMES, YES, Heads

_MESSAGES: Final = {
    row["code"]: Message(row["text"], row["remedy"], Level(row["level"]))
    for row in read_declared_rows(__file__, "messages.csv")
}


class ExtractProblems(IssueLog):
    """The problems found so far; numbers that look personal are masked in all of them."""

    def note(self, code: str, file: str = "ekstrak", **words: object) -> None:
        """Record a problem of a file, or of an extract as a whole."""
        self.add(code, Place(file), **{name: str(word) for name, word in words.items()})

    def refuse(self) -> None:
        """Go on only where there is no error.

        Raises:
            InputError: with all problems.
        """
        if self.has_errors():
            raise InputError(self.finish(()))

    def _message(self, code: str, place: Place) -> Message:
        return _MESSAGES.get(code) or super()._message(code, place)


MAX_BYTES: Final = 200_000
_FAULTS: Final = {
    "extra_forbidden": "Kunci ini tidak dikenal.",
    "missing": "Belum diisi.",
    "string_too_short": "Isinya kosong.",
}


class _PlanPart(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
# YAML reads `true` as itself and not as a text.
_AS_TEXT: Final = BeforeValidator(lambda cell: str(cell) if isinstance(cell, bool) else cell)
_AS_HEADS: Final = BeforeValidator(lambda cell: (cell,) if isinstance(cell, str) else cell)
Condition = Annotated[str, Field(min_length=1), _AS_TEXT]


class MeasureSide(_PlanPart):
    """The numerator or the denominator of a measure."""

    code: Code
    """What the dossier calls it: `ktp.holders`."""
    condition: Condition
    """Who is meant."""


class CountedMeasure(_PlanPart):
    """A coverage: who has something, among whom."""

    code: Code
    population: Condition | None = None
    """Who is looked at at all, where it is not the population of the file."""
    numerator: MeasureSide
    """Who of those in the denominator has it."""
    denominator: MeasureSide


class CountPlan(_PlanPart):
    """What is to be counted."""

    regency: Annotated[str, Field(pattern=r"^[0-9]{2}\.[0-9]{2}$")]
    """`63.11`."""
    population: Condition = "status == 'aktif'"
    measures: tuple[CountedMeasure, ...]
    columns: Mapping[Name, Annotated[Heads, _AS_HEADS]] = {}
    """Headings by column, as they were confirmed; empty: not yet."""
    values: Mapping[str, Mapping[str, tuple[str | int, ...]]] = {}
    """By column and value the spellings of this office."""

    def codes(self) -> list[str]:
        """Return what the dossier calls each count, numerators first."""
        return [side.code for one in self.measures for side in (one.numerator, one.denominator)]

    def population_of(self, measure: CountedMeasure) -> str:
        """Return who is looked at at all for a measure."""
        return measure.population or self.population

    def conditions(self) -> Iterator[tuple[str, str]]:
        """Yield each condition with where it stands."""
        yield "population", self.population
        for one in self.measures:
            yield f"measures.{one.code}.population", self.population_of(one)
            yield f"measures.{one.code}.numerator", one.numerator.condition
            yield f"measures.{one.code}.denominator", one.denominator.condition


def read_plan(path: Path) -> CountPlan:
    """Read a file of measures.

    Raises:
        FileError: It cannot be read.
        InputError: with everything that is wrong in it.
    """
    problems = ExtractProblems()
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        loaded = (
            YAML(typ="safe").load(content.decode("utf-8")) if len(content) <= MAX_BYTES else None
        )
        plan = CountPlan.model_validate(loaded or {})
    except OSError as error:
        raise FileError(f"Berkas ukuran {path} tidak dapat dibaca: {say_cause(error)}.") from error
    except (YAMLError, UnicodeDecodeError, RecursionError):
        # What the parser says quotes the file, which may be one of persons.
        raise FileError(f"Berkas ukuran {path} bukan YAML yang dapat dibaca.") from None
    except ValidationError as error:
        for fault in error.errors(include_input=False, include_url=False):
            place = Place(path.name, column=".".join(map(str, fault["loc"])))
            problems.add("plan_fault", place, fault=_FAULTS.get(fault["type"], "Isinya keliru."))
        raise InputError(problems.finish(())) from None
    for column, value, what in _faults(plan):
        problems.add("plan_fault", Place(path.name, column=column), value, fault=what)
    problems.refuse()
    return plan


def _faults(plan: CountPlan) -> Iterator[tuple[str, str | None, str]]:
    """Yield what fits no part alone: where it stands, its value, and what is wrong with it."""
    if not plan.measures:
        yield "measures", None, "Belum ada satu pun."
    codes = plan.codes()
    for code in dict.fromkeys(code for code in codes if codes.count(code) > 1):
        yield "measures", code, "Kode ini ada dua kali."
    for name, spellings in plan.values.items():
        choices = COLUMNS[name].choices if name in COLUMNS else {}
        if not choices:
            yield "values", name, "Kolom ini tidak memuat pilihan."
        elif YES in choices and not {*spellings} <= {YES, NO}:
            yield f"values.{name}", None, f"Nilainya hanya {YES} dan {NO}."
    if plan.columns and "area" not in plan.columns:
        yield "columns", None, "Kolom area belum dipetakan."
    for name, heads in plan.columns.items():
        if name in RESERVED_NAMES:
            yield "columns", name, "Nama ini sudah dipakai."
        if len(heads) != 1 and (name != "area" or not heads):
            yield "columns", name, "Hanya area yang boleh di beberapa kolom."


def columns_as_yaml(columns: Mapping[str, Heads]) -> str:
    """Write a mapping as the lines of the file of measures that confirm it."""
    lines = (
        f"  {name}: {json.dumps(heads, ensure_ascii=False)}\n" for name, heads in columns.items()
    )
    return f"columns:\n{''.join(lines)}"
