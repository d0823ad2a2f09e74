"""What a sentence of news tells, by its verb or noun: a list over continents, one happening each."""

from __future__ import annotations

import pytest

from tests.extract.reading import read


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Washington designated the Clan del Golfo a foreign terrorist organisation on Tuesday.", "sanction/sanctions"),
        ("The Treasury put a bounty of $50 million on the head of President Nicolás Maduro.", "sanction/sanctions"),
        ("London added 14 Russian tankers to its sanctions list on Friday.", "sanction/sanctions"),
        (
            "Canada offered a reward of $5 million for information on the whereabouts of the commander.",
            "sanction/sanctions",
        ),
        ("The army left the town of Kidal before dawn, residents said.", "battle/withdrawal"),
        ("Government troops have left the base at Tessalit.", "battle/withdrawal"),
        ("The last French soldiers left Chad on 30 January.", "battle/withdrawal"),
        ("Wagner fighters moved into the base at Timbuktu on Sunday.", "battle/advance"),
        ("The rebels are at the gates of Goma, a UN official warned.", "battle/advance"),
        ("By nightfall M23 fighters were inside the city of Bukavu.", "battle/advance"),
        ("The group took its present name in 2014.", "politics"),
        ("Boko Haram was founded in 2002 by Mohammed Yusuf.", "politics"),
        ("The faction broke with al-Shabaab in 2015.", "politics"),
        ("The two generals fell out in April 2023.", "politics"),
        ("Ahmed al-Sharaa was named interim president on 29 January.", "politics/appointment"),
        ("Parliament extended the state of emergency by three months.", "politics/decree"),
        ("The prime minister survived a no-confidence vote on Wednesday.", "politics/election"),
        ("The president dismissed his defence minister late on Monday.", "politics/resignation"),
        ("The court ordered the extradition of the former rebel leader.", "sanction/court-ruling"),
        ("Prosecutors charged 12 officers with crimes against humanity.", "sanction/court-ruling"),
        ("The International Court of Justice heard the case on Thursday.", "sanction/court-ruling"),
        ("A judge acquitted the general of all charges.", "sanction/court-ruling"),
        ("Police raided the offices of the newspaper Le Progrès on Monday.", "other"),
        ("Security forces searched houses in the Karrada district overnight.", "other"),
        ("Police fired tear gas at demonstrators in Nairobi on Tuesday.", "unrest/crackdown"),
        ("Riot police used water cannon against students in Tbilisi.", "unrest/crackdown"),
        ("Thousands took part in a march in Belgrade on Saturday.", "unrest/protest"),
        ("Shopkeepers in Quetta shut their stores for a second day.", "unrest/strike-action"),
        ("Teachers walked off the job across Guinea on Monday.", "unrest/strike-action"),
        ("Prisoners broke out of the jail in Makala.", "detention"),
        ("Hundreds of inmates walked out of the prison at Hama.", "detention/release"),
        ("Crowds set up barricades in Port-au-Prince on Monday.", "unrest/protest"),
        ("Angry residents blocked the road between Beni and Butembo.", "unrest/protest"),
        ("A mob burned the party headquarters in Dhaka.", "unrest/riot"),
        ("Fuel protests spread to Kano on Friday.", "unrest/protest"),
        ("Schools in Kharkiv will stay shut until Monday.", "disruption"),
        ("The airport at Khartoum reopened on Sunday for the first time in two years.", "disruption/road-closure"),
        ("The authorities cut the internet across Tanzania on Wednesday.", "disruption/infrastructure-attack"),
        ("Power was cut to half a million homes in Odesa after the strike.", "disruption/infrastructure-attack"),
        ("The dam at Kakhovka burst on 6 June 2023.", "disaster"),
        ("Flights to Beirut were suspended on Saturday.", "disruption/road-closure"),
        ("The border crossing at Rafah stayed closed on Sunday.", "disruption/road-closure"),
        ("A convoy of 40 trucks entered Gaza through Kerem Shalom on Monday.", "aid/humanitarian"),
        ("The World Food Programme reached Zamzam camp for the first time since April.", "aid/humanitarian"),
        ("Médecins Sans Frontières suspended its work in Zamzam camp on Monday.", "aid/humanitarian"),
        ("UNICEF flew 30 tonnes of medicine to Goma on Wednesday.", "aid/humanitarian"),
        ("Germany pledged 125 million euros for Sudan at the conference in Paris.", "aid/funding"),
        ("Poland handed over 14 MiG-29 jets to Ukraine.", "aid/military-aid"),
        ("Washington approved the sale of 2,000 bombs to Israel.", "aid/military-aid"),
        ("Berlin will send three Patriot systems to Kyiv by the end of the year.", "movement/deployment"),
        ("North Korea has sent 11,000 soldiers to Kursk, Seoul's spy agency said.", "movement/deployment"),
        ("Kenya sent another 200 police officers to Haiti on Saturday.", "movement/deployment"),
        ("A second aircraft carrier arrived in the eastern Mediterranean on Tuesday.", "movement/deployment"),
        ("Ethiopian troops crossed into Somalia on Monday.", "battle/advance"),
        ("Turkish armoured vehicles crossed the border near Kilis at dawn.", "battle/advance"),
        ("Ukraine's navy seized a tanker off Odesa.", "seizure/vessel"),
        ("Iranian commandos boarded the MSC Aries near the Strait of Hormuz on 13 April.", "seizure/vessel"),
        ("Israeli forces seized a cache of rifles in Jenin.", "seizure/weapons"),
        ("The coast guard rescued 62 migrants off Crete on Sunday.", "aid/humanitarian"),
        ("A boat carrying 90 migrants sank off Djibouti on Monday.", "disaster/crash"),
        ("Floods swept away 40 houses in Derna.", "disaster/natural"),
        ("A bus carrying pilgrims plunged into a ravine in Balochistan, killing 22.", "disaster/crash"),
        ("A fire at a camp for displaced people in Tawila destroyed 200 tents.", "disaster"),
        ("A military helicopter went down near Gao on Thursday.", "disaster/crash"),
        (
            "The foreign ministers of Rwanda and Congo signed a declaration of principles in Washington on 25 April.",
            "diplomacy/agreement",
        ),
        ("The two presidents shook hands in Doha on 18 March.", "diplomacy/talks"),
        ("Envoys from both sides sat down in Jeddah on Tuesday.", "diplomacy/talks"),
        ("Talks in Doha broke up without a result on Friday.", "diplomacy/talks"),
        ("Negotiators are due to return to Cairo on Sunday.", "diplomacy/visit"),
        ("Kyiv agreed to a 30-day truce on 11 March.", "diplomacy/agreement"),
        ("The parties extended the truce by 72 hours.", "diplomacy/ceasefire"),
        ("A pause in the fighting took effect at 6 a.m. on Monday.", "diplomacy/ceasefire"),
        ("The truce collapsed within hours.", "diplomacy/break-off"),
        ("Hamas freed three hostages on Saturday in return for 183 Palestinian prisoners.", "detention/release"),
        ("The two countries exchanged 307 prisoners each on Saturday.", "detention/prisoner-exchange"),
        ("Caracas recalled its ambassador from Brasília.", "diplomacy"),
        ("Algeria closed its airspace to Malian aircraft.", "disruption/road-closure"),
        ("Somalia and Ethiopia restored diplomatic ties on 11 January.", "diplomacy/recognition"),
        ("Ireland recognised the state of Palestine on 28 May.", "diplomacy/recognition"),
        ("Pope Francis appealed for an end to the fighting in Sudan on Sunday.", "statement/appeal"),
        ("The Security Council voted 14 to 0 for a new mandate on Friday.", "politics/law"),
        ("Russia vetoed a resolution on Sudan on 18 November.", "diplomacy"),
        ("The European Union extended its sanctions against Belarus by a year.", "sanction/sanctions"),
        ("General Brice Oligui Nguema won the presidential election on 12 April.", "politics/election"),
        ("Voters in Ecuador went to the polls on Sunday.", "politics/election"),
        ("The junta postponed the elections planned for December.", "politics/decree"),
        ("Soldiers seized power in Niger on 26 July 2023.", "politics/coup"),
        (
            "Unknown gunmen shot dead the mayor of Culiacán's neighbouring municipality on Friday.",
            "violence-against-civilians/attack",
        ),
        ("The journalist was found dead on the road to Bamenda on Monday.", "casualty/death"),
        ("Bodies of 11 men were found in a mass grave near Uvira.", "casualty/death"),
        ("A woman was shot by a sniper in Al-Fashir on Tuesday.", "violence-against-civilians/attack"),
        ("A teacher was abducted from her home in Bamenda.", "violence-against-civilians/abduction"),
        ("The militia went from house to house in Ardamata, killing men and boys.", "violence-against-civilians/attack"),
        ("Fighters looted the hospital and burned the market.", "violence-against-civilians/attack"),
        ("Soldiers beat detainees at the barracks in Lilongwe.", "violence-against-civilians/attack"),
        ("A car bomb went off outside a restaurant in Mogadishu.", "strike/bombing"),
        ("A roadside bomb hit a patrol in North Waziristan.", "strike/ied"),
        ("An improvised explosive device exploded under a military vehicle near Ansongo.", "strike/bombing"),
        ("A mine killed a farmer near Izium.", "strike/landmine"),
        ("Air defences shot down 54 drones overnight.", "strike"),
        ("A missile fired from Yemen landed near Ben Gurion airport on Sunday.", "strike/missile"),
        ("The Houthis said they had fired a ballistic missile at Eilat.", "strike"),
        ("A grenade was thrown into a bar in Bujumbura.", "strike/bombing"),
        ("The air force pounded positions of the TPLF around Mekelle.", "strike/shelling"),
        ("Gunboats shelled the port of Hodeidah.", "strike/shelling"),
        ("Fighting raged for a third day in Sweida.", "battle/armed-clash"),
        ("Heavy gunfire was heard around the presidential palace in Bissau.", "battle/armed-clash"),
        ("The siege of El Fasher entered its second year.", "battle/siege"),
        ("The army broke the siege of El Obeid on 23 February.", "battle/advance"),
        ("Ukrainian forces advanced up to 12 km into Kursk region.", "battle/advance"),
        ("Russian troops pushed into the eastern outskirts of Pokrovsk.", "battle/advance"),
        ("The army recaptured Wad Madani on 11 January.", "battle/capture-of-territory"),
        ("Rebels took most of the city within a day.", "battle/capture-of-territory"),
        ("The defenders of Mariupol laid down their arms in May 2022.", "battle/withdrawal"),
        ("More than 200 soldiers surrendered to the rebels.", "battle/withdrawal"),
        ("Four members of the group who wanted to live in peace surrendered at Shwebo on 12 March.", "battle/withdrawal"),
        ("Thousands left their homes in Rutshuru on foot.", "movement/displacement"),
        ("About 30,000 people crossed into Burundi within a week.", "movement/displacement"),
        ("Families are returning to Kherson, officials say.", "movement/return"),
        ("Authorities moved 1,200 villagers from the border area of Sumy.", "movement/evacuation"),
    ],
)
def test_what_a_sentence_tells(sentence: str, kind: str) -> None:
    assert [event.kind for event in read(sentence).events] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Cholera has killed 70 people in Khartoum state in two days.",
        "At least 14 people died of cholera in the camp on Monday, the ministry said.",
        "There were 12 cholera deaths in Omdurman on Tuesday.",
        "The minister left Damascus with a smile.",
        "Prices fell and the market closed higher on Monday.",
        "The peace did not hold.",
        "The team took most of the points in Lagos on Saturday.",
        "He found the book in a library in Oran.",
    ],
)
def test_what_is_no_happening_of_a_conflict(sentence: str) -> None:
    reading = read(sentence)
    assert (reading.events, reading.tolls) == ([], [])


def test_a_blow_at_those_who_treat_the_ill_counts_its_dead() -> None:
    reading = read("A strike on a hospital treating cholera patients killed 12 people in Omdurman on Tuesday.")
    assert reading.figures == [("killed", 12, 12)]


def test_for_the_first_time_since_april_is_not_april() -> None:
    (event,) = read("The World Food Programme reached Zamzam camp for the first time since April.").events
    assert event.when == ""
