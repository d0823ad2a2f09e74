"""The period that a briefing covers and when its sources end."""

from __future__ import annotations

from datetime import datetime

from briefing.usecases.briefings.collecting.ground import Ground
from briefing.usecases.wording import phrasing


def period(ground: Ground) -> str:
    choice = ground.view.choice
    if choice.first or choice.last:
        return phrasing.period(choice.first, choice.last)
    days = ground.days()
    return phrasing.period(*days) if days else "no dated events"


def cut_off(ground: Ground) -> str:
    """When the analyst stopped taking in reports; else the latest publication among the articles, with its time of day
    where the latest day's article has one.
    """
    if ground.composition is not None and ground.composition.cut_off is not None:
        return phrasing.moment(ground.composition.cut_off)
    dated = [article for article in ground.view.articles if article.published is not None]
    if not dated:
        return "no dated article" if ground.view.articles else "no article"
    latest = max(article.day for article in dated if article.day is not None)
    timed = [article.published for article in dated if article.day == latest and isinstance(article.published, datetime)]
    whole_day = any(article.day == latest and not isinstance(article.published, datetime) for article in dated)
    if timed and not whole_day:
        return phrasing.moment(max(timed, key=lambda moment: moment.isoformat()))
    return phrasing.day(latest)
