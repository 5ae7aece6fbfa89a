"""Workers: plans, skills, duty, held time and races for it."""
