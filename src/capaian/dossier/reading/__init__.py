"""CSV and YAML files of a dossier as values of declared tables, and back;
each problem at its place.
"""
