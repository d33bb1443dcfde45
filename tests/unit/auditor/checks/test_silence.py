"""Silence: texts of other kinds, and words in another sense, of which a rule must say nothing."""

from __future__ import annotations

import pytest
from tests.unit.auditor.checks.silence_cast import OWN, SPEAKING, TEXTS
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

OWN_CASES = [(rule, place) for rule in OWN for place in range(len(OWN[rule]))]


@pytest.mark.parametrize("rule", AuditRule)
def test_a_rule_speaks_of_a_slip_and_not_of_the_sound_text(rule: AuditRule) -> None:
    """Else its silence below would mean nothing."""
    sound, slip = SPEAKING[rule]
    assert told(sound, rule) == []
    assert told(slip, rule) != []


@pytest.mark.parametrize("rule", AuditRule)
def test_a_sound_text_is_examined_by_its_rule(rule: AuditRule) -> None:
    sound, _ = SPEAKING[rule]
    assert audited(sound).claims.get(rule, 0) > 0


@pytest.mark.parametrize("name", TEXTS)
def test_texts_of_other_kinds_have_no_finding_of_any_rule(name: str) -> None:
    found = [(f.rule.value, f.line, f.printed, f.computed) for f in audited(TEXTS[name]).findings]
    assert found == []


@pytest.mark.parametrize(("rule", "place"), OWN_CASES, ids=[f"{rule}-{place}" for rule, place in OWN_CASES])
def test_words_of_a_rule_in_another_sense_are_left_alone(rule: AuditRule, place: int) -> None:
    assert told(OWN[rule][place], rule) == []


def test_each_rule_has_at_least_three_texts_of_its_own() -> None:
    assert {*OWN} == {*SPEAKING} == {*AuditRule}
    assert min(len({*texts}) for texts in OWN.values()) >= 3


@pytest.mark.parametrize("rule", AuditRule)
def test_every_finding_of_a_slip_can_be_acted_on(rule: AuditRule) -> None:
    """It has a line of the text, what is printed there, where it is, and why in words."""
    _, slip = SPEAKING[rule]
    lines = slip.strip("\n").split("\n")
    for finding in audited(slip).findings:
        assert 1 <= finding.line <= len(lines)
        assert finding.lines[0] == finding.line
        assert finding.place.strip()
        assert finding.why.endswith((".", "%", ")")), finding.why
        assert finding.printed or finding.quote
        assert finding.level in Level


@pytest.mark.parametrize("rule", AuditRule)
def test_a_slip_is_said_once(rule: AuditRule) -> None:
    _, slip = SPEAKING[rule]
    found = [(f.rule, f.line, f.printed) for f in audited(slip).findings]
    assert len(found) == len({*found})
