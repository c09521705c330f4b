"""Commands of `python -m django`, for what needs the database: each calls a room and says what came of it.

Leaves deciding files of claims to the `jiangxin` command line, which needs no database.
"""
