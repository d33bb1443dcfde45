"""Whether a closed year was edited after it was closed: its results against its own texts."""

from __future__ import annotations

from capaian.domain.exchange import assessment_to_plain
from capaian.domain.issue import has_errors
from capaian.dossier.closing.differing import Differing, find_differing
from capaian.dossier.closing.exchange import require_same
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.read import read_closed_texts
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.rules.validate import validate


def find_edited(snapshot: Snapshot, file: str) -> tuple[Differing, ...]:
    """Return the results of a closing that its own texts do not come to by the rules of this program.

    A hash shows only what was changed after somebody wrote it down: it can be made anew. Texts that this
    program cannot read any more are left alone.

    Args:
        snapshot: The closing.
        file: Name of its file, for what is said of it.

    Raises:
        InputError: if they are those of another year or office than the closing says.
    """
    year, rule_set = read_closed_texts(snapshot), load_rulebook()
    if year is not None:
        require_same("tahun", str(snapshot.year), str(year.year), file)
        require_same("kabupaten/kota", snapshot.regency, year.office.regency, file)
    if year is None or has_errors(validate(year, rule_set)):
        return ()
    return find_differing(snapshot.assessment, assessment_to_plain(assess(year, rule_set)))
