"""The fictional Wexcombe Borough Council: its papers, what their tables hold, and questions with known answers."""
