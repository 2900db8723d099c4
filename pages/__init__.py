"""Pages: one file is one page.

Thin: a page asks questions and places parts; it computes nothing.
"""
