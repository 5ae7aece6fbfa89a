"""What staffing promises."""
