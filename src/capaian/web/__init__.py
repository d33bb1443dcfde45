"""The office's working year as pages: people enter, others verify and approve, `assess` computes.

An app for each part of the work: `accounts` who signs in, `offices` who may do what, `years` the
facts of an office-year as rows, `trail` what was done by whom, `site` what all pages share. No
formula and no layout of a paper is written here, and no row about a person of the register ever
enters.
"""
