"""Mends what the small parser often gets wrong in news prose, by rules that hold whatever the words are.

Each rule changes heads and relations of a few tokens and nothing else. They were written from faults seen in many
sentences; a rule that fires on a sound tree is a fault. Trees stay trees: no move makes a circle.
"""

from __future__ import annotations

from briefing.extract.mending.asides import manner_read_as_agent, participle_between_commas, saying_read_as_joined
from briefing.extract.mending.closing import closing_speaker
from briefing.extract.mending.conjuncts import (
    accused_of_doing,
    agent_behind_the_night,
    allied_behind_and,
    allied_with_the_accused,
    done_beside_a_plan,
    done_by_the_main_subject,
    done_to_those_told,
    gone_on_after_aside,
    number_behind_date,
    saying_of_the_teller,
    source_told_by_name,
    told_behind_aside,
    told_in_a_statement,
    wanted_for_the_blow,
)
from briefing.extract.mending.days import (
    agent_read_from_day,
    charge_behind_day,
    date_swallows_subject,
    day_before_its_clause,
    day_before_the_main_verb,
    day_of_the_plan,
    day_of_the_publishing,
    day_of_what_is_told,
    day_read_as_main,
    day_swallows_subject,
    event_beside_its_day,
    may_behind_number,
    month_beside_subject,
    month_read_as_subject,
    number_behind_day,
    object_read_as_day,
    stretch_beside_subject,
    stretch_swallows_subject,
    to_date,
    told_behind_its_day,
)
from briefing.extract.mending.in_turn import InTurn, asked
from briefing.extract.mending.left_over import (
    name_behind_its_trade,
    names_of_those_counted,
    of_the_nearer_name,
    remark_read_as_object,
    subject_behind_stretch,
)
from briefing.extract.mending.lists import (
    among_them_read_as_object,
    apposition_read_as_object,
    apposition_read_as_subject,
    clause_of_the_nearer_name,
    counted_read_as_apposition,
    described_behind_the_list,
    joined_to_the_bracket,
    joined_to_the_name,
    kin_behind_name,
    kin_behind_origin,
    kin_behind_relative,
    kin_read_as_apposition,
    list_read_as_apposition,
    names_before_their_noun,
    nouns_read_as_apposition,
    number_of_the_next_noun,
    rival_before_name,
    which_hung_on_people,
    who_hung_on_place,
    who_hung_on_unit,
)
from briefing.extract.mending.offices import (
    abbreviation_of_the_body,
    article_hung_apart,
    hyphened_office,
    name_behind_its_noun,
    name_of_the_nearer_office,
    name_of_the_office_told,
    participle_joined_to_the_agent,
    side_read_as_modifier,
    teller_at_the_very_end,
    whose_read_as_main,
)
from briefing.extract.mending.owners import adjective_read_as_governed, owner_read_as_governed
from briefing.extract.mending.participles import (
    bare_passive,
    declared_taken,
    fired_at_the_start,
    fired_by_what_stands_before,
    found_dead,
    harm_beside_the_blow,
    harm_of_the_accused,
    harm_of_the_blow,
    harm_of_the_nearer_clause,
    harmed_who_then,
    leavers,
    left_dead,
    participle_after_noun,
    participle_behind_comma,
    participle_for_past,
    participle_hung_too_low,
)
from briefing.extract.mending.relatives import (
    alias_before_name,
    apposition_behind_aim,
    clause_of_the_last_listed,
    content_of_what_is_disregarded,
    fighting_read_as_verb,
    joined_before_noun,
    main_verb_behind_participle,
    place_in_front,
    taken_beside_killed,
    which_behind_apposition,
    which_hung_on_person,
    whose_clause_read_as_main,
)
from briefing.extract.mending.speech import (
    before_last_speaker,
    content_read_as_main,
    content_read_as_relative,
    doing_behind_of,
    done_in_what_is_told,
    gone_on_behind_saying,
    last_speaker,
    lost_behind_opening,
    office_and_name,
    one_of_the_hurt,
    put_beside_counting,
    said_before_comparison,
    said_in_passing,
    said_taken_for_participle,
    saying_at_the_end,
    saying_beside_saying,
    set_against,
    source_read_as_subject,
    speaker_between_commas,
    speaker_read_as_victim,
    told_by_telephone,
    victims_read_as_speakers,
)
from briefing.extract.mending.subjects import (
    aside_read_as_subject,
    figure_before_number,
    gerund_swallows_subject,
    known_as,
    mark_swallows_subject,
    name_before_verb,
    number_behind_name,
    number_of_next_participle,
    people_behind_place,
    people_behind_second_place,
    place_before_subject,
    place_behind_opening,
    place_swallows_subject,
    preposition_swallows_subject,
    range_of_subjects,
    relative_read_as_apposition,
    subject_behind_object,
    subject_behind_source,
    subject_beside_verb,
    subject_of_relative,
    subject_read_as_compound,
    subject_read_as_conjunct,
    two_subjects,
)
from briefing.extract.mending.tags import (
    adjective_read_as_main,
    as_they_passed,
    burst_in,
    copula_read_as_noun,
    denial_read_as_noun,
    feared,
    headline_noun_in_ing,
    held_land_in_list,
    men_who_fire,
    noun_in_ing,
    noun_taken_for_verb,
    past_read_as_noun,
    plural_of_man,
    rank_read_as_adjective,
    shot_behind_weapon,
    shot_dead,
    shown,
    stroke_joins,
    town_taken_for_participle,
    town_taken_for_verb,
    unknown_past,
    verb_of_relative,
    verb_read_as_adjective,
    verb_read_as_modifier,
    weapons_read_as_name,
)
from briefing.extract.mending.tolls import mend_tolls
from briefing.extract.mending.verbs import (
    accused_read_as_doer,
    believed_to_be,
    doing_ruled_out,
    finite_behind_participle,
    fire_opened,
    let_go,
    made_to_act,
    night_swallows_subject,
    participle_of_be,
    particle_of_be,
    particle_with_object,
    perfect_read_as_having,
    what_it_called,
    when_of_the_adjective,
)
from briefing.extract.sentences.grafting import move
from briefing.extract.sentences.parse import Sentence, Token

_IDLE = frozenset(("DET", "PUNCT", "SPACE", "SYM"))  # what no rule below begins with


_AT_FIRST = InTurn(
    (
        asked(copula_read_as_noun, pos="NOUN", low="are is was were"),
        asked(verb_read_as_adjective, tag="JJ"),
        asked(stroke_joins),
        asked(may_behind_number, dep="aux"),
        asked(to_date, dep="csubj nsubj nsubjpass", low="date"),
        asked(feared, low="believed feared presumed"),
        asked(noun_taken_for_verb, tag="VBP VBZ"),
        asked(shown, dep="dobj"),
        asked(burst_in, low="burst"),
        asked(as_they_passed, low="as", dep="prep"),
    )
)
_IN_TURN = InTurn(
    (
        asked(joined_before_noun, dep="cc", low="and or"),
        asked(particle_of_be, dep="advmod", low="down off out"),
        asked(which_hung_on_person, dep="relcl"),
        asked(which_behind_apposition, dep="relcl"),
        asked(main_verb_behind_participle, dep="acl", tag="VBD"),
        asked(fighting_read_as_verb, tag="VBG"),
        asked(apposition_behind_aim, dep="dobj"),
        asked(content_of_what_is_disregarded, dep="advcl ccomp", pos="VERB"),
        asked(alias_before_name, low="a.k.a aka alias"),
        asked(place_in_front, dep="compound"),
        asked(taken_beside_killed, dep="conj", tag="VBN"),
        asked(clause_of_the_last_listed, dep="relcl", pos="VERB"),
        asked(harmed_who_then, tag="VBD VBN VBP"),
        asked(manner_read_as_agent, dep="agent"),
        asked(participle_between_commas, tag="VBD VBN"),
        asked(saying_read_as_joined, dep="conj dep"),
        asked(said_in_passing, tag="VBD VBP VBZ"),
        asked(said_before_comparison, dep="parataxis"),
        asked(adjective_read_as_main, tag="JJ"),
        asked(lost_behind_opening, tag="VBD VBZ"),
        asked(bare_passive, tag="VBD VBN"),
        asked(plural_of_man, pos="NOUN"),
        asked(weapons_read_as_name, dep="nsubj", tag="NNP NNPS"),
        asked(verb_of_relative, dep="relcl", tag="NNS"),
        asked(shot_dead, dep="amod", low="dead"),
        asked(shot_behind_weapon, low="dead"),
        asked(rank_read_as_adjective, dep="dobj nsubj nsubjpass", tag="JJ"),
        asked(known_as, dep="mark", low="as"),
        asked(owner_read_as_governed, dep="pobj"),
        asked(adjective_read_as_governed, dep="pobj", pos="ADJ"),
        asked(unknown_past, low="raped retook"),
        asked(past_read_as_noun, tag="VBD", pos="NOUN"),
        asked(denial_read_as_noun, pos="NOUN", low="dispute disputes rejects"),
        asked(noun_in_ing),
        asked(joined_to_the_bracket, dep="conj"),
        asked(participle_after_noun, dep="advcl ccomp dep xcomp", tag="VBN"),
        asked(doing_behind_of, dep="prep", low="of"),
        asked(allied_behind_and, dep="conj", low="affiliated allied associated"),
        asked(allied_with_the_accused, dep="conj", low="affiliated allied associated"),
        asked(accused_of_doing),
        asked(told_in_a_statement, dep="prep", low="in"),
        asked(source_told_by_name, dep="npadvmod", tag="NNP"),
        asked(told_behind_aside, dep="parataxis"),
        asked(number_behind_date, dep="conj", tag="CD"),
        asked(agent_behind_the_night, dep="prep", low="by"),
        asked(participle_behind_comma, dep="advcl", tag="VBN"),
        asked(fired_at_the_start, dep="conj", tag="VBD VBP VBZ"),
        asked(mark_swallows_subject, dep="mark"),
        asked(preposition_swallows_subject, dep="prep"),
        asked(speaker_between_commas, tag="VBD VBZ"),
        asked(office_and_name, tag="VBD VBZ"),
        asked(set_against, dep="advcl"),
        asked(source_read_as_subject, low="according"),
        asked(one_of_the_hurt),
        asked(told_by_telephone, dep="amod", tag="VBN"),
        asked(event_beside_its_day, low="after before during following since"),
        asked(object_read_as_day, dep="npadvmod"),
        asked(date_swallows_subject, dep="prep"),
        asked(day_swallows_subject, dep="amod compound nmod nummod"),
        asked(month_beside_subject, dep="amod compound nmod"),
        asked(month_read_as_subject, dep="nsubj nsubjpass"),
        asked(number_behind_day, dep="nummod", pos="NUM"),
        asked(stretch_beside_subject, low="afterwards before earlier later"),
        asked(content_read_as_relative, dep="acl ccomp relcl", pos="VERB"),
        asked(apposition_read_as_object, dep="dobj", pos="NOUN"),
        asked(remark_read_as_object, dep="dobj", pos="NOUN"),
        asked(of_the_nearer_name, dep="prep", low="of"),
        asked(name_behind_its_trade, dep="nsubj", pos="PROPN"),
        asked(subject_behind_stretch, dep="pcomp", tag="VBG"),
        asked(names_of_those_counted, dep="conj", pos="PROPN"),
        asked(names_before_their_noun, dep="compound nmod"),
        asked(rival_before_name, dep="appos"),
        asked(described_behind_the_list, dep="conj"),
        asked(which_hung_on_people, dep="relcl"),
        asked(who_hung_on_unit, dep="relcl"),
        asked(who_hung_on_place, dep="relcl"),
        asked(stretch_swallows_subject, dep="advmod dep npadvmod nsubj nsubjpass"),
        asked(day_of_the_plan, dep="relcl", tag="VBP VBZ"),
        asked(day_of_the_publishing, dep="dobj"),
        asked(told_behind_its_day, dep="relcl"),
        asked(day_before_the_main_verb, dep="prep", low="at during in on"),
        asked(day_of_what_is_told, dep="prep", low="on"),
        asked(day_before_its_clause, dep="prep"),
        asked(agent_read_from_day, dep="agent"),
        asked(charge_behind_day, low="of"),
        asked(aside_read_as_subject, dep="nsubj nsubjpass"),
        asked(subject_read_as_compound, dep="compound", tag="NN"),
        asked(subject_behind_source, dep="appos conj", pos="NOUN PROPN"),
        asked(subject_beside_verb, dep="conj", pos="NOUN"),
        asked(subject_behind_object, dep="conj", pos="NOUN"),
        asked(clause_of_the_nearer_name, dep="relcl"),
        asked(verb_read_as_modifier, dep="compound", tag="NNS"),
        asked(joined_to_the_name, dep="conj", pos="NOUN"),
        asked(place_swallows_subject),
        asked(place_before_subject, low="at in near outside"),
        asked(place_behind_opening, dep="prep", low="at in near outside"),
        asked(people_behind_place),
        asked(people_behind_second_place, dep="conj prep"),
        asked(gerund_swallows_subject, dep="auxpass"),
        asked(subject_of_relative, dep="compound", pos="PROPN"),
        asked(relative_read_as_apposition, dep="appos", low="which"),
        asked(perfect_read_as_having),
        asked(said_taken_for_participle, dep="acl", tag="VBD VBN"),
        asked(list_read_as_apposition, dep="appos", pos="PROPN"),
        asked(nouns_read_as_apposition, dep="appos", pos="NOUN"),
        asked(counted_read_as_apposition, dep="appos", pos="NOUN"),
        asked(kin_read_as_apposition, dep="appos", pos="NOUN"),
        asked(kin_behind_name, pos="NOUN"),
        asked(kin_behind_origin, dep="conj"),
        asked(kin_behind_relative, dep="conj"),
        asked(among_them_read_as_object, dep="prep", low="among including"),
        asked(number_of_the_next_noun, tag="NN"),
        asked(two_subjects, dep="nsubj", pos="PROPN"),
        asked(apposition_read_as_subject, dep="nsubj", pos="NOUN"),
        asked(participle_hung_too_low, dep="conj", tag="VBG"),
        asked(name_before_verb, dep="amod compound nmod", pos="PROPN"),
        asked(range_of_subjects, dep="prep", low="between"),
        asked(subject_read_as_conjunct, dep="conj", tag="VBD VBZ"),
        asked(harm_of_the_nearer_clause, dep="advcl", tag="VBG"),
        asked(speaker_read_as_victim, tag="VBD VBZ"),
        asked(gone_on_behind_saying, dep="advcl", tag="VBG"),
        asked(done_in_what_is_told, dep="prep", low="in"),
        asked(harm_of_the_blow, dep="advcl", tag="VBG"),
        asked(harm_of_the_accused, dep="advcl xcomp", tag="VBG"),
        asked(harm_beside_the_blow, tag="VBG"),
        asked(victims_read_as_speakers, tag="VBD VBZ"),
        asked(declared_taken, dep="ccomp oprd xcomp", tag="VBN"),
        asked(saying_at_the_end, tag="NNS"),
        asked(saying_beside_saying, dep="conj", tag="VBD VBN VBZ"),
        asked(put_beside_counting, dep="conj", tag="VBD VBN VBZ"),
        asked(number_behind_name, dep="nummod", pos="NUM"),
        asked(number_of_next_participle, dep="conj", pos="NUM"),
        asked(figure_before_number),
        asked(town_taken_for_verb, tag="VB"),
        asked(town_taken_for_participle, dep="acomp oprd xcomp", tag="JJ VBD VBN"),
        asked(held_land_in_list, dep="conj", low="annexed besieged occupied"),
        asked(found_dead),
        asked(let_go),
        asked(made_to_act, dep="relcl", tag="VB"),
        asked(doing_ruled_out, dep="advcl", tag="VBG"),
        asked(accused_read_as_doer, dep="nsubj"),
        asked(what_it_called, dep="ccomp pcomp"),
        asked(participle_of_be, dep="acomp", tag="VBN"),
        asked(particle_with_object, dep="prt"),
        asked(when_of_the_adjective, dep="advmod", low="when where while"),
        asked(fire_opened, dep="amod", low="opened"),
        asked(finite_behind_participle, dep="conj", tag="VBD VBP VBZ"),
        asked(believed_to_be, dep="ccomp conj dep", tag="VBD VBP VBZ"),
        asked(saying_of_the_teller, dep="advcl conj", tag="VBD VBG"),
        asked(gone_on_after_aside, dep="conj", tag="VBD"),
        asked(done_by_the_main_subject, dep="conj", tag="VBD"),
        asked(wanted_for_the_blow, dep="prep", low="behind in of"),
        asked(done_beside_a_plan, dep="conj", tag="VBD"),
        asked(done_to_those_told),
        asked(night_swallows_subject, dep="pobj", pos="NOUN"),
        asked(hyphened_office),
        asked(abbreviation_of_the_body, dep="appos"),
        asked(article_hung_apart, dep="appos", low="al el"),
        asked(participle_joined_to_the_agent, dep="conj", tag="VBN"),
        asked(name_behind_its_noun, dep="appos", pos="PROPN"),
        asked(name_of_the_office_told, dep="dep npadvmod", pos="PROPN"),
        asked(name_of_the_nearer_office, dep="appos", pos="PROPN"),
        asked(whose_read_as_main),
        asked(side_read_as_modifier, dep="compound nmod", tag="NN"),
        asked(teller_at_the_very_end),
    )
)


def mend(sentence: Sentence) -> None:
    """Mend one sentence in place."""
    tokens = sentence.tokens
    headline_noun_in_ing(sentence)
    men_who_fire(sentence)
    for token in tokens:
        _AT_FIRST(token)
    content_read_as_main(sentence)
    whose_clause_read_as_main(sentence)
    day_read_as_main(sentence)
    last_speaker(sentence)
    before_last_speaker(sentence)
    fired_by_what_stands_before(sentence)
    participle_for_past(sentence)
    leavers(sentence)
    left_dead(sentence)
    for token in tokens:
        if token.pos not in _IDLE:
            _IN_TURN(token)
    closing_speaker(sentence)
    mend_tolls(sentence)


def unite(tokens: list[Token], head: Token) -> None:
    """Put the words of one name under its head, where the parser saw several nouns: "Hayat Tahrir al - Sham attacked"."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token is not head and token.head.i not in inside and not token.is_root and token.pos != "ADP":
            move(token, head, "punct" if token.pos == "PUNCT" else "compound")
    words = head.sent.tokens
    at = tokens[0].i - words[0].i - 1
    the = words[at] if at > 0 and words[at].low == "the" else None
    of = words[at - 1] if the is not None else words[at] if at >= 0 else None
    if of is not None and of.low == "of" and of.dep == "prep" and not of.kids and not head.is_root:
        if the is not None:
            move(the, head, "det")
        move(head, of, "pobj")  # "fighters of the Coopérative pour ...", which the parser hung on the verb
