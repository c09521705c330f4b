"""Keeps who did what to which thing, when, with the values before and after.

Promises that an event is saved with the act or neither is, is never changed or deleted, and hangs in one
chain of hashes in which a change shows. Leaves to the rooms what an act means and who may do it.
"""
