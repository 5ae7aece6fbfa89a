"""The policy lab: compares ways of dispatching in a made-up city; of the house only algorithms."""
