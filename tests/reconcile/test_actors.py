"""Which actors of different articles are the same, seen through the corpus."""

from __future__ import annotations

from briefing.domain.actor import Actor, ActorId, ActorKind
from briefing.domain.claim import Because, Origin
from briefing.domain.corpus import Corpus, Decisions
from briefing.domain.findings import Findings
from briefing.domain.text import ArticleId
from briefing.reconcile import corpus
from briefing.reconcile.actors import resolved
from tests.reconcile.drafting import Draft


def join(*drafts: Draft, same_actor: dict[ActorId, ActorId] | None = None) -> Corpus:
    return corpus(
        [draft.article for draft in drafts],
        [draft.findings() for draft in drafts],
        Decisions(same_actor=same_actor or {}),
    )


def names_of(joined: Corpus) -> set[str]:
    return {actor.name for actor in joined.actors}


def test_an_actor_of_one_id_is_one_actor_with_all_its_mentions() -> None:
    one = Draft("Hamas said no.", "2024-05-01")
    one.actor("Hamas", country="PS")
    two = Draft("Hamas said yes.", "2024-05-02")
    two.actor("Hamas", aliases=("Islamic Resistance Movement",))
    (actor,) = join(one, two).actors
    assert [span.article for span in actor.mentions] == [one.id, two.id]
    assert actor.aliases == ("Islamic Resistance Movement",)
    assert actor.country == "PS"


def test_a_surname_joins_the_one_full_name_it_fits() -> None:
    one = Draft("Abdel Fattah al-Burhan, the army chief, spoke.", "2025-09-06")
    full = one.actor("Abdel Fattah al-Burhan", "person", country="SD", title="army chief")
    two = Draft("Gen. Burhan has yet to name an envoy.", "2025-09-07")
    two.statement("Burhan has yet", two.actor("Burhan", "person", title="Gen."), "asserts")
    joined = join(one, two)
    (actor,) = joined.actors
    assert (actor.id, actor.name) == (full, "Abdel Fattah al-Burhan")
    assert "Burhan" in actor.aliases
    assert [said.speaker for said in joined.statements] == [full]


def test_a_surname_that_fits_two_people_stays_alone() -> None:
    one = Draft("Mohamed Hamdan Dagalo and his brother Abdul Rahim Dagalo met.", "2025-09-06")
    one.actor("Mohamed Hamdan Dagalo", "person")
    one.actor("Abdul Rahim Dagalo", "person")
    two = Draft("Dagalo refused.", "2025-09-07")
    two.actor("Dagalo", "person")
    assert names_of(join(one, two)) == {"Mohamed Hamdan Dagalo", "Abdul Rahim Dagalo", "Dagalo"}


def test_an_office_before_a_surname_is_no_part_of_the_name() -> None:
    one = Draft("Mostafa Adib's cabinet met.", "2020-09-02")
    one.actor("Mostafa Adib", "person")
    two = Draft("Prime Minister Adib resigned.", "2020-09-26")
    two.actor("Adib", "person", aliases=("Prime Minister Adib",), title="Prime Minister")
    assert names_of(join(one, two)) == {"Mostafa Adib"}


def test_a_name_of_two_words_joins_the_longer_one_that_begins_with_it() -> None:
    one = Draft("Asad Rahman, the home minister, spoke.", "2024-04-14")
    one.actor("Asad Rahman", "person", title="home minister")
    two = Draft("Asad Rahman Kamal met the elders.", "2024-04-16")
    two.actor("Asad Rahman Kamal", "person")
    assert names_of(join(one, two)) == {"Asad Rahman Kamal"}


def test_where_people_are_called_by_the_first_name_the_land_of_their_body_says_so() -> None:
    one = Draft("Police chief Torsak Sukvimol flew in.", "2023-10-06")
    police = one.actor("Thai police", "police", country="TH")
    one.actor("Torsak Sukvimol", "person", affiliation=police)
    two = Draft("Torsak promised an inquiry.", "2023-10-07")
    two.actor("Torsak", "person")
    assert names_of(join(one, two)) == {"Thai police", "Torsak Sukvimol"}


def test_a_rank_that_clashes_keeps_a_surname_apart() -> None:
    one = Draft("Colonel Ivan Petrov was wounded.", "2024-03-01")
    one.actor("Ivan Petrov", "person", title="Colonel")
    two = Draft("General Petrov addressed the nation.", "2024-03-02")
    two.actor("Petrov", "person", title="General")
    assert len(join(one, two).actors) == 2


def test_a_brigadier_general_may_be_called_general() -> None:
    one = Draft("Brig. Gen. Yahya Saree spoke.", "2024-03-01")
    one.actor("Yahya Saree", "person", title="Brig. Gen.")
    two = Draft("General Saree said so.", "2024-03-02")
    two.actor("Saree", "person", title="General")
    assert len(join(one, two).actors) == 1


def test_an_office_that_clashes_keeps_a_surname_apart() -> None:
    one = Draft("Mayor Samir Qaddour blamed the planes.", "2023-10-10")
    one.actor("Samir Qaddour", "person", title="Mayor")
    two = Draft("Foreign minister Qaddour arrived.", "2023-10-11")
    two.actor("Qaddour", "person", title="Foreign minister")
    assert len(join(one, two).actors) == 2


def test_affiliations_that_have_nothing_in_common_keep_a_surname_apart() -> None:
    one = Draft("Rana Haddad of the Orontes Institute warned.", "2023-11-16")
    one.actor("Rana Haddad", "person", affiliation=one.actor("Orontes Institute", "ngo"))
    two = Draft("Haddad, a commander of the Sham Legion, was killed.", "2023-11-17")
    two.actor("Haddad", "person", affiliation=two.actor("Sham Legion"))
    assert len(join(one, two).actors) == 4


def test_a_unit_of_the_same_army_is_no_clash_of_affiliation() -> None:
    one = Draft("Colonel Andrei Velikanov of the 418th Regiment, Russian army, is dead.", "2024-10-17")
    army = one.actor("Russian army", "military", country="RU")
    regiment = one.actor("418th Regiment", "military", affiliation=army)
    one.actor("Andrei Velikanov", "person", title="Colonel", affiliation=regiment)
    two = Draft("Colonel Andrey Velikanov of the Russian army lives.", "2024-10-18")
    army = two.actor("Russian army", "military", country="RU")
    two.actor("Andrey Velikanov", "person", title="Colonel", affiliation=army)
    assert [a.name for a in join(one, two).actors if a.kind is ActorKind.PERSON] == ["Andrei Velikanov"]


def test_a_name_without_its_middle_joins_the_longer_one() -> None:
    one = Draft("Mohamed Hamdan Dagalo spoke.", "2025-09-06")
    one.actor("Mohamed Hamdan Dagalo", "person")
    two = Draft("Mohammed Dagalo left.", "2025-09-07")
    two.actor("Mohammed Dagalo", "person")
    assert names_of(join(one, two)) == {"Mohamed Hamdan Dagalo"}


def test_the_first_name_stands_for_an_ethiopian_or_a_chinese_name_and_for_no_other() -> None:
    one = Draft("Abiy Ahmed, Xi Jinping and Vladimir Putin met.", "2024-03-01")
    one.actor("Abiy Ahmed", "person", country="ET")
    one.actor("Xi Jinping", "person", country="CN")
    one.actor("Vladimir Putin", "person", country="RU")
    two = Draft("Abiy, Xi and Vladimir laughed.", "2024-03-02")
    for name in ("Abiy", "Xi", "Vladimir"):
        two.actor(name, "person")
    assert names_of(join(one, two)) == {"Abiy Ahmed", "Xi Jinping", "Vladimir Putin", "Vladimir"}


def test_romanisations_of_one_name_are_one_actor() -> None:
    drafts = []
    for at, (group, man) in enumerate(
        [
            ("Hay'at Tahrir al-Sham", "Abu Mohammed al-Jolani"),
            ("Hayat Tahrir ash-Sham", "Golani"),
            ("Haiat Tahrir al-Sham", "Julani"),
        ]
    ):
        draft = Draft(f"{man} leads {group}.", f"2024-12-0{at + 1}")
        draft.actor(man, "person", affiliation=draft.actor(group))
        drafts.append(draft)
    assert names_of(join(*drafts)) == {"Hay'at Tahrir al-Sham", "Abu Mohammed al-Jolani"}


def test_a_like_name_of_another_kind_or_country_is_another_actor() -> None:
    one = Draft("Fatah fought; the National Liberation Army marched.", "2024-01-01")
    one.actor("Fatah", "political", country="PS")
    one.actor("National Liberation Army", country="CO", key="a:eln")
    two = Draft("Fattah spoke; the National Liberation Army denied it.", "2024-01-02")
    two.actor("Fattah", "person")
    two.actor("National Liberation Army", country="MK", key="a:nla")
    assert len(join(one, two).actors) == 4


def test_an_abbreviation_joins_the_long_form_that_an_article_gives_for_it() -> None:
    one = Draft("Levant Rights Monitor (LRM) counted 13.", "2023-10-09")
    one.actor("Levant Rights Monitor", "ngo", aliases=("LRM",))
    two = Draft("LRM counted 14.", "2023-10-10")
    two.actor("LRM", "other")
    (actor,) = join(one, two).actors
    assert (actor.name, actor.kind) == ("Levant Rights Monitor", ActorKind.NGO)


def test_an_abbreviation_of_two_bodies_joins_neither() -> None:
    one = Draft("The Syrian National Army (SNA) and the Somali National Army (SNA) are two.", "2023-10-09")
    one.actor("Syrian National Army", aliases=("SNA",))
    one.actor("Somali National Army", "military", aliases=("SNA",))
    two = Draft("The SNA advanced.", "2023-10-10")
    two.actor("SNA")
    assert len(join(one, two).actors) == 3


def test_a_ministry_without_a_country_is_nobodys_and_with_one_it_is_that_countrys() -> None:
    one = Draft("Russia's Defence Ministry spoke. The Ministry of Defence denied it.", "2024-10-18")
    one.actor("Russian Defence Ministry", "government", country="RU", aliases=("Defence Ministry",))
    two = Draft("The Defence Ministry warned.", "2024-10-19")
    two.actor("Defence Ministry", "government")
    three = Draft("In Moscow the Defence Ministry warned.", "2024-10-20")
    three.actor("Defence Ministry", "government", country="RU", key="a:defence ministry of that article")
    assert len(join(one, two).actors) == 2
    assert len(join(one, three).actors) == 1


def test_a_loose_description_among_the_aliases_joins_nobody() -> None:
    one = Draft("The Rapid Support Forces denied it. The group said no.", "2025-09-06")
    one.actor("Rapid Support Forces", aliases=("the group",))
    two = Draft("JNIM claimed it. The group said yes.", "2025-09-07")
    two.actor("JNIM", aliases=("the group",))
    assert len(join(one, two).actors) == 2


def test_nameless_actors_of_two_articles_are_never_the_same() -> None:
    drafts = [Draft(f"On day {n} gunmen attacked.", f"2024-01-0{n}") for n in (1, 2)]
    for draft in drafts:
        draft.actor("gunmen", nameless=True)
    assert len(join(*drafts).actors) == 2


def test_what_the_knowledge_base_tells_apart_is_never_joined() -> None:
    why = (Because("id", "knowledge: entry"),)
    found = [
        Findings(ArticleId("a"), actors=(Actor(ActorId("kb:1"), "Al-Nusra", ActorKind.ARMED_GROUP, why=why),)),
        Findings(ArticleId("b"), actors=(Actor(ActorId("kb:2"), "An-Nusra", ActorKind.ARMED_GROUP, why=why),)),
    ]
    assert len(corpus([], found).actors) == 2


def test_title_and_country_go_by_majority_and_then_by_document_order() -> None:
    drafts = []
    for at, (title, country) in enumerate([("Captain", None), ("Major", "ML"), ("Major", "BF"), (None, "BF")]):
        draft = Draft(f"Ibrahim Traore spoke, day {at}.", f"2024-01-0{at + 1}")
        draft.actor("Ibrahim Traore", "person", title=title, country=country)
        drafts.append(draft)
    (actor,) = join(*drafts).actors
    assert (actor.title, actor.country) == ("Major", "BF")


def test_what_the_analyst_wrote_of_an_actor_goes_before_the_majority() -> None:
    kept = [
        Findings(
            ArticleId(f"x{n}"),
            actors=(
                Actor(
                    ActorId("a:wagner"),
                    "Africa Corps" if n == 1 else "Wagner",
                    ActorKind.COMPANY if n == 1 else ActorKind.ARMED_GROUP,
                    origin=Origin.ANALYST if n == 1 else Origin.EXTRACTED,
                ),
            ),
        )
        for n in range(3)
    ]
    (actor,) = corpus([], kept).actors
    assert (actor.name, actor.kind, actor.origin) == ("Africa Corps", ActorKind.COMPANY, Origin.ANALYST)
    assert actor.aliases == ("Wagner",)


# -- decisions -------------------------------------------------------------------------------------------------------


def three() -> tuple[list[Draft], list[ActorId]]:
    drafts = [Draft(f"{name} spoke.", "2024-01-01") for name in ("Wagner Group", "Africa Corps", "Musicians")]
    return drafts, [d.actor(n) for d, n in zip(drafts, ("Wagner Group", "Africa Corps", "Musicians"), strict=True)]


def test_the_analyst_joins_what_no_rule_would_join_and_chains_are_followed() -> None:
    drafts, (wagner, corps, musicians) = three()
    (actor,) = join(*drafts, same_actor={musicians: wagner, wagner: corps}).actors
    assert actor.id == corps
    assert {actor.name, *actor.aliases} == {"Wagner Group", "Africa Corps", "Musicians"}


def test_decisions_that_run_in_a_circle_are_as_if_not_made() -> None:
    drafts, (wagner, corps, musicians) = three()
    assert len(join(*drafts, same_actor={wagner: corps, corps: musicians, musicians: wagner}).actors) == 3
    assert resolved({1: 2, 2: 3, 3: 2, 4: 5, 6: 6}) == {4: 5, 6: 6}


def test_an_actor_decided_to_be_itself_is_joined_to_nobody() -> None:
    one = Draft("Abdel Fattah al-Burhan spoke.", "2025-09-06")
    one.actor("Abdel Fattah al-Burhan", "person")
    two = Draft("Burhan, a baker, spoke.", "2025-09-07")
    baker = two.actor("Burhan", "person")
    assert len(join(one, two).actors) == 1
    assert len(join(one, two, same_actor={baker: baker}).actors) == 2


def test_two_actors_that_the_analyst_sent_to_different_ones_are_not_joined_by_the_program() -> None:
    one = Draft("Andrey Ivanenko and Lev Drozd spoke.", "2024-01-01")
    first = one.actor("Andrey Ivanenko", "person")
    bird = one.actor("Lev Drozd", "person")
    two = Draft("Andrei Ivanenko and Pavel Sokol spoke.", "2024-01-02")
    second = two.actor("Andrei Ivanenko", "person")
    falcon = two.actor("Pavel Sokol", "person")
    joined = join(one, two, same_actor={first: bird, second: falcon})
    assert {actor.id for actor in joined.actors} == {bird, falcon}


def test_a_decision_for_an_actor_that_no_article_names_keeps_the_chosen_id() -> None:
    draft = Draft("Wagner Group spoke.", "2024-01-01")
    wagner = draft.actor("Wagner Group")
    (actor,) = join(draft, same_actor={wagner: ActorId("a:elsewhere")}).actors
    assert actor.id == "a:elsewhere"


def test_a_decision_about_an_actor_that_is_no_longer_there_changes_nothing() -> None:
    draft = Draft("Wagner Group spoke.", "2024-01-01")
    wagner = draft.actor("Wagner Group")
    assert [a.id for a in join(draft, same_actor={ActorId("a:gone"): wagner}).actors] == [wagner]


# -- everything that refers to actors --------------------------------------------------------------------------------


def test_every_reference_is_to_the_joined_actor() -> None:
    one = Draft("Abu Mohammed al-Jolani leads Tahrir; Nusra opposes Daesh.", "2024-12-01")
    one.relation("leads", one.actor("Abu Mohammed al-Jolani", "person"), "leads", one.actor("Tahrir"))
    one.relation("opposes", one.actor("Nusra"), "opposes", one.actor("Daesh"))
    two = Draft("Julani's men shelled Daesh, killing 4, the Jolani office said. Daesh opposes an-Nusra.", "2024-12-02")
    man = two.actor("Julani", "person")
    daesh = two.actor("Daesh")
    event = two.event("men shelled Daesh", "strike/shelling", "2024-12-01", None, (man,), (man, daesh), said_by=(man,))
    two.toll("killing 4", "killed", 4, 4, event, perpetrator=man, victim_actor=daesh, said_by=(man,))
    two.relation("opposes", daesh, "opposes", two.actor("an-Nusra"))
    two.actor("Emir", "person", affiliation=man)
    joined = join(one, two)
    ids = {actor.id for actor in joined.actors}
    referred = {p.actor for e in joined.events for p in e.participants}
    referred |= {a for e in joined.events for a in e.attributed_to}
    referred |= {a for r in joined.casualties for a in (r.perpetrator, r.victim_actor, *r.attributed_to) if a}
    referred |= {a for t in joined.relations for a in (t.subject, t.object)}
    referred |= {a.affiliation for a in joined.actors if a.affiliation}
    assert referred <= ids
    assert len(joined.relations) == 2
    (tie,) = [tie for tie in joined.relations if tie.predicate == "opposes"]
    assert {span.article for span in tie.evidence} == {one.id, two.id}


def test_a_tie_of_an_actor_to_itself_falls_away() -> None:
    draft = Draft("The RSF is allied with the Rapid Support Forces.", "2025-01-01")
    rsf = draft.actor("RSF")
    draft.relation("is allied with", rsf, "allied-with", draft.actor("Rapid Support Forces", aliases=("RSF",)))
    assert join(draft).relations == ()


def test_the_actor_joined_into_keeps_its_name_whichever_is_longer_or_first() -> None:
    one = Draft("The Russian Ministry of Defence spoke.", "2024-11-28")
    ministry = one.actor("Russian Ministry of Defence", "government")
    two = Draft("HTS spoke.", "2024-11-29")
    hts = two.actor("HTS", "armed-group")
    (actor,) = join(one, two, same_actor={ministry: hts}).actors
    assert (actor.id, actor.name, actor.kind) == (hts, "HTS", ActorKind.ARMED_GROUP)
    assert "Russian Ministry of Defence" in actor.aliases
