"""The manual's page about the auditor says of each rule what the catalogue says."""

from __future__ import annotations

import re

from docs.auditor_page import write_auditor_manual

from capaian.domain.audit import AuditRule
from capaian.rulebook.auditing import load_rule_texts


def test_each_rule_has_one_section_with_its_three_parts() -> None:
    sections = re.split(r"^## ", write_auditor_manual(), flags=re.MULTILINE)
    for rule, text in load_rule_texts().items():
        (section,) = [s for s in sections if s.startswith(f"{rule.words} (`{rule.value}`)")]
        assert text.sees in section
        assert text.printed in section
        assert section.count("- **Diam**: ") == 1


def test_the_opening_names_every_file_that_is_written() -> None:
    opening = write_auditor_manual().split(f"## {AuditRule.RATIO.words}")[0]
    for ending in (".temuan.html", ".lembar-hasil-reviu.docx", ".temuan.json", ".bercatatan.pdf"):
        assert ending in opening


def test_no_office_or_place_is_named() -> None:
    assert not re.search(r"Kabupaten [A-Z]|Kota [A-Z]|Provinsi [A-Z]", write_auditor_manual())
