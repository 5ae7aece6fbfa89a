"""Day plans side by side with other solvers and with published plans, on public instances."""
