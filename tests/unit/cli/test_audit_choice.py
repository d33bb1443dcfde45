"""What is left of an audit when only some rules are wanted."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.cli.audit_choice import Choice
from capaian.domain.audit import AuditResult, AuditRule

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
def test_a_root_that_is_not_shown_is_not_named(result: AuditResult, rule: AuditRule) -> None:
    chosen = Choice(frozenset({rule})).of(result)
    shown = {each.id for each in chosen.findings}
    assert {each.root for each in chosen.findings if each.root} <= shown
    assert shown == {each.id for each in result.findings if each.rule is rule}


def test_with_all_rules_every_root_stays(result: AuditResult) -> None:
    assert Choice().of(result) == result
