"""Words that the minute format understands, in Swedish and English, and those it knows from elsewhere."""

from __future__ import annotations

from types import MappingProxyType

YES = frozenset({"ja", "yes", "true"})
NO = frozenset({"nej", "no", "false"})

SUBSTITUTES = (
    *("ersätter", "ersättare för", "ers för", "ers. för", "vikarierar för", "vikarie för"),
    *("vik för", "vik. för", "i stället för", "istället för"),
    *("substitutes for", "substitute for", "substituting for", "replaces", "replacing"),
    *("alternate for", "proxy for", "standing in for", "sitting in for", "filling in for"),
    *("in place of", "instead of"),
)
"""Words before the name of the person somebody substitutes for."""

OTHERS = frozenset({"övriga", "others"})
"""Names of the group of people without an organization."""

EVERYBODY = frozenset({"alla", "samtliga", "everybody", "everyone", "all"})
NOBODY = frozenset({"ingen", "nobody"})

AND = ("och", "and", "samt")

ABOUT = (
    *("ca", "c:a", "cirka", "omkring", "ungefär", "runt"),
    *("about", "around", "approximately", "approx", "roughly", "circa"),
)
AT_MOST = ("upp till", "högst", "max", "maximalt", "up to", "at most", "no more than")
AT_LEAST = ("minst", "at least", "no fewer than", "no less than")
JUST_OVER = ("drygt", "över", "mer än", "just over", "over", "more than")
JUST_UNDER = ("knappt", "nästan", "under", "just under", "almost", "nearly")
MANY = ("många", "flera", "several", "many")

MODES = MappingProxyType(
    {
        "remote": (
            *("remote", "distans", "på distans", "digitalt", "teams", "skype", "zoom"),
            *("remotely", "online", "virtual", "virtually", "dialled in", "dialed in"),
        ),
        "on-site": ("on-site", "på plats", "fysiskt", "onsite", "in person", "in-person"),
        "hybrid": ("hybrid", "hybridmöte"),
    }
)
"""Words for each way to meet."""

WEEKDAYS = MappingProxyType(
    {
        **dict.fromkeys(("måndag", "måndagen", "monday"), 0),
        **dict.fromkeys(("tisdag", "tisdagen", "tuesday"), 1),
        **dict.fromkeys(("onsdag", "onsdagen", "wednesday"), 2),
        **dict.fromkeys(("torsdag", "torsdagen", "thursday"), 3),
        **dict.fromkeys(("fredag", "fredagen", "friday"), 4),
        **dict.fromkeys(("lördag", "lördagen", "saturday"), 5),
        **dict.fromkeys(("söndag", "söndagen", "sunday"), 6),
    }
)
"""Names of weekdays, Monday as 0."""

MONTHS = MappingProxyType(
    {
        **dict.fromkeys(("januari", "jan", "january", "januar"), 1),
        **dict.fromkeys(("februari", "feb", "february", "februar"), 2),
        **dict.fromkeys(("mars", "mar", "march", "marts"), 3),
        **dict.fromkeys(("april", "apr"), 4),
        **dict.fromkeys(("maj", "may", "mai"), 5),
        **dict.fromkeys(("juni", "jun", "june"), 6),
        **dict.fromkeys(("juli", "jul", "july"), 7),
        **dict.fromkeys(("augusti", "aug", "august"), 8),
        **dict.fromkeys(("september", "sep", "sept"), 9),
        **dict.fromkeys(("oktober", "okt", "october", "oct"), 10),
        **dict.fromkeys(("november", "nov"), 11),
        **dict.fromkeys(("december", "dec", "desember", "des"), 12),
    }
)
"""Names of months and their short forms, January as 1."""

KEYS = MappingProxyType(
    {
        **dict.fromkeys(("serie", "nätverk"), "series"),
        **dict.fromkeys(("datum", "dag"), "date"),
        **dict.fromkeys(("tid", "klockan"), "time"),
        **dict.fromkeys(("plats", "lokal"), "place"),
        **dict.fromkeys(("rubrik", "titel"), "title"),
        **dict.fromkeys(("ordförande", "ordf", "mötesordförande", "mötesledare"), "chair"),
        **dict.fromkeys(("sekreterare", "sekr", "vid pennan", "vid protokollet"), "secretary"),
        **dict.fromkeys(("antecknat av", "antecknare", "protokollförare"), "secretary"),
        **dict.fromkeys(("justerare", "justeras av", "justeringsperson"), "adjusters"),
        **dict.fromkeys(("deltagare", "närvarande"), "participants"),
        **dict.fromkeys(("frånvarande", "frånvaro"), "absent"),
        **dict.fromkeys(("punkter", "dagordning", "ärenden", "ärende"), "items"),
        "uppföljning": "follow_up",
        "beslut": "decisions",
        **dict.fromkeys(("åtgärder", "uppgifter", "att göra"), "actions"),
        "frågor": "questions",
        **dict.fromkeys(("läget", "nuläget", "laget runt"), "updates"),
        **dict.fromkeys(("bilagor", "bilaga"), "attachments"),
        **dict.fromkeys(("nästa möte", "nästa möten", "kommande möten"), "next_meetings"),
        "händelser": "events",
        "taggar": "tags",
        "anteckningar": "notes",
        "sammanfattning": "summary",
        **dict.fromkeys(("kontakt", "kontakter", "kontaktperson", "kontaktpersoner"), "contacts"),
        "slutsatser": "conclusions",
        "behov": "need",
        "siffror": "figures",
        "svar": "answer",
        "vad": "what",
        "vem": "who",
        **dict.fromkeys(("fråga", "text"), "text"),
        **dict.fromkeys(("intern", "internt", "sekretess"), "internal"),
        **dict.fromkeys(("organisation", "kommun"), "organization"),
        "namn": "name",
        "roll": "role",
        **dict.fromkeys(("e-post", "epost", "mejl", "mail"), "email"),
        **dict.fromkeys(("telefon", "tel", "mobil"), "phone"),
        **dict.fromkeys(("initiativtagare", "initiativtagarna"), "lead"),
        **dict.fromkeys(("medlem", "medlemmar"), "members"),
        "gäster": "guests",
        "förkortningar": "abbreviations",
        "nästa steg": "next_step",
        "poäng": "points",
        "röster": "vote",
        **dict.fromkeys(("ja", "för", "bifall"), "for"),
        **dict.fromkeys(("nej", "emot", "mot", "avslag"), "against"),
        **dict.fromkeys(("avstår", "avstod", "nedlagda", "blanka"), "abstain"),
        "ersätter": "substitutes_for",
        **dict.fromkeys(("committee", "group"), "series"),
        **dict.fromkeys(("location", "venue", "where"), "place"),
        **dict.fromkeys(("start", "start time", "starts"), "time"),
        "subject": "title",
        **dict.fromkeys(("chairperson", "chairman", "chairwoman", "chaired by"), "chair"),
        **dict.fromkeys(("facilitator", "moderator"), "chair"),
        **dict.fromkeys(("scribe", "minute taker", "minutes by", "minutes taken by"), "secretary"),
        **dict.fromkeys(("note taker", "notetaker", "notes by", "recorder"), "secretary"),
        **dict.fromkeys(("present", "attendees", "attending", "attendance"), "participants"),
        **dict.fromkeys(("in attendance", "members present"), "participants"),
        **dict.fromkeys(("apologies", "regrets", "not present", "members absent"), "absent"),
        **dict.fromkeys(("agenda", "agenda items", "topics"), "items"),
        **dict.fromkeys(("discussion", "description", "details"), "text"),
        **dict.fromkeys(("action items", "action points", "todo", "todos", "tasks"), "actions"),
        **dict.fromkeys(("action", "task"), "what"),
        **dict.fromkeys(("owner", "assignee", "assigned to", "responsible"), "who"),
        **dict.fromkeys(("deadline", "due date", "by when"), "due"),
        **dict.fromkeys(("resolutions", "resolved", "decided", "agreed", "motions"), "decisions"),
        **dict.fromkeys(("presenter", "presented by", "led by", "speaker"), "lead"),
        **dict.fromkeys(("documents", "files", "links", "handouts"), "attachments"),
        **dict.fromkeys(("next", "upcoming meetings", "future meetings"), "next_meetings"),
        **dict.fromkeys(("reports", "status updates", "round table"), "updates"),
        **dict.fromkeys(("confidential", "private", "restricted"), "internal"),
        **dict.fromkeys(("company", "affiliation"), "organization"),
        **dict.fromkeys(("in favour", "in favor", "yes", "aye", "ayes", "yeas"), "for"),
        **dict.fromkeys(("no", "nay", "nays", "opposed"), "against"),
        **dict.fromkeys(("abstained", "abstaining", "abstention", "abstentions"), "abstain"),
        **dict.fromkeys(("reply", "response"), "answer"),
        "asked by": "by",
        # Of the neighbours in whose languages minutes are published
        **dict.fromkeys(("dato", "päivämäärä"), "date"),
        **dict.fromkeys(("sted", "paikka"), "place"),
        **dict.fromkeys(("møteleder", "mødeleder", "ordstyrer", "puheenjohtaja"), "chair"),
        **dict.fromkeys(("referent", "sihteeri", "pöytäkirjanpitäjä"), "secretary"),
        **dict.fromkeys(("til stede", "deltakere", "deltagere", "läsnä"), "participants"),
        **dict.fromkeys(("forfall", "fravær", "fraværende", "afbud", "poissa"), "absent"),
        **dict.fromkeys(("dagsorden", "asialista"), "items"),
        **dict.fromkeys(("vedtak", "beslutninger", "päätökset", "päätös"), "decisions"),
        **dict.fromkeys(("oppgaver", "opgaver", "tehtävät"), "actions"),
        **dict.fromkeys(("vedlegg", "liitteet"), "attachments"),
        **dict.fromkeys(("neste møte", "næste møde", "seuraava kokous"), "next_meetings"),
        **dict.fromkeys(("fortrolig", "luottamuksellinen"), "internal"),
    }
)
"""The key of the format that is meant by another word."""

CHOICES = MappingProxyType(
    {
        **dict.fromkeys(("klar", "klart", "färdig", "färdigt", "gjord", "gjort"), "done"),
        **dict.fromkeys(("avslutad", "avslutat", "avklarad", "avklarat"), "done"),
        **dict.fromkeys(("utförd", "utfört", "genomförd", "genomfört"), "done"),
        **dict.fromkeys(("struken", "struket", "utgår", "nedlagd", "nedlagt"), "dropped"),
        **dict.fromkeys(("öppen", "öppet", "kvarstår", "pågår"), "open"),
        **dict.fromkeys(("planerad", "planerat"), "planned"),
        "utkast": "draft",
        **dict.fromkeys(("utskickad", "utskickat"), "circulated"),
        **dict.fromkeys(("godkänd", "godkänt", "justerad", "justerat"), "approved"),
        **dict.fromkeys(("inställd", "inställt"), "cancelled"),
        **dict.fromkeys(
            ("antagen", "antaget", "bifall", "bifalls", "beslutad", "beslutat"), "adopted"
        ),
        **dict.fromkeys(("avslag", "avslagen", "avslaget", "avslås"), "rejected"),
        **dict.fromkeys(
            ("uppskjuten", "uppskjutet", "bordlagd", "bordlagt", "bordläggs"), "deferred"
        ),
        **dict.fromkeys(("återremiss", "återremitterad", "återremitterat"), "deferred"),
        "kommun": "municipality",
        **dict.fromkeys(("förbund", "kommunalförbund", "förening"), "association"),
        "myndighet": "authority",
        **dict.fromkeys(("universitet", "högskola"), "university"),
        **dict.fromkeys(("bolag", "företag", "aktiebolag"), "company"),
        "nätverk": "network",
        **dict.fromkeys(("grupp", "arbetsgrupp", "styrgrupp"), "group"),
        **dict.fromkeys(("annat", "övrigt"), "other"),
        "anteckningar": "notes",
        "protokoll": "protocol",
        "exempel": "example",
        **dict.fromkeys(("complete", "completed", "closed", "finished", "resolved"), "done"),
        **dict.fromkeys(("withdrawn", "abandoned", "cancelled", "canceled"), "dropped"),
        **dict.fromkeys(("pending", "ongoing", "in progress", "outstanding", "not done"), "open"),
        "scheduled": "planned",
        **dict.fromkeys(("sent", "sent out", "distributed"), "circulated"),
        **dict.fromkeys(("carried", "approved", "passed", "accepted", "agreed"), "adopted"),
        **dict.fromkeys(("defeated", "failed", "lost", "not carried", "declined"), "rejected"),
        **dict.fromkeys(("postponed", "tabled"), "deferred"),
        "minutes": "notes",
    }
)
"""The choice of the format that is meant by another word."""

SUBJECTS = MappingProxyType(
    {
        **dict.fromkeys(("deltagare", "närvarande"), "participants"),
        "närvaro": "attendance",
        "beslut": "decisions",
        **dict.fromkeys(("uppgifter", "åtgärder", "att göra"), "actions"),
        **dict.fromkeys(("lägesrapporter", "läget", "rapporter", "redogörelser"), "updates"),
        "siffror": "figures",
        "frågor": "questions",
        "möten": "meetings",
        **dict.fromkeys(("kommande", "kommande möten", "nästa", "nästa möte"), "next"),
        **dict.fromkeys(("organisationer", "kommuner"), "organizations"),
        **dict.fromkeys(("personer", "folk"), "people"),
    }
)
"""What a person may ask for by another name, and what it is called."""
