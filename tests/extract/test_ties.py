"""Standing ties between actors, as far as the text states them."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


def _tells(text: str, subject: str, tie: str, other: str) -> None:
    found = read(text).ties
    assert any(subject in a and tie == predicate and other in b for a, predicate, b in found), found


@pytest.mark.parametrize(
    ("text", "subject", "tie", "other"),
    [
        ("Souleymane Cissé, who heads the Northern Drivers Union, called for a strike.", "Cissé", "leads", "Union"),
        (
            "The Northern Drivers Union, which is headed by Souleymane Cissé, called for a strike.",
            "Cissé",
            "leads",
            "Union",
        ),
        ("The leader of Boko Haram, Bakura Doro, was killed.", "Doro", "leads", "Boko Haram"),
        ("Boko Haram's leader, Bakura Doro, was killed.", "Doro", "leads", "Boko Haram"),
        ("Boko Haram, whose leader Bakura Doro was killed, attacked Gwoza.", "Doro", "leads", "Boko Haram"),
        ("Boko Haram attacked Gwoza. Its leader, Bakura Doro, was killed.", "Doro", "leads", "Boko Haram"),
        ("President William Ruto of Kenya condemned the attack.", "Ruto", "leads", "Kenya"),
        ("The Upper Nile Front, an offshoot of al-Qaeda, attacked Nasir.", "Upper Nile", "offshoot-of", "al-Qaeda"),
        ("Iran backs Hezbollah.", "Iran", "backs", "Hezbollah"),
        ("Iran-backed Hezbollah fired rockets.", "Iran", "backs", "Hezbollah"),
        ("Russia and Iran, allies of Syria, met in Sochi.", "Russia", "allied-with", "Syria"),
        ("The foreign minister of Kenya, Musalia Mudavadi, met reporters.", "Mudavadi", "member-of", "Kenya"),
        ("Sergei Lavrov of Russia called for talks.", "Lavrov", "member-of", "Russia"),
        ("The Qassam Brigades, the armed wing of Hamas, fired rockets.", "Qassam", "part-of", "Hamas"),
        ("Kenya is negotiating with al-Shabaab.", "Kenya", "negotiates-with", "al-Shabaab"),
    ],
)
def test_tie(text: str, subject: str, tie: str, other: str) -> None:
    _tells(text, subject, tie, other)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya did not back the rebels of Boko Haram.",
        "Boko Haram attacked Nigerian soldiers in Gwoza.",
        "The former president of Kenya, Uhuru Kenyatta, met Norway's envoy.",
    ],
)
def test_acts_are_no_ties(text: str) -> None:
    assert not {tie for tie in read(text).ties if tie[1] in ("leads", "backs", "opposes")}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Moscow was told by Azerbaijani President Ilham Aliyev that nobody had meant it.",
            ("Ilham Aliyev", "leads", "Azerbaijan"),
        ),
        ("Gangs rose against the government of Ariel Henry in Haiti.", ("Ariel Henry", "leads", "Haiti")),
        (
            "ISWAP, which split from Boko Haram in 2016, claimed the raid.",
            ("Islamic State West Africa Province", "offshoot-of", "Boko Haram"),
        ),
        ("A spokesperson for CODECO pointed to the rival Zaïre militia.", ("CODECO", "opposes", "Zaïre militia")),
    ],
)
def test_ties_told_by_titles_splits_and_rivalry(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in read(text).ties


def test_the_head_of_the_army_who_visits_another_country_leads_no_army_of_it() -> None:
    assert read("General Abdel Fattah al-Burhan, the head of the army, visited Cairo.").ties == set()


def test_a_title_that_names_no_state_states_no_tie() -> None:
    assert read("Azerbaijan shelled the town. President Ilham Aliyev apologised to Moscow by telephone.").ties == set()


@pytest.mark.parametrize(
    ("text", "subject", "tie", "other"),
    [
        ("Hezbollah, whose leader is Naim Qassem, said it would not disarm.", "Qassem", "leads", "Hezbollah"),
        ("Ansaru, whose commander, Abu Baraa, was arrested, has denied it.", "Baraa", "leads", "Ansaru"),
        (
            "They hunt the remnants of Ansaru, whose leader, Abu Baraa, has escaped three strikes.",
            "Baraa",
            "leads",
            "Ansaru",
        ),
        ("Yusuf Guled was there. His cousin and rival, Mahad Shire, leads the battalion.", "Shire", "opposes", "Guled"),
        ("The head of UNMISS is Nicholas Haysom.", "Haysom", "leads", "UN"),
        ("Saddam Haftar was named deputy commander of the Libyan National Army.", "Haftar", "member-of", "Libyan National"),
        ("Bakhtiyar Khan was appointed head of the National Election Commission.", "Khan", "leads", "Commission"),
        ("Koba Khabazi, one of the leaders of the Coalition for Change, was beaten.", "Khabazi", "member-of", "Coalition"),
        ("They spoke to UN Secretary-General António Guterres on Friday.", "Guterres", "leads", "United Nations"),
        ("They met UN human rights chief Volker Türk on Friday.", "Türk", "member-of", "United Nations"),
        ("Burkina Faso has been ruled since 2022 by Captain Ibrahim Traoré.", "Ibrahim", "leads", "Burkina Faso"),
        ("The Kachin Independence Army is under the command of General Gam Shawng.", "Gam Shawng", "leads", "Kachin"),
        ("Muse Bihi, a member of the Kulmiye party, said he would stand.", "Bihi", "member-of", "Kulmiye"),
    ],
)
def test_an_office_is_held_however_the_sentence_tells_it(text: str, subject: str, tie: str, other: str) -> None:
    _tells(text, subject, tie, other)


@pytest.mark.parametrize(
    ("text", "subject", "other"),
    [
        ("The M23 enjoys the support of Rwanda and Uganda.", "Uganda", "March 23"),
        ("The Polisario Front receives weapons and money from Algeria.", "Algeria", "Polisario"),
        ("The Houthis, supplied with missiles by Iran, fired at a ship.", "Iran", "Houthis"),
        ("Iran reaffirmed its support for Hezbollah.", "Iran", "Hezbollah"),
        ("Rwandan support for the M23 is no secret.", "Rwanda", "March 23"),
        ("The Rwandan-backed M23 took the town.", "Rwanda", "March 23"),
        ("Turkey is the main protector of the Syrian National Army.", "Turkey", "Syrian National"),
    ],
)
def test_support_is_given_received_or_named(text: str, subject: str, other: str) -> None:
    _tells(text, subject, "backs", other)


@pytest.mark.parametrize(
    ("text", "subject", "tie", "other"),
    [
        ("The Karen National Union and its armed wing, the Karen National Liberation Army, took the town.",
         "Liberation Army", "part-of", "Karen National Union"),
        ("The 128th Brigade belongs to the Libyan National Army.", "128th", "part-of", "Libyan National"),
        ("ISWAP is a splinter group of Boko Haram.", "Islamic State West", "offshoot-of", "Boko Haram"),
        ("ISWAP broke away from Boko Haram in 2016.", "Islamic State West", "offshoot-of", "Boko Haram"),
        ("The Wazalendo, allies of the Congolese army, retook the hill.", "Wazalendo", "allied-with", "Congo"),
        ("The RSF and allied Misseriya militias attacked the camp.", "Misseriya", "allied-with", "Rapid Support"),
        ("The TNLA and two allies, the Arakan Army and the MNDAA, struck.", "TNLA", "allied-with", "Arakan"),
        ("The ELN, which is holding talks with the Colombian government, fled.", "ELN", "negotiates-with", "Colombia"),
        ("The European Union, whose Operation Aspides protects ships, left.", "Aspides", "part-of", "European Union"),
    ],
)  # fmt: skip
def test_groups_belong_split_and_stand_together(text: str, subject: str, tie: str, other: str) -> None:
    reading = read(text)
    names = {actor.id: {actor.name, *actor.aliases} for actor in reading.found.actors}
    found = [(names[one.subject], one.predicate.value, names[one.object]) for one in reading.found.relations]
    sides = [(a, b) for a, predicate, b in found if predicate == tie]
    pairs = sides + ([(b, a) for a, b in sides] if tie in ("allied-with", "negotiates-with") else [])
    assert any(any(subject in n for n in a) and any(other in n for n in b) for a, b in pairs), found


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda denies backing the M23.",
        "Rwanda denies that it supports the M23.",
        "Hezbollah is not part of the government.",
        "Mohamed Sowan, former chairman of the Justice and Construction Party, denied it.",
        "Mali sent weapons to Burkina Faso on Tuesday.",
    ],
)
def test_what_is_denied_or_over_is_no_tie(text: str) -> None:
    assert not read(text).ties
