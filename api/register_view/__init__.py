"""The pages of the register put together: what the address chooses, columns, rows, chart and files."""
