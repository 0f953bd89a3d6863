"""What interventions are made with: copies of the papers and of the record, and questions in other words."""
