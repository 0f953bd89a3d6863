"""What can be asked: the assistant, a server, and what they are compared with. One file is one system."""
