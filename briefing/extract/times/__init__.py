"""Expressions of time as closed stretches of days, and which of them a happening took place in."""
