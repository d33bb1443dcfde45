"""What is left of an audit when only some rules are wanted."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.cli.audits.choice import Choice, read_choice
from capaian.domain.audit import AuditResult, AuditRule
from capaian.domain.issue import Level

WRONG = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 1.1 Kapal dan Penumpang

No | Pelabuhan | Kapal | Penumpang | Penumpang per kapal (%)
1 | Teluk Dalam | 120 | 60 | 50,00
2 | Tanjung Luar | 250 | 150 | 60,00
3 | Muara Tiga | 400 | 100 | 25,00
4 | Pulau Empat | 200 | 184 | 92,00
 | Jumlah | 970 | 449 | 50,93

Penumpang seluruhnya 449 orang, atau 50,93% dari kapal.
"""


@pytest.fixture(scope="module")
def result() -> AuditResult:
    found = audited(WRONG)
    rules = {each.id: each.rule for each in found.findings}
    assert any(each.root and rules[each.root] is not each.rule for each in found.findings), "nothing follows"
    return found


@pytest.mark.parametrize("rule", AuditRule)
def test_a_root_that_is_not_shown_is_named_only_by_what_fits_after_it(
    result: AuditResult, rule: AuditRule
) -> None:
    chosen = Choice(frozenset({rule})).of(result)
    shown = {each.id for each in chosen.findings}
    assert {each.root for each in chosen.findings if each.root and not each.stays} <= shown
    unshown = [each for each in chosen.findings if each.root and each.root not in shown]
    assert all(f" {each.root} (" in each.why and each.fits for each in unshown)
    assert shown == {each.id for each in result.findings if each.rule is rule}


@pytest.mark.parametrize("rule", AuditRule)
def test_a_rule_alone_has_as_many_errors_as_among_all(result: AuditResult, rule: AuditRule) -> None:
    chosen = Choice(frozenset({rule})).of(result)
    joined = {each.id for each in result.findings if each.joins}
    errors = [each for each in result.to_mend if each.rule is rule and each.level is Level.ERROR]
    alone = [each for each in chosen.to_mend if each.level is Level.ERROR and each.id not in joined]
    assert [each.id for each in alone] == [each.id for each in errors]


def test_with_all_rules_every_root_stays(result: AuditResult) -> None:
    assert Choice().of(result) == result


@pytest.mark.parametrize(
    ("name", "code"),
    [("Selisih", "difference"), ("selisih dan perubahan", "difference")],
)
def test_a_rule_is_known_by_its_former_name_too(name: str, code: str) -> None:
    assert read_choice(rules=name) == read_choice(rules=code)
