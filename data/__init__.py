"""Spreadsheets in: reading, cleaning, checking and storing. Knows nothing of pages or charts."""
