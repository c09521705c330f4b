"""The rules: plain functions of one claim's facts and the rates in force, each citing its clause.
They return truth or whole numbers and touch nothing else, so a compiler can take the very same functions."""
