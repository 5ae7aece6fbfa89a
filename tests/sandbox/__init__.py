"""The payment channel's sandbox, driven over real HTTP by two clients."""
