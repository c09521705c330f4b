"""Plumbing that knows no room: the database server, processes, the audit trail.

Promises that a caller needs to know nothing of how a thing is kept. Leaves every meaning to the rooms above.
"""
