"""Words: rose or fell, classes of a scale, met or not;
each judged by the figure that it is said of.
"""
