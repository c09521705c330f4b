"""Runs a PostgreSQL of our own from the programs in a Python package, when no external server is named.

Promises that the server is never root, listens on this machine only, and keeps its data through any kill.
Leaves tables and queries to the rooms.
"""
