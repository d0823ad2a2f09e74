"""Times: what every sort of expression stands for, in its sentence and against the day of publication."""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.domain.when import Precision, TimeKind
from briefing.extract.sentences.words import Tense, Word, split
from briefing.extract.times.found import Direction, FoundTime
from briefing.extract.times.grammar import Reference
from briefing.extract.times.reading import RULES, find_times

# Published | text with the expression in brackets | earliest | latest. The rest of the sentence gives the tense.
TABLE = """
# full dates
2024-10-18 | The army struck on [8 October 2023]. | 2023-10-08 | 2023-10-08
2024-10-18 | On [October 8, 2023], the army struck. | 2023-10-08 | 2023-10-08
2024-10-18 | It began on [Oct. 8, 2023]. | 2023-10-08 | 2023-10-08
2024-10-18 | It began on the [8th of October 2023]. | 2023-10-08 | 2023-10-08
2024-10-18 | It began on [8th October, 2023]. | 2023-10-08 | 2023-10-08
2024-10-18 | It began on [8 Oct 2023]. | 2023-10-08 | 2023-10-08
2024-10-18 | It began on [8-Oct-2023]. | 2023-10-08 | 2023-10-08
2024-10-18 | It began on [Thursday 24 February 2022] in Kyiv. | 2022-02-24 | 2022-02-24
2024-10-18 | It began on [Thursday, February 24, 2022]. | 2022-02-24 | 2022-02-24
2024-10-18 | It fell on [29 February 2020]. | 2020-02-29 | 2020-02-29
2024-10-18 | It began on [8 October last year]. | 2023-10-08 | 2023-10-08
2024-10-18 | Polls will open on [8 May next year]. | 2025-05-08 | 2025-05-08
# numeric dates
2024-10-18 | Logged on [2023-10-08] by the team. | 2023-10-08 | 2023-10-08
2024-10-18 | Logged on [2023/10/08] by the team. | 2023-10-08 | 2023-10-08
2024-10-18 | Logged on [8.10.2023] by the team. | 2023-10-08 | 2023-10-08
2024-10-18 | Logged on [13/10/2023] by the team. | 2023-10-13 | 2023-10-13
2024-10-18 | Logged on [10/13/2023] by the team. | 2023-10-13 | 2023-10-13
2024-10-18 | Logged on [05/05/2023] by the team. | 2023-05-05 | 2023-05-05
2024-10-18 | Logged at [2023-10-08T12:30] by the team. | 2023-10-08 | 2023-10-08
# a day and a month: the last one, of a coming event the next one
2024-10-18 | The army struck on [8 October]. | 2024-10-08 | 2024-10-08
2024-10-18 | The army struck on [18 October]. | 2024-10-18 | 2024-10-18
2024-10-18 | The army struck on [19 October]. | 2023-10-19 | 2023-10-19
2025-01-03 | The army struck on [30 December]. | 2024-12-30 | 2024-12-30
2025-01-03 | The army struck on [2 January]. | 2025-01-02 | 2025-01-02
2024-12-30 | Talks will resume on [2 January]. | 2025-01-02 | 2025-01-02
2025-09-06 | The four states plan to hold talks in Jeddah on [15 September]. | 2025-09-15 | 2025-09-15
2025-09-07 | Talks planned for [15 September] would go ahead. | 2025-09-15 | 2025-09-15
2023-03-01 | It fell on [29 February]. | 2020-02-29 | 2020-02-29
2023-03-01 | It fell on [28 February]. | 2023-02-28 | 2023-02-28
2023-10-09 | Fifteen died on the morning of [Sunday 8 October]. | 2023-10-08 | 2023-10-08
2024-10-18 | Fifteen died on [Sunday 8 October]. | 2023-10-08 | 2023-10-08
2024-10-18 | Fifteen died on [Friday, 11 October], the mayor said. | 2024-10-11 | 2024-10-11
2024-10-18 | Fifteen died on [Friday (11 October)]. | 2024-10-11 | 2024-10-11
2024-10-18 | It began on [the 11th], they said. | 2024-10-11 | 2024-10-11
2024-10-18 | It began on [Friday the 11th]. | 2024-10-11 | 2024-10-11
2024-10-05 | It began on [the 11th], they said. | 2024-09-11 | 2024-09-11
2024-10-18 | It began on the [3rd of this month]. | 2024-10-03 | 2024-10-03
# weekdays
2024-10-18 | Jets struck the town on [Monday]. | 2024-10-14 | 2024-10-14
2024-10-18 | Jets struck the town on [Friday]. | 2024-10-18 | 2024-10-18
2024-10-18 | Jets struck the town on [Saturday]. | 2024-10-12 | 2024-10-12
2024-10-18 | [Monday]: a soldier was shot dead. | 2024-10-14 | 2024-10-14
2024-10-18 | The mayor condemned [Thursday]'s strike. | 2024-10-17 | 2024-10-17
2024-10-18 | The mayor condemned [Thursday]’s strike. | 2024-10-17 | 2024-10-17
2024-10-18 | Jets struck on [Sunday evening]. | 2024-10-13 | 2024-10-13
2024-10-18 | A [Sunday-night] raid killed four. | 2024-10-13 | 2024-10-13
2024-10-18 | In the [early hours of Sunday] jets struck. | 2024-10-13 | 2024-10-13
2024-10-18 | Late on [Saturday] jets struck. | 2024-10-12 | 2024-10-12
2024-10-18 | Before dawn on [Thursday] jets struck. | 2024-10-17 | 2024-10-17
2025-01-01 | Jets struck on [Tuesday]. | 2024-12-31 | 2024-12-31
2024-03-01 | Jets struck on [Thursday]. | 2024-02-29 | 2024-02-29
2024-10-18 | Talks will resume on [Monday]. | 2024-10-21 | 2024-10-21
2024-10-18 | The vote is on [Sunday]. | 2024-10-20 | 2024-10-20
2024-10-18 | The conference starting on [Sunday] was called off. | 2024-10-20 | 2024-10-20
2024-10-18 | On the [eve of 5 October] they came. | 2024-10-04 | 2024-10-04
2024-10-18 | The [1994] genocide killed 800,000. | 1994-01-01 | 1994-12-31
2024-10-18 | Talks are to resume on [Monday]. | 2024-10-21 | 2024-10-21
2024-10-18 | Talks are due to resume on [Monday]. | 2024-10-21 | 2024-10-21
2024-10-18 | Talks resume on [Monday]. | 2024-10-21 | 2024-10-21
2024-10-18 | The next update will be issued on [Monday]. | 2024-10-21 | 2024-10-21
2024-10-18 | The programme plans to deliver 48 tonnes of food on [Tuesday]. | 2024-10-22 | 2024-10-22
2024-10-18 | On [Sunday] she expects a convoy of six ships. | 2024-10-20 | 2024-10-20
2024-10-18 | An exchange is being prepared for [Saturday]. | 2024-10-19 | 2024-10-19
2024-10-18 | Shopkeepers plan a strike for [Thursday]. | 2024-10-24 | 2024-10-24
2024-10-18 | Schools will stay shut until [Saturday]. | 2024-10-19 | 2024-10-19
2024-10-18 | The army ordered residents to leave by [Sunday]. | 2024-10-20 | 2024-10-20
2024-10-18 | The court adjourned the case until [Tuesday]. | 2024-10-22 | 2024-10-22
2024-10-18 | The vote was put off until [Tuesday]. | 2024-10-22 | 2024-10-22
2024-10-18 | The road was closed until [Tuesday]. | 2024-10-15 | 2024-10-15
2024-10-18 | They have until [Monday] to pay. | 2024-10-21 | 2024-10-21
2024-10-18 | The minister is to visit Ankara on [Tuesday]. | 2024-10-22 | 2024-10-22
2024-10-18 | He could be released on [Monday]. | 2024-10-21 | 2024-10-21
2024-10-18 | He could have been released on [Monday]. | 2024-10-14 | 2024-10-14
2024-10-18 | Ahead of [Sunday]'s vote, police arrested ten. | 2024-10-20 | 2024-10-20
2024-10-18 | Ahead of [Thursday]'s vote, police arrested ten. | 2024-10-17 | 2024-10-17
2024-10-18 | By [Thursday night] about 3,000 residents had left. | 2024-10-17 | 2024-10-17
2024-10-18 | Volunteers began to bury the dead on [Thursday]. | 2024-10-17 | 2024-10-17
2024-10-18 | Troops moved to encircle the town on [Wednesday]. | 2024-10-16 | 2024-10-16
2024-10-18 | The army announced on [Thursday] that 120 soldiers would be sent. | 2024-10-17 | 2024-10-17
2024-10-18 | [This Wednesday] the group said so. | 2024-10-16 | 2024-10-16
2024-10-18 | [Last Friday] the group said so. | 2024-10-11 | 2024-10-11
2024-10-18 | The group will meet [next Friday]. | 2024-10-25 | 2024-10-25
2024-10-18 | Jets struck on [Friday last week]. | 2024-10-11 | 2024-10-11
2024-10-18 | Jets struck on [Friday of last week]. | 2024-10-11 | 2024-10-11
2024-10-18 | Talks resume on [Monday next week]. | 2024-10-21 | 2024-10-21
# months and their parts
2024-10-18 | In [March] the army took it. | 2024-03-01 | 2024-03-31
2024-10-18 | In [October] the army took it. | 2024-10-01 | 2024-10-31
2024-10-18 | In [November] the army took it. | 2023-11-01 | 2023-11-30
2025-01-03 | In [December] the army took it. | 2024-12-01 | 2024-12-31
2023-11-16 | The guarantors are expected to meet in [January]. | 2024-01-01 | 2024-01-31
2024-10-18 | Elections are planned for [May]. | 2025-05-01 | 2025-05-31
2024-10-18 | In [May 2023] the army took it. | 2023-05-01 | 2023-05-31
2024-10-18 | In [Feb. 2024] the army took it. | 2024-02-01 | 2024-02-29
2023-10-18 | In [February 2023] the army took it. | 2023-02-01 | 2023-02-28
2025-05-16 | In [March last year] a dozen traders died. | 2024-03-01 | 2024-03-31
2024-10-18 | In [October of 2022] the army took it. | 2022-10-01 | 2022-10-31
2024-10-18 | [Last March] the army took it. | 2024-03-01 | 2024-03-31
2024-10-18 | [Next March] the army will leave. | 2025-03-01 | 2025-03-31
2024-10-18 | The [October] attacks shook the city. | 2024-10-01 | 2024-10-31
2024-10-18 | In [early March] rebels struck. | 2024-03-01 | 2024-03-10
2024-10-18 | In [mid-March] rebels struck. | 2024-03-11 | 2024-03-20
2024-10-18 | In [mid March] rebels struck. | 2024-03-11 | 2024-03-20
2024-10-18 | In [late February] rebels struck. | 2024-02-21 | 2024-02-29
2024-10-18 | In [late February 2023] rebels struck. | 2023-02-21 | 2023-02-28
2025-09-07 | [Late last month] 24 people died. | 2025-08-21 | 2025-08-31
2024-10-18 | In the [first week of April] they fled. | 2024-04-01 | 2024-04-07
2024-10-18 | In the [second week of April 2023] they fled. | 2023-04-08 | 2023-04-14
2024-10-18 | In the [last week of April] they fled. | 2024-04-24 | 2024-04-30
2024-10-18 | In the [first half of March] they fled. | 2024-03-01 | 2024-03-15
2024-10-18 | In the [second half of February] they fled. | 2024-02-16 | 2024-02-29
2024-10-18 | In the [last days of May] they fled. | 2024-05-22 | 2024-05-31
2024-10-18 | On the [first Sunday of June] they voted. | 2024-06-02 | 2024-06-02
2024-10-18 | On the [last Friday of September] they voted. | 2024-09-27 | 2024-09-27
2024-10-18 | At the [end of March] they left. | 2024-03-21 | 2024-03-31
2024-10-18 | They will leave by the [end of the month]. | 2024-10-31 | 2024-10-31
2024-10-18 | They will leave by the [end of March]. | 2025-03-31 | 2025-03-31
2024-10-18 | At the [beginning of this month] they left. | 2024-10-01 | 2024-10-10
# years, decades, quarters, seasons
2024-10-18 | It was set up in [2012]. | 2012-01-01 | 2012-12-31
2024-10-18 | Syria’s [2011] uprising became a war. | 2011-01-01 | 2011-12-31
2024-10-18 | He led the failed [2016] coup. | 2016-01-01 | 2016-12-31
2024-10-18 | It began with the revolution of [1979]. | 1979-01-01 | 1979-12-31
2024-10-18 | The [2019–2020] campaign drove them out. | 2019-01-01 | 2020-12-31
2024-10-18 | The [2019-20] campaign drove them out. | 2019-01-01 | 2020-12-31
2024-10-18 | It began in [late 2019]. | 2019-09-01 | 2019-12-31
2024-10-18 | It began in [mid-2019]. | 2019-05-01 | 2019-08-31
2024-10-18 | It began in [early 2019]. | 2019-01-01 | 2019-04-30
2024-10-18 | It began [late last year]. | 2023-09-01 | 2023-12-31
2024-10-18 | It will end by [2030]. | 2030-01-01 | 2030-12-31
2024-10-18 | Nobody cared in [the 1990s]. | 1990-01-01 | 1999-12-31
2024-10-18 | Nobody cared in the [early 1990s]. | 1990-01-01 | 1993-12-31
2024-10-18 | Nobody cared in the [late 1990s]. | 1997-01-01 | 1999-12-31
2025-05-19 | The plan for [the second quarter] is funded. | 2025-04-01 | 2025-06-30
2024-10-18 | In [the second quarter of 2023] it fell. | 2023-04-01 | 2023-06-30
2024-10-18 | In [Q3 2023] it fell. | 2023-07-01 | 2023-09-30
2024-10-18 | In [the first half of 2023] it fell. | 2023-01-01 | 2023-06-30
2024-10-18 | In [the first two months of 2024] it fell. | 2024-01-01 | 2024-02-29
2024-10-18 | In [summer 2023] they left. | 2023-06-01 | 2023-08-31
2024-10-18 | In the [spring of 2022] they left. | 2022-03-01 | 2022-05-31
2024-10-18 | In the [winter of 2019] they left. | 2019-12-01 | 2020-02-29
2024-10-18 | In [winter 2019/20] they left. | 2019-12-01 | 2020-02-29
2024-10-18 | [Last summer] they left. | 2024-06-01 | 2024-08-31
2024-10-18 | They will return [next spring]. | 2025-03-01 | 2025-05-31
# the calendar around the day of publication
2024-10-18 | He said [today] that it fell. | 2024-10-18 | 2024-10-18
2024-10-18 | It fell [yesterday]. | 2024-10-17 | 2024-10-17
2025-01-01 | It fell [yesterday evening]. | 2024-12-31 | 2024-12-31
2024-02-28 | Talks resume [tomorrow]. | 2024-02-29 | 2024-02-29
2024-10-18 | Jets struck [tonight]. | 2024-10-18 | 2024-10-18
2024-10-18 | Jets struck [last night]. | 2024-10-17 | 2024-10-17
2024-10-18 | Jets struck [this morning]. | 2024-10-18 | 2024-10-18
2024-10-18 | It fell [the day before yesterday]. | 2024-10-16 | 2024-10-16
2024-10-18 | Talks resume [the day after tomorrow]. | 2024-10-20 | 2024-10-20
2024-10-18 | The site was hit [this week]. | 2024-10-14 | 2024-10-20
2024-10-18 | The site was hit [last week]. | 2024-10-07 | 2024-10-13
2024-10-14 | The site was hit [last week]. | 2024-10-07 | 2024-10-13
2024-10-20 | The site was hit [last week]. | 2024-10-07 | 2024-10-13
2025-01-02 | The site was hit [last week]. | 2024-12-23 | 2024-12-29
2024-12-30 | Talks resume [next week]. | 2025-01-06 | 2025-01-12
2024-10-18 | An offensive is planned for [this month]. | 2024-10-01 | 2024-10-31
2025-01-02 | He visited Damascus [last month]. | 2024-12-01 | 2024-12-31
2024-12-30 | He will visit Damascus [next month]. | 2025-01-01 | 2025-01-31
2024-10-18 | He died [last year]. | 2023-01-01 | 2023-12-31
2024-10-18 | They will vote [next year]. | 2025-01-01 | 2025-12-31
2024-10-17 | [Earlier this week], bombs killed three. | 2024-10-14 | 2024-10-16
2024-10-18 | [Later this week] talks will resume. | 2024-10-19 | 2024-10-20
2024-10-18 | [Earlier this month] bombs killed three. | 2024-10-01 | 2024-10-17
2024-10-18 | [Earlier this year] bombs killed three. | 2024-01-01 | 2024-10-17
2024-10-18 | [Earlier in the week] bombs killed three. | 2024-10-14 | 2024-10-17
2024-10-18 | [So far this year] bombs killed 300. | 2024-01-01 | 2024-10-18
2024-10-18 | Talks will resume [early next week]. | 2024-10-21 | 2024-10-22
2024-10-18 | Bombs killed three [late last week]. | 2024-10-11 | 2024-10-13
2024-10-18 | Bombs killed three the [week before last]. | 2024-09-30 | 2024-10-06
2024-10-18 | Bombs killed three in the [week of 7 October]. | 2024-10-07 | 2024-10-13
2025-05-16 | Tension rose at [the weekend]. | 2025-05-10 | 2025-05-11
2025-05-18 | Tension rose at [the weekend]. | 2025-05-17 | 2025-05-18
2025-05-19 | Tension rose at [the weekend]. | 2025-05-17 | 2025-05-18
2025-05-16 | Tension rose [last weekend]. | 2025-05-10 | 2025-05-11
2025-05-16 | They will march [this weekend]. | 2025-05-17 | 2025-05-18
2025-05-16 | They will march [next weekend]. | 2025-05-24 | 2025-05-25
# ago, from now, past and coming stretches
2024-10-18 | Jets struck [three days ago]. | 2024-10-15 | 2024-10-15
2024-03-02 | Jets struck [two days ago]. | 2024-02-29 | 2024-02-29
2025-09-06 | [Two weeks ago] a strike killed 24. | 2025-08-18 | 2025-08-24
2024-10-18 | [A week ago] a strike killed 24. | 2024-10-07 | 2024-10-13
2024-10-18 | [A fortnight ago] a strike killed 24. | 2024-09-30 | 2024-10-06
2024-10-18 | [Two months ago] a strike killed 24. | 2024-08-01 | 2024-08-31
2024-01-31 | [Two months ago] a strike killed 24. | 2023-11-01 | 2023-11-30
2024-04-26 | [Two years ago] she brought in 60 vessels. | 2022-01-01 | 2022-12-31
2024-10-18 | [A year ago] a strike killed 24. | 2023-01-01 | 2023-12-31
2024-10-18 | [A decade ago] a strike killed 24. | 2010-01-01 | 2019-12-31
2024-10-18 | [Six hours ago] a strike killed 24. | 2024-10-18 | 2024-10-18
2024-10-18 | [A couple of days ago] a strike killed 24. | 2024-10-16 | 2024-10-16
2024-10-18 | [A few days ago] a strike killed 24. | 2024-10-11 | 2024-10-16
2024-10-18 | They will meet in [two weeks from now]. | 2024-10-28 | 2024-11-03
2024-10-18 | They will meet [in two weeks' time]. | 2024-10-28 | 2024-11-03
2024-10-17 | Over [the past day] there were 84 assaults. | 2024-10-16 | 2024-10-17
2024-10-17 | Over [the past 24 hours] there were 84 assaults. | 2024-10-16 | 2024-10-17
2024-10-17 | Over [the past three days] there were 84 assaults. | 2024-10-14 | 2024-10-17
2024-10-17 | In [the last two weeks] there were 84 assaults. | 2024-10-03 | 2024-10-17
2024-03-31 | Over [the past month] there were 84 assaults. | 2024-02-29 | 2024-03-31
2024-10-17 | In [recent days] there were 84 assaults. | 2024-10-10 | 2024-10-17
2024-10-17 | In [recent weeks] there were 84 assaults. | 2024-09-19 | 2024-10-17
2024-10-17 | Rain is forecast for [the next three days]. | 2024-10-17 | 2024-10-20
2024-10-17 | In [the coming days] it will rain. | 2024-10-17 | 2024-10-24
# nights
2024-10-18 | Jets struck [overnight]. | 2024-10-17 | 2024-10-18
2024-10-18 | [Overnight into Thursday] jets struck. | 2024-10-16 | 2024-10-17
2024-10-18 | [Overnight from Wednesday to Thursday] jets struck. | 2024-10-16 | 2024-10-17
2024-10-17 | On the [night of 15 to 16 October] units struck. | 2024-10-15 | 2024-10-16
2025-05-16 | In the [night of 14 to 15 May], men attacked. | 2025-05-14 | 2025-05-15
2025-01-02 | On the [night of 31 December to 1 January] men attacked. | 2024-12-31 | 2025-01-01
2024-10-18 | On the [night of 14-15 October] men attacked. | 2024-10-14 | 2024-10-15
2024-10-18 | In the [night between Monday and Tuesday] men attacked. | 2024-10-14 | 2024-10-15
2024-10-18 | In the [night to Sunday] men attacked. | 2024-10-12 | 2024-10-13
2024-10-18 | [Wednesday night into Thursday] men attacked. | 2024-10-16 | 2024-10-17
2024-10-18 | On the [night of 15 October] men attacked. | 2024-10-15 | 2024-10-15
# spans
2023-10-09 | [Between 5 and 7 October] the group detained six. | 2023-10-05 | 2023-10-07
2025-09-07 | People fled [between Friday and Sunday]. | 2025-09-05 | 2025-09-07
2025-09-06 | People fled [between Friday and Sunday]. | 2025-08-29 | 2025-08-31
2024-04-26 | It fell [between December and the first week of April]. | 2023-12-01 | 2024-04-07
2023-11-16 | They died [between March 2011 and March 2021]. | 2011-03-01 | 2021-03-31
2025-05-19 | This report covers [12 to 18 May 2025]. | 2025-05-12 | 2025-05-18
2025-05-19 | They fought [from 12 to 18 May]. | 2025-05-12 | 2025-05-18
2024-10-18 | They fought [from October to December 2023]. | 2023-10-01 | 2023-12-31
2024-02-18 | They fought [from October to December]. | 2023-10-01 | 2023-12-31
2024-10-18 | They fought on [October 5-7, 2023]. | 2023-10-05 | 2023-10-07
2024-10-18 | They fought on [5–7 October]. | 2024-10-05 | 2024-10-07
2024-10-18 | They fought [between October 5 and 7]. | 2024-10-05 | 2024-10-07
2024-10-18 | They fought [from 30 September to 2 October]. | 2024-09-30 | 2024-10-02
2025-01-20 | They fought [from 30 December to 2 January]. | 2024-12-30 | 2025-01-02
2024-10-18 | They fought in [December 2019-March 2020]. | 2019-12-01 | 2020-03-31
2024-10-18 | They fought [from Monday to Wednesday]. | 2024-10-14 | 2024-10-16
2024-10-18 | They will fight [from Monday to Wednesday]. | 2024-10-21 | 2024-10-23
2024-10-18 | They fought [from 2012 to 2016]. | 2012-01-01 | 2016-12-31
2024-10-18 | In the [week to 5 May] they fought. | 2024-04-29 | 2024-05-05
# since
2025-09-06 | It has been fighting the army [since April 2023]. | 2023-04-01 | 2025-09-06
2025-05-16 | 176 have been killed [since January]. | 2025-01-01 | 2025-05-16
2025-05-19 | 21,000 have fled [since 5 May]. | 2025-05-05 | 2025-05-19
2023-11-16 | [Since 2011] more than 500,000 have died. | 2011-01-01 | 2023-11-16
2023-11-16 | [Since early November] the fire has eased. | 2023-11-01 | 2023-11-16
2024-04-26 | [Since mid-November] they have fired at ships. | 2023-11-11 | 2024-04-26
2023-10-09 | [Since the start of the year] 287 have died. | 2023-01-01 | 2023-10-09
2024-10-18 | [Since Monday] 30 have died. | 2024-10-14 | 2024-10-18
2024-10-18 | [Since late on Monday] 30 have died. | 2024-10-14 | 2024-10-18
2024-10-18 | [Since 6 a.m. on Monday] 30 have died. | 2024-10-14 | 2024-10-18
2024-10-18 | [Since last week] 30 have died. | 2024-10-07 | 2024-10-18
2024-10-18 | [Since at least 2009] they have met. | 2009-01-01 | 2024-10-18
# days that are named
2025-01-03 | It fell on [Christmas Eve]. | 2024-12-24 | 2024-12-24
2025-01-03 | It fell on [New Year's Eve]. | 2024-12-31 | 2024-12-31
2025-01-03 | It fell on [New Year's Day]. | 2025-01-01 | 2025-01-01
2025-01-03 | It fell on [Christmas Day 2019]. | 2019-12-25 | 2019-12-25
"""


def read(text: str, published: str | None = "2024-10-18") -> tuple[FoundTime, ...]:
    return find_times(split(text), date.fromisoformat(published) if published else None)


def shown(text: str, found: FoundTime) -> tuple[str, str, str]:
    ends = (str(day) if day else "-" for day in (found.earliest, found.latest))
    return text[found.start : found.end], *ends  # type: ignore[return-value]


ROWS = [tuple(cell.strip() for cell in line.split(" | ")) for line in TABLE.splitlines() if line and line[0] != "#"]


@pytest.mark.parametrize(("published", "marked", "earliest", "latest"), ROWS)
def test_an_expression_stands_for_these_days(published: str, marked: str, earliest: str, latest: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    start = marked.index("[")
    end = start + len(re.search(r"\[(.*?)\]", marked).group(1))  # type: ignore[union-attr]
    found = [time for time in read(text, published) if time.start < end and start < time.end]
    assert [(str(time.earliest), str(time.latest)) for time in found] == [(earliest, latest)]
    assert found[0].end == end
    assert text[found[0].start : start] in ("", "the ", "The ")  # an article may belong to it


def test_the_table_is_long_enough_to_be_worth_its_name() -> None:
    assert len(ROWS) > 200


@pytest.mark.parametrize(
    "text",
    [
        "The fighting lasted for three days.",
        "It took three hours and two weeks.",
        "They rebuilt it in a week.",
        "Every Friday they protest, and on Sundays they rest.",
        "They met on a Friday.",
        "She brings in 60 vessels a month, twice a week.",
        "It fell on 31 February.",
        "It fell on 30 February 2024.",
        "It fell on 29 February 2023.",
        "It fell on 31 June, they said.",
        "It was day 45 of the war.",
        "Logged on 08/10/2023.",
        "Logged on 2024-13-45 and 99/99/2024.",
        "The March 23 Movement (M23) attacked.",
        "They crossed the 7 April Bridge and the October 6 Bridge.",
        "Theresa May said so. April Smith agreed. President August Wilson left.",
        "The march went on; they may march again.",
        "The Sunday Times wrote of Black Friday and Bloody Sunday.",
        "More than 2000 people died, about 2015 of them here.",
        "A force of 2000 men took 1950 houses.",
        "In 2000 homes there was no light.",
        "The F-16, the Su-24, the T-72 and no. 17.",
        "At 2000 GMT and 23.00 it was dark.",
        "Update 2 is out; Resolution 2254 stands.",
        "In the year 45000 and the year 0900.",
        "The 11th Brigade and the 15th Division.",
        "At the last minute, for the last time, one day, the other day, these days.",
        "It came three years after they had been removed.",
        "The next day they left.",
        "Later that month it fell again.",
        "The October War changed it.",
    ],
)
def test_what_looks_like_a_time_and_is_none_is_left_alone(text: str) -> None:
    assert [text[time.start : time.end] for time in read(text)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Sunday 8 people were killed.", [("Sunday", "2024-10-13", "2024-10-13")]),
        ("In October 12 people were killed.", [("October", "2024-10-01", "2024-10-31")]),
        ("On 5 October 2000 soldiers came.", [("5 October", "2024-10-05", "2024-10-05")]),
        ("In May 2000 soldiers came.", [("May", "2024-05-01", "2024-05-31")]),
        ("On October 5, 12 people died.", [("October 5", "2024-10-05", "2024-10-05")]),
    ],
)
def test_a_number_that_counts_people_is_no_part_of_a_date(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [shown(text, time) for time in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 5 and 7 October they came.", [("5", "2024-10-05"), ("7 October", "2024-10-07")]),
        ("On October 5 and 7, they came.", [("October 5", "2024-10-05"), ("7", "2024-10-07")]),
        (
            "On October 5, 6 and 7, 2023, they came.",
            [("October 5", "2023-10-05"), ("6", "2023-10-06"), ("7", "2023-10-07")],
        ),
        ("In May, June and July they came.", [("May", "2024-05-01"), ("June", "2024-06-01"), ("July", "2024-07-01")]),
        ("They came on Monday and Tuesday.", [("Monday", "2024-10-14"), ("Tuesday", "2024-10-15")]),
    ],
)
def test_the_days_of_a_list_are_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[time.start : time.end], str(time.earliest)) for time in read(text)] == expected


# A story is told in its own time: published | text | expressions in order with their days
STORIES = [
    (
        "2023-11-16",
        "On 27 February 2020, 33 soldiers died. Ankara hit back the same night. A week later, on 5 March, a "
        "ceasefire came.",
        ["27 February 2020 = 2020-02-27", "the same night = 2020-02-27", "5 March = 2020-03-05"],
    ),
    (
        "2023-11-16",
        "In July 2019 a raid killed 11, and that December the army came. The 2019–2020 campaign drove them out.",
        [
            "July 2019 = 2019-07-01..2019-07-31",
            "that December = 2019-12-01..2019-12-31",
            "2019–2020 = 2019-01-01..2020-12-31",
        ],
    ),
    (
        "2023-10-10",
        "On Monday the town buried 15 people killed when warplanes bombed the stalls the previous day.",
        ["Monday = 2023-10-09", "the previous day = 2023-10-08"],
    ),
    (
        "2024-10-18",
        "The ministry said on Friday that no one was killed when the site was hit on Wednesday.\n\nThe General "
        "Staff had claimed a "
        "day earlier that 40 soldiers died.",
        ["Friday = 2024-10-18", "Wednesday = 2024-10-16", "a day earlier = 2024-10-17"],
    ),
    (
        "2025-05-19",
        "The army said on Saturday that it had killed nine fighters near Komanda the day before.",
        ["Saturday = 2025-05-17", "the day before = 2025-05-16"],
    ),
    (
        "2025-09-07",
        "The toll from Friday's drone strike rose to 41, the network said on Sunday. Five were missing 48 hours "
        "after the attack.",
        ["Friday = 2025-09-05", "Sunday = 2025-09-07", "48 hours after the attack = 2025-09-07"],
    ),
    (
        "2025-05-19",
        "On Wednesday fighters attacked the village of Lolwa. On Thursday they were near Oicha. Some 3,400 "
        "arrived within 48 hours of "
        "the attack on Lolwa.",
        [
            "Wednesday = 2025-05-14",
            "Thursday = 2025-05-15",
            "within 48 hours of the attack on Lolwa = 2025-05-14..2025-05-16",
        ],
    ),
    (
        "2024-04-26",
        "A bulk carrier sank on 2 March. Its crew had been taken off two weeks before, and nobody was hurt.",
        ["2 March = 2024-03-02", "two weeks before = 2024-02-12..2024-02-18"],
    ),
    (
        "2024-04-26",
        "They have bombed launch sites since 12 January; five fighters died in the first night's 73 strikes.",
        ["since 12 January = 2024-01-12..2024-04-26", "the first night = 2024-01-12"],
    ),
    (
        "2025-05-19",
        "This report covers 12 to 18 May 2025.\n\nA couple were shot dead near Oicha on Monday. Talks are due to "
        "resume on Friday.",
        ["12 to 18 May 2025 = 2025-05-12..2025-05-18", "Monday = 2025-05-12", "Friday = 2025-05-23"],
    ),
    (
        "2024-10-18",
        "Troops took the town on Sunday. The next day they left. Two days later they came back. That night they "
        "shot three.",
        ["Sunday = 2024-10-13", "The next day = 2024-10-14", "Two days later = 2024-10-16", "That night = 2024-10-16"],
    ),
    (
        "2024-10-18",
        "Troops took the town on Sunday 6 October. A month later they left. The following year they came back.",
        [
            "Sunday 6 October = 2024-10-06",
            "A month later = 2024-11-01..2024-11-30",
            "The following year = 2025-01-01..2025-12-31",
        ],
    ),
    (
        "2024-10-18",
        "On the night of 14 to 15 May men attacked the camp. The next morning the survivors fled.",
        ["night of 14 to 15 May = 2024-05-14..2024-05-15", "The next morning = 2024-05-15"],
    ),
    (
        "2024-10-18",
        "Two days after Sunday's vote the army struck.",
        ["Two days after = 2024-10-15", "Sunday = 2024-10-13"],
    ),
    (
        "2024-10-18",
        "In the three days after the 7 October attack, 40 died.",
        ["the three days after = 2024-10-07..2024-10-10", "7 October = 2024-10-07"],
    ),
    (
        "2025-09-06",
        "In February, troops broke a siege. The city has been shelled repeatedly since then.",
        ["February = 2025-02-01..2025-02-28", "since then = 2025-02-01..2025-09-06"],
    ),
    (
        "2024-10-18",
        "Talks are due on 15 November. A day earlier envoys will meet.",
        ["15 November = 2024-11-15", "A day earlier = 2024-11-14"],
    ),
    (
        "2024-10-18",
        "He was arrested on Monday, 7 October. The following Friday he was freed.",
        ["Monday, 7 October = 2024-10-07", "The following Friday = 2024-10-11"],
    ),
]


@pytest.mark.parametrize(("published", "text", "expected"), STORIES)
def test_a_story_carries_its_own_days(published: str, text: str, expected: list[str]) -> None:
    found = []
    for time in read(text, published):
        words = text[time.start : time.end]
        words = words if words in "\n".join(expected) else words.removeprefix("the ")
        days = str(time.earliest) if time.earliest == time.latest else f"{time.earliest}..{time.latest}"
        found.append(f"{words} = {days}")
    assert [line.lower() for line in found] == [line.lower().replace("the three", "three") for line in expected]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("KYIV, Oct 16 (Reuters) - Drones hit the port overnight.", ["2024-10-16", "2024-10-15"]),
        ("KYIV, 16 October 2024 — Drones hit the port overnight.", ["2024-10-16", "2024-10-15"]),
        ("KYIV, Ukraine (AP) — Drones hit the port overnight.", ["2024-10-17"]),
        ("On 16 October the army — or what is left — fled overnight.", ["2024-10-16", "2024-10-17"]),
        ("KYIV, March 3 (Reuters) - Drones hit the port overnight.", ["2024-03-03", "2024-10-17"]),
    ],
)
def test_a_recent_dateline_is_the_day_that_relative_times_are_told_from(text: str, days: list[str]) -> None:
    assert [str(time.earliest) for time in read(text)] == days


def test_news_that_comes_days_after_an_event_dates_the_event() -> None:
    text = "The raid on the market took place on Sunday. The raid came three days after a drone attack on the college."
    found = read(text, "2023-10-10")
    assert shown(text, found[1]) == ("three days after", "2023-10-05", "2023-10-05")
    assert found[1].about is not None
    assert text[slice(*found[1].about)] == "a drone attack"


def test_a_day_given_beside_it_dates_the_event_too() -> None:
    text = "The prisoners were exchanged on Saturday, three days after the first swap."
    found = read(text)
    assert [shown(text, time) for time in found] == [
        ("Saturday", "2024-10-12", "2024-10-12"),
        ("three days after", "2024-10-09", "2024-10-09"),
    ]
    assert found[1].about is not None
    assert text[slice(*found[1].about)] == "the first swap"


def test_a_date_inside_the_name_of_an_event_belongs_to_the_event() -> None:
    text = "A week after the 7 October attack the army struck."
    inner = read(text)[1]
    assert inner.about is not None
    assert text[slice(*inner.about)] == "the 7 October attack"
    assert inner.direction is None


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("It fell on Monday.", None),
        ("It had fallen by Monday.", Direction.BY),
        ("It had fallen by 6 p.m. on Monday.", Direction.BY),
        ("It held until Monday.", Direction.UNTIL),
        ("It fell before Monday.", Direction.BEFORE),
        ("It fell before dawn on Monday.", None),
        ("It fell after Monday.", Direction.AFTER),
        ("It has been shut since Monday.", Direction.SINCE),
        ("It has been shut since a 1986 coup.", Direction.SINCE),
        ("It has been shut from Monday.", Direction.FROM),
        ("It fell between Monday and Tuesday.", Direction.BETWEEN),
        ("As of Monday it was shut.", Direction.AS_OF),
        ("Police made arrests ahead of Monday's vote.", Direction.BEFORE),
        ("It must be paid no later than Monday.", Direction.BY),
    ],
)
def test_the_preposition_tells_the_direction(text: str, direction: Direction | None) -> None:
    assert [time.direction for time in read(text)] == [direction]


def test_without_a_day_of_publication_full_dates_stand_and_the_rest_stays_open() -> None:
    text = "On Monday, 8 October 2023, and again on Friday, since 2011, last week, the next day and in March 2020."
    found = {text[time.start : time.end]: (str(time.earliest), str(time.latest)) for time in read(text, None)}
    assert found == {
        "Monday, 8 October 2023": ("2023-10-08", "2023-10-08"),
        "Friday": ("None", "None"),
        "since 2011": ("2011-01-01", "None"),
        "last week": ("None", "None"),
        "the next day": ("2023-10-09", "2023-10-09"),
        "March 2020": ("2020-03-01", "2020-03-31"),
    }


def test_a_weekday_that_the_date_does_not_fall_on_is_pointed_out() -> None:
    right, wrong = read("It fell on Sunday 8 October 2023, not on Monday 8 October 2023.")
    assert (right.contradicts, wrong.contradicts) == (False, True)


def test_the_tense_that_the_caller_knows_decides() -> None:
    text = "Talks on Monday in Doha"
    ahead = [word._replace(tense=Tense.FUTURE) if word.text == "Monday" else word for word in split(text)]
    assert find_times(split(text), date(2024, 10, 18))[0].earliest == date(2024, 10, 14)
    assert find_times(ahead, date(2024, 10, 18))[0].earliest == date(2024, 10, 21)


def test_an_infinitive_after_a_past_verb_is_past_whatever_the_caller_says() -> None:
    words = [word._replace(tense=Tense.FUTURE) for word in split("Volunteers began to bury the dead on Thursday.")]
    assert find_times(words, date(2024, 10, 18))[0].earliest == date(2024, 10, 17)
    words = [
        word._replace(tense=Tense.FUTURE) for word in split("The man will, after he was questioned, go free on Monday.")
    ]
    assert find_times(words, date(2024, 10, 18))[0].earliest == date(2024, 10, 21)


def test_kind_precision_and_reference_are_told() -> None:
    week, span, full, told = read("It fell last week, between 5 and 7 October, on 8 October 2023 and the day before.")
    assert (week.kind, week.precision, week.reference) == (TimeKind.DATE, Precision.WEEK, Reference.DEICTIC)
    assert (span.kind, span.precision) == (TimeKind.RANGE, Precision.DAY)
    assert (full.reference, full.precision) == (Reference.ABSOLUTE, Precision.DAY)
    assert told.is_anaphoric
    assert week.when.earliest == date(2024, 10, 7)


def merged(words: tuple[Word, ...], text: str) -> list[Word]:
    """The words cut at spaces alone, as a tokeniser might that keeps "mid-March" and "Friday's" whole."""
    whole: list[Word] = []
    for word in words:
        if whole and whole[-1].end == word.start and whole[-1].block == word.block:
            last = whole[-1]
            together = text[last.start : word.end]
            whole[-1] = last._replace(text=together, lower=together.lower(), end=word.end)
        else:
            whole.append(word)
    return whole


def apart(words: tuple[Word, ...]) -> list[Word]:
    """The words cut at every hyphen, apostrophe and change from letters to digits."""
    pieces: list[Word] = []
    for word in words:
        for match in re.finditer(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|.", word.text):
            text, start = match.group(), word.start + match.start()
            pieces.append(word._replace(text=text, lower=text.lower(), start=start, end=start + len(text)))
    return pieces


@pytest.mark.parametrize(("published", "marked"), [row[:2] for row in ROWS[::3]])
def test_it_does_not_matter_how_the_words_were_cut(published: str, marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    day = date.fromisoformat(published)
    plain = [shown(text, time) for time in find_times(split(text), day)]
    assert [shown(text, time) for time in find_times(apart(split(text)), day)] == plain
    tense = [time.tense for time in find_times(split(text), day)]
    whole = find_times(merged(split(text), text), day)
    if [time.tense for time in whole] == tense:  # a stop that sticks to a verb may hide it
        assert [shown(text, time) for time in whole] == plain


def test_every_rule_has_its_line_in_the_manual_and_is_used() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "times.md").read_text(encoding="utf-8")
    lines = set(re.findall(r"^\| `([^`]+)` \|", manual, re.MULTILINE))
    assert lines == set(RULES)
    texts = [(row[0], row[1].replace("[", "").replace("]", "")) for row in ROWS]
    texts += [(published, text) for published, text, _ in STORIES]
    met = {time.rule for published, text in texts for time in read(text, published)}
    assert met == set(RULES)


WORDS = st.sampled_from(
    "on in since until by the a between from to and of early mid late last next this that past night overnight week "
    "weekend month year day days hours weeks ago later earlier before after Monday Friday Sunday March May October Oct. "
    "December 5 12 31 99 2019 2023 1990s 2019-2020 5-7 08/10/2023 2023-10-08 , . ' s - first second half quarter start "
    "end spring within two three several few attack strike said will killed people, \n\n then same previous following "
    "morning recent coming so far Christmas Eve New Year's Q2 0 1e9".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40), st.dates())
def test_whatever_the_words_the_days_are_in_order_and_the_offsets_inside(words: list[str], published: date) -> None:
    text = " ".join(words)
    found = find_times(split(text), published)
    end = 0
    for time in found:
        assert end <= time.start < time.end <= len(text)
        end = time.end
        if time.earliest is not None and time.latest is not None:
            assert time.earliest <= time.latest
        assert time.rule in RULES
        assert time.when is not None
    assert found == find_times(split(text), published)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.none() | st.dates())
def test_no_text_breaks_it(text: str, published: date | None) -> None:
    for time in find_times(split(text), published):
        assert 0 <= time.start < time.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1000, 1, 1), date(2100, 12, 31)))
def test_a_full_date_is_that_date_however_it_is_written(day: date) -> None:
    month = f"{day:%B}"
    year = f"{day.year:04d}"
    for text in (
        f"on {day.day} {month} {year}",
        f"on {month} {day.day}, {year}",
        f"on {year}-{day:%m-%d}",
        f"on {day:%A} {day.day} {month} {year}",
    ):
        assert [(time.earliest, time.latest) for time in read(text, None)] == [(day, day)]


@settings(max_examples=200, deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
)
def test_a_past_weekday_lies_within_the_week_up_to_the_day(day: date, weekday: str) -> None:
    found = find_times(split(f"The army struck on {weekday}."), day)[0]
    assert found.earliest is not None
    assert f"{found.earliest:%A}" == weekday
    assert timedelta(0) <= day - found.earliest < timedelta(days=7)
    ahead = find_times(split(f"The army will leave by {weekday}."), day)[0]
    assert ahead.earliest is not None
    assert timedelta(0) < ahead.earliest - day <= timedelta(days=7)


@pytest.mark.parametrize(
    "phrase",
    [
        "the night of ",
        "Friday to ",
        "October 5, ",
        "from 5 ",
        "since the start of the ",
        "three days after the attack ",
        "2019-",
    ],
)
def test_the_work_grows_in_step_with_the_text(phrase: str) -> None:
    """Steps are counted, not timed: a call of any function of ours is one."""

    def steps(text: str) -> int:
        count = 0

        def hook(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event == "call"

        words = split(text)
        before = sys.getprofile()
        sys.setprofile(hook)
        try:
            find_times(words, date(2024, 1, 5))
        finally:
            sys.setprofile(before)
        return count

    short, long = steps(phrase * 100), steps(phrase * 400)
    assert long < 4.6 * short
