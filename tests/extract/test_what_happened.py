"""Words for what happens, far from the battlefield as well as on it: each sentence tells one event of one kind."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("kind", "status", "text"),
    [
        ("aid", "planned", "UNICEF will start food distributions in Dikwa on Monday if the road is safe."),
        ("aid", "planned", "The Red Cross plans to resume relief flights to Bangassou on 23 June."),
        ("aid", "planned", "A shipment of vaccines is due in Port Sudan on Monday."),
        ("aid", "reported", "The International Committee of the Red Cross flew in a surgical team on Tuesday."),
        ("aid", "reported", "On Tuesday rescuers pulled nine people alive from the rubble in Kherson."),
        ("diplomacy", "planned", "The Security Council will meet on Monday to discuss the crisis."),
        ("diplomacy", "planned", "Aid agencies are to meet the army command in Goma on Monday."),
        ("diplomacy", "planned", "President Tshisekedi and Mr Kagame were to have met in Doha on Tuesday; neither went."),
        ("diplomacy", "planned", "A joint assessment mission is expected in Baidoa this weekend."),
        ("diplomacy", "reported", "The Ethiopian side called off its visit to Asmara on Monday."),
        ("diplomacy", "reported", "UN investigators inspected the scene on Tuesday."),
        ("detention", "reported", "He was freed on 4 May."),
        ("detention", "reported", "Police reported 83 arrests in Tbilisi on Saturday."),
        ("detention", "reported", "Four suspects gave themselves up on Monday."),
        ("violence-against-civilians", "reported", "A nurse was shot in the leg at a checkpoint near Uvira on Monday."),
        ("violence-against-civilians", "reported", "Last night my brother was taken from his bed by men in uniform."),
        ("violence-against-civilians", "reported", "A student who was abducted on Monday has not been seen since."),
        ("violence-against-civilians", "reported", "The rebels are holding 19 passengers hostage."),
        ("casualty", "reported", "The bodies of three fishermen washed up on a beach near Tumaco on Monday."),
        ("casualty", "reported", "Five bodies were dumped outside the town hall of Iguala on Sunday."),
        ("strike", "reported", "Helicopters engaged a hideout near Mach on Tuesday."),
        ("strike", "reported", "A mortar round impacted near the clinic in Taiz on Monday."),
        ("strike", "reported", "Its men lost nine comrades to a drone on Tuesday."),
        ("strike", "reported", "The army bombed what it called a terrorist hideout in Waziristan on Monday."),
        ("battle", "background", "In February soldiers began what they called the final operation."),
        ("battle", "background", "The rebels began a campaign against a rival faction on 16 January."),
        ("battle", "reported", "The rebels took the bridge at Kalehe on Thursday."),
        ("battle", "background", "In 2023 the African Union began withdrawing its force from Somalia."),
        ("battle", "background", "Ethiopia and Eritrea went to war in May 1998."),
        ("movement", "reported", "Peru ordered 700 more soldiers to the border on Monday."),
        ("movement", "reported", "The institute registered 3,870 arrivals in Maiduguri between Sunday and Tuesday."),
        ("disruption", "reported", "The N-25 was reopened to traffic on Monday."),
        ("disruption", "reported", "The crossing at Chaman stayed shut on Monday."),
        ("disruption", "planned", "A bus company plans to reopen the line to Axum next Monday."),
        ("politics", "reported", "Parliament rejected a motion of no confidence by 168 votes to 59 on Tuesday."),
        ("politics", "reported", "The assembly voted on Tuesday to lift the immunity of the former president."),
        ("politics", "background", "The junta came to power in July 2023."),
        ("politics", "reported", "The prosecutor opened an inquiry on Monday."),
        ("sanction", "background", "Canada declared 20 gangs terrorist organisations in January."),
        ("sanction", "reported", "The High Court on Friday forbade the police to use water cannon."),
        ("disaster", "background", "In 2016 Super Typhoon Haima claimed 14 lives."),
        ("unrest", "reported", "Thousands of people gathered in front of parliament in Belgrade on Saturday."),
    ],
)
def test_what_a_sentence_tells_is_an_event_of_its_kind(kind: str, status: str, text: str) -> None:
    assert [(event.kind.split("/")[0], event.status) for event in read(text).events] == [(kind, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Iran threatened on Monday to close the strait.",
        "The court sits in a former cinema.",
        "The parcel is due any day.",
        "Criminals, in his words, had hijacked the protests.",
    ],
)
def test_threats_and_figures_of_speech_are_no_events(text: str) -> None:
    assert not [event.title for event in read(text).events if not event.kind.startswith("statement")]


def test_what_somebody_is_charged_with_is_told_by_the_charge() -> None:
    (event,) = read("Prosecutors charged two officers with murder on Monday.").events
    assert event.kind == "sanction/court-ruling"


def test_what_is_avenged_is_another_blow_than_the_vengeance() -> None:
    reading = read("Militiamen shot six herders near Barsalogho on Tuesday in revenge for the ambush of a patrol.")
    assert sorted(event.kind for event in reading.events) == [
        "battle/armed-clash",
        "violence-against-civilians/attack",
    ]


def test_a_truce_that_did_not_last_was_one() -> None:
    (event,) = read("A truce that the envoy wrested from the rebels in April did not survive the month.").events
    assert (event.kind, event.when) == ("diplomacy/ceasefire", "2025-04-01..2025-04-30")


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("2025-05-14..2025-05-15", "The army said on Thursday that it had lost nine men in overnight clashes near Djibo."),
        ("2024-05-16", "A year ago today five gunmen shot 26 men in a meadow near Anantnag."),
        ("2025-05-10", "In Cali three bombs exploded on the morning of the 10th."),
        ("2025-05-12..2025-05-16", "Clashes between gangs and a self-defence brigade continued all week in Kenscoff."),
        ("2025-05-20", "The distribution of tents in Herat, planned for today, has been postponed to Tuesday."),
        ("2025-05-24", "UNICEF planned to begin food distribution in Bule today, but postponed it to 24 May."),
        (
            "2025-01-01..2025-01-31",
            "More died since November 2023. In January a raid on the town of Ye killed 41.",
        ),
    ],
)
def test_days_told_in_less_usual_ways(when: str, text: str) -> None:
    assert [event.when for event in read(text).events] == [when]


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (
            "2025-01-01..2025-05-16",
            "Since January troops have killed 400 rebels. In the same period 58 policemen were killed in the province.",
        ),
        (
            "2021-02-01..2025-05-16",
            "Since the coup of February 2021, more than 7,200 people have been killed by the army.",
        ),
    ],
)
def test_stretches_that_figures_are_counted_over(when: str, text: str) -> None:
    assert read(text).tolls[-1].when == when


def test_a_night_told_in_full_is_not_narrowed_by_the_day_it_is_named_after() -> None:
    (event,) = read("Overnight from 11 to 12 May, armed men attacked a camp near Bule. Monday's attack killed 12.").events
    assert event.when == "2025-05-11..2025-05-12"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("battle", "Assailants set upon an army position at Wanzarbe before dawn on Monday."),
        ("battle", "The Kachin rebels have wrested the town of Bhamo from the army."),
        ("battle", "The town changed hands for the third time on Tuesday."),
        ("battle", "Fighters who attacked a base in Diapaga on 13 May left on motorcycles."),
        ("battle", "The patrol came under fire near Bamenda on Monday."),
        ("battle", "On Tuesday troops of the task force moved into the valley."),
        ("strike", "Warplanes carried out 12 raids on Hodeida on Sunday."),
        ("strike", "Marib came under missile fire on Sunday."),
        ("violence-against-civilians", "Raiders carried off 40 cattle and two herders near Pibor on Monday."),
        ("violence-against-civilians", "Two women were paraded naked in Moreh on 4 May."),
        ("detention", "The 12 hostages were set free on Monday."),
        ("disruption", "Internet access was shut off in Togo on Monday."),
        ("disruption", "The highway near Imphal was barricaded with tree trunks on Wednesday."),
        ("diplomacy", "Donors met in Brussels on Tuesday."),
        ("politics", "General Doumbouya named a new prime minister on Monday."),
        ("sanction", "The International Criminal Court issued a warrant for the commander's arrest on Monday."),
        ("aid", "The WFP halved rations in Dadaab on Monday."),
        ("seizure", "In March 1,023 looted weapons were handed in during the amnesty."),
    ],
)
def test_acts_that_papers_tell_in_words_of_their_own(kind: str, text: str) -> None:
    assert [event.kind.split("/")[0] for event in read(text).events] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Prices have exploded since January.",
        "Rebels hold two thirds of the city.",
        "They gather in the square every evening.",
        "To drive from Imphal to Moreh you need a day.",
        "My neighbour does not intend to vote.",
    ],
)
def test_what_goes_on_or_is_said_in_a_figure_is_no_event(text: str) -> None:
    assert not [event.title for event in read(text).events]


def test_an_election_that_is_to_be_held_is_told_once() -> None:
    (event,) = read("Elections are to be held next February.").events
    assert (event.kind, event.status, event.when) == ("politics/election", "planned", "2026-02-01..2026-02-28")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Shipment of vaccines expected in Port Sudan", "A shipment of vaccines is due in Port Sudan on Monday."),
        ("Armoured patrol comes under fire", "The mission sent an armoured patrol, which came under fire."),
        ("Brother kidnapped in Imphal", "My neighbour, whose brother was kidnapped in Imphal in January, stays at home."),
        ("Kosovo to become member of Council of Europe", "Kosovo is to become a member of the Council of Europe in May."),
        ("272 arrests", "By nightfall the police reported 272 arrests."),
        ("Awdheegle overrun", "The assault came four weeks after the group overran Awdheegle."),
        ("Station of Corinto harassed", "On 12 May the station of Corinto was harassed again."),
    ],
)
def test_what_was_overheard_before_has_its_headline(title: str, text: str) -> None:
    assert title in [event.title.replace(" the ", " ") for event in read(text).events]


def test_a_clause_of_when_tells_what_happened_then() -> None:
    reading = read("Since 9 September, when the sons of Guzmán and the heirs of Zambada went to war, the town is dark.")
    assert [(event.kind, event.when) for event in reading.events] == [("battle", "2024-09-09")]


def test_days_before_a_dated_vote_are_counted_from_it() -> None:
    reading = read("Three days before the vote of 15 May a candidate was shot dead in Cúcuta.")
    assert "2025-05-12" in [event.when for event in reading.events]
