"""What sentences take over from those before them: sides, scenes, ground, the days a report covers, whose voice it is."""
