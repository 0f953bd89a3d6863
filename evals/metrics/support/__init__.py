"""Metrics of level B, each worked out of one table of labels: `build(labels)`."""
