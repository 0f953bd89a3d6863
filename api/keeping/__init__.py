"""What people leave behind: conversations with their answers, and feedback on them."""
