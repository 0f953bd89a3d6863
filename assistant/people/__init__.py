"""Who a paper names, and as what: read from its labels, its contact block, its forms and its lists of those present."""
