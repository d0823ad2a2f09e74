"""Who says what, and what that does to the happenings it is about: blame, denial, responsibility, attribution."""
