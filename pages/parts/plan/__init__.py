"""Pieces of the plan page: one file a piece. Each words or pictures answers; none judges."""
