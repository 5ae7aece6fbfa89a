"""The report as one page that needs nothing but itself: charts, table and a moving map."""
