"""The files of a dossier that begins."""

from __future__ import annotations

from collections.abc import Mapping

from capaian.domain.rule_set import RuleSet
from capaian.dossier.years.first_choice import Beginning
from capaian.dossier.years.first_office import write_areas, write_office, write_sources
from capaian.dossier.years.first_plan import (
    write_agreements,
    write_counts,
    write_inputs,
    write_nodes,
    write_plan,
    write_survey,
)


def begin(choice: Beginning, rules: RuleSet) -> Mapping[str, bytes]:
    """Return the files of a new dossier by their paths, in canonical form.

    No figure is in them: where one belongs, its row is there and its cell is empty.
    """
    files = {
        "office.yaml": write_office(choice),
        "areas.csv": write_areas(choice),
        "plan.yaml": write_plan(choice),
        "agreements.yaml": write_agreements(choice),
        "nodes.csv": write_nodes(choice, rules),
        "inputs.csv": write_inputs(choice, rules),
        "sources.yaml": write_sources(choice),
    }
    if choice.chosen.components:
        files["counts.csv"] = write_counts(choice)
    if choice.chosen.has_survey:
        files["survey.csv"] = write_survey(choice)
    return files
