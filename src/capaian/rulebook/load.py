"""Reads the files of the rulebook into a `RuleSet` and a `ReferenceData`."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from capaian.domain.errors import InputError
from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue
from capaian.domain.office import Area
from capaian.domain.rule_set import (
    AchievementScale,
    CatalogueIndicator,
    HeadWords,
    MethodDescription,
    NationalTarget,
    NomenclatureEntry,
    RuleSet,
    SurveyClassTable,
)
from capaian.rulebook import readers
from capaian.rulebook.entry import EntryError, RulebookEntry, read_entries
from capaian.rulebook.readers import read_area_table
from capaian.rulebook.reference import ReferenceData

T = TypeVar("T")

DATA = Path(__file__).parent / "data"
"""Folder of the rulebook that comes with the program."""

METHOD_FILES = ("methods-achievement.yaml", "methods-computation.yaml", "methods-efficiency.yaml")


def _read_file(
    path: Path, reader: Callable[[RulebookEntry], T], issues: list[Issue]
) -> tuple[T, ...]:
    """Return what is read of the entries of a file; problems are added to the issues."""
    values: list[T] = []
    for entry in read_entries(path):
        if isinstance(entry, Issue):
            issues.append(entry)
            continue
        try:
            values.append(reader(entry))
        except EntryError as error:
            issues.append(error.issue)
    return tuple(values)


class _FolderRules(RuleSet):
    """The rule set of a folder; each file is read when something of it is first needed."""

    _path: Path

    def __init__(self, path: Path) -> None:
        object.__setattr__(self, "_path", path)

    @cached_property
    def scales(self) -> tuple[AchievementScale, ...]:
        return self._read("scales.yaml", readers.read_scale)

    @cached_property
    def survey_classes(self) -> tuple[SurveyClassTable, ...]:
        return self._read("survey-classes.yaml", readers.read_survey_class_table)

    @cached_property
    def national_targets(self) -> tuple[NationalTarget, ...]:
        return self._read("national-targets.yaml", readers.read_national_target)

    @cached_property
    def methods(self) -> Mapping[str, tuple[MethodDescription, ...]]:
        read = [item for file in METHOD_FILES for item in self._read(file, readers.read_method)]
        topics = dict.fromkeys(item.topic for item in read)
        return MappingProxyType(
            {topic: tuple(item.method for item in read if item.topic == topic) for topic in topics}
        )

    @cached_property
    def nomenclature(self) -> tuple[NomenclatureEntry, ...]:
        # the file groups names by how sure they are
        names = self._read("nomenclature.yaml", readers.read_nomenclature)
        return tuple(sorted(names, key=lambda entry: entry.code))

    @cached_property
    def catalogue(self) -> tuple[CatalogueIndicator, ...]:
        return self._read("catalogue.yaml", readers.read_catalogue_indicator)

    @cached_property
    def _area_tables(self) -> Sequence[Path]:
        return [
            self._path / each.table for each in self._read("areas.yaml", readers.read_area_source)
        ]

    @cached_property
    def area_names(self) -> Mapping[AreaCode, str]:
        # of the many areas nearly all that anybody asks is the name
        texts = (table.read_text(encoding="utf-8") for table in self._area_tables)
        rows = (row for text in texts for row in [*csv.reader(text.splitlines())][1:])
        return {AreaCode(code): name for code, name in rows}

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        read = [item for table in self._area_tables for item in read_area_table(table)]
        _refuse([item for item in read if isinstance(item, Issue)])
        return tuple(item for item in read if isinstance(item, Area))

    @cached_property
    def heads(self) -> tuple[HeadWords, ...]:
        return self._read("heads.yaml", readers.read_head_words)

    def _read(self, file: str, reader: Callable[[RulebookEntry], T]) -> tuple[T, ...]:
        issues: list[Issue] = []
        values = _read_file(self._path / file, reader, issues)
        _refuse(issues)
        return values


def _refuse(issues: Sequence[Issue]) -> None:
    if issues:
        raise InputError(issues)


@cache
def load_rulebook() -> RuleSet:
    """Return the law data that come with the program, read once per process."""
    return _FolderRules(DATA)


@cache
def load_reference() -> ReferenceData:
    """Return the reference data beside the rule set, read once per process."""
    return read_reference(DATA)


def read_rulebook(path: Path) -> RuleSet:
    """Read the rule set from a folder of rulebook files.

    Raises:
        FileError: a file is missing or is not YAML.
        InputError: entries cannot be read; holds every issue with file and line.
    """
    rules, parts, issues = _FolderRules(path), dict[str, Any](), list[Issue]()
    for part in fields(RuleSet):
        try:
            parts[part.name] = getattr(rules, part.name)
        except InputError as error:
            issues += error.issues
    _refuse(issues)
    return RuleSet(**parts)


def read_reference(path: Path) -> ReferenceData:
    """Read the reference data from a folder of rulebook files;
    raises what `read_rulebook` does.
    """
    issues: list[Issue] = []

    def read(file: str, reader: Callable[[RulebookEntry], T]) -> tuple[T, ...]:
        return _read_file(path / file, reader, issues)

    reference = ReferenceData(
        survey_elements=read("survey-elements.yaml", readers.read_survey_element),
        evaluation_sections=read("evaluation-weights.yaml", readers.read_evaluation_section),
        sample_sizes=read("sample-sizes.yaml", readers.read_sample_size),
        area_sources=read("areas.yaml", readers.read_area_source),
        services=read("services.yaml", readers.read_service),
        holidays=read("holidays.yaml", readers.read_holiday),
        daily_report=read("daily-report.yaml", readers.read_report_column),
    )
    _refuse(issues)
    return reference
