"""Doors of the house: each translates a request into one call to a floor below, and the answer back.

Promises that no rule of the law stands in a door. Leaves wiring to `project` all else to the floors below.
"""
