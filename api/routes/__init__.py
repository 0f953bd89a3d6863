"""The addresses the server answers at, one module a subject."""
