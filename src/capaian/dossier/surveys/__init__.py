"""Answers to satisfaction surveys: read from files of other tools, and as rows of a dossier."""
