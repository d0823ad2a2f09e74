"""What stands between a pane and the case, the clerk or the disk: each carries out what is asked for in one place."""
