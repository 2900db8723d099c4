"""Measurements that take longer than a test may; their figures are in docs/benchmarks.md."""
