"""Texts that are no reports, or that were made to break a reader: nothing crashes, nothing is made up, all of it holds."""

from __future__ import annotations

import cProfile
import pstats
from datetime import date

import pytest

from briefing.readers import read_pasted
from briefing.usecases.taking_in.intake import take_in
from tests.extract.reading import Reading, extractor
from tests.extract.soundness import article, sound, told_nothing

REPORT = "Three soldiers were killed in an attack near Goma on Monday."


def reports(reading: Reading) -> list[tuple[str, int | None, int | None]]:
    """The figures of the tolls of the report above, as read."""
    return [figure for figure in reading.figures if figure == ("killed", 3, 3)]


# --- what is no report -------------------------------------------------------------------------------------------------

CODE = {
    "Python": '''import os
from killer import attack

def kill(process, signal=9):
    """Kill 12 processes, wound 3 others."""
    for child in process.children[:40]:
        os.kill(child.pid, signal)  # killed 40 children
        if child.dead: raise Attack("killed %d people" % 12)
    return 2024-02-30

class Army(Object):
    troops = 4500
    def strike(self, target): self.bomb(target); target.dead = True''',
    "C": """#include <stdio.h>
/* fork bomb: kills 100 processes and 12 children */
int main(int argc, char **argv) {
  struct attack *a = malloc(sizeof(*a));
  for (int i = 0; i < 1000; i++) { printf("%d dead\\n", i); kill(getpid(), SIGKILL); }
  return 0;
}""",
    "JavaScript": """const army = require('army');
async function attack(city) { const dead = await army.bomb(city); if (dead >= 12) { throw new Error(`${dead} killed`); } }
attack("Aleppo").then(r => console.log(r.killed, 'civilians died'));""",
    "SQL": """SELECT killed, wounded, COUNT(*) FROM attacks WHERE country = 'Syria' AND killed > 12 GROUP BY killed;
INSERT INTO attacks (date, place, killed) VALUES ('2024-01-01', 'Aleppo', 45), ('2024-01-02', 'Idlib', 12);""",
    "a log": """2024-05-16 12:00:01 ERROR worker 12 killed by signal 9
2024-05-16 12:00:02 INFO 3 children dead, 2 missing
2024-05-16 12:00:03 WARN 14 attacks on host-3 repelled, 3 killed""",
    "JSON": '{"place": "Goma", "killed": 3, "wounded": 12, "text": "3 soldiers were killed in Goma on Monday"}',
    "markup": """<p class="lead">12 soldiers were killed in <b>Goma</b> on Monday.</p>
<script>kill(12); attack("army");</script>""",
    "a diff": """diff --git a/src/army.c b/src/army.c
--- a/src/army.c
+++ b/src/army.c
@@ -1,3 +1,3 @@ int attack(void)
-  return bomb(city) == 12; /* 12 killed */
+  return bomb(city) != 40; /* 40 killed */""",
}
ROWS = {
    "comma-separated values": """date,place,killed,wounded
2024-01-01,Goma,3,12
2024-01-02,Bunia,30,5
2024-01-03,"Beni, North Kivu",killed 4,7 wounded""",
    "a table with bars": """| Place | Killed | Wounded |
| --- | --- | --- |
| Goma | 3 | 12 |
| Bunia | 30 | 120 |""",
    "football results": """Arsenal 3 1 Chelsea
Liverpool 2 2 Everton
Leeds United 0 5 Sunderland
P W D L F A Pts
1 Arsenal 38 26 5 7 88 43 81
2 Manchester City 38 28 5 5 94 33 89""",
    "football results with scorers": """Arsenal 3-1 Chelsea (Saka 12, Rice 44, Havertz 90+2; Palmer 67)
Liverpool 2-2 Everton (Salah 3, 80; Ndiaye 11, Beto 90). Shots 12-4. Attacks 120-80.""",
    "a match report": """Manchester United beat Barcelona 4-0 on Saturday, with Rashford's late strike killing off the game.
Striker Messi shot wide before an army of fans, and the bombardment of the goal went on to the end of the match.""",
}
VERSE = {
    "a ballad": """The miller lay beneath his wheel,
The raven had his eye,
And all his sons that were of steel
Rode out at dawn to die.

They slew the king, they slew the queen,
While horse and hound lay dead,
And where the greenest grass had been
The river Dee ran red.""",
    "a ballad in one line": "The miller lay beneath his wheel, The raven had his eye, And all his sons that were of steel "
    "Rode out at dawn to die, They slew the king, they slew the queen, While horse and hound lay dead, And where the grass "
    "had been The river Dee ran red",
    "a song": "I shot the sun from out the sky, and killed the moon for you; my heart is dead, my heart is dead, is dead.",
}
OTHER_LANGUAGES = {
    "Arabic": "قُتل ثلاثة جنود في حلب يوم الاثنين. قال الجيش إن 12 مدنيا أصيبوا في غارة جوية على إدلب.",
    "Hebrew": "שלושה חיילים נהרגו ביום שני ברפיח, ו-12 אזרחים נפצעו בתקיפה אווירית.",
    "Persian": "سه سرباز روز دوشنبه در کرمانشاه کشته شدند و ۱۲ غیرنظامی زخمی شدند.",
    "Russian": "Трое солдат погибли в Купянске в понедельник. Армия нанесла удар, 12 раненых.",
    "Chinese": "周一三名士兵在戈马被打死。军方说十二名平民受伤。",
    "Burmese": "တနင်္လာနေ့က စစ်သား ၃ ဦး သေဆုံးခဲ့သည်။ အရပ်သား ၁၂ ဦး ဒဏ်ရာရခဲ့သည်။",
    "Hindi": "सोमवार को गोमा में तीन सैनिक मारे गए। सेना ने कहा कि 12 नागरिक घायल हुए।",
    "German": "Bei einem Angriff der Armee wurden am Montag in Aleppo drei Soldaten getötet und 12 Zivilisten "
    "verletzt. Die Regierung hat den Angriff nicht bestätigt. Gestern starb auch der Minister an den "
    "Folgen.",
    "French": "Trois soldats ont été tués lundi à Goma dans une attaque. Une bombe a fait 12 blessés et 5 morts "
    "selon les militants, qui ont attaqué la base avec des drones.",
    "Spanish": "Tres soldados murieron el lunes en Cali por una bomba. Según el gobierno, los militantes atacaron la"
    " base con drones y 12 civiles fueron heridos.",
    "Portuguese": "Três soldados foram mortos na segunda-feira em Goma pelo exército. O ataque não foi confirmado, mas "
    "12 civis também morreram, segundo as autoridades, que são acusadas pela oposição.",
    "Italian": "Tre soldati sono stati uccisi lunedì nella città di Goma dalle milizie. Gli attacchi della notte "
    "hanno fatto anche 12 feriti, più che nei giorni degli scontri.",
    "Turkish": "Pazartesi günü Halep için bir saldırı oldu ve üç asker öldü. Ordu ile milisler çok daha yakın olarak"
    " savaştı, 12 sivil yaralandı.",
}


@pytest.mark.parametrize("text", [*CODE.values(), *ROWS.values()], ids=[*CODE, *ROWS])
def test_code_and_tables_tell_of_no_happening(text: str) -> None:
    assert told_nothing(sound(text))


@pytest.mark.parametrize("text", CODE.values(), ids=list(CODE))
def test_code_that_was_pasted_tells_of_no_happening(text: str) -> None:
    one = take_in(read_pasted(f"{text}\n\n{text}")).article
    assert told_nothing(Reading(one, extractor().read(one)))


def test_a_table_that_was_pasted_tells_of_no_happening() -> None:
    one = take_in(read_pasted("Place\tKilled\tWounded\nGoma\t3 killed\t12 wounded\nBunia\t30 killed\t120 wounded")).article
    assert told_nothing(Reading(one, extractor().read(one)))


@pytest.mark.parametrize("text", VERSE.values(), ids=list(VERSE))
def test_verse_tells_of_no_happening(text: str) -> None:
    reading = sound(text)
    assert not reading.events
    assert not reading.tolls


@pytest.mark.parametrize("text", OTHER_LANGUAGES.values(), ids=list(OTHER_LANGUAGES))
def test_other_languages_tell_of_nothing(text: str) -> None:
    reading = sound(text)
    assert told_nothing(reading)
    assert not reading.found.actors
    assert not reading.found.places
    assert not reading.found.times


@pytest.mark.parametrize(
    "around",
    [CODE["Python"], CODE["JSON"], ROWS["comma-separated values"], ROWS["football results"], *OTHER_LANGUAGES.values()],
)
def test_a_report_beside_it_is_read_all_the_same(around: str) -> None:
    reading = sound(f"{around}\n\n{REPORT}\n\n{around}")
    assert [(toll.figure, toll.place, toll.when) for toll in reading.tolls] == [(("killed", 3, 3), "Goma", "2025-05-12")]


@pytest.mark.parametrize(
    "text",
    [
        "Goma (North Kivu): 3 soldiers killed; 12 wounded [1][2]; see https://example.org/a_b/c?killed=3&wounded=12.",
        "KIA=3, WIA=12: three soldiers were killed in Goma on Monday (source: @army_news, army.example.org).",
        "He shouted “Freedom”, “Justice”, “Bread”, and three soldiers were killed -- in Goma -- on Monday and/or Tuesday.",
        "At half-time, with the league match at 1-0, an explosion killed three soldiers among the fans in Goma.",
        "Lawmakers voted 51-49 on Monday; in Goma 3 soldiers were killed.",
        "Santiago de los Caballeros, Villa de las Flores, Rio de las Piedras: three soldiers were killed on Monday.",
        "The paper Al-Watan (الوطن) and Radio Okapi (أوكابي) said three soldiers (ثلاثة جنود) were killed in Goma.",
        "RUTSHURU, N. Kivu — The army’s 34th Bde: 3 soldiers killed, 12 wounded, 400 displaced, 2 vehicles (BM-21s) lost.",
    ],
)
def test_reports_in_odd_dress_are_read(text: str) -> None:
    assert reports(sound(text)) == [("killed", 3, 3)]


def test_a_transcript_is_read_without_its_speakers_as_places() -> None:
    reading = sound(
        f"""ANCHOR: Good evening. {REPORT}

HOST: Yes. [crosstalk]

ANCHOR: And civilians?

REPORTER: Twelve were wounded, doctors told me.

[00:12:34] Q: How many were killed? A: I do not know.

MR. JONES: -- was the army attacked?"""
    )
    assert reading.toll("killed", 3).place == "Goma"
    assert reading.toll("wounded", 12).item.victims.value == "unknown"
    assert {place.name for place in reading.found.places} == {"Goma"}
    assert len(reading.events) == 1
    assert "Twelve" not in reading.actors


@pytest.mark.parametrize(
    "text",
    [
        "goma monday three dead army clash m23 kinshasa denial toll rising wounded hospital",
        "BREAKING!!! GOMA!!! ARMY!!! WAR!!!",
        "?",
        ".",
        "...",
        "-" * 200,
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore.",
        "https://example.org/2024/05/16/three-killed-in-goma?dead=12&wounded=5 www.killed12.example someone@killed.example",
        "Kill the heat. Beat 3 eggs, fold in 200 g of flour and shoot into the oven for 40 minutes. Serves 6 people.",
        "Article 5. Any soldier who kills three civilians shall be punished with 12 years in prison.",
        "Was the army attacked? Were three soldiers killed in Goma? Who bombed the market?",
    ],
)
def test_words_without_a_telling_sentence_tell_of_no_toll(text: str) -> None:
    assert not [toll for toll in sound(text).tolls if toll.figure[1] not in (None, 0) and toll.words != "three dead"]


# --- figures and dates that cannot be -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "figure",
    [
        "5,000,000,000,000",
        "More than 5,000,000,000,000",
        "12,345,678,901,234",
        "Three trillion",
        "Some 9 billion",
        "Hundreds of billions of",
        "999999999999999999999999999",
        "9" * 5000,
        "10^12",
        "1e15",
        "²³",
        "½",
    ],
)
def test_a_figure_beyond_all_people_is_no_toll(figure: str) -> None:
    assert sound(f"{figure} people were killed in Goma on Monday, and {figure} civilians were displaced.").figures == []


@pytest.mark.parametrize(
    ("figure", "value"),
    [("8 billion", 8 * 10**9), ("١٢", 12), ("１２", 12), ("1,200,000", 1_200_000), ("𝟛𝟛", 33)],
)
def test_a_large_or_foreign_figure_is_one(figure: str, value: int) -> None:
    assert sound(f"An attack killed {figure} people in Goma on Monday.").figures == [("killed", value, value)]


@pytest.mark.parametrize(
    "day",
    [
        "on 30 February 2024",
        "on February 30, 2024",
        "on February 30",
        "on 29 February 2023",
        "on 31 June",
        "on 32 May 2024",
        "on 0 May 2024",
        "on 32nd May",
        "on the 32nd of May",
        "on May 32, 2024",
        "on May 32",
        "on Monday, 31 February 2024",
        "on 2024-13-45",
        "on 2024-02-30",
        "on 13/13/2024",
        "on 45.12.2024",
        "on 00.00.0000",
        "on 1/1/1",
        "on 1 January 0000",
        "on 1 January 9999",
        "on 1 January 99999",
        "on January 1, 99999",
        "in January 99999",
        "in January 0",
        "in the year 0",
        "in the year 99999",
        "in 0000",
        "in 9999",
        "in month 13",
        "in Q5 2024",
        "in the 2990s",
        "in 500 BC",
        "since 30 February",
        "from 25 to 35 May",
        "on the night of 30 to 31 February",
        "1000000 years ago",
        "999999999999 days ago",
        f"{'9' * 40} days ago",
        "thousands of years ago",
        "ten thousand years ago",
        "in 99999999 weeks' time",
    ],
)
def test_a_day_that_does_not_exist_is_no_day(day: str) -> None:
    reading = sound(f"Ten people were killed {day}.")
    assert reading.found.times == ()
    assert [(toll.figure, toll.when) for toll in reading.tolls] == [(("killed", 10, 10), "")]


@pytest.mark.parametrize("published", [date.min, date(1, 1, 2), date.max, date(9999, 12, 30), None])
def test_the_ends_of_the_calendar_are_read_from(published: date | None) -> None:
    text = f"""{REPORT} A day earlier, last week, last month, two years ago, in 30 years' time and over the past decade nine
people died. Since 2011 and by next year 12 were wounded. On 31 December and the following day four civilians were killed.
Overnight, yesterday, tomorrow, this weekend, last summer and in the 1990s five died."""
    assert reports(sound(text, published)) == [("killed", 3, 3)]


# --- characters -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "\u202eThree soldiers\u202c were killed in an attack near \u2067Goma\u2069 on \u200fMonday\u200e.",
        "Three\u200b soldiers\u00ad were\u2060 killed\ufeff in an attack near Go\u200bma on Mon\u00adday.",
        "Three\x00 soldiers\x07 were\x1b[31m killed\x08 in an\x0battack near Goma\x0c on Monday.\x7f",
        "Three soldiers were killed\u2028in an attack near Goma\u2028on Monday.\u2029",
        "Three\u00a0soldiers\u2009were\u3000killed in an attack near\u202fGoma on Monday.",
        "💥💥 Three soldiers were killed in an attack near Goma on Monday. 🙏🙏 👨‍👩‍👧‍👦 🇨🇩 #Goma",
        "Three soldiers were killed in an attack near Goma on Monday.\ufffd\ue000\U0010fffd",
    ],
    ids=["direction", "zero width", "control", "line separators", "spaces", "emoji", "private use"],
)
def test_characters_that_are_not_seen_change_nothing(text: str) -> None:
    reading = sound(text)
    assert [(toll.figure, toll.place, toll.when) for toll in reading.tolls] == [(("killed", 3, 3), "Goma", "2025-05-12")]
    assert all(char.isprintable() for event in reading.events for char in event.title)


@pytest.mark.parametrize(
    "text",
    [
        "💥😢🇨🇩🙏👨‍👩‍👧‍👦" * 60,
        "T" + "\u0301" * 1000 + "hree soldiers were killed in Goma on Monday.",
        "\u202e" * 300 + REPORT + "\u2066" * 300,
        "\u0378\u0379 \ud7ff \ue000 \U000e0001\U000e007f killed",
        "ﷺ ﷽ 𝔗𝔥𝔯𝔢𝔢 𝔰𝔬𝔩𝔡𝔦𝔢𝔯𝔰 were 𝕜𝕚𝕝𝕝𝕖𝕕 Ⅻ ㊾ ⑫ people died",
        "Ǆ ﬀ ẞ İ ı ŉ ΐ soldiers were killed in İstanbul and ǅakovo",  # change their length with their case
    ],
)
def test_any_characters_are_borne(text: str) -> None:
    sound(text)


# --- shapes that break parsers: each is read at two sizes, and the larger may cost no more than its share ----------------

SHAPES = {
    "one paragraph": f"{REPORT} The army said that 12 civilians had been wounded by drones in Aleppo the day before. ",
    "no full stop": "three soldiers were killed in Goma on Monday and ",
    "nested brackets": "[“(three killed ",
    "quotation marks": '"',
    "commas": "soldiers, ",
    "and": "soldiers and ",
    "names and names": "Goma and Aleppo and ",
    "said that": "John said that Peter said that ",
    "who said": "the soldier who said that ",
    "possessives": "the army's brother's ",
    "semicolons": "a; ",
    "labels": "the army said: ",
    "dashes": " — The army ",
    "initials": "U.S. ",
    "hyphens": "al-",
    "full stops": ". ",
    "numbers": "1 ",
    "number words": "hundred thousand million ",
    "hyphened numbers": "twenty-",
    "dates": "1 May, 2 May, ",
    "capitals": "ARMY ATTACK ",
    "small quotations": '"Three killed" ',
    "emoji": "💥👨‍👩‍👧‍👦",
    "lines": "killed\n",
    "paragraphs": "Three were killed in Goma.\n\n",
    "persons": "General John Smith of the army met Peter Brown in Paris. He left. ",
    "pronouns": "He said he killed him. ",
    "code": "kill(12); if (dead) { attack(army); } ",
}
SIZE = 500  # code points


def work(text: str) -> int:
    """How many calls of functions the reading of a text takes."""
    profile = cProfile.Profile()
    one = article(text)
    profile.enable()
    extractor().read(one)
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("unit", SHAPES.values(), ids=list(SHAPES))
def test_the_work_grows_with_the_length_alone(unit: str) -> None:
    small = unit * (SIZE // len(unit))
    extractor().read(article(small))  # what is loaded once is no work of the text
    # In step would be 4, with the square 16; looking some way back and ahead costs little where the text is short.
    assert work(small * 4) <= 9 * work(small) + 20_000
