"""Measures speed and memory on this machine, beside the same libraries run bare, so that the ratio means something."""
