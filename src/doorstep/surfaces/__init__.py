"""The doors: one package per audience, each with one authentication and one error voice."""
