"""What became of people, told by whole turns of phrase."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

TURNS = [
    ("The raiders made away with 41 villagers and some 300 head of cattle.", ["abducted 41"]),
    ("A patrol of the army put to death 69 peasants in Las Palmas.", ["killed 69"]),
    ("At least 30 persons were roasted alive in Yelwa on Friday.", ["killed 30"]),
    ("The raids cost 124 people their lives on Friday.", ["killed 124"]),
    ("A nurse was among those who did not survive the night.", ["killed 1"]),
    ("Two teachers were among those who died.", ["killed 2"]),
    ("Three rebels and one officer killed, four arrested.", ["killed 3", "killed 1", "detained 4"]),
    ("Fourteen soldiers were killed, nine taken alive and the rest fled.", ["killed 14", "captured 9"]),
    ("Gunmen shot dead 14 men on Thursday. Four others survived with burns.", ["killed 14", "wounded 4"]),
    ("A soldier who trod on a mine on Wednesday had his leg amputated.", ["wounded 1"]),
    ("The blast killed the driver and cost his mate both legs.", ["killed 1", "wounded 1"]),
    ("Five activists were placed under house arrest.", ["detained 5"]),
    ("Police picked up 14 protesters overnight.", ["detained 14"]),
    ("The bus picked up 14 passengers.", []),
    ("Two guards were shot dead and one is missing.", ["killed 2", "missing 1"]),
    ("The mayor said 100 people died and many more were still missing.", ["killed 100", "missing 2"]),
    ("Seventeen people fell on Monday when police fired on demonstrators.", ["killed 17"]),
    ("Seventeen people fell into the pit on Monday.", []),
    ("We mourn our colleague Nadia Rasheed.", ["killed 1"]),
    ("By Wednesday 14 people lay dead on the two sides of the border.", ["killed 14"]),
    ("His brother was taken from a taxi and has not been seen since.", ["abducted 1"]),
    ("Two men and a boy died. Up to five people may still be under the rubble.", ["killed 2", "killed 1", "missing None"]),
    ("Some 2,300 people live in its schools.", ["displaced 2300"]),
    ("About 9,300 evacuees are housed in schools in Batken.", ["displaced 9300"]),
    ("About 60,000 people remain in relief camps.", ["displaced 60000"]),
    ("About 60,000 people remain in the city.", []),
    ("As many as 312 refugees have entered Champhai district since Sunday.", ["displaced None"]),
    ("Fifteen peacekeepers suffered skin irritation when smoke drifted into their post.", ["wounded 15"]),
    ("A 15-year-old was shot dead by soldiers.", ["killed 1"]),
    ("In the exercise medics will treat 300 simulated wounded.", []),
    ("The government spoke of six dead, none of them shot by officers.", ["killed 6"]),
    ("The prosecutor spoke of 1,062 arrested and one sergeant killed.", ["detained 1062", "killed 1"]),
    ("Residents carried 60 bodies down from the woods.", ["killed 60"]),
    ("A mother and her two sons died when a shell hit their house.", ["killed 1", "killed 2"]),
    ("A shell left a mother and her daughter dead.", ["killed 1", "killed 1"]),
    (
        "Soldiers opened fire at the junction. At least 46 people fell; ten have never been found.",
        ["killed 46", "missing 10"],
    ),
    ("Prices and 46 people fell ill.", []),
    ("Two rebels were killed in combat and three others surrendered.", ["killed 2", "captured 3"]),
    ("Nine people were hurt in the blast. Eight of the injured were evacuated.", ["wounded 9", "wounded 8"]),
    ("Three aid workers were shot dead, two of their colleagues wounded.", ["killed 3", "wounded 2"]),
    ("Three men were speared to death at Siwai on Thursday.", ["killed 3"]),
    ("In the last month 28 persons have been taken for ransom.", ["abducted 28"]),
    ("Fighters took two nurses along when they left.", ["abducted 2"]),
    ("The coach took two nurses along.", []),
    ("Some 1,250 have had to leave their homes after the landslide.", ["displaced 1250"]),
    ("More than 600 people lie under the landslide.", ["missing 601"]),
    ("A shell killed a couple and their grandson.", ["killed 2", "killed 1"]),
]


@pytest.mark.parametrize(("text", "tolls"), TURNS)
def test_a_turn_of_phrase_tells_what_became_of_people(text: str, tolls: list[str]) -> None:
    assert [f"{toll.figure[0]} {toll.figure[1]}" for toll in read(text).tolls] == tolls


def test_who_is_told_by_his_age_alone_is_a_child_under_eighteen() -> None:
    boy, man = read("Soldiers shot dead a 17-year-old and wounded a 40-year-old.").tolls
    assert ([group.value for group in boy.item.groups], list(man.item.groups)) == (["children"], [])
