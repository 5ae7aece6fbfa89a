"""Measurements of Doorstep beside the bare database, on the same machine in the same run."""
