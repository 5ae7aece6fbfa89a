"""Series: the days of rhythms, what is kept for them, and what happens to them."""
