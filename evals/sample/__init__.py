"""Wexcombe, a fictional council: its papers and gold questions."""
