"""Swedish minutes out of sentence fragments: any of each kind may follow any of the kind before."""

# ruff: noqa: E501, SIM905

import random

# fmt: off
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag")
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
TOPICS = (
    "barnhälsa familjerätt föräldrastöd elevhälsa äldreomsorg familjehem integration fältarbete skolnärvaro trygghet "
    "arbetsmarknad funktionsstöd ungdomsmottagning digitalisering bibliotek folkhälsa krisberedskap kulturskola hemsjukvård måltider"
).split()
_OPENINGS = (
    "Flera av de närvarande beskriver att", "Det framkom under samtalet att", "Erfarenheten hittills är att",
    "Från de mindre kommunerna hörs att", "En återkommande synpunkt är att", "Genomgången visar att",
    "Ett par av verksamheterna märker att", "Gruppen resonerade kring att", "Den samlade bilden är att",
    "Uppföljningen pekar mot att", "Det lyftes särskilt att", "I frågerundan nämndes att",
)
_SUBJECTS = (
    "familjerna", "de nya medarbetarna", "skolorna", "handläggarna", "cheferna", "de unga", "mottagningarna", "teamen",
    "de mindre enheterna", "förskolorna", "vårdcentralerna", "föreningarna", "de som varit med länge", "grannkommunerna",
)
_PREDICATES = (
    "får vänta längre än någon önskar", "hör av sig tidigare än förr", "saknar en gemensam bild av stödet",
    "arbetar närmare varandra än tidigare", "behöver en tydligare väg in", "vill se fler gemensamma underlag",
    "har svårt att hinna med dokumentationen", "efterfrågar handledning", "prövar nya sätt att mötas",
    "har fått ordning på sina rutiner", "delar lokaler och material med varandra", "möter fler frågor om språk och tolk",
    "är nöjda med upplägget", "ser en lugnare period framför sig",
)
_ENDINGS = (
    "när flera verksamheter är inblandade", "trots att rutinen är känd", "särskilt i kommunens ytterområden",
    "och att det märks i vardagen", "sedan lokalerna byggdes om", "utan att kostnaden har ökat",
    "så länge någon håller i samordningen", "även där personalen är ny", "vilket bekräftas av enkäten",
    "och att mycket hänger på enskilda personer", "fast förutsättningarna är olika", "precis som vid förra mätningen",
)
_ASIDES = (
    "Frågan om lokaler är fortfarande öppen.", "Materialet finns samlat på den gemensamma ytan.",
    "Diskussionen var livlig och tog sin tid.", "Ingen hade något att invända mot beskrivningen.",
    "Kontakten med BVC fungerar bra på de flesta håll.", "Antalet SIP varierar mycket mellan orterna.",
    "Bilden är densamma som för ett år sedan.", "Underlaget visades på skärmen och gicks igenom rad för rad.",
    "Någon efterlyste en enklare blankett.", "Arbetet är **viktigt men tidskrävande**, som en deltagare uttryckte det.",
    "Läs mer i [sammanställningen](https://www.example.org/underlag/sammanstallning).",
)
ITEM_TITLES = (
    "Information från samordnaren", "Rutiner och arbetssätt", "Gemensamt material", "Kompetensutveckling", "Statistik och uppföljning",
    "Samverkan med regionen", "Ekonomi och resurser", "Nya riktlinjer", "Erfarenheter av digitala möten", "Språk och bemötande",
    "Introduktion av nya kollegor", "Studiebesök", "Kommunikation och webb", "Barns och ungas delaktighet", "Planering framåt",
)
TASKS = (
    "sammanställer svaren från rundan", "ordnar en digital träff om materialet", "ser över mallen för uppföljning",
    "tar fram ett förslag till arbetsgång", "kontaktar högskolan om en föreläsning", "lägger ut underlaget på den gemensamma ytan",
    "hör med grannlänet hur de gör", "undersöker vad en tolkad version kostar", "stämmer av rutinen med juristen",
    "samlar in statistik för halvåret", "bjuder in en gäst till nästa träff", "uppdaterar kontaktlistan",
)
REQUESTS = (
    "skickar in sina siffror", "läser förslaget och lämnar synpunkter", "anmäler deltagare till utbildningsdagen",
    "utser en kontaktperson", "ser över sin egen rutin",
)
CONDITIONS = ("så snart enkäten är stängd", "när budgeten är klar", "om tillräckligt många anmäler sig", "så snart lokalen är bokad")
RESOLUTIONS = (
    "Nätverket använder den nya mallen från och med nästa termin.", "Träffarna hålls digitalt, en gång om året på plats.",
    "Rundan begränsas till fem minuter per kommun.", "En arbetsgrupp om fyra personer tar fram ett förslag.",
    "Statistiken redovisas samlat en gång per år.", "Materialet får användas fritt av medlemmarna.",
    "Samordnaren företräder nätverket i regionens råd.", "Utbildningsdagen öppnas för gäster från grannlänen.",
)
MATTERS = ("Handlingsplanen", "Den gemensamma foldern", "Formen för årets utvärdering", "Namnet på arbetsgruppen", "Kostnaden för tolkning")
QUESTIONS = (
    "Hur gör ni när familjen flyttar mitt i en insats?", "Finns det någon som har en bra mall för samtycke?",
    "Hur många samtal erbjuder ni innan det blir ett ärende?", "Vem håller i introduktionen hos er?",
    "Har någon prövat kvällsöppet?", "Hur räknar ni restiden?",
)
ANSWERS = (
    "Två kommuner delar gärna med sig av sina.", "Det skiljer sig åt, men de flesta börjar med ett möte.",
    "Ingen av de närvarande har prövat.", "Oftast tre, i undantagsfall fler.",
)
NEEDS = ("Handledning för nya medarbetare.", "En gemensam utbildning.", "Hjälp med statistiken.", "Fler familjehem.", "Någon att bolla svåra ärenden med.")
FIGURES = ("pågående ärenden", "avslutade ärenden", "tjänster", "väntande", "grupper", "råd och stöd")
AMOUNTS = ("3", "17", "1,8", "ca 20", "ca 55–60", "upp till 40", "drygt 12", "0", "minst 6", "{tidigare: 12, 2021: 31}")
TAKEAWAYS = ("Små steg räcker långt när alla tar dem samtidigt.", "Rutinen bär bara om någon äger den.", "Det lönar sig att ringa i stället för att skriva.")
# fmt: on


def sentence(rng: random.Random) -> str:
    """Return one sentence, without a colon or a line break."""
    words = (rng.choice(part) for part in (_OPENINGS, _SUBJECTS, _PREDICATES, _ENDINGS))
    return f"{' '.join(words)}."


def paragraph(rng: random.Random, sentences: int) -> list[str]:
    """Return the lines of a paragraph, one sentence each; about every fourth is a short aside."""
    return [rng.choice(_ASIDES) if rng.random() < 0.25 else sentence(rng) for _ in range(sentences)]


def text(rng: random.Random) -> list[str]:
    """Return the lines of a text of one or two paragraphs, now and then with a list."""
    lines = paragraph(rng, rng.randint(2, 4))
    if rng.random() < 0.3:
        lines += ["", *(f"- {sentence(rng)}" for _ in range(rng.randint(2, 3)))]
    if rng.random() < 0.4:
        lines += ["", *paragraph(rng, rng.randint(1, 3))]
    return lines
