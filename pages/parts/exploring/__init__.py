"""Pieces of 自助分析: one file a piece. Each words or pictures answers; none computes a figure."""
