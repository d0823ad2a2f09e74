"""The ladder of schema versions: one step for each, applied in order, each in its own transaction.

Only making and upgrading a case comes here: importing sqlite-utils is slow. docs/case-file.md describes every table and
every version; a step never changes once a release has written files with it.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from briefing.store.sealing import seal_history

STEPS = Migrations("briefing")


def climb(db: Database) -> None:
    """Bring a case to the newest version; a step that fails leaves the case at the version before it.

    A step may rebuild a table that others point at, so foreign keys are off while climbing and looked at after each step.

    Raises ValueError when a step leaves a reference that leads nowhere.
    """
    db.execute("pragma foreign_keys = off")
    try:
        STEPS.apply(db)
    finally:
        db.execute("pragma foreign_keys = on")


def step(version: int) -> Callable[[Callable[[Database], None]], Callable[[Database], None]]:
    """Marks a function as the step that leads to a schema version."""

    def register(change: Callable[[Database], None]) -> Callable[[Database], None]:
        def climb_one(db: Database) -> None:
            change(db)
            if db.execute("pragma foreign_key_check").fetchone():
                raise ValueError(f"the step to schema version {version} breaks references")
            db.execute(f"pragma user_version = {version}")

        climb_one.__doc__ = change.__doc__
        STEPS(name=str(version))(climb_one)
        return change

    return register


_EVIDENCE_OF = ("event", "casualty", "relation", "statement")


@step(1)
def first(db: Database) -> None:
    """Articles with their originals, findings as read, the analyst's decisions, the joined view, search, history."""
    for statement in [*_ARTICLES, *_FACTS, *_DECISIONS, *_VIEW, *_SEARCH, *_HISTORY]:
        db.execute(statement)


@step(2)
def second(db: Database) -> None:
    """Issues: briefings as they were given out."""
    db.execute(_ISSUE)


@step(3)
def third(db: Database) -> None:
    """How reliable sources and how credible reports are, as the analyst judged."""
    db.execute(
        """
        create table grade (
            kind text not null check (kind in ('publisher', 'source', 'event', 'figure')),
            id text not null check (id <> ''),
            value text not null check (value in ('A', 'B', 'C', 'D', 'E', '1', '2', '3', '4', '5')),
            primary key (kind, id)
        ) strict, without rowid
        """
    )


@step(4)
def fourth(db: Database) -> None:
    """The history tells what it is about, and whether it is as it was written; steps can be undone in a later session."""
    for statement in [*_HISTORY_SEALED, _TEXT_REMOVED]:
        db.execute(statement)
    seal_history(db)
    for statement in _HISTORY_STAYS:
        db.execute(statement)


@step(5)
def fifth(db: Database) -> None:
    """Other outlets that printed the very text of an article; it is found by their names too."""
    for statement in _PRINTINGS:
        db.execute(statement)


_ARTICLES = (
    """
    create table article (
        n integer primary key autoincrement,
        id text not null unique,
        title text,
        publisher text,
        author text,
        url text,
        published text,
        published_from text,
        language text not null,
        words integer not null,
        imported_at text not null,
        original_name text not null,
        near_duplicate_of integer references article (n) on delete set null,
        check (near_duplicate_of is not n)
    ) strict
    """,
    "create index article_near_duplicate on article (near_duplicate_of) where near_duplicate_of is not null",
    """
    create table article_text (
        article integer primary key references article (n) on delete cascade,
        text text not null,
        blocks text not null
    ) strict
    """,
    """
    create table original (
        article integer primary key references article (n) on delete cascade,
        media_type text not null,
        sha256 text not null,
        size integer not null,
        packed integer not null check (packed in (0, 1)),
        data blob not null
    ) strict
    """,
    """
    create table signature (
        article integer primary key references article (n) on delete cascade,
        hashes blob not null
    ) strict
    """,
)

# What both events and casualties have: where they were read, what they say, what the analyst made of them.
_READ = """
        n integer primary key autoincrement,
        id text not null unique,
        article integer references article (n) on delete cascade,
        position integer not null,
        hand integer not null default 0 check (hand in (0, 1)),
        read_review text,
        review text not null,
        origin text not null,
        read_incident text,
        incident text,
        earliest integer,
        latest integer,
        precision text,
        place text,
        status text not null,
        why text,
        check (earliest is null or latest is null or earliest <= latest)
"""


def _aside(kind: str) -> str:
    return f"""
    create table {kind}_aside (
        id text primary key,
        article integer references article (n) on delete cascade,
        position integer not null,
        value text
    ) strict
    """


def _evidence(kind: str, owner: str) -> tuple[str, str]:
    return (
        f"""
    create table {kind} (
        owner integer not null references {owner} (n) on delete cascade,
        nth integer not null,
        article integer references article (n) on delete cascade,
        start integer not null,
        stop integer not null,
        primary key (owner, nth),
        check (0 <= start and start < stop)
    ) strict, without rowid
    """,
        f"create index {kind}_elsewhere on {kind} (article) where article is not null",
    )


def _list_of(table: str, owner: str, columns: str) -> str:
    return f"""
    create table {table} (
        owner integer not null references {owner} (n) on delete cascade,
        nth integer not null,
        {columns},
        primary key (owner, nth)
    ) strict, without rowid
    """


_READING = """
        n integer primary key autoincrement,
        id text not null,
        article integer references article (n) on delete cascade,
        position integer not null,
        hand integer not null default 0 check (hand in (0, 1, 2)),
        name text not null,
        kind text not null,
        aliases text,
        country text,
"""

_FACTS = (
    f"""
    create table event (
        title text not null,
        type text not null,
        subtype text,
        confidence real not null,
        quoted text not null,
        {_READ}
    ) strict
    """,
    "create index event_article on event (article, review)",
    "create index event_timeline on event (earliest, latest, type, status, review, article, id)",
    _list_of("event_actor", "event", "actor text not null, role text not null"),
    _list_of("event_attribution", "event", "actor text not null"),
    f"""
    create table casualty (
        effect text not null,
        low integer check (low >= 0),
        high integer check (high >= 0),
        qualifier text,
        victims text not null,
        groups text,
        event text,
        victim_actor text,
        perpetrator text,
        cumulative integer not null check (cumulative in (0, 1)),
        part_of text,
        replaces text,
        {_READ},
        check (low is not null or high is not null),
        check (low is null or high is null or low <= high)
    ) strict
    """,
    "create index casualty_article on casualty (article, review)",
    _list_of("casualty_attribution", "casualty", "actor text not null"),
    _aside("event"),
    "create index event_aside_article on event_aside (article)",
    _aside("casualty"),
    "create index casualty_aside_article on casualty_aside (article)",
    f"""
    create table actor_reading (
        {_READING}
        title text,
        affiliation text,
        origin text not null,
        nameless integer not null check (nameless in (0, 1)),
        why text
    ) strict
    """,
    "create index actor_reading_article on actor_reading (article)",
    "create index actor_reading_id on actor_reading (id)",
    f"""
    create table place_reading (
        {_READING}
        lat real,
        lon real,
        precision text,
        gazetteer text
    ) strict
    """,
    "create index place_reading_article on place_reading (article)",
    "create index place_reading_id on place_reading (id)",
    """
    create table time_expression (
        n integer primary key autoincrement,
        id text not null unique,
        article integer not null references article (n) on delete cascade,
        position integer not null,
        earliest integer,
        latest integer,
        precision text,
        kind text not null,
        elsewhere integer references article (n) on delete cascade,
        start integer not null,
        stop integer not null,
        check (0 <= start and start < stop)
    ) strict
    """,
    "create index time_expression_article on time_expression (article)",
    "create index time_expression_elsewhere on time_expression (elsewhere) where elsewhere is not null",
    """
    create table relation (
        n integer primary key autoincrement,
        id text not null unique,
        article integer not null references article (n) on delete cascade,
        position integer not null,
        subject text not null,
        predicate text not null,
        object text not null,
        origin text not null,
        why text
    ) strict
    """,
    "create index relation_article on relation (article)",
    """
    create table statement (
        n integer primary key autoincrement,
        id text not null unique,
        article integer not null references article (n) on delete cascade,
        position integer not null,
        speaker text not null,
        stance text not null,
        event text,
        origin text not null,
        why text
    ) strict
    """,
    "create index statement_article on statement (article)",
    *(sql for kind in _EVIDENCE_OF for sql in _evidence(f"{kind}_evidence", kind)),
    *_evidence("actor_mention", "actor_reading"),
    *_evidence("place_mention", "place_reading"),
)

_DECISIONS = (
    "create table actor_overrule (id text primary key, fields text not null) strict, without rowid",
    "create table actor_note (id text primary key, words text not null) strict, without rowid",
    "create table same_actor (id text primary key, is_id text not null) strict, without rowid",
    """
    create table same_happening (
        one text not null,
        other text not null,
        together integer not null check (together in (0, 1)),
        primary key (one, other),
        check (one <= other)
    ) strict, without rowid
    """,
    "create table setting (key text primary key, value text not null) strict, without rowid",
)

_JOINED = """
        n integer primary key autoincrement,
        id text not null unique,
        position integer not null,
        name text not null,
        kind text not null,
        aliases text,
        country text,
        mentions text,
"""

_VIEW = (
    f"""
    create table actor (
        {_JOINED}
        spelled text not null,
        title text,
        affiliation text,
        origin text not null,
        nameless integer not null check (nameless in (0, 1)),
        why text
    ) strict
    """,
    f"""
    create table place (
        {_JOINED}
        lat real,
        lon real,
        precision text,
        gazetteer text
    ) strict
    """,
    """
    create table incident (
        n integer primary key autoincrement,
        id text not null unique,
        position integer not null,
        title text not null,
        type text not null,
        earliest integer,
        latest integer,
        precision text,
        place text,
        events text not null,
        tolls text not null
    ) strict
    """,
    """
    create table joined_as (
        kind text not null check (kind in ('actor', 'place')),
        id text not null,
        is_id text not null,
        primary key (kind, id)
    ) strict, without rowid
    """,
    """
    create table view_difference (
        kind text not null,
        id text not null,
        value text,
        primary key (kind, id)
    ) strict, without rowid
    """,
)


def _index(table: str, content: str, columns: str) -> str:
    return (
        f"create virtual table {table} using fts5 ({columns}, content = '{content}', content_rowid = 'n', "
        "tokenize = 'unicode61 remove_diacritics 2')"
    )


def _follow(table: str, columns: tuple[str, ...]) -> tuple[str, str, str]:
    """Triggers that keep an index in step with a table of the same columns."""
    names = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    index = f"{table}_words"
    add = f"insert into {index} (rowid, {names}) values (new.n, {new});"
    drop = f"insert into {index} ({index}, rowid, {names}) values ('delete', old.n, {old});"
    return (
        f"create trigger {table}_added after insert on {table} begin {add} end",
        f"create trigger {table}_removed after delete on {table} begin {drop} end",
        f"create trigger {table}_changed after update of {names} on {table} begin {drop} {add} end",
    )


# An article's words lie in two tables. The index entry goes when the article does (its text follows by cascade, when the
# title is gone already), and comes when the text does.
_ADD_ARTICLE = (
    "insert into article_words (rowid, title, publisher, text) "
    "select n, title, publisher, text from article_content where n = "
)
_DROP_ARTICLE = (
    "insert into article_words (article_words, rowid, title, publisher, text) "
    "select 'delete', n, title, publisher, text from article_content where n = "
)

_SEARCH = (
    """
    create view article_content (n, title, publisher, text) as
    select article.n, title, publisher, text from article join article_text on article_text.article = article.n
    """,
    _index("article_words", "article_content", "title, publisher, text"),
    _index("event_words", "event", "title, quoted"),
    _index("actor_words", "actor", "name, spelled"),
    f"create trigger article_text_added after insert on article_text begin {_ADD_ARTICLE} new.article; end",
    f"create trigger article_removed before delete on article begin {_DROP_ARTICLE} old.n; end",
    f"create trigger article_changing before update of title, publisher on article begin {_DROP_ARTICLE} old.n; end",
    f"create trigger article_changed after update of title, publisher on article begin {_ADD_ARTICLE} new.n; end",
    *_follow("event", ("title", "quoted")),
    *_follow("actor", ("name", "spelled")),
)

_HISTORY = (
    """
    create table history (
        n integer primary key autoincrement,
        at text not null,
        who text,
        label text not null,
        before text,
        after text
    ) strict
    """,
    "create trigger history_stays before update on history begin select raise(abort, 'history is never altered'); end",
    "create trigger history_is_kept before delete on history begin select raise(abort, 'history is never altered'); end",
)

# The composition and the state of the facts are values of the domain as JSON: nothing queries into them.
_ISSUE = """
    create table issue (
        n integer primary key autoincrement,
        number integer not null unique check (number > 0),
        written text not null,
        composition text not null,
        snapshot text not null
    ) strict
    """

# A step is undone row by row: the text may go before its article. Where the article went first, nothing is left to drop.
_TEXT_REMOVED = f"create trigger article_text_removed before delete on article_text begin {_DROP_ARTICLE} old.article; end"

_PRINTINGS = (
    """
    create table printing (
        n integer primary key autoincrement,
        article integer not null references article (n) on delete cascade,
        publisher text not null check (publisher <> ''),
        author text,
        url text,
        published text,
        published_from text,
        noted_at text not null,
        original_name text,
        media_type text,
        sha256 text,
        size integer,
        packed integer check (packed in (0, 1)),
        data blob
    ) strict
    """,
    "create index printing_article on printing (article)",
    "drop view article_content",
    """
    create view article_content (n, title, publisher, text) as
    select
        article.n,
        title,
        case
            when exists (select 1 from printing where printing.article = article.n)
            then coalesce(publisher || ' · ', '') || (
                select group_concat(name, ' · ') from (
                    select printing.publisher as name from printing where printing.article = article.n order by printing.n
                )
            )
            else publisher
        end,
        text
    from article join article_text on article_text.article = article.n
    """,
    f"create trigger printing_adding before insert on printing begin {_DROP_ARTICLE} new.article; end",
    f"create trigger printing_added after insert on printing begin {_ADD_ARTICLE} new.article; end",
    f"create trigger printing_removing before delete on printing begin {_DROP_ARTICLE} old.article; end",
    f"create trigger printing_removed after delete on printing begin {_ADD_ARTICLE} old.article; end",
    f"create trigger printing_changing before update of publisher on printing begin {_DROP_ARTICLE} old.article; end",
    f"create trigger printing_changed after update of publisher on printing begin {_ADD_ARTICLE} old.article; end",
)

_HISTORY_SEALED = (
    "drop trigger history_stays",
    "drop trigger history_is_kept",
    "alter table history add column kind text not null default 'case'",
    "alter table history add column act text not null default 'done'",
    "alter table history add column step integer",
    "alter table history add column hash text not null default ''",
    "create index history_step on history (step) where step is not null",
    """
    create table history_of (
        kind text not null,
        id text not null,
        entry integer not null references history (n),
        nth integer not null,
        primary key (kind, id, entry)
    ) strict, without rowid
    """,
    "create index history_of_entry on history_of (entry)",
    """
    create table history_why (
        n integer primary key autoincrement,
        entry integer not null references history (n),
        at text not null,
        who text,
        words text not null check (words <> ''),
        hash text not null
    ) strict
    """,
    "create index history_why_entry on history_why (entry)",
    """
    create table step (
        n integer primary key autoincrement,
        at text not null,
        who text,
        label text not null,
        undone integer not null check (undone in (0, 1)),
        change text not null,
        joins integer not null check (joins in (0, 1)),
        outside text,
        ops blob not null
    ) strict
    """,
)


def _kept_for_good(table: str, key: str) -> tuple[str, ...]:
    """Triggers that refuse every change; the last is for `insert or replace`, which fires none for what it deletes."""
    refuse = "begin select raise(abort, 'history is never altered'); end"
    same = " and ".join(f"{one} = new.{one}" for one in key.split())
    return (
        f"create trigger {table}_stays before update on {table} {refuse}",
        f"create trigger {table}_is_kept before delete on {table} {refuse}",
        f"create trigger {table}_is_new before insert on {table} when exists (select 1 from {table} where {same}) {refuse}",
    )


_HISTORY_STAYS = (
    *_kept_for_good("history", "n"),
    *_kept_for_good("history_of", "kind id entry"),
    *_kept_for_good("history_why", "n"),
)
