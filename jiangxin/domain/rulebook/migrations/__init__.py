"""The tables of the rulebook, and what the database itself refuses in them."""
