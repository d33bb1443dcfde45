"""Papers about the audit of a report: the page of findings and the sheet of the review."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from capaian.documents.audit.checklist import checklist_series, count_answers, write_count
from capaian.documents.audit.findings import (
    group_findings,
    level_series,
    write_excerpt,
)
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.paths import Realm, Scope
from capaian.documents.scope.values import Record, Series, Value, join_names, record
from capaian.documents.scope_papers import ScopePaper, build_scope_paper
from capaian.documents.tree import Document
from capaian.domain.audit import AuditResult, AuditRule
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.audit.tested import TestedPart
from capaian.domain.issue import Level
from capaian.rulebook.auditing import load_rule_texts
from capaian.rulebook.layouts import AUDIT_FOLDER

_MAX_NAMED_FINDINGS: Final = 30


@dataclass(frozen=True, slots=True)
class AuditPaper:
    """One audit, and the paper wanted of it."""

    result: AuditResult
    kind: str
    """Id of its layout: one of `audit_layout_kinds()`."""
    created: str
    """ISO date that stands in the properties of the paper: that of the audited file, never the clock."""
    chapters: Mapping[str, str]
    """Title of the chapter of each finding, by its id."""


def build_audit_paper(paper: AuditPaper) -> Document:
    """Return the document tree of a paper about an audit; the same audit gives the same tree.

    Raises:
        InputError: with every problem of the layout.
    """
    file = paper.result.document
    return build_scope_paper(
        ScopePaper(
            f"{AUDIT_FOLDER}/{paper.kind}",
            open_audit_scope(paper.result, paper.chapters),
            PurePath(file.path).name,
            paper.created,
            file.sha256,
        )
    )


def open_audit_scope(result: AuditResult, chapters: Mapping[str, str]) -> Scope:
    """Return the scope in which the fields of a paper about an audit are looked up.

    Args:
        result: The audit.
        chapters: Title of the chapter of each finding, by its id.
    """
    facts = FactLog({})
    roots: dict[str, Callable[[Realm], Value]] = {
        "file": lambda _: _file(result),
        "audit": lambda _: _counts(result, facts),
        "rules": lambda _: _rules(result, facts),
        "underived": lambda _: Series("angka", tuple(map(_underived, result.underived or ()))),
        "levels": lambda _: level_series(group_findings(result, chapters)),
        "checklist": lambda _: checklist_series(result),
        "parts": lambda _: Series("bagian", tuple(_part(part, facts) for part in result.parts)),
    }
    return Scope(Realm(facts, MappingProxyType(roots)), {})


def _file(result: AuditResult) -> Record:
    """The audited file: what it is, and which pages nobody could read."""
    file = result.document
    pages = f"{write_count(file.pages)} halaman, " if file.pages else ""
    return record(
        "file",
        "berkas",
        name=PurePath(file.path).name,
        sha256=file.sha256,
        size=f"{pages}{write_count(file.lines)} baris, {write_count(file.tables)} tabel",
        unreadable=join_names([str(page) for page in file.unreadable]),
        is_of_field=file.is_of_field,
        office=file.office,
        year=file.year,
    )


def _counts(result: AuditResult, facts: FactLog) -> Record:
    """The counts of the audit, each with how it was counted."""
    claims = sum(result.claims.values())
    by_rule = "; ".join(f"{rule.words} {count}" for rule, count in result.claims.items() if count)
    answered, items = count_answers(result)
    counted = {
        "claims": ("Pernyataan yang dihitung ulang", claims, f"menurut aturan: {by_rule}"),
        "passed": ("Pernyataan yang cocok", result.passed, "pernyataan yang dihitung ulang dikurangi temuan"),
        "underived": ("Angka yang tidak berasal dari dossier", len(result.underived or ()), "angka di bawah"),
        "answered": ("Pernyataan ceklis yang terisi", answered, "dijawab Ya, Sebagian, atau Tidak"),
        "required": ("Pernyataan ceklis", items, "pernyataan dalam bentuk ceklis"),
    }
    by_level = {f"{level}s": [f.id for f in result.to_mend if f.level is level] for level in Level}
    titles = {f"{level}s": f"Temuan berbobot {level.words}" for level in Level}
    by_level["fitting"] = [finding.id for finding in result.fitting]
    titles["fitting"] = "Akibat yang tidak perlu diubah"
    counted |= {name: (titles[name], len(ids), _join_ids(ids)) for name, ids in by_level.items()}
    return record(
        "audit",
        "pemeriksaan",
        **{name: facts.counted(*how) for name, how in counted.items()},
        has_answers=answered > 0,
        has_claims=bool(claims),
        has_findings=bool(result.findings),
        has_fitting=bool(result.fitting),
        tested=result.figures.words,
        has_alone=result.figures.alone > 0,
        is_compared=result.underived is not None,
    )


def _join_ids(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_MAX_NAMED_FINDINGS]) + (", ..." if len(ids) > _MAX_NAMED_FINDINGS else "")


def _rules(result: AuditResult, facts: FactLog) -> Series:
    """All rules, each with how many statements it recomputed, and how many findings it made."""
    return Series("aturan", tuple(_rule(rule, result, facts) for rule in AuditRule))


def _rule(rule: AuditRule, result: AuditResult, facts: FactLog) -> Record:
    text, claims = load_rule_texts()[rule], result.claims.get(rule, 0)
    found = sum(finding.rule is rule for finding in result.findings)
    counts = {"claims": claims, "passed": claims - found, "findings": found}
    figures = {
        name: facts.counted(f"{rule.words}: {name}", count, f"aturan {rule.value}, {name}")
        for name, count in counts.items()
    }
    words = {"name": rule.words, "sees": text.sees, "silent": text.silent}
    return record(rule.value, "aturan", is_examined=bool(claims), **words, **figures)


def _part(part: TestedPart, facts: FactLog) -> Record:
    """A table or the sentences of a page, with how their figures were tested."""
    counts = {
        "printed": part.counts.printed,
        "in_law": part.counts.in_law,
        "agreed": part.counts.agreed,
        "alone": part.counts.alone,
    }
    figures = {
        name: facts.counted(f"{part.name}: {name}", count, f"angka {part.name}, {name}")
        for name, count in counts.items()
    }
    return record(part.name, "bagian", name=part.name, has_alone=part.counts.alone > 0, **figures)


def _underived(number: UnsupportedNumber) -> Record:
    """A number that does not follow from the dossier that the report was compared with."""
    page = "" if number.page is None else f"halaman {number.page}"
    where = ", ".join(filter(None, (page, number.line_words)))
    return record(
        f"{number.line}",
        "angka",
        place="; ".join(filter(None, (number.place, where))),
        quote=write_excerpt(number.quote).strip(" |"),
        printed=number.printed,
        nearest=number.remark,
    )
