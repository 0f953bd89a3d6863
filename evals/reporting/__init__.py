"""Makes a run's report: one page that an officer can read out, and tables for whoever reckons on."""
