"""Charts of casualties: a part of a dossier in, a matplotlib figure or an SVG out.

matplotlib takes half a second to import, so nothing here imports it: `from briefing.charts import drawing` does, when the
first chart is wanted.
"""
