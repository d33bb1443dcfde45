"""Sessions, and the addresses they were begun from, go once nobody can go on with them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone
from tests.web.twins import office_year, person

from capaian.web.accounts.sessions import clear_sessions
from capaian.web.offices.models import Role

pytestmark = pytest.mark.django_db
LASTS = timedelta(seconds=settings.SESSION_COOKIE_AGE)


@pytest.mark.parametrize(
    ("begun_before", "is_kept"),
    [(LASTS - timedelta(minutes=1), True), (LASTS + timedelta(minutes=1), False)],
    ids=["goes on", "is over"],
)
def test_only_a_session_that_is_over_is_forgotten(begun_before: timedelta, is_kept: bool) -> None:
    """Fault: each visit leaves a row, and an address, for ever; or somebody is signed out."""
    begun = timezone.now() - begun_before
    Session.objects.create(session_key="a" * 40, session_data="", expire_date=begun + LASTS)
    user = person("petugas", office_year("asri").office, Role.PLANNER)
    own = UserSession.objects.create(user=user, ip="192.0.2.7", session_key="a" * 40)
    UserSession.objects.filter(pk=own.pk).update(last_seen_at=begun)
    clear_sessions()
    assert (Session.objects.exists(), UserSession.objects.exists()) == (is_kept, is_kept)
