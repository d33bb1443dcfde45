"""A new chain of the log where the key of the old one is lost for ever."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from capaian.domain.errors import FileError
from capaian.web.configuration import Configuration
from capaian.web.keeping.verification import anchors_of
from capaian.web.services.seals import renew_seals
from capaian.web.trail.chains import CHAIN, CHAIN_BEGUN, hash_entries
from capaian.web.trail.record import Author, Deed, find_known_rows, record
from capaian.web.trail.verify import find_cut

_CODES = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
"""Second factors whose secrets are kept under the key of the log."""


@transaction.atomic
def begin_chain(configuration: Configuration, reason: str) -> int:
    """Close the log at its last entry, go on under the key that the data folder has now; the next number.

    What can be seen without the old key is looked at before, and stays seen: entries that are lost, rows that
    the log does not know, approved values that are others. All other fingerprints are made anew.

    Raises:
        FileError: if the log was cut, or does not have a point that is noted outside of it.
        PersonalReasonError: if the reason leads to a person.
    """
    end, cut = find_cut(anchors_of(configuration, None, ""))
    if cut is not None:
        raise FileError(
            f"Catatan kejadian berubah: {cut}. Rantai baru tidak dimulai; pulihkan dahulu cadangan terakhir "
            "yang utuh (restore tanpa --keys), lalu ulangi pada folder itu."
        )
    codes = Authenticator.objects.filter(type__in=_CODES)
    people = sorted({*codes.values_list("user", flat=True)})
    codes.delete()
    renew_seals()
    rows = [*find_known_rows(), *(f"factors/{person}" for person in people)]
    before = {"number": end.number, "seal": end.seal, "sha256": hash_entries(end.number)}
    record(None, Author(reason=reason), [Deed(CHAIN_BEGUN, CHAIN, before, {"rows": len(rows)}, rows)])
    return end.number + 1
