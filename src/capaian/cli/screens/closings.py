"""A closed year compared with its hash and the dossier as it is now, on the screen and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from capaian.cli.issues import check_command, count_issues
from capaian.domain.exchange import Plain
from capaian.dossier.years.edited_closings import Differing, Verified
from capaian.dossier.years.snapshot import Snapshot

_FEW: Final = 6
UNNOTED: Final = (
    "Berkas .sha256 tidak ada di sampingnya, jadi belum dibandingkan dengan yang dicatat. "
    "Cocokkan SHA-256 itu dengan yang tercetak saat tahunnya ditutup."
)
"""What is said of a closed year that nothing stands beside to hold it against."""


def list_few(items: Sequence[str]) -> str:
    """Write the first few of a list, and how many more there are."""
    more = f", dan {len(items) - _FEW} lagi" if len(items) > _FEW else ""
    return f"{', '.join(items[:_FEW])}{more}"


def edited_words(edited: Sequence[Differing]) -> Iterator[str]:
    """Yield which results of a closing differ from those of its texts; nothing where none do."""
    if edited:
        yield (
            f"{len(edited)} hasil dalam penutupan ini bukan hasil hitungan datanya sendiri. Berkasnya "
            "disunting sesudah ditutup, atau aturan program berubah sejak itu; SHA-256 yang dibuat ulang "
            "tidak menunjukkannya. Cocokkan SHA-256 itu dengan yang tercetak saat tahunnya ditutup."
        )
        yield from (f"◊ {one.words}." for one in edited[:_FEW])
        if len(edited) > _FEW:
            yield f"Masih ada {len(edited) - _FEW} lagi."


def lacking_words(snapshot: Snapshot) -> Iterator[str]:
    """Yield what a year was closed without; nothing where it was complete."""
    if snapshot.lacking:
        yield f"Tahun {snapshot.year} ditutup tanpa {len(snapshot.lacking)} hal:"
        yield from (f"◊ {line}" for line in snapshot.lacking)


def verification_words(found: Verified, dossier: Path) -> Iterator[str]:
    """Yield how a closed year compares with its hash, with its own texts and with the dossier."""
    snapshot, is_noted = found.closed.snapshot, found.closed.noted is not None
    state = "utuh" if is_noted else "keutuhan tidak diperiksa"
    if found.edited:
        state = "hasilnya tidak cocok dengan datanya sendiri"
    yield f"Penutupan {snapshot.year}, {snapshot.office}: {state}, SHA-256 {found.closed.sha256}."
    if not is_noted:
        yield UNNOTED
    yield from edited_words(found.edited)
    if found.changed:
        yield f"Berbeda di dossier sesudah ditutup: {list_few(found.changed)}."
    else:
        yield "Dossier sama dengan saat ditutup."
    if found.has_same_results is None:
        yield (
            f"Dossier sekarang tidak dapat dihitung: {count_issues(found.errors)}, jadi hasilnya tidak "
            f"dibandingkan. Rinciannya: {check_command(dossier)}"
        )
    else:
        same = "sama dengan" if found.has_same_results else "berbeda dari"
        yield f"Hasil yang dihitung ulang {same} yang disahkan."


def verification_to_plain(found: Verified) -> dict[str, Plain]:
    """Return the comparison as plain values."""
    return {
        "schema": "capaian/verification/1",
        "year": found.closed.snapshot.year,
        "sha256": found.closed.sha256,
        "noted": found.closed.noted is not None,
        "changed": [*found.changed],
        "same_results": found.has_same_results,
        "errors": len(found.errors),
        "edited": [
            {"result": one.result, "closed": one.approved, "recomputed": one.recomputed}
            for one in found.edited
        ],
        "holds": found.holds,
    }
