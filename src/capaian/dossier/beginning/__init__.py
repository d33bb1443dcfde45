"""A new dossier: from the rulebook for an office that begins, from a closed year for one that goes on.

`places` finds the regency, `catalogue` what is measured, `begin` puts the files together. Everything that is
not known is left empty, never guessed; what is a usual choice says so in a comment beside it.
"""
