"""Views of an audit as a whole: the file, how much was recomputed, what each rule found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import Final

from capaian.documents.audit.checklist import count_answers
from capaian.documents.audit.findings import (
    LEVEL_WORDS,
    LEVELS,
    UNNAMED_CHAPTER,
    Grouped,
    Record,
    write_excerpt,
)
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.values import Series, Value, join_names, yes_no
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal
from capaian.rulebook.auditing import load_rule_texts

_SHOWN_IDS: Final = 30
_FIELDS: Final[Mapping[Level, str]] = {Level.ERROR: "errors", Level.WARNING: "warnings", Level.NOTE: "notes"}
"""Field with the count of each weight."""


def file_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the audited file: what it is, and which pages nobody could read."""
    file = grouped.result.document
    pages = f"{_count(file.pages)} halaman, " if file.pages else ""
    return Record(
        "file",
        "berkas",
        {
            "name": PurePath(file.path).name,
            "sha256": file.sha256,
            "size": f"{pages}{_count(file.lines)} baris, {_count(file.tables)} tabel",
            "unreadable": join_names([str(page) for page in file.unreadable]),
            "has_unreadable": yes_no(bool(file.unreadable)),
            "is_of_field": yes_no(file.is_of_field),
            "office": file.office,
            "has_office": yes_no(bool(file.office)),
            "year": "" if file.year is None else str(file.year),
            "has_year": yes_no(file.year is not None),
        },
    )


def audit_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the counts of the audit, each with how it was counted."""
    result = grouped.result
    claims = sum(result.claims.values())
    by_rule = "; ".join(f"{rule.words} {count}" for rule, count in result.claims.items() if count)
    counts: dict[str, Value] = {
        "claims": facts.counted("Pernyataan yang dihitung ulang", claims, f"menurut aturan: {by_rule}"),
        "passed": facts.counted(
            "Pernyataan yang cocok", result.passed, "pernyataan yang dihitung ulang dikurangi temuan"
        ),
        "underived": facts.counted(
            "Angka yang tidak berasal dari dossier",
            len(result.underived or ()),
            "angka dalam daftar di bawah",
        ),
        **_answers(grouped, facts),
        **_by_remedy(grouped, facts),
    }
    return Record("audit", "pemeriksaan", {**counts, **_by_level(grouped, facts), **_flags(grouped)})


def _by_remedy(grouped: Grouped, facts: FactLog) -> Mapping[str, Value]:
    """What follows from another finding: which fit, right or about the same figure, and which are edited."""
    fitting = {finding.id: finding.joins is not None for finding in grouped.result.fitting}
    follows = (finding.id for cause in grouped.causes for finding in cause.follows)
    edited = [name for name in follows if name not in fitting]
    parts = {
        "fitting": ("Akibat yang tidak perlu diubah", [*fitting]),
        "right": ("Angkanya sudah benar", [name for name, is_same in fitting.items() if not is_same]),
        "repeating": ("Tentang angka yang sama", [name for name, is_same in fitting.items() if is_same]),
        "edited_too": ("Perlu diubah juga di tempatnya sendiri", edited),
    }
    return {name: facts.counted(title, len(ids), _name_ids(ids)) for name, (title, ids) in parts.items()}


def _answers(grouped: Grouped, facts: FactLog) -> Mapping[str, Value]:
    """How many statements of the checklist are answered, of how many."""
    answered, asked = count_answers(grouped)
    how = "pernyataan ceklis yang dijawab Ya, Sebagian, atau Tidak"
    return {
        "answered": facts.counted("Pernyataan ceklis yang terisi", answered, how),
        "asked": facts.counted("Pernyataan ceklis", asked, "pernyataan dalam bentuk ceklis"),
    }


def _by_level(grouped: Grouped, facts: FactLog) -> Mapping[str, Value]:
    """The findings of each weight where something must be changed."""
    made: dict[str, Value] = {}
    for level, name in _FIELDS.items():
        ids = [finding.id for finding in grouped.result.to_mend if finding.level is level]
        title = f"Temuan berbobot {LEVEL_WORDS[level][1].lower()}"
        made[name] = facts.counted(title, len(ids), _name_ids(ids))
    return made


def _name_ids(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_SHOWN_IDS]) + (", ..." if len(ids) > _SHOWN_IDS else "")


def _flags(grouped: Grouped) -> Mapping[str, Value]:
    result = grouped.result
    following = [finding for cause in grouped.causes for finding in cause.follows]
    return {
        "has_answers": yes_no(count_answers(grouped)[0] > 0),
        "has_claims": yes_no(bool(sum(result.claims.values()))),
        "has_findings": yes_no(bool(result.findings)),
        "has_fitting": yes_no(bool(result.fitting)),
        "has_following": yes_no(bool(following)),
        "has_edited_too": yes_no(any(not finding.fits for finding in following)),
        "is_held": yes_no(result.underived is not None),
        "has_underived": yes_no(bool(result.underived)),
    }


def rules_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the rules that recomputed anything, each with what it found."""
    claims = grouped.result.claims
    examined = [rule for rule in AuditRule if claims.get(rule)]
    return Series("aturan", tuple(_rule(rule, grouped, facts) for rule in examined))


def chapters_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the chapters that have findings, each with how many of every weight."""
    found: dict[str, list[Finding]] = {}
    for finding in grouped.result.findings:
        found.setdefault(grouped.chapters.get(finding.id, ""), []).append(finding)
    return Series("bab", tuple(_chapter(name, those, grouped, facts) for name, those in found.items()))


def _chapter(name: str, findings: Sequence[Finding], grouped: Grouped, facts: FactLog) -> Record:
    words = name or UNNAMED_CHAPTER
    return Record(words, "bab", {"name": words, **_count_levels(words, findings, grouped.result, facts)})


def _count_levels(
    name: str, findings: Sequence[Finding], result: AuditResult, facts: FactLog
) -> dict[str, Value]:
    fitting = {finding.id for finding in result.fitting}
    mended = [finding for finding in findings if finding.id not in fitting]
    counts = {level: sum(finding.level is level for finding in mended) for level in LEVELS}
    fits = len(findings) - len(mended)
    weighed = {
        field: facts.counted(
            f"{name}: {LEVEL_WORDS[level][1].lower()}", counts[level], f"temuan, {name}, {field}"
        )
        for level, field in _FIELDS.items()
    }
    return {**weighed, "fitting": facts.counted(f"{name}: akibat", fits, f"temuan, {name}, akibat")}


def silent_rules_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the rules for which the report holds no statement that could be recomputed."""
    claims = grouped.result.claims
    return Series("aturan", tuple(_text(rule) for rule in AuditRule if not claims.get(rule)))


def _rule(rule: AuditRule, grouped: Grouped, facts: FactLog) -> Record:
    result = grouped.result
    found = [finding for finding in result.findings if finding.rule is rule]
    claims = result.claims[rule]
    counts = {"claims": claims, "passed": claims - len(found)}
    figures = {
        name: facts.counted(f"{rule.words}: {name}", count, f"aturan {rule.value}, {name}")
        for name, count in counts.items()
    }
    levels = _count_levels(rule.words, found, result, facts)
    return Record(rule.value, "aturan", {**_text(rule).fields, **figures, **levels})


def _text(rule: AuditRule) -> Record:
    text = load_rule_texts()[rule]
    fields = {"name": rule.words, "code": rule.value, "sees": text.sees, "silent": text.silent}
    return Record(rule.value, "aturan", fields)


def _count(number: int) -> str:
    return write_decimal(Decimal(number), 0)


def underived_root(grouped: Grouped, facts: FactLog) -> Value:
    """Return the numbers that do not follow from the dossier that the report was held against."""
    numbers = grouped.result.underived or ()
    return Series("angka", tuple(_underived(f"u{n}", number) for n, number in enumerate(numbers, start=1)))


def _underived(key: str, number: UnsupportedNumber) -> Record:
    page = "" if number.page is None else f"halaman {number.page}"
    where = ", ".join(filter(None, (page, number.line_words)))
    fields = {
        "place": "; ".join(filter(None, (number.place, where))),
        "quote": write_excerpt(number.quote),
        "printed": number.printed,
        "nearest": number.remark,
    }
    return Record(key, "angka", fields)
