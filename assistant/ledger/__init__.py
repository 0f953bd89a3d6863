"""How things stand: records of all papers as light entries, put together by thing, with the latest state of each."""
