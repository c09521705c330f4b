"""Keeps which policy pack is adopted here, and the local rates added to it: where, when and by whom.

Promises that a local rate carries a clause, a source, a place, a period and two people's names, and is never
edited, so that any earlier book can be had again. Leaves what the figures do to `policy`.
"""
