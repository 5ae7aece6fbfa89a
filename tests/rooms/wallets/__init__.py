"""Wallets: withdrawals, their tax and their audit."""
