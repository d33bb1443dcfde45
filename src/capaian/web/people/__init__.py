"""The people of an office: their accounts and roles,
and who holds which post from when to when.
"""
