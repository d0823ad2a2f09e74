"""Standing ties between actors, as far as the text states them."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


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
    found = read(text).ties
    assert any(subject in a and tie == predicate and other in b for a, predicate, b in found), found


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
            "Azerbaijan shelled the town. President Ilham Aliyev apologised to Moscow by telephone.",
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
