"""A dossier as one zip file: packed for others, and taken apart so that nothing of it leads out.

What is taken apart is judged by the same reader as a folder; here it is only seen to it that it becomes one.
"""
