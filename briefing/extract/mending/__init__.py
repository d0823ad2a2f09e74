"""What the small parser often gets wrong in news prose is put right, by rules that hold whatever the words are."""
