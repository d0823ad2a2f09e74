"""Ties that stand beside a name: allies, rivals, patrons and offices told by possessives and appositions."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Russia's ally Belarus closed the crossing.", ("Belarus", "allied-with", "Russia")),
        ("Armenia and its arch-foe Azerbaijan exchanged prisoners.", ("Azerbaijan", "opposes", "Armenia")),
        (
            "Chad and Sudan closed a border that the two neighbours share, and the two rivals traded insults.",
            ("Chad", "opposes", "Sudan"),
        ),
        ("Turkey, Azerbaijan's main backer, demanded a new text.", ("Turkey", "backs", "Azerbaijan")),
        ("Abkhazia, which relies on Russia for money, closed the crossing.", ("Russia", "backs", "Abkhazia")),
        (
            "The Kurdistan Democratic Party is on good terms with Turkey.",
            ("Kurdistan Democratic Party", "allied-with", "Turkey"),
        ),
        ("The Amal Movement has close ties to Hezbollah.", ("Amal Movement", "allied-with", "Hezbollah")),
        (
            "Its rival, the Patriotic Union of Kurdistan (PUK) of Bafel Talabani, stayed away.",
            ("Bafel Talabani", "leads", "Patriotic Union of Kurdistan"),
        ),
        ("Serbia and Kosovo have been negotiating since 2011.", ("Serbia", "negotiates-with", "Kosovo")),
        ("Albania is a NATO member.", ("Albania", "member-of", "NATO")),
        (
            "Armenia, a member of the Collective Security Treaty Organization, stayed away.",
            ("Armenia", "member-of", "Collective Security Treaty Organization"),
        ),
        (
            "The YPG is the backbone of the Syrian Democratic Forces.",
            ("People's Protection Units", "part-of", "Syrian Democratic Forces"),
        ),
        (
            "The International Crisis Group's Rinaldo Diaz said so.",
            ("Rinaldo Diaz", "member-of", "International Crisis Group"),
        ),
        ("Armen Sahakyan, Armenia's national security adviser, spoke.", ("Armen Sahakyan", "member-of", "Armenia")),
        (
            "Zakir Aliyev, Azerbaijan's defence minister, telephoned his Turkish counterpart, Kemal Aydin.",
            ("Kemal Aydin", "member-of", "Turkey"),
        ),
        ("It was a sign of thaw with Turkey, the GNU's chief patron.", ("Turkey", "backs", "Government of National Unity")),
        (
            "The Sudan Liberation Movement faction of Minni Minnawi, which sides with the army, fights in Darfur.",
            ("Minni Minnawi", "leads", "Sudan Liberation Movement"),
        ),
        (
            "The Sudan Liberation Movement faction of Minni Minnawi, which sides with the army, fights in Darfur.",
            ("Sudan Liberation Movement", "allied-with", "Sudanese Armed Forces"),
        ),
        (
            "The Ansar Brigade takes its orders from the Presidency Council.",
            ("Ansar Brigade", "part-of", "Presidency Council"),
        ),
        (
            "The European Union Monitoring Mission (EUMM) heard shots. The Head of the Mission, Dimitra Karali, spoke.",
            ("Dimitra Karali", "leads", "EU Monitoring Mission in Georgia"),
        ),
        (
            "Vugar Rzayev, chairman of the board of the Mine Action Agency, spoke.",
            ("Vugar Rzayev", "leads", "Mine Action Agency"),
        ),
    ],
)
def test_a_tie_beside_a_name_is_read(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in read(text).ties


@pytest.mark.parametrize(
    "text",
    [
        "The mission is headed by a Spanish diplomat, Ana Ruiz.",
        "Its rivals met two neighbours.",
        "The two rivals met.",
        "Azerbaijan and Armenia rejected what the rivals of Georgia said.",
        "Turkey is on bad terms with Greece.",
        "Serbia had close ties with Libya.",
    ],
)
def test_no_tie_is_made_of_an_origin_or_of_what_is_over(text: str) -> None:
    assert not read(text).ties


def test_who_heads_the_police_does_not_head_the_state() -> None:
    assert ("Gazmend Hoxha", "leads", "Kosovo") not in read("Kosovo police chief Gazmend Hoxha said so.").ties
