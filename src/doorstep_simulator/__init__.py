"""A seeded, made-up city: roads, people and demand; it enters the house by its doors only."""
