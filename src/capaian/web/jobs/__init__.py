"""Jobs: what takes longer than a page may, done by worker processes and never within a request.

The queue is a table of the database. django-tasks-db keeps one too, but knows no open job per key,
no cancelling, no limits, and leaves the task of a killed worker running for ever: with it each job
would have two rows whose states could disagree.
"""
