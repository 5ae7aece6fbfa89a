"""Areas: packs, polygons, fares and days."""
