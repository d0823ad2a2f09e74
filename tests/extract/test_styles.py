"""Styles other than news prose: logs and telegrams, live pages, chronologies, headlines; what is read from each."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import read

DAY = date(2025, 3, 14)

# ------------------------------------------------------------ telegrams


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("14:20 hrs – SAF airstrike, El Fasher; 11 civ KIA, 20+ injured.", [("killed", 11, 11), ("wounded", 20, None)]),
        ("0630: IED on Route 4 near Gao, 2 killed, 5 WIA.", [("killed", 2, 2), ("wounded", 5, 5)]),
        ("FARDC patrol ambushed, Fizi territory – 3 soldiers KIA, 1 MIA.", [("killed", 3, 3), ("missing", 1, 1)]),
        ("Attack on IDP camp, Djugu: 3x civ KIA, 12 pax inj.", [("killed", 3, 3), ("wounded", 12, 12)]),
        ("Landmine explosion, Beni; farmer killed.", [("killed", 1, 1)]),
        ("Shelling of Nikopol; woman, 61, killed, three injured.", [("killed", 1, 1), ("wounded", 3, 3)]),
        (
            "Missile strike on Zaporizhzhia. 6 dead, 22 injured, incl. 2 children.",
            [("killed", 6, 6), ("wounded", 22, 22), ("wounded", 2, 2)],
        ),
    ],
)
def test_telegrams_tell_their_tolls(text: str, figures: list[tuple[str, int, int | None]]) -> None:
    assert read(f"- {text}", DAY).figures == figures


def test_what_is_left_without_auxiliary_is_suffered() -> None:
    reading = read("- FARDC patrol ambushed, Fizi territory.\n\n- Police checkpoint attacked in Maiduguri.")
    assert [event.doers for event in reading.events] == [(), ()]
    assert reading.event("ambushed").targets == ("Armed Forces of the Democratic Republic of the Congo",)


def test_a_stroke_joins_the_sides_of_a_fight() -> None:
    (event,) = read("- M23/Wazalendo clashes near Kalehe.").events
    assert event.doers == ("March 23 Movement", "Wazalendo")


def test_a_device_told_by_its_abbreviation_is_no_actor() -> None:
    reading = read("- VBIED attack on a hotel in Mogadishu, 7 killed.\n\n- 2x IEDs found near Gao.")
    assert set(reading.actors) == set()
    assert reading.event("attack").kind.startswith("strike")


def test_spans_of_written_out_abbreviations_hold_the_printed_words() -> None:
    reading = read("- 11 civ KIA and 4 pax inj near Goma.")
    assert next(toll.words for toll in reading.tolls).startswith("11 civ")


# ------------------------------------------------------------ logs, live pages, chronologies


def test_lines_of_a_log_are_of_the_day_that_heads_them() -> None:
    reading = read(
        "# 12 March\n\n- 06:15 – Drone attack on a depot in Belgorod. Two wounded.\n\n"
        "# 13 March\n\n- 02:30 – Missile strike on Zaporizhzhia. 6 dead.",
        DAY,
    )
    assert [(toll.figure, toll.when) for toll in reading.tolls] == [
        (("wounded", 2, 2), "2025-03-12"),
        (("killed", 6, 6), "2025-03-13"),
    ]


def test_a_heading_that_is_no_day_ends_the_reach_of_one() -> None:
    reading = read("# 12 March\n\nRebels seized Minova.\n\n# Background\n\nRebels seized Bunagana.", DAY)
    assert [event.when for event in reading.events] == ["2025-03-12", ""]


def test_entries_of_a_live_page_are_of_its_day_and_yesterday_of_the_day_before() -> None:
    reading = read(
        "14:32 GMT\n\nIsraeli jets struck a house in Nabatieh.\n\n"
        "Yesterday, 21:10 GMT\n\nGunmen kidnapped a teacher in Kaduna.\n\n"
        "3h ago\n\nRebels seized Minova.",
        DAY,
    )
    assert [event.when for event in reading.events] == ["2025-03-14", "2025-03-13", "2025-03-13"]


def test_words_for_times_are_told_against_the_day_of_the_entry() -> None:
    reading = read("# 12 March\n\nGunmen killed two farmers in Jos overnight.", DAY)
    assert reading.toll("killed", 2).when == "2025-03-11..2025-03-12"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("15 April 2023 – Fighting erupts in Khartoum.", "2023-04-15"),
        ("March 12: Rebels seized Minova.", "2025-03-12"),
        ("12 March, 0630 hrs – Gunmen attacked a school in Kaduna.", "2025-03-12"),
        ("November 2023 — Gunmen killed 80 people in Ardamata.", "2023-11-01..2023-11-30"),
    ],
)
def test_a_line_of_a_chronology_is_dated_by_what_it_begins_with(text: str, when: str) -> None:
    (event,) = read(text, DAY).events
    assert event.when == when


def test_timed_lines_of_a_report_are_of_the_days_it_covers() -> None:
    reading = read("Reporting period: 12–13 March 2025\n\n- 0630: Rebels seized Minova.", DAY)
    assert [event.when for event in reading.events] == ["2025-03-12..2025-03-13"]


def test_what_one_line_of_a_log_tells_is_not_gone_on_with_in_the_next() -> None:
    reading = read("- 06:15 – Air strike on Nyala.\n\n- 09:00 – 3 soldiers dead, cause unknown.", DAY)
    assert reading.toll("killed", 3).event is None


def test_the_place_that_heads_a_district_bulletin_holds_below_it() -> None:
    reading = read("# Kharkiv region\n\n- Shelling killed a farmer.\n\n# Outlook\n\n- Shelling killed a teacher.", DAY)
    assert [event.place for event in reading.events] == ["Kharkiv region", None]


# ------------------------------------------------------------ headlines


def test_headlines_without_a_text_below_them_are_read() -> None:
    reading = read(
        "# Two dead in Kherson shelling\n\n# Drone hits market in Darfur, 14 killed\n\n"
        "# Gunmen kill priest, abduct five in Kaduna\n\n# Four soldiers killed, nine hurt in Balochistan blast"
    )
    assert reading.figures == [
        ("killed", 2, 2),
        ("killed", 14, 14),
        ("killed", 1, 1),
        ("abducted", 5, 5),
        ("killed", 4, 4),
        ("wounded", 9, 9),
    ]
    assert reading.events[0].kind == "strike/shelling"


def test_a_heading_over_its_text_is_not_told_twice() -> None:
    assert len(read("# Gunmen kill priest in Kaduna\n\nA priest was shot dead by gunmen in Kaduna on Thursday.").tolls) == 1


def test_people_of_two_words_are_told_from_others() -> None:
    reading = read("- Nine South African soldiers dead in Goma.\n\n- Two Sri Lankan soldiers killed in Mali.")
    assert [toll.side for toll in reading.tolls] == ["South African National Defence Force", "Sri Lanka Armed Forces"]


# ------------------------------------------------------------ dialogue

INTERVIEW = """General Kofi Mensah commands the army in Kaya.

Q: Human Rights Watch says 130 people were massacred in Solenzo. How do you respond?

A: The militants attacked Solenzo on 11 March and killed nine soldiers.

Q: Will you attack Djibo next?

A: I will not talk about that."""


def test_questions_of_an_interview_tell_nothing_and_answers_are_the_guests() -> None:
    reading = read(INTERVIEW, DAY)
    assert reading.figures == [("killed", 9, 9)]
    assert {event.place for event in reading.events} == {"Solenzo"}
    assert reading.toll("killed", 9).by == ("Kofi Mensah",)
    assert ("Kofi Mensah", "asserts") in reading.statements


def test_labels_of_speakers_are_persons_and_no_places() -> None:
    reading = read(
        "MR MILLER: Good afternoon.\n\nQUESTION: Can you confirm that three Americans were killed in Port-au-Prince?\n\n"
        "MR MILLER: I can confirm that one US citizen was killed in Port-au-Prince on Wednesday.\n\n"
        "QUESTION: And if Russia bombs Kharkiv again?",
        DAY,
    )
    assert reading.figures == [("killed", 1, 1)]
    assert reading.tolls[0].by == ("Miller",)
    assert {place.name for place in reading.found.places} & {"Miller", "Kharkiv"} <= {"Kharkiv"}
    assert [event.place for event in reading.events] == ["Port-au-Prince"]


def test_a_bulletin_by_places_is_no_dialogue() -> None:
    reading = read("Beni: Rebels killed two farmers.\n\nGoma: A mine killed a boy.\n\nBeni: Rebels burned a clinic.", DAY)
    assert [toll.place for toll in reading.tolls] == ["Beni", "Goma"]


# ------------------------------------------------------------ boxes of figures


def test_a_box_of_key_figures_counts_people_alone() -> None:
    reading = read(
        "Killed: 1,411 | Injured: 3,124 | Houses destroyed: 5,412\n\n"
        "A 6.0-magnitude earthquake struck Kunar province on 12 March.",
        DAY,
    )
    assert reading.figures == [("killed", 1411, 1411), ("wounded", 3124, 3124)]
    assert [toll.when for toll in reading.tolls] == ["2025-03-12", "2025-03-12"]


def test_lines_of_key_figures_name_who_was_counted_and_their_parts() -> None:
    reading = read(
        "- Killed: at least 300 civilians, including 10 aid workers\n\n- Displaced: 400,000 people\n\n- Missing: 31"
    )
    assert reading.figures == [
        ("killed", 300, None),
        ("killed", 10, 10),
        ("displaced", 400000, 400000),
        ("missing", 31, 31),
    ]


# ------------------------------------------------------------ communiques


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The enemy lost up to 480 servicemen, two tanks and a howitzer.", [("killed", None, 480)]),
        ("The enemy lost 1,210 servicemen killed and wounded, 8 tanks.", []),
        ("Ukrainian losses amounted to up to 120 servicemen.", [("killed", None, 120)]),
        ("Our forces suffered no casualties.", [("killed", 0, 0), ("wounded", 0, 0)]),
        ("Mortar fire hit Nikopol; no casualties were reported.", [("killed", 0, 0), ("wounded", 0, 0)]),
        ("The firm suffered no losses last year.", []),
        ("Scores of people were killed or wounded in Aden.", []),
        ("12 people were killed and 30 wounded in Aden.", [("killed", 12, 12), ("wounded", 30, 30)]),
    ],
)
def test_losses_are_those_of_people_and_of_one_kind(text: str, figures: list[tuple[str, int | None, int | None]]) -> None:
    assert read(text).figures == figures


def test_what_was_planned_and_done_is_done() -> None:
    reading = read("The Somali National Army conducted a planned operation in Jowhar on Thursday.")
    assert [event.status for event in reading.events] == ["reported"]


# ------------------------------------------------------------ idioms


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Four policemen embraced martyrdom in Bannu.", ("killed", 4, 4)),
        ("Two soldiers laid down their lives near Wana.", ("killed", 2, 2)),
        ("Three terrorists were gunned down in Bannu.", ("killed", 3, 3)),
        ("In Chhattisgarh's Narayanpur, 27 rebels were neutralised on Wednesday.", ("killed", 27, 27)),
        ("Eight persons were hacked to death in Jos.", ("killed", 8, 8)),
        ("Six people were deprived of life in Irapuato.", ("killed", 6, 6)),
        ("Eight persons have been deprived of liberty, the prosecution informed on Saturday.", ("detained", 8, 8)),
        ("In Culiacan the lifeless bodies of three men were located on a highway.", ("killed", 3, 3)),
        ("Five fishermen are feared drowned off Yemen.", ("killed", 5, 5)),
        ("A soldier succumbed to his injuries in Kaduna.", ("killed", 1, 1)),
    ],
)
def test_idioms_of_the_worlds_english_tell_deaths(text: str, figure: tuple[str, int, int]) -> None:
    assert read(text).figures == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "General Salah has died aged 79 of a heart attack.",
        "I think of my grandfather, who died in his bed.",
        "She died in her sleep in Kyiv.",
    ],
)
def test_natural_deaths_are_no_tolls(text: str) -> None:
    assert read(text).figures == []


def test_a_search_is_no_offensive_and_a_reporters_arrival_no_deployment() -> None:
    reading = read("A search operation was launched in Bannu on Thursday.\n\nThe morning I arrive in Bakhmut it rains.")
    assert reading.events == []


def test_whoever_is_accused_of_laxity_did_not_do_it() -> None:
    reading = read(
        "Bandits attacked Kapedo on Thursday, killing two herders in Kenya. Residents accused the government of laxity."
    )
    assert "Kenya" not in reading.event("attacked").doers


# ------------------------------------------------------------ whose words, and when


def test_our_fighters_are_those_of_whoever_issues_the_communique() -> None:
    reading = read(
        "Our fighters attacked a post in Kolwah on Thursday. Five enemy personnel were killed. "
        "One of our comrades embraced martyrdom.",
        publisher="Baloch Liberation Front",
    )
    assert reading.event("attacked").doers == ("Balochistan Liberation Front",)
    assert [(toll.figure, toll.item.victims.value, toll.doer) for toll in reading.tolls] == [
        (("killed", 5, 5), "combatant", "Balochistan Liberation Front"),
        (("killed", 1, 1), "combatant", None),
    ]


def test_a_day_behind_on_and_a_month_is_a_day_and_counts_nobody() -> None:
    reading = read("On May 12 soldiers stormed a school in Kaduna.")
    assert [event.when for event in reading.events] == ["2025-05-12"]


def test_the_current_month_of_a_communique_is_that_of_its_publication() -> None:
    reading = read("On the 6th of the current month gunmen attacked a post at Miangalewa, Mozambique.")
    assert [event.when for event in reading.events] == ["2025-05-06"]


def test_that_afternoon_is_never_today() -> None:
    reading = read("On 11 July 1995 the general walked through the town.\n\nNATO aircraft bombed two tanks that afternoon.")
    assert reading.event("bombed").when == "1995-07-11"


def test_totals_of_the_rescued_are_no_tolls_and_funds_are_no_prisoners() -> None:
    reading = read(
        "Gunmen wounded four soldiers in Muidumbe on Thursday. A total of 14 citizens were rescued. "
        "The president ordered the release of relief funds on Friday."
    )
    assert reading.figures == [("wounded", 4, 4)]
    assert not any(event.kind.startswith("detention") for event in reading.events)


def test_headings_of_years_date_the_days_below_them() -> None:
    reading = read("# 2021\n\nNovember: Rebels attacked Runyoni.\n\n# 2022\n\n13 June: Rebels captured Bunagana.", DAY)
    assert [event.when for event in reading.events] == ["2021-11-01..2021-11-30", "2022-06-13"]


def test_labelled_items_of_a_round_up_are_apart() -> None:
    reading = read(
        "- Mawlu: airstrike on 2 March killed 5 villagers.\n\n- Pauk – rebel ambush; 4 soldiers dead, 2 captured.", DAY
    )
    assert reading.figures == [("killed", 5, 5), ("killed", 4, 4), ("captured", 2, 2)]
    assert reading.toll("killed", 4).event != reading.toll("killed", 5).event


@pytest.mark.parametrize(
    "text",
    [
        "In her new thriller the assassin bombs a train and kills 40 passengers. The novel drags; a film is due.",
        "Shares fell on Monday as sellers attacked bank stocks. Analysts fear a bloodbath among investors.",
        "Six assailants were neutralised alive in Jos.",
        "The driver lost control over the van in Astore while negotiating a sharp turn.",
        "**How many soldiers fell that morning?**",
    ],
)
def test_fiction_markets_and_drivers_harm_nobody(text: str) -> None:
    reading = read(text)
    assert reading.figures == []
    assert not {event.item.type.value for event in reading.events} & {"battle", "diplomacy", "violence-against-civilians"}


def test_what_is_told_separately_belongs_to_no_blow_before_it() -> None:
    reading = read(
        "Five people were killed when a van plunged into a ravine in Astore, Pakistan, on Thursday. "
        "Separately, eight terrorists were killed in an operation in North Waziristan, Pakistan, on Wednesday."
    )
    assert reading.toll("killed", 8).event != reading.toll("killed", 5).event


def test_occupation_forces_are_not_those_of_the_country() -> None:
    reading = read("The occupation forces stormed the town of Beita, south of Nablus, and arrested four young men.")
    assert "Palestinian National Security Forces" not in reading.actors
