"""Happenings: what verbs and nouns tell, who did it to whom, how firmly it is told, and which tellings are of one."""
