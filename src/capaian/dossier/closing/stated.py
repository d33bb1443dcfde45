"""Facts that an office stated for closed years (`facts.csv`), beside how a later dossier states them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from capaian.domain.numerals import plain
from capaian.domain.office import Fact
from capaian.domain.work import RestatedColumn, Restatement
from capaian.dossier.closing.priors import Key, Prior, key_in, key_of, texts_of
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.means import FACTS


def find_facts(snapshot: Snapshot, fields: Mapping[str, Any]) -> dict[Key, Prior]:
    """Return the facts of years up to a closed one that still stand, beside how it holds them.

    They give way to those of the new year, and what was not stated then may be.

    Args:
        snapshot: The last closed year.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
    """
    rows: Iterable[Fact] = fields.get("facts", ())
    now = {key_in(FACTS, row): row for row in rows}
    closed = {
        key_in(FACTS, row): row for row in texts_of(FACTS, snapshot) if row.period.year <= snapshot.year
    }
    return {key: Prior(FACTS, key, was, now[key]) for key, was in closed.items() if key in now}


def check_facts(priors: Iterable[Prior], fields: Mapping[str, Any], log: IssueLog) -> None:
    """Report facts of closed years that say something else than they did, without a reason.

    Args:
        priors: The facts, each as it was closed and as it stands.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
        log: Takes the problems.
    """
    rows: Iterable[Restatement] = fields.get("restatements", ())
    reasons = {key_of(row) for row in rows if row.column is RestatedColumn.VALUE}
    for prior in priors:
        match prior.closed, prior.now:
            case Fact() as was, Fact() as now:
                if was.value != now.value and prior.key not in reasons:
                    _tell(prior.key, was, now, log)
                if was.unit != now.unit:
                    place = replace(now.place, column="unit")
                    log.add("regiven_prior", place, now.unit.label, closed=was.unit.label)


def _tell(key: Key, was: Fact, now: Fact, log: IssueLog) -> None:
    figures = plain(was.value), plain(now.value)
    words = {"row": ",".join((*key, RestatedColumn.VALUE, *figures)), "next": str(now.period.year + 1)}
    place = replace(now.place, column="value")
    log.add("retyped_fact", place, figures[1], closed=figures[0], year=str(now.period.year), **words)
