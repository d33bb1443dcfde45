"""Remedies do not repeat what the report misspells: words taken from it stand as it usually spells them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.domain.audit import Finding

_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Respelling:
    """How words that a report misspells are spelt in it elsewhere."""

    right: Mapping[str, str]
    """By the misspelt form, both in small letters."""

    @classmethod
    def of(cls, failed: Iterable[Claim]) -> Respelling:
        """Gather the misspelt words."""
        slips = (claim for claim in failed if isinstance(claim, Statement) and claim.is_of_spelling)
        return cls({claim.printed: claim.expected for claim in slips})

    def respell(self, finding: Finding) -> Finding:
        """Return a finding whose remedy has no misspelt word, as far as the report tells."""
        return replace(finding, computed=_WORD.sub(self._spelt, finding.computed)) if self.right else finding

    def _spelt(self, word: re.Match[str]) -> str:
        """A word as it is usually spelt, with its capitals."""
        right = self.right.get(word[0].lower())
        if right is None:
            return word[0]
        if word[0].isupper():
            return right.upper()
        return right.capitalize() if word[0][0].isupper() else right
