"""Ordinary verbs and nouns that papers tell happenings with, and the same words where nothing happened."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Loyalist troops drove the militia from Kassab on Monday.", "battle"),
        ("Government forces pushed the insurgents out of Zalingei on Saturday.", "battle"),
        ("Rebel fighters walked into Bukavu on Sunday.", "battle"),
        ("Soldiers raised the flag over the town hall of Balakliya on Friday.", "battle"),
        ("The insurgents breached the perimeter of the base in Monguno on Friday.", "battle"),
        ("The battalion came under attack in Ansongo on Tuesday.", "battle"),
        ("A helicopter gunship raked the village of Kalakwa with fire on Thursday.", "violence-against-civilians"),
        ("A clinic in Demoso took a direct hit on Monday.", "strike"),
        ("A drone went down on a hospital in Beledweyne on Sunday.", "strike"),
        ("Leftover ordnance killed two boys in Ramadi on Monday.", "strike"),
        ("A catechist was taken from his presbytery in Kaduna on Monday.", "violence-against-civilians"),
        ("Soldiers beat up a teacher at a checkpoint in Bamenda on Monday.", "violence-against-civilians"),
        ("Six women were gang-raped in Tawila on Sunday.", "violence-against-civilians"),
        ("Angry residents stoned police in Mathare on Thursday.", "unrest"),
        ("Miners brought the town of Potosí to a standstill on Tuesday.", "unrest"),
        ("A bandh called by students paralysed Silchar on Friday.", "unrest"),
        ("An arms cache was unearthed in Kupwara on Sunday.", "seizure"),
        ("Fighters made off with six vehicles from a depot in Malakal on Monday.", "seizure"),
        ("The former president was put behind bars in Lusaka on Wednesday.", "detention"),
        ("The bodies of 90 soldiers were returned to Armenia on Friday.", "detention"),
        ("In Rann, 12,000 displaced people are living in schools.", "movement"),
        ("Pakistan sent home 40,000 Afghans through Torkham last week.", "movement"),
        ("Britain pulled its diplomats out of Khartoum on Sunday.", "movement"),
        ("Police ordered residents of Tulkarm to leave on Monday.", "movement"),
        ("Sumy was left without power on Monday.", "disruption"),
        ("Troops turned away an aid convoy at Mellit on Tuesday.", "disruption"),
        ("Militiamen prevented a UN patrol from reaching Tambura on Monday.", "disruption"),
        ("The truce was prolonged by a day on Sunday.", "diplomacy"),
        ("General Asim Munir took over as army chief on Tuesday.", "politics"),
        ("The electoral commission put off the vote on Monday.", "politics"),
        ("India banned imports from Pakistan on Saturday.", "sanction"),
        ("France supplied 12 howitzers to Armenia last week.", "aid"),
        ("The search for survivors in Derna was called off on Sunday.", "aid"),
        ("A ferry capsized on Lake Kivu on Thursday.", "disaster"),
        ("A fire swept through a camp in Ukhiya on Sunday.", "disaster"),
        ("Fire gutted a market in Kano on Friday.", "disaster"),
        ("Two quakes wiped out villages in Zinda Jan on Saturday.", "disaster"),
        ("Nurses returned to work in Harare on Wednesday.", "unrest"),
        ("Peacekeepers near Ramyah were prevented from passing by two tanks on Sunday.", "disruption"),
        ("Some 31 youths were taken in for questioning in Nanterre on Tuesday.", "detention"),
        ("Lithuania threw out two Belarusian diplomats on Monday.", "sanction"),
        ("A smuggler was handed a sentence of 18 years by a court in Palermo on Monday.", "sanction"),
        ("The prime minister tendered his resignation on Monday.", "politics"),
        ("The senator declared herself interim president on Tuesday.", "politics"),
        ("The army was called out in Nagaon on Sunday.", "movement"),
    ],
)
def test_plain_words_of_the_news_tell_what_they_mean(sentence: str, kind: str) -> None:
    assert kind in [event.kind.split("/")[0] for event in read(sentence).events]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister came under fire over the budget on Monday.",
        "The governor came under attack in parliament on Monday.",
        "The senator was bombarded with questions in Abuja on Tuesday.",
        "The opposition launched a blistering attack on the budget on Tuesday.",
        "The group attacked the proposal in a letter on Monday.",
        "The bank seized the opportunity on Tuesday.",
        "The candidate was ambushed by a question on abortion on Tuesday.",
        "The team crashed out of the cup in Abidjan on Sunday.",
        "The drill simulated an attack on the airport of Mombasa.",
        "Troops of five nations practised landing on a beach near Lamu on Monday.",
        "The novel follows a nurse whose hospital is bombed by jets.",
    ],
)
def test_figures_of_speech_and_plays_are_no_happening(sentence: str) -> None:
    assert read(sentence).events == []


def test_what_somebody_was_prevented_from_did_not_happen() -> None:
    titles = [event.title for event in read("Militiamen prevented a UN patrol from reaching Tambura on Monday.").events]
    assert not any("reach" in title for title in titles)


def test_the_flight_of_people_who_sleep_elsewhere_is_told_once() -> None:
    reading = read("The 400 families that fled Kutum are sleeping in two schools.")
    assert [event.kind for event in reading.events].count("movement/displacement") == 1


def test_people_freed_from_where_they_were_held_are_not_arrested_there() -> None:
    reading = read("Police freed three drivers who had been held since Sunday in a warehouse in Celaya.")
    assert [event.kind for event in reading.events] == ["detention/release"]


def test_what_a_blow_leaves_people_without_is_no_happening_beside_it() -> None:
    reading = read("A fuel storage site was destroyed on Friday, leaving three health facilities without power.")
    assert len(reading.events) == 1
    assert read("Sumy was left without power on Monday.").events[0].title == "Sumy left without power"
