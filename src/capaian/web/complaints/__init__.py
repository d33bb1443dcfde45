"""The register of complaints and consultation: received, answered, solved,
each with its day due.
"""
