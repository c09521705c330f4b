"""Synthetic people, claims and faults (合成演示数据): what `examples/` holds and tests feed on.

Promises the same files from the same code, and that nobody in them exists. Leaves reading to `claim_files`.
"""
