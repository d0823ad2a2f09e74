"""What a long article tells beside each other and must not be mixed: round-ups, digests, briefings, reports in lists."""

from __future__ import annotations

from datetime import date

from tests.extract.reading import read

DAY = date(2025, 5, 15)


def test_the_deadliest_of_several_strikes_is_one_of_them() -> None:
    reading = read(
        "Russian air strikes killed at least 21 people across the Kharkiv region on Wednesday, officials said.\n\n"
        "The deadliest strike hit a bakery in Kupiansk at dawn, killing nine people.",
        DAY,
    )
    whole, part = reading.toll("killed", 21), reading.toll("killed", 9)
    assert (whole.place, part.place) == ("Kharkiv region", "Kupiansk")
    assert part.doer == whole.doer
    assert reading.event("strike hit").title.startswith("Strike by")


def test_captives_who_were_freed_are_no_part_of_those_killed() -> None:
    reading = read("Eleven rebels were killed and 30 hostages, among them nine women and 6 children, were freed.", DAY)
    assert reading.figures == [("killed", 11, 11)]


def test_the_same_group_is_the_one_that_was_told_of_last() -> None:
    reading = read(
        "Al-Shabaab raided a base near Garissa on Monday. On Tuesday gunmen attacked Mandera and abducted four traders. "
        "Police are searching for them. In March the same group had kidnapped six teachers in Mandera.",
        DAY,
    )
    assert reading.toll("abducted", 6).doer == "gunmen"


def test_enemies_of_whom_a_text_speaks_in_general_are_nobodys_foe() -> None:
    reading = read(
        "Pakistan began its campaign on 10 May with strikes that killed the chief of India's air force at Pathankot.\n\n"
        "The authorities, meanwhile, look for enemies at home. India's army has not answered.",
        DAY,
    )
    assert all("Indian" not in (doer or "") for event in reading.events for doer in event.doers)


def test_shots_in_the_air_are_no_blow() -> None:
    reading = read("A fight broke out at the pumps in Port-au-Prince on Friday and policemen fired in the air.", DAY)
    assert all(not event.kind.startswith("strike") for event in reading.events)


def test_who_is_accused_of_wrecking_talks_has_struck_nothing() -> None:
    assert read("He accused Rwanda of trying to wreck the peace talks.", DAY).events == []


def test_a_withdrawal_that_is_asked_for_has_not_happened() -> None:
    text = "The elders asked for an end to night raids and for the withdrawal of the army from Kidal within ten days."
    assert all(event.kind.startswith("statement") for event in read(text, DAY).events)


def test_what_an_earlier_version_said_is_taken_back() -> None:
    reading = read(
        "An earlier version of this article said that a clinic in Goma had been hit. The mayor says that the shell "
        "hit a shed beside it.",
        DAY,
    )
    assert all(event.status == "denied" for event in reading.events if "clinic" in event.words)


def test_whom_a_report_blamed_wrongly_has_done_nothing() -> None:
    reading = read("Our last report wrongly attributed the killing of 11 villagers in Bankass to the Malian army.", DAY)
    assert all(event.doers == () for event in reading.events)
    assert reading.toll("killed", 11).doer is None


def test_a_plan_for_a_day_just_gone_is_not_one_for_next_year() -> None:
    text = "The minister said that the plotters had planned to attack the palace in Conakry on 16 April."
    assert [event.when for event in read(text, DAY).events] == ["2025-04-16"]


def test_the_toll_of_an_operation_is_not_of_the_day_on_which_it_rose() -> None:
    reading = read("In Tulkarm a boy was shot dead on Wednesday morning, raising the toll of the operation to 11.", DAY)
    toll = reading.toll("killed", 11)
    assert (toll.item.cumulative, toll.event, toll.when) == (True, None, "")


def test_a_day_of_wounds_is_not_the_day_of_death() -> None:
    reading = read("The army announced the death of a soldier who had been hurt in Sumy in December.", DAY)
    assert [toll.when for toll in reading.tolls] == [""]


def test_a_toll_put_by_others_runs_on_as_the_one_before() -> None:
    reading = read(
        "In 1991 shells fell on Vukovar and killed six people.\n\n"
        "By Friday the health ministry had counted 430 dead. A rights group put the toll at 657.",
        DAY,
    )
    toll = reading.toll("killed", 657)
    assert (toll.item.cumulative, toll.event, toll.doer) == (True, None, None)


def test_the_day_of_a_video_is_not_that_of_the_attack() -> None:
    reading = read(
        "Fighters of JNIM attacked Diallassagou on 8 May. On Saturday nothing moved. "
        "JNIM published a video of the attack on 10 May in which it claims 20 killed.",
        DAY,
    )
    assert "2025-05-10" not in [event.when for event in reading.events]


def test_a_defender_of_rights_is_a_civilian() -> None:
    reading = read("Gunmen killed a human rights defender in Tumaco on Monday.", DAY)
    assert reading.tolls[0].item.victims.value == "civilian"


def test_the_name_behind_a_trade_with_its_employer_is_not_a_second_victim() -> None:
    reading = read("Four people died, among them a reporter with the local Ndara radio station, Aline Mukendi.", DAY)
    assert reading.figures == [("killed", 4, 4), ("killed", 1, 1)]


def test_the_country_of_a_paragraph_is_the_one_it_tells_of() -> None:
    reading = read(
        "Armenia shelled positions near Ganja in Azerbaijan on Monday. Azerbaijan said that Ganja was calm. "
        "In Azerbaijan schools were shut.\n\n"
        "In Yerevan, a drone hit a depot on Tuesday. Armenia's president, Vahagn Khachaturyan, said that four people "
        "had been killed across the country.",
        DAY,
    )
    assert reading.toll("killed", 4).place != "Azerbaijan"


def test_an_incident_that_has_nothing_to_do_with_something_happened_all_the_same() -> None:
    reading = read(
        "In Turbat two families exchanged fire on Monday; three persons died. "
        "The police said that the incident had nothing to do with militancy.",
        DAY,
    )
    assert reading.toll("killed", 3).status != "disputed"
    assert all(event.status != "disputed" for event in reading.events)


def test_a_village_council_is_no_ministry_named_before() -> None:
    reading = read(
        "The health ministry of Cameroon counted 12 dead.\n\n"
        "Herders burned two houses in Wum, the village council's head, Joseph Tah, said.",
        DAY,
    )
    assert all(relation.predicate.value != "leads" for relation in reading.found.relations)


def test_those_who_surrender_were_captured_by_nobody_told() -> None:
    reading = read("During the week 73 rebels of the FDLR and members of their families surrendered in Goma.", DAY)
    assert reading.toll("captured", 73).doer is None


def test_our_troops_of_a_briefing_are_of_nobody_whom_a_question_named() -> None:
    reading = read(
        "The spokesman of the army, Colonel Jean Bakole, met the press in Kinshasa on Wednesday.\n\n"
        "BAKOLE: Welcome. The week was quiet.\n\n"
        "QUESTION: Colonel, Amnesty International says that 200 people were killed. Do you dispute that?\n\n"
        "BAKOLE: I have seen it. In April our troops killed 31 rebels near Rutshuru and freed nine hostages.\n\n"
        "QUESTION: What about Masisi?\n\n"
        "BAKOLE: We recovered 11 rifles there.",
        DAY,
    )
    blows = [event for event in reading.events if not event.kind.startswith("diplomacy")]
    assert all("Amnesty" not in doer and "Bakole" not in doer for event in blows for doer in event.doers)
    assert "Amnesty" not in (reading.toll("killed", 31).doer or "")


def test_weekdays_of_a_weekly_review_are_of_its_week() -> None:
    reading = read(
        "The past week was the bloodiest of the month. According to figures of the police, 34 people lost their "
        "lives between 5 and 11 May.\n\n- Gunmen kidnapped six engineers near Hub on Monday.",
        date(2025, 5, 12),
    )
    assert reading.toll("abducted", 6).when == "2025-05-05"


def test_the_day_of_a_part_before_is_that_of_the_whole_sentence_of_a_live_page() -> None:
    reading = read(
        "19:40 - The army says it shot down a drone over Sumy.\n\n"
        "17:02 - A convoy was looted by armed men near Dnipro on Tuesday; two drivers were beaten.",
        DAY,
    )
    assert reading.event("two drivers were beaten").when == "2025-05-13"


def test_a_bomb_that_explodes_is_read_though_the_tagger_makes_it_a_part_of_the_verb() -> None:
    reading = read("The same day, a bomb explodes on the railway between Izium and Lyman, killing three guards.", DAY)
    assert reading.events[0].title.startswith("Bomb explodes on railway")


def test_killings_behind_a_when_clause_are_of_its_subject() -> None:
    reading = read(
        "The revolt began on 4 May 2023, when Kuki gunmen stormed Imphal, killing some 30 people and taking 25 hostages.",
        DAY,
    )
    assert {toll.doer for toll in reading.tolls} == {"Kuki gunmen"}


def test_titles_are_whole_lines() -> None:
    titles = {
        "A suicide car bomber rammed his vehicle into the gate of the Wadajir checkpost on Tuesday evening.": (
            "Suicide car bomber rams vehicle into gate of the Wadajir checkpost"
        ),
        "Between 3 and 9 May rebel fighters raided two farms near Bunia.": "Rebel fighters raid two farms near Bunia",
        "Russia fired 31 missiles and 98 drones at Ukraine on Monday.": "Russia fires 31 missiles and 98 drones at Ukraine",
        "The army detained two brothers in Herat on suspicion of spying on Monday.": (
            "Afghan armed forces detain two brothers in Herat"
        ),
        "A helicopter bombed a camp in Bosso, on the fringes of Lake Chad, on Monday.": (
            "Helicopter bombs camp in Bosso on fringes of Lake Chad"
        ),
        "A curfew was imposed on the Bamenda-Kumba road on Sunday.": "Curfew on Bamenda-Kumba road",
        "Unknown gunmen on a motorbike shot dead Abdul Samad, a tribal elder, near Chaman on Monday.": (
            "Unknown gunmen shoot dead Abdul Samad near Chaman"
        ),
        "According to Kahramaa, the state company, its plants in Ras Laffan were attacked on Monday.": (
            "Plants in Ras Laffan attacked"
        ),
    }
    assert {text: read(text, DAY).events[0].title for text in titles} == titles


def test_a_diary_dates_its_paragraphs_and_what_they_count_from() -> None:
    reading = read(
        "Friday, 2 May. The power fails at seven. In Sumy a teacher was killed last night when a shell hit her car.\n\n"
        "Saturday, 3 May. Rockets hit the port of Odesa.\n\n"
        "Wednesday, 7 May. On Monday soldiers shot three raiders near Kupiansk.",
        DAY,
    )
    assert reading.tolls[0].when == "2025-05-01"
    assert reading.event("soldiers shot").when == "2025-05-05"
    assert "2025-05-03" in [event.when for event in reading.events]


def test_the_end_of_a_week_long_past_is_of_that_week() -> None:
    reading = read(
        "On 14 September 2021 armed men came to Boca de Satinga. By the end of the week 1,200 people had fled to Cali.", DAY
    )
    assert reading.toll("displaced", 1200).when.endswith("2021-09-19")


def test_days_after_a_month_are_not_counted_from_another_day() -> None:
    reading = read(
        "On 3 March 2022 gunmen killed eight people in San Antonio.\n\n"
        "In January 2023 thirteen guards were kidnapped near Vuelta Larga. Twelve bodies were found nine days later.",
        DAY,
    )
    assert all("2022-03-12" not in event.when for event in reading.events)


def test_executions_that_are_counted_give_the_figure() -> None:
    reading = read("We documented 182 executions of civilians by soldiers between 1 and 7 May.", DAY)
    assert reading.figures == [("killed", 182, 182)]


def test_a_foreign_commander_of_a_group_is_of_no_army() -> None:
    reading = read(
        "Puntland forces took the valley on 4 May. They said they had killed 16 foreign fighters, including an Ethiopian "
        "and a Moroccan commander.",
        DAY,
    )
    assert all("Morocc" not in (toll.side or "") for toll in reading.tolls)


def test_those_still_held_were_not_taken_when_some_were_freed() -> None:
    reading = read("Around 40 men are still held by Druze factions; four of them were freed on Tuesday.", DAY)
    assert reading.toll("abducted", 40).when == ""


def test_one_of_several_helicopters_is_nobody_hurt() -> None:
    reading = read("Aid helicopters still fly; one of them was hit by two bullets on 4 May near Tabarre.", DAY)
    assert reading.tolls == []


def test_the_dominican_president_is_not_that_of_dominica() -> None:
    reading = read("The Dominican president, Luis Abinader, spoke on Monday.", DAY)
    assert "Dominica" not in [actor.name for actor in reading.found.actors]


def test_titles_have_neither_numbers_of_paragraphs_nor_relative_pronouns() -> None:
    titles = {
        "4.3 Two officials of the Bakara market were shot dead on 5 May.": "Two officials of the Bakara market shot dead",
        "The hospital, which gangs attacked on 4 May, is shut again.": "Gangs attack hospital",
        "The clinic of Turgeau closed after its vehicles had come under fire on Monday.": None,
    }
    for text, title in titles.items():
        told = [event.title for event in read(text, DAY).events]
        assert (title in told) if title else all(not one.endswith("vehicles attack") for one in told)


def test_a_week_in_brackets_is_that_of_its_own_figure() -> None:
    reading = read("The monitor recorded 41 incidents (week of 20 February: 36) with 118 fatalities.", DAY)
    assert reading.toll("killed", 118).when == ""


def test_the_gang_of_somebody_is_no_body_told_of_before() -> None:
    reading = read(
        "The mission is led by Kenya. On Monday 27 people were killed in Bel Air by the gang of Micanor Alcide.", DAY
    )
    assert reading.toll("killed", 27).doer not in ("Multinational Security Support Mission", "Kenya")


def test_clashes_that_followed_are_not_what_they_followed() -> None:
    reading = read(
        "Armed Hausa men abducted eight herders in Kurmin on 10 May. The clashes that followed killed 37 people by the "
        "evening of 10 May.",
        DAY,
    )
    toll = reading.toll("killed", 37)
    assert toll.doer is None
    assert "abduct" not in (toll.event or "")


def test_those_convicted_are_those_who_were_shot() -> None:
    reading = read(
        "Al-Shabaab executed four men on Monday after one of its courts had convicted them of spying for the army.", DAY
    )
    assert all("al-Shabaab" not in event.targets for event in reading.events)
    assert "One of its courts convicts four men" in " ".join(event.title for event in reading.events)


def test_enemies_counted_by_a_force_are_of_nobody_told() -> None:
    reading = read(
        "A Ugandan soldier was killed near Marka on Monday.\n\nUS Africa Command said it had conducted a strike near Jilib "
        "on Tuesday and that initial assessments indicated multiple enemy killed.",
        DAY,
    )
    assert reading.event("strike").targets == ()


def test_the_counterpart_of_ministers_leads_no_state() -> None:
    reading = read(
        "The foreign ministers of Britain and France met their Iranian counterpart, Abbas Araghchi, on Monday.", DAY
    )
    assert all(relation.predicate.value != "leads" for relation in reading.found.relations)


def test_a_blow_told_with_what_it_hit_and_where_is_no_other_paragraphs() -> None:
    reading = read(
        "Israel began its campaign on 10 May with strikes that killed a general.\n\n"
        "In Yazd a fight broke out and a man was stabbed.\n\n"
        "Iran had fired drones in retaliation for the bombing of its consulate in Damascus, in which seven officers died.",
        DAY,
    )
    assert reading.toll("killed", 7).when != "2025-05-10"
    assert "Damascus" not in [event.place for event in reading.events if event.when == "2025-05-10"]
