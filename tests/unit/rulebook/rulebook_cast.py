"""Small rulebooks for the tests: sound ones, to be broken in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from capaian.domain.issue import Issue
from capaian.domain.rule_set import (
    AchievementScale,
    Band,
    NationalTarget,
    NomenclatureEntry,
    Provenance,
    RuleSet,
    SurveyClass,
    SurveyClassTable,
    Verification,
)
from capaian.rulebook import DATA, EvaluationSection, load_rulebook

LAW = Provenance(
    regulation="Peraturan Contoh Nomor 1",
    article="Lampiran",
    valid_from=date(2017, 1, 1),
    valid_to=None,
    verification=Verification.DOCUMENT,
    note="Laporan contoh",
)

HEAD = """\
- regulation: Peraturan Contoh Nomor 1
  article: Lampiran
  valid_from: 2017-01-01
  verified: doc
  note: Laporan contoh
  entries:
"""
"""Six lines of a group; entries of a test follow from line 7."""


SOUND = ("91 100", "76 90", "66 75", "51 65", "- 50")
"""Bounds of a scale with whole bounds that has no fault."""


def codes(issues: Iterable[Issue]) -> set[str]:
    """Return the codes of issues."""
    return {issue.code for issue in issues}


def write(path: Path, *entries: str, head: str = HEAD) -> Path:
    """Write a rulebook file with these entries, each on its own line, and return it."""
    path.write_text(head + "".join(f"    - {entry}\n" for entry in entries), encoding="utf-8")
    return path


def copy_of_data(folder: Path) -> Path:
    """Return a copy of the rulebook that comes with the program, to be broken."""
    for file in DATA.glob("*.*"):
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Replace a text that must stand exactly once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def number(text: str) -> Decimal | None:
    """Return a bound; a dash is an open one."""
    return None if text == "-" else Decimal(text)


def scale(*bounds: str, integer_bounds: bool = True) -> AchievementScale:
    """Return a scale from `lower upper` per band, the best first."""
    pairs = [item.split() for item in bounds]
    bands = tuple(
        Band(i, f"Kelas {i}", str(i), number(low), number(high)) for i, (low, high) in enumerate(pairs, 1)
    )
    return AchievementScale("contoh", "Skala contoh", bands, LAW, integer_bounds)


def survey_table(*bounds: str) -> SurveyClassTable:
    """Return a class table from `lower upper` per class, the best first."""
    pairs = [item.split() for item in bounds]
    classes = tuple(
        SurveyClass("ABCD"[i], f"Mutu {i}", Decimal(low), Decimal(high))
        for i, (low, high) in enumerate(pairs)
    )
    return SurveyClassTable("contoh", classes, LAW)


def section(code: str, weight: str, *subweights: str) -> EvaluationSection:
    """Return a component of the evaluation with its weights."""
    return EvaluationSection(code, f"Komponen {code}", Decimal(weight), tuple(map(Decimal, subweights)), LAW)


def target(subject: str, year: int, value: str, provenance: Provenance = LAW) -> NationalTarget:
    """Return a national target."""
    return NationalTarget(subject, f"Dokumen {subject}", year, Decimal(value), provenance)


def nomenclature(*codes: str) -> RuleSet:
    """Return a rule set of these work-plan codes alone."""
    return RuleSet(nomenclature=tuple(NomenclatureEntry(code, f"Nama {code}", "", LAW) for code in codes))


def without_method(topic: str, method_id: str) -> RuleSet:
    """Return the program's rule set without the description of one choice."""
    rule_set = load_rulebook()
    kept = tuple(m for m in rule_set.methods[topic] if m.id != method_id)
    assert len(kept) == len(rule_set.methods[topic]) - 1
    return replace(rule_set, methods={**rule_set.methods, topic: kept})
