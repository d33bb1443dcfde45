"""Reads the files of the rulebook into a `RuleSet` and a `ReferenceData`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue
from capaian.domain.office import Area
from capaian.domain.rule_set import (
    AchievementScale,
    MethodDescription,
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


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of rulebook files, and every problem met while reading them."""

    path: Path
    issues: list[Issue] = field(default_factory=list)

    def read(self, file: str, reader: Callable[[RulebookEntry], T]) -> tuple[T, ...]:
        values: list[T] = []
        for entry in read_entries(self.path / file):
            if isinstance(entry, Issue):
                self.issues.append(entry)
                continue
            try:
                values.append(reader(entry))
            except EntryError as error:
                self.issues.append(error.issue)
        return tuple(values)

    def refuse_problems(self) -> None:
        if self.issues:
            raise InputError(self.issues)


@cache
def load_rulebook() -> RuleSet:
    """Return the law data that come with the program, read once per process."""
    return read_rulebook(DATA)


@cache
def load_survey_classes() -> tuple[SurveyClassTable, ...]:
    """Return the classes of a satisfaction index, read once per process without the other law data."""
    return _load_alone(_read_survey_classes)


@cache
def load_scales() -> tuple[AchievementScale, ...]:
    """Return the scales of classes, read once per process without the other law data."""
    return _load_alone(_read_scales)


@cache
def load_areas() -> tuple[Area, ...]:
    """Return provinces, regencies and districts, read once per process without the other law data."""
    return _load_alone(_read_areas)


def _load_alone(read: Callable[[_Folder], T]) -> T:
    folder = _Folder(DATA)
    found = read(folder)
    folder.refuse_problems()
    return found


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
    folder = _Folder(path)
    # the file groups names by how sure they are
    names = folder.read("nomenclature.yaml", readers.read_nomenclature)
    rule_set = RuleSet(
        scales=_read_scales(folder),
        survey_classes=_read_survey_classes(folder),
        national_targets=folder.read("national-targets.yaml", readers.read_national_target),
        methods=_read_methods(folder),
        nomenclature=tuple(sorted(names, key=lambda entry: entry.code)),
        catalogue=folder.read("catalogue.yaml", readers.read_catalogue_indicator),
        areas=_read_areas(folder),
        heads=folder.read("heads.yaml", readers.read_head_words),
    )
    folder.refuse_problems()
    return rule_set


def read_reference(path: Path) -> ReferenceData:
    """Read the reference data from a folder of rulebook files.

    Raises:
        FileError: a file is missing or is not YAML.
        InputError: entries cannot be read; holds every issue with file and line.
    """
    folder = _Folder(path)
    reference = ReferenceData(
        survey_elements=folder.read("survey-elements.yaml", readers.read_survey_element),
        evaluation_sections=folder.read("evaluation-weights.yaml", readers.read_evaluation_section),
        sample_sizes=folder.read("sample-sizes.yaml", readers.read_sample_size),
        area_sources=folder.read("areas.yaml", readers.read_area_source),
        services=folder.read("services.yaml", readers.read_service),
        holidays=folder.read("holidays.yaml", readers.read_holiday),
        daily_report=folder.read("daily-report.yaml", readers.read_report_column),
    )
    folder.refuse_problems()
    return reference


def _read_scales(folder: _Folder) -> tuple[AchievementScale, ...]:
    return folder.read("scales.yaml", readers.read_scale)


def _read_survey_classes(folder: _Folder) -> tuple[SurveyClassTable, ...]:
    return folder.read("survey-classes.yaml", readers.read_survey_class_table)


def _read_areas(folder: _Folder) -> tuple[Area, ...]:
    """Read the tables of official codes that `areas.yaml` gives the source of."""
    tables = [source.table for source in folder.read("areas.yaml", readers.read_area_source)]
    read = [item for table in tables for item in read_area_table(folder.path / table)]
    folder.issues.extend(item for item in read if isinstance(item, Issue))
    return tuple(item for item in read if isinstance(item, Area))


def _read_methods(folder: _Folder) -> Mapping[str, tuple[MethodDescription, ...]]:
    read = [item for file in METHOD_FILES for item in folder.read(file, readers.read_method)]
    topics = dict.fromkeys(item.topic for item in read)
    return MappingProxyType(
        {topic: tuple(item.method for item in read if item.topic == topic) for topic in topics}
    )
