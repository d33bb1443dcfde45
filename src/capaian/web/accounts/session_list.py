"""The list of one's own sessions, of which others can be ended."""

from __future__ import annotations

from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession

from capaian.web.accounts import account_log


class SessionsAdapter(DefaultUserSessionsAdapter):  # type: ignore[misc]  # allauth has no types
    """Ends sessions, and says so in the log."""

    def end_sessions(self, sessions: list[UserSession]) -> None:
        """End sessions of one person."""
        if sessions:
            account_log.ended(sessions[0].user, sessions)
        super().end_sessions(sessions)
