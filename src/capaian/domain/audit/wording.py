"""Where the figure to be mended stands, and what of a repair is not told by the right value already."""

from __future__ import annotations

from capaian.domain.audit import Finding, Repair


def find_other_repair(finding: Finding) -> Repair | None:
    """Return the repair of a figure in another line, where the finding is told; `None` for its own."""
    repair = finding.mends_another
    return None if repair is None or repair.line == finding.line else repair


def write_wrong_place(finding: Finding) -> str:
    """Return in Indonesian where the figure to be mended stands: table, row and column, page, line."""
    repair = find_other_repair(finding)
    if repair is not None:
        return repair.place_words
    return ", ".join(filter(None, (finding.where, finding.page_words, finding.line_words)))


def split_wrong_quote(finding: Finding) -> tuple[str, str, str]:
    """Return the excerpt with the figure to be mended: what stands before it, the figure, what follows."""
    repair = find_other_repair(finding)
    if repair is None or not repair.quote:
        return finding.quoted
    before, wrong, after = repair.quote.partition(repair.printed)
    return before, wrong, after


def write_repair(finding: Finding) -> str:
    """Return in Indonesian what the repair says beyond the right value: how the slip came, what it mends.

    Examples:
        >>> from capaian.domain.audit import AuditRule
        >>> from capaian.domain.issue import Level
        >>> words = ("Tabel 1", "2 | Utara | 12", "12", "10", "hitungan")
        >>> own = Repair(4, "12", "10", "angka ke-2 dari 0 menjadi 2", 3)
        >>> write_repair(Finding("T-001", AuditRule.SUM, Level.ERROR, 4, None, *words, repair=own))
        'Angka ke-2 dari 0 menjadi 2; 3 pernyataan menjadi sesuai.'
    """
    repair = finding.wider_repair
    if repair is None:
        return ""
    holds = (
        f"{repair.holds} pernyataan menjadi sesuai" if repair.holds > 1 else "pernyataan ini menjadi sesuai"
    )
    if finding.mends_another is not None:
        change = f"{finding.printed} sudah benar; {holds}."
    elif (repair.line, repair.printed, repair.repaired) == (finding.line, finding.printed, finding.computed):
        change = f"{repair.change}; {holds}."
    else:
        change = f"{write_placed_change(repair)}; {holds}."
    return change[:1].upper() + change[1:]


def write_placed_change(repair: Repair) -> str:
    """Return in Indonesian the figure, its place and the change: `Tabel 2: 12 menjadi 10 (...)`."""
    return f"{repair.place_words}: {write_plain_change(repair)}"


def write_plain_change(repair: Repair) -> str:
    """Return in Indonesian the figure and the change: `12 menjadi 10 (...)`."""
    return f"{repair.printed} menjadi {repair.repaired} ({repair.change})"
