"""The manual's page about the auditor: how it works, then one section for each rule."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from capaian.rulebook.auditing import RuleText, load_rule_texts

_OPENING: Final = Path(__file__).parent / "auditor_opening.md"
"""How the auditor is used and its findings are read; written by hand."""


def write_auditor_manual() -> str:
    """Return the page about the auditor, with the texts of the catalogue.

    Examples:
        >>> write_auditor_manual().count("**Diam**")
        22
    """
    return "\n".join(
        [_OPENING.read_text(encoding="utf-8"), *map(_section, load_rule_texts().values())]
    )


def _section(text: RuleText) -> str:
    return "\n".join(
        [
            f"## {text.rule.words} (`{text.rule.value}`)",
            "",
            text.sees,
            "",
            f"- **Contoh**: tercetak “{text.printed}”. {_sentence(text.remark)}",
            f"- **Diam**: {text.silent[:1].lower()}{text.silent[1:]}",
            "",
        ]
    )


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
