"""The service register: what counters do each day, counted by +1,
closed day by day and month by month.
"""
