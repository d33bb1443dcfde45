"""Speed and memory of Capaian, measured in one run against floors of the same run.

A floor is the bare work that nobody could leave out, done by the same libraries on the same input.
A ratio to a floor says the same on a fast and on a slow machine; a number of seconds does not.
What is measured and why: see each module.
"""
