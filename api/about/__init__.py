"""What the pages about this clerk say of it, taken from how it is set up and not from what somebody once wrote."""
