"""Wires the floors together for Django and for the command `make run`.

Promises that nothing below knows how it was wired. Leaves every rule, page and write to the floors below.
"""
