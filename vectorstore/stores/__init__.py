"""Vectors; rebuildable from the catalogue."""
