"""Claim files: tables of claims (CSV, XLSX, Parquet) read, checked cell by cell, and their decisions written.

Promises one documented schema, every fault of a row at once with its cell and its cure, and outputs that
appear whole or not at all. Leaves the law to `policy`, and engine and language to the door that calls it.
"""
