"""The formula language: how an indicator follows from named figures.

`parse` makes a typed tree of a text, `check` finds what is wrong with it, `explain` writes it for
readers, `evaluate` computes it with a trace for each step. Knows nothing of offices and dossiers: a
`Scope` says which names there are, a `Resolver` what they are worth.
"""

from capaian.rules.formula.check import check
from capaian.rules.formula.credits import expand_credits
from capaian.rules.formula.evaluate import Quantity, Resolver, evaluate
from capaian.rules.formula.explain import Names, explain, to_source
from capaian.rules.formula.issues import FormulaError, FormulaIssue, Problem
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import (
    Collection,
    Expression,
    Member,
    MemberField,
    Name,
    RegisterCount,
    RegisterRows,
    Selector,
    SurveyIndex,
    Tally,
    names_in,
    registers_in,
    surveys_in,
    tallies_in,
)
from capaian.rules.formula.units import Scope

__all__ = [
    "Collection",
    "Expression",
    "FormulaError",
    "FormulaIssue",
    "Member",
    "MemberField",
    "Name",
    "Names",
    "Problem",
    "Quantity",
    "RegisterCount",
    "RegisterRows",
    "Resolver",
    "Scope",
    "Selector",
    "SurveyIndex",
    "Tally",
    "check",
    "evaluate",
    "expand_credits",
    "explain",
    "names_in",
    "parse",
    "registers_in",
    "surveys_in",
    "tallies_in",
    "to_source",
]
