"""Decides claims by the million: the policy's own functions, compiled, over columns and Parquet files.
It promises what `policy.evaluate` decides, to the fen and to the bit; explanations are left to the policy."""
