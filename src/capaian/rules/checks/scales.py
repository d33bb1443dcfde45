"""An office's own scales: bands that hold no value, hold the same one twice, or replace the law."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import AchievementScale, Band, RuleSet


def check_scales(office_year: OfficeYear, rule_set: RuleSet) -> Iterator[Issue]:
    """Yield every problem of the own scales of an office, whether chosen or not."""
    of_law = {scale.id for scale in rule_set.scales}
    for scale in office_year.scales:
        if scale.id in of_law:
            message = (
                "Skala sendiri ini memakai id skala peraturan, jadi menggantikan peraturan tanpa terlihat."
            )
            remedy = "Beri id lain dan pilih di policies.scale, atau hapus skala sendiri ini."
            yield _issue("scale_replaces_law", message, scale, scale.id, remedy)
        yield from _check_bands(scale)


def _check_bands(scale: AchievementScale) -> Iterator[Issue]:
    if not scale.bands:
        message = f"Skala {scale.name} tidak punya kategori, jadi tidak satu capaian pun dapat dinilai."
        yield _issue(
            "scale_without_bands", message, scale, None, "Isi bands, dari kategori terbaik ke bawah."
        )
    reversed_bands = [band for band in scale.bands if _is_reversed(band)]
    for band in reversed_bands:
        message = (
            f"Batas bawah {band.name} lebih besar daripada batas atasnya, jadi tidak ada nilai di dalamnya."
        )
        yield _issue("scale_band_reversed", message, scale, _bounds(band), "Tukar kedua batas itu.")
    if not reversed_bands:
        yield from _check_overlaps(scale)


def _check_overlaps(scale: AchievementScale) -> Iterator[Issue]:
    for band, below in pairwise(scale.bands):
        if _reaches_into(below, band, scale.integer_bounds):
            message = (
                f"Kategori {below.name} ({_bounds(below)}) tumpang tindih dengan {band.name} "
                f"({_bounds(band)}) di atasnya, jadi satu capaian punya dua kategori."
            )
            remedy = (
                "Urutkan kategori dari yang terbaik, masing-masing di bawah batas bawah kategori sebelumnya."
            )
            yield _issue("scale_bands_overlap", message, scale, _bounds(below), remedy)


def _is_reversed(band: Band) -> bool:
    return band.lower is not None and band.upper is not None and band.lower > band.upper


def _reaches_into(below: Band, band: Band, integer_bounds: bool) -> bool:
    """Say whether a band holds values of the one above; bounds may be shared unless they are whole."""
    if band.lower is None or (below.lower is not None and below.lower >= band.lower):
        return True
    if below.upper is None:
        return False
    return below.upper > band.lower or (integer_bounds and below.upper == band.lower)


def _bounds(band: Band) -> str:
    lower, upper = ("…" if bound is None else f"{bound:f}" for bound in (band.lower, band.upper))
    return f"{lower}–{upper}".replace(".", ",")


def _issue(code: str, message: str, scale: AchievementScale, value: str | None, remedy: str) -> Issue:
    return Issue(Level.ERROR, code, message, Place("office.yaml", None, f"scales.{scale.id}"), value, remedy)
