"""Says that this is a test before any setting is read: unsaid, the house takes itself for real."""

import os

os.environ["DOORSTEP_ENV"] = "test"
