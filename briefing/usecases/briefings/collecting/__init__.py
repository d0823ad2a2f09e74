"""From a case and a choice to a dossier: what is printed, drafted from the facts alone, each item with its sources.

Nothing here invents: a key point is put together from figures, names and quoted words of the case. The order is fixed, so
the same case and choice always give the same dossier.
"""

from briefing.usecases.briefings.collecting.dossier import WindowChart, collect, collect_charts, propose, settled

__all__ = ["WindowChart", "collect", "collect_charts", "propose", "settled"]
