"""The bare work of each format: same libraries, same input, same bytes,
nothing decided on the way.

Each floor takes what our own writer made, keeps what is decided (specifications, parts,
characters, the encoded paper) and does the rest again. That it yields the same bytes is tested.
"""
