"""Keeps the words nobody may read: made at first need, one file each, readable by its owner only.

Promises that a word once made stays the same and never appears in code or in a log.
"""
