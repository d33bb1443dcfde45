"""Naskah: the papers of a year, made in jobs and kept in versions of which
the head approves one.
"""
