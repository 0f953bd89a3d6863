"""What is changed to see whether answers follow: one change a file, made by its `build()`."""
