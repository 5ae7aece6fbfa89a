"""Real demand that nobody here wrote: reads public sets and lays them on the made-up city."""
