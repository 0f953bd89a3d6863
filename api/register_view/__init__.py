"""The register's pages put together: what is chosen in the address, the columns of a kind, its rows, chart and files."""
