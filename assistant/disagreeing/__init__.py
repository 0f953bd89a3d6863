"""Where the papers contradict themselves: totals and tables, sums and columns, one day's two statuses."""
