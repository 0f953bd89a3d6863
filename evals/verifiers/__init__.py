"""What says whether some words support a sentence; one way a file."""
