"""Those who act: customers, workers and the desk, each through the door of its own audience."""
