"""An invented office to look around in, with people for each role;
never part of a real installation.
"""
