"""The geometry of the timeline, free of Qt and of numpy: the scale of time, what lies in which lane, and where each thing
is put so that nothing covers anything else."""
