"""The wordings English has for standing ties: commands, support, alliances, mergers, feuds; and what is no tie any more."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Aidarous al-Zubaidi chairs the Southern Transitional Council.",
            ("Aidarous al-Zubaidi", "leads", "Southern Transitional Council"),
        ),
        ("Rana Haddad runs the Orontes Institute.", ("Rana Haddad", "leads", "Orontes Institute")),
        ("Twan Mrat Naing is at the head of the Arakan Army.", ("Twan Mrat Naing", "leads", "Arakan Army")),
        ("Bakura Doro took charge of Boko Haram in 2021.", ("Bakura Doro", "leads", "Boko Haram")),
        ("Bakura Doro succeeded Shekau as leader of Boko Haram in 2021.", ("Bakura Doro", "leads", "Boko Haram")),
        ("Naim Qassem became the secretary-general of Hezbollah.", ("Naim Qassem", "leads", "Hezbollah")),
        (
            "General Mohamed Hamdan Dagalo and his Rapid Support Forces have taken Nyala.",
            ("Mohamed Hamdan Dagalo", "leads", "Rapid Support Forces"),
        ),
        (
            "Abdul Hamid Dbeibah, the prime minister of the Government of National Unity, spoke in Misrata.",
            ("Abdul Hamid Dbeibah", "leads", "Government of National Unity"),
        ),
        ("Hamas's head of foreign relations, Basem Naim, spoke in Doha.", ("Basem Naim", "member-of", "Hamas")),
        ("The vice-president of South Sudan, Riek Machar, was arrested.", ("Riek Machar", "member-of", "South Sudan")),
        ("Ali Omar, a YPG fighter, was buried on Monday.", ("Ali Omar", "member-of", "People's Protection Units")),
        ("Lara Haddad, who works for Save the Children, said so.", ("Lara Haddad", "member-of", "Save the Children")),
        (
            "The Azov Brigade has been incorporated into the National Guard of Ukraine.",
            ("Azov Brigade", "part-of", "National Guard of Ukraine"),
        ),
        (
            "The Zintan Brigade falls under the command of the Libyan National Army.",
            ("Zintan Brigade", "part-of", "Libyan National Army"),
        ),
        ("The elite Radwan Force of Hezbollah crossed the river.", ("Radwan Force", "part-of", "Hezbollah")),
        ("The Amaq agency of the Islamic State claimed it.", ("Amaq", "part-of", "Islamic State")),
        ("The M23, a Rwandan proxy, took Goma.", ("Rwanda", "backs", "March 23 Movement")),
        ("With the backing of Rwanda, the M23 took Goma.", ("Rwanda", "backs", "March 23 Movement")),
        ("The Syrian National Army is on Turkey's payroll.", ("Turkey", "backs", "Syrian National Army")),
        ("The Syrian National Army is armed, trained and paid by Turkey.", ("Turkey", "backs", "Syrian National Army")),
        ("The Houthis, who are armed and financed by Iran, seized a ship.", ("Iran", "backs", "Houthis")),
        ("Turkey stands behind the Syrian National Army.", ("Turkey", "backs", "Syrian National Army")),
        (
            "The Arakan Army has made common cause with the Chin National Front.",
            ("Arakan Army", "allied-with", "Chin National Front"),
        ),
        (
            "The Arakan Army joined forces with the Chin National Front.",
            ("Arakan Army", "allied-with", "Chin National Front"),
        ),
        (
            "The 103rd Battalion has thrown in its lot with the Government of National Unity.",
            ("103rd Battalion", "allied-with", "Government of National Unity"),
        ),
        ("Ansaru was formed by defectors from Boko Haram.", ("Ansaru", "offshoot-of", "Boko Haram")),
        ("The Houthis and Saudi Arabia are in negotiations over a truce.", ("Houthis", "negotiates-with", "Saudi Arabia")),
    ],
)
def test_a_tie_is_read_from_many_wordings(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in read(text).ties


@pytest.mark.parametrize(
    "text",
    [
        "Pablo Beltran, who led the ELN until 2019, was arrested.",
        "Pablo Beltran led the ELN from 2001 to 2019.",
        "Muse Bihi is expected to be named head of the Kulmiye party.",
        "The first commander of the Arakan Army, Khaing Raza, was killed in 1998.",
        "Rwanda refused to back the M23.",
        "Uganda stopped supporting the M23 in 2013.",
        "Uganda has withdrawn its support for the M23.",
        "Egypt once backed the Libyan National Army.",
        "Turkey could back the Syrian National Army.",
        "If Egypt backed the Libyan National Army, Turkey would respond.",
        "Congo accuses Rwanda of backing the M23.",
        "Kinshasa alleges that Uganda supports the M23.",
        "Hezbollah is no ally of Fatah.",
        "The Nusra Front denied being part of al-Qaeda.",
        "The fighters who opened a corridor to the mountain belonged to the PKK. The Islamic State had besieged it.",
    ],
)
def test_what_was_refused_ended_alleged_or_thought_of_is_no_tie(text: str) -> None:
    assert read(text).ties == set()
