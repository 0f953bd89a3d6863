"""The line that opens an answer: which papers it is from, with what force they speak, and "Yes" or "No" where sure."""
