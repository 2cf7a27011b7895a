"""Words and patterns that reveal titles, labels, decisions and promises in what people write."""

from __future__ import annotations

from types import MappingProxyType

LABELS = frozenset(
    {
        *("obs", "nb", "ps", "viktigt", "info", "information", "notera", "notis", "tips", "anm"),
        *("kom ihåg", "att göra", "todo", "uppgift", "åtgärd", "beslut", "fråga", "svar", "behov"),
        *("ärende", "kommentar", "uppföljning", "nästa steg", "nästa gång", "förslag", "övrigt"),
        *("important", "note", "remember", "decision", "action", "question", "next step"),
        *("action item", "aob", "fyi", "follow-up", "motion", "proposal", "reminder", "resolved"),
        *("task", "tba", "tbc", "tbd", "update"),
    }
)
"""Words that people put before a colon and that are nobody's name."""

TITLES = frozenset(
    {
        *("vik", "vikarie", "ers", "ersättare", "tf", "gäst", "adjungerad", "ledamot", "suppleant"),
        *("praktikant", "student", "konsult", "rektor", "kurator", "ekonom", "jurist", "psykolog"),
        *("ordf", "sekr", "kassör", "polis", "lärare", "läkare", "chair", "guest", "secretary"),
        *("deputy", "chairperson", "facilitator", "maintainer", "member", "moderator", "observer"),
        *("president", "scribe", "treasurer", "trustee", "vice-chair", "volunteer"),
    }
)
"""Words for titles and roles at a meeting."""

TITLE_ENDINGS = (
    *("ledare", "chef", "sekreterare", "ordförande", "samordnare", "ansvarig", "utvecklare"),
    *("strateg", "handläggare", "kurator", "konsulent", "assistent", "rådgivare", "behandlare"),
    *("pedagog", "rektor", "lärare", "psykolog", "sköterska", "läkare", "direktör", "ombud"),
    *("ledamot", "suppleant", "ersättare", "praktikant", "konsult", "koordinator", "controller"),
    *("terapeut", "inspektör", "planerare", "redogörare", "föredragande", "arbetare", "polis"),
    *("coordinator", "manager", "officer", "director", "leader", "advisor", "adviser"),
    *("consultant", "developer", "engineer", "representative", "specialist"),
)
"""Endings of words for titles and roles."""

UNITS = (
    *("styrelsen", "verket", "myndigheten", "förvaltningen", "förbundet", "nämnden", "kontoret"),
    *("enheten", "avdelningen", "kommunen", "regionen", "universitetet", "högskolan", "skolan"),
)
"""Endings of words for organizations and their units."""

NO_NAMES = frozenset(
    {
        *("m.fl", "mfl", "m fl", "med flera", "m. fl", "osv"),
        *("inga", "ingen", "vakant", "okänd", "flera"),
        *("se bilaga", "se lista", "se bifogad lista", "se närvarolista", "enligt lista", "övriga"),
        *("-", "–", "—", "?", "et al", "none", "nobody", "vacant", "unknown"),
        *("see list", "see attachment", "see attached", "no one", "n/a", "nil"),
        *("tba", "tbc", "tbd", "to be confirmed", "to be decided", "phd", "ph.d", "mba", "msc"),
        *("anonym", "anonymous", "guest", "guests", "gäst", "gäster"),
    }
)
"""What people write in a list of people instead of a name."""

GUESTS = frozenset(
    {
        *("gäster", "inbjudna", "inbjudna gäster", "övriga deltagare", "externa", "externa gäster"),
        *("föreläsare", "talare", "andra", "guests", "invited", "speakers", "other participants"),
    }
)
"""What people call a group of those who come from no organization of the others."""

UNNAMED = frozenset(
    {
        *("representant", "representanter", "elev", "elever", "personal", "kollega", "kollegor"),
        *("en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"),
        *("hela", "några", "någon", "flera", "övriga", "diverse", "vår", "våra", "deras"),
        *("representative", "representatives", "somebody", "some", "two", "three", "four"),
        *("five", "members", "several", "six", "staff", "students", "various"),
    }
)
"""How an entry begins that tells of people without naming them: `två elever`."""

NOTHING_PATTERN = (
    r"(?:inga|inget|ingen|no|none|nothing|n/a|nil)"
    r"(?:\s+(?:nya|särskilda|övriga|nytt|new|other))?"
    r"(?:\s+(?:beslut|frågor|fråga|åtgärder|uppgifter|punkter|ärenden|decisions?|actions?"
    r"|action items?|questions?))?"
    r"(?:\s+(?:att|fattades|fattade|togs|tagna|finns|fanns|ställdes|noteras|noterades|rapportera"
    r"|idag|i dag|denna gång|detta möte|vid mötet|på mötet|were|was|taken|made|asked|today|recorded|raised"
    r"|to report|at this meeting))*\s*[.!]?"
)
"""How people write in a list that there is nothing to list."""

PARTICLES = frozenset(
    {
        *("af", "al", "and", "ben", "bin", "da", "de", "del", "della", "der", "di", "dos", "du"),
        *("el", "la", "le", "och", "of", "san", "ter", "van", "von", "zu", "abu", "bint", "dem"),
        *("den", "ibn", "ten", "vom", "zum", "zur"),
    }
)
"""Small words inside a surname."""

BEHIND_NAMES = frozenset(
    {"d.y.", "d.ä.", "d.y", "d.ä", "dy", "dä", "jr", "jr.", "sr", "sr.", "II", "III", "IV"}
)
"""What follows on a surname and belongs to the name."""

REMARKS = frozenset(
    {
        *("sjuk", "sjuka", "vab", "vabbar", "ledig", "tjänstledig", "föräldraledig", "semester"),
        *("kl", "klockan", "ingen", "inget"),
        *("förhinder", "förhindrad", "anmält", "frånvarande", "ej", "inte", "sen", "sent"),
        *("via", "digitalt", "på", "till", "t.o.m", "tom", "från", "fr", "fr.o.m", "from"),
        *("delvis", "halva", "efter", "före", "ill", "sick", "late", "apologies", "until"),
        *("med", "inkl", "plus", "with", "incl"),
        *("absent", "arrived", "away", "by", "excused", "joined", "left", "on", "online"),
        *("partially", "partly", "regrets", "remotely", "sent"),
    }
)
"""How a remark on somebody's presence begins: from when, in which way, or why not."""

EXCUSED = frozenset(
    {
        *("sjuk", "vab", "förhinder", "förhindrad", "anmält förhinder", "anmäld", "anmält"),
        *("ledig", "tjänstledig", "föräldraledig", "semester", "på semester", "annat möte"),
        *("ill", "sick", "apologies", "on leave", "excused", "regrets", "sent regrets"),
        *("sent apologies", "on holiday", "on vacation", "parental leave", "on parental leave"),
    }
)
"""What is said of somebody who gave notice of not coming."""

NOT_ADOPTED = MappingProxyType(
    {
        **dict.fromkeys(
            ("bordlägg", "bordlades", "uppskjut", "skjuts upp", "sköts upp", "skjuts fram"),
            "deferred",
        ),
        **dict.fromkeys(("återremi", "deferred", "postponed", "tabled"), "deferred"),
        **dict.fromkeys(("avslå", "avslag", "avslog", "rejected", "declined"), "rejected"),
        **dict.fromkeys(("defeated", "motion failed", "not carried"), "rejected"),
    }
)
"""Beginnings of words that tell of a decision that was not taken, and what became of it."""

DECIDED = (
    *("eslut", "estäm", "enades ", "enas om", "överens om"),
    *("decided", "agreed", "resolved", "nimously", "otion ", "ecision:", "ecision*"),
)
"""What a text holds that may tell of a decision; `DECIDED_PATTERN` has the last word."""

_US = r"(?:vi|gruppen|mötet|nätverket|styrgruppen|arbetsgruppen|deltagarna|styrelsen|man)"
_CHOSE = r"(?:beslutade|beslutar|bestämde|bestämmer|enades|enas)"
_LABELLED = r"(?:\*\*:|:(?:\*\*)?)\s+(?=\w)(?!ing|none\b|no\b)"
DECIDED_PATTERN = (
    r"\b(?:"
    r"(?:beslutades|bestämdes|bestäms|beslutas) att"
    rf"|{_US} (?:också |även |alltså |sedan )?{_CHOSE}(?: sig)?(?: om)?"
    rf"|{_CHOSE} {_US}(?: om)?(?: att)?"
    rf"|(?:{_US} kom|kom {_US}) överens om"
    r"|beslut (?:togs|fattades)"
    rf"|(?:beslut|decision){_LABELLED}"
    r"|it was (?:decided|agreed|resolved)|resolved that|motion (?:was |is )?(?:carried|passed)"
    r"|(?:carried|passed|approved|adopted) unanimously|unanimously (?:approved|adopted|agreed)"
    r"|(?:we|the (?:board|committee|council|group|meeting)) (?:decided|agreed|resolved) (?:to|that)"
    r")\b"
)
"""How minutes tell in running text that the meeting decided something."""

PROMISED = (
    *("återkom", " med sig ", "tar med ", " sig att", "lova", " i uppdrag"),
    *("tt göra:", "tt göra*", "tgärd:", "tgärd*", "ction:", "ction*", "ction item", "nsvarig:"),
    *("promised", "back to", "offered to", "olunteered to", "undertook to"),
)
"""What a text holds that may tell of a promise; `PROMISED_PATTERN` has the last word."""

_NEWS = r"(?:(?:ett|en|mer|nytt|nya) )?(?:svar|besked|förslag|information|datum|tider|inbjudan)"
PROMISED_PATTERN = (
    r"\b(?:"
    rf"återkom(?:mer|ma) (?:med {_NEWS}|till (?:gruppen|nätverket|styrgruppen|mötet|alla|er)|så snart)"
    r"|(?:tar|tog) med (?:sig )?(?:frågan|frågorna|denna fråga|den här frågan|detta|synpunkterna)"
    r"|(?:tar|tog) på sig att|(?:åtar|åtog) sig att|lova(?:r|de) att"
    r"|(?:får|fick|ges|gavs) i uppdrag att"
    rf"|(?:att göra|åtgärd|ansvarig|action|action item){_LABELLED}"
    r"|promised to|will get back to|offered to|volunteered to|undertook to"
    r")\b"
)
"""How minutes tell in running text that somebody promised something."""

BEFORE_NOW = ("tidigare", "förra", "redan", "i fjol", "i våras", "i höstas", "earlier", "last year")
"""Words of a sentence that tells of something before this meeting."""

INFLECTIONS = frozenset(
    {"s", "n", "en", "t", "et", "a", "e", "ar", "are", "arna", "er", "erna", "or", "r", "aren"}
)
"""Endings that Swedish sets off with a colon: `VGR:s`, `BIM:are`."""
