"""Measures the ways to decide claims side by side, on synthetic data (合成演示数据), in one run.
Every contender's results are compared before any time is written; the figures go to BENCHMARKS.md."""
