"""From a file to stored chunks and their places."""
