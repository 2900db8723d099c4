"""What pages share: the cache, filters, charts, cards, tables, and the looks."""
