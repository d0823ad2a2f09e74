"""A case in the forms of other programs: tables, maps, timelines, calendars, and the public JSON read back.

Every writer takes records (`records.py`), plain values that use cases make of a case, and gives bytes. Nothing here knows a
case, decides what counts or adds figures up.
"""
