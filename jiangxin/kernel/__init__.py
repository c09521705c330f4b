"""Money, days and identifiers: the words every other floor speaks, checked once where they enter.

Promises exact integer fen, half-open periods, and a `Refused` that says where, why and how to fix.
Leaves to others what the law says about them, and every clock, file and database.
"""
