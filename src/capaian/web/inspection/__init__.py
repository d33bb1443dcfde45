"""The audit of any finished report on the pages: uploaded, looked through in a job, shown,
and forgotten.
"""
