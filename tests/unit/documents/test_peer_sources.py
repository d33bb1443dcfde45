"""The comparison among regencies names where the figures of the others are from."""

from __future__ import annotations

from dataclasses import replace

from tests.factories import office_year, rule_set

from capaian.documents.scope.paths import plain_text
from capaian.documents.scope.roots import open_scope
from capaian.rules.assess import assess


def test_the_source_of_the_others_is_reported_once() -> None:
    year = office_year()
    source = year.sources[0]
    named = replace(year, peers=tuple(replace(row, source=source.id) for row in year.peers))
    scope = open_scope(named, assess(named, rule_set()), rule_set())
    assert plain_text(scope.resolve("peers.ktp.source")) == f"{source.title} (data diolah)."
