"""The part of the pages in which evidence is kept."""

from __future__ import annotations

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Files that prove what forms tell."""

    name = "capaian.web.evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Stand in the way of forms without their evidence, and on the pages of forms."""
        from capaian.web.evidence.asked import ask_without_any, find_lacking  # models are not there before
        from capaian.web.evidence.following import follow_proven
        from capaian.web.evidence.linked import find_proofs
        from capaian.web.evidence.locks import (
            keep_hashes,
            keep_names,
            refuse_locked_contents,
            refuse_locked_proofs,
        )
        from capaian.web.evidence.older import ask_of_older
        from capaian.web.evidence.views import draw_section
        from capaian.web.measurement.early import ASKED
        from capaian.web.measurement.gate import CHECKS
        from capaian.web.measurement.sections import PROOFS, SECTIONS
        from capaian.web.years.change import ACCOUNTS, CONSEQUENCES, GUARDS
        from capaian.web.years.replace import CONTENTS

        GUARDS.append(refuse_locked_proofs)
        CONTENTS.append(refuse_locked_contents)
        CONSEQUENCES.append(keep_hashes)
        CONSEQUENCES.append(keep_names)
        ACCOUNTS.append(follow_proven)
        CHECKS.append(find_lacking)
        ASKED.append(ask_without_any)
        ASKED.append(ask_of_older)
        SECTIONS.append(draw_section)
        PROOFS.append(find_proofs)
