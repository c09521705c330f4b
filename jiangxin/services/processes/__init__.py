"""Starts the programs this house needs, and sees that none outlives it.

Promises that even `kill -9` of the launcher leaves no program of ours behind.
Leaves to its callers which programs those are and what they do.
"""
