"""Daily bills: trade, fund-flow and share bills, made from the state when they are asked for."""
