"""The one table of rights: every address by its name, every method, and who may call it.

An address that is not here cannot be called: of those of allauth the ones by which visitors make and mend
accounts, which the administrator does. A test walks all addresses and fails for one of ours that is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from capaian.web.offices.models import Role


class Visitor(Enum):
    """Who may call an address whatever the office."""

    ANYBODY = auto()
    """Without signing in."""
    SIGNED_IN = auto()
    """Signed in: pages about oneself."""


Who = frozenset[Role | Visitor]
Methods = Mapping[str, Who]

_ANYBODY: Final[Who] = frozenset({Visitor.ANYBODY})
_SIGNED_IN: Final[Who] = frozenset({Visitor.SIGNED_IN})
_ALL: Final[Who] = frozenset(Role)
PLANNING: Final[Who] = frozenset({Role.PLANNER, Role.ADMINISTRATOR})
_ENTRY: Final[Who] = frozenset({Role.PLANNER, Role.DATA_ENTRY, Role.UNIT_HEAD, Role.OFFICE_HEAD})
_DECIDING: Final[Who] = frozenset({Role.PLANNER, Role.UNIT_HEAD, Role.OFFICE_HEAD})
_COUNTING: Final[Who] = frozenset({Role.PLANNER, Role.DATA_ENTRY, Role.UNIT_HEAD})
"""Who counts at a site, and closes its days; who receives complaints."""
_SIGNING: Final[Who] = frozenset({Role.UNIT_HEAD, Role.OFFICE_HEAD})
"""Who signs a day of the counters: heads of sections have the role of a head of a unit."""
_PLANNER: Final[Who] = frozenset({Role.PLANNER})
_ADMINISTRATOR: Final[Who] = frozenset({Role.ADMINISTRATOR})
_OFFICE: Final[Who] = frozenset(Role) - {Role.VIEWER}
"""The office and who inspects it: evidence is seen by nobody else."""
_LOG: Final[Who] = frozenset({Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.INSPECTOR})
_AUDITING: Final[Who] = frozenset({Role.PLANNER, Role.UNIT_HEAD, Role.OFFICE_HEAD, Role.INSPECTOR})
"""Who lets reports be audited; each sees their own alone."""


DECISIONS: Final = frozenset(
    {"form_remark", "verification", "verification_form", "year_close", "paper_version"}
)
"""Addresses at which a substitute acts by what the other one may; nothing else is lent."""


def _form(who: Who) -> Methods:
    return {"GET": who, "POST": who}


RIGHTS: Final[Mapping[str, Methods]] = {
    "home": {"GET": _SIGNED_IN},
    "demonstration_enter": {"POST": _ANYBODY},
    "calendar_feed": {"GET": _ANYBODY},  # behind a secret of its owner: calendars cannot sign in
    "account_login": _form(_ANYBODY),
    "account_logout": _form(_SIGNED_IN),
    "account_change_password": _form(_SIGNED_IN),
    "account_reauthenticate": _form(_SIGNED_IN),
    "usersessions_list": _form(_SIGNED_IN),
    "mfa_index": {"GET": _SIGNED_IN},
    "mfa_authenticate": _form(_ANYBODY),
    "mfa_reauthenticate": _form(_SIGNED_IN),
    "mfa_activate_totp": _form(_SIGNED_IN),
    "mfa_deactivate_totp": _form(_SIGNED_IN),
    "mfa_view_recovery_codes": {"GET": _SIGNED_IN},
    "mfa_download_recovery_codes": {"GET": _SIGNED_IN},
    "mfa_generate_recovery_codes": _form(_SIGNED_IN),
    "mfa_list_webauthn": {"GET": _SIGNED_IN},
    "mfa_add_webauthn": _form(_SIGNED_IN),
    "mfa_remove_webauthn": _form(_SIGNED_IN),
    "mfa_edit_webauthn": _form(_SIGNED_IN),
    "mfa_login_webauthn": _form(_ANYBODY),
    "mfa_reauthenticate_webauthn": _form(_SIGNED_IN),
    "year": {"GET": _ALL},
    "sheets": {"GET": _ALL},
    "sheet": {"GET": _ALL},
    "row_new": _form(PLANNING),
    "row": {"GET": _ALL, "POST": PLANNING},
    "row_remove": _form(PLANNING),
    "cascade": {"GET": _ALL},
    "indicator_new": _form(PLANNING),
    "search": {"GET": _ALL},  # evidence alone is kept from who only views
    "targets": {"GET": _ALL, "POST": PLANNING},
    "texts": {"GET": _ALL, "POST": PLANNING},
    "reminders": _form(_ALL),
    "remind_form": {"POST": _PLANNER},
    "text": {"GET": _ALL, "POST": PLANNING},
    "sharing": _form(PLANNING),
    "agreements": {"GET": _ALL},
    "agreement_new": _form(PLANNING),
    "agreement": _form(PLANNING),
    "agreement_revise": _form(PLANNING),
    "budget": {"GET": _ALL, "POST": PLANNING},
    "budget_changes": {"GET": _LOG | {Role.PLANNER}},  # of the log nothing but amounts of the year
    "formula": {"GET": _ALL, "POST": PLANNING},
    "forms": {"GET": _ALL},
    "form": {"GET": _ALL, "POST": _ENTRY},
    "form_sheet": {"GET": _ALL},
    "form_step": {"POST": _ENTRY},
    "form_remark": {"POST": _DECIDING},
    "verification": _form(_DECIDING),
    "verification_form": {"GET": _DECIDING},
    "register_months": {"GET": _ALL},
    "register_month": {"GET": _OFFICE, "POST": _DECIDING},
    "register_version": {"GET": _OFFICE},
    "service_board": {"GET": _ALL, "POST": _SIGNING},  # sums alone
    "service_catalogue": {"POST": PLANNING},
    "service_tallies": _form(_COUNTING),
    "service_presses": {"POST": _COUNTING},
    "service_day": _form(_COUNTING),
    "service_paste": _form(_COUNTING),
    "service_daily": {"GET": _ALL},  # sums of the whole office alone
    "service_daily_file": {"GET": _ALL},
    "blanks": {"GET": _OFFICE},
    "blank_minutes": {"GET": _OFFICE},
    "blank_movement_new": _form(_COUNTING),
    "blank_movement": _form(_COUNTING),
    "blank_limits": _form(_DECIDING),
    "tickets": {"GET": _COUNTING | {Role.OFFICE_HEAD, Role.INSPECTOR}},
    "ticket_new": _form(_COUNTING),
    "ticket": {"GET": _COUNTING | {Role.OFFICE_HEAD, Role.INSPECTOR}, "POST": _COUNTING},
    "ticket_slip": {"GET": _COUNTING},
    "ticket_lookup": {"GET": _ANYBODY},
    "ticket_status": {"GET": _ANYBODY},  # behind the code of a slip: applicants have no account
    "visits": {"GET": _OFFICE},  # what a village was served may be one deed of divorce
    "visit_new": _form(_COUNTING),
    "visit": _form(_COUNTING),
    "complaints": {"GET": _COUNTING | {Role.OFFICE_HEAD, Role.INSPECTOR}},
    "complaint_new": _form(_COUNTING),
    "complaint": _form(_COUNTING),
    "complaint_correction": _form(_COUNTING),
    "complaint_voiding": _form(_COUNTING),
    "complaint_days": _form(PLANNING),
    "form_difference": _form(_ENTRY | PLANNING),
    "question": _form(PLANNING),
    "evidence": {"GET": _OFFICE, "POST": PLANNING},
    "evidence_add": _form(_ENTRY),
    "evidence_remove": _form(_ENTRY | PLANNING),
    "evidence_required": {"GET": _OFFICE, "POST": PLANNING},
    "evidence_archive": {"GET": _OFFICE},
    "evidence_file": {"GET": _OFFICE},
    "evidence_preview": {"GET": _OFFICE},
    "year_close": {"GET": _ALL, "POST": frozenset({Role.OFFICE_HEAD})},
    "snapshot": {"GET": _OFFICE},  # it holds the list of evidence
    "minutes": {"GET": _OFFICE},
    "trace": {"GET": _ALL},
    "papers": {"GET": _ALL},
    "paper_kind": {"GET": _ALL, "POST": PLANNING | {Role.OFFICE_HEAD}},
    "paper_version": {"GET": _ALL, "POST": frozenset({Role.OFFICE_HEAD})},  # `papers.readers` says which
    "paper_preview": {"GET": _ALL},
    "paper_file": {"GET": _ALL},
    "board": {"GET": _ALL},
    "indicator": {"GET": _ALL},
    "meeting": {"GET": _ALL},
    "boundaries": _form(_PLANNER),
    "table_file": {"GET": _ALL},  # and whoever may see the page that the table stands on
    "job": {"GET": _ALL},  # who began it, planners and the head; others see nothing
    "job_cancel": {"POST": _ALL},
    "begin_year": _form(PLANNING),
    "year_withdraw": _form(PLANNING),
    "exchange": {"GET": _ALL, "POST": PLANNING},
    "export_workbook": {"GET": _OFFICE},
    "export_package": {"GET": _OFFICE},
    "import_preview": _form(PLANNING),
    "import_mapping": _form(PLANNING),
    "import_undo": {"POST": PLANNING},
    "import_source": {"GET": _OFFICE},
    "closing_take": {"POST": PLANNING},
    "inspections": _form(_AUDITING),
    "inspection": _form(_AUDITING),
    "inspection_file": {"GET": _AUDITING},
    "schedule": {"GET": _ALL, "POST": _PLANNER},
    "history": {"GET": _LOG},
    "administration": _form(_ADMINISTRATOR),
    "administration_backup": {"GET": _ADMINISTRATOR},
    "people": {"GET": frozenset({Role.ADMINISTRATOR, Role.PLANNER, Role.OFFICE_HEAD, Role.INSPECTOR})},
    "person_new": _form(_ADMINISTRATOR),
    "person": _form(_ADMINISTRATOR),
    "person_account": {"POST": _ADMINISTRATOR},
    "holding_new": _form(_ADMINISTRATOR),
    "holding": _form(_ADMINISTRATOR),
    "substitute_new": _form(_ADMINISTRATOR),
    "substitute": _form(_ADMINISTRATOR),
}
