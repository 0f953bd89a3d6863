"""Whether gold questions are right: their words and pages held against the record, and no question asked twice."""
