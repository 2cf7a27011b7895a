"""Who meets in the generated minutes: real municipalities, invented people, no two names alike."""

# ruff: noqa: E501, SIM905

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """A part of the country that works together: its name, its region's own name, its municipalities."""

    name: str
    authority: str
    municipalities: tuple[str, ...]

    @property
    def association(self) -> str:
        """Return the name of the invented association that keeps the minutes."""
        return f"Samverkan {self.name}"


@dataclass(frozen=True)
class Person:
    """Somebody of an organization; the name is theirs alone in the whole corpus."""

    name: str
    organization: str
    role: str


def _region(name: str, authority: str, municipalities: str) -> Region:
    return Region(name, authority, tuple(municipalities.split(", ")))


# fmt: off
REGIONS = (
    _region("Kronoberg", "Region Kronoberg", "Alvesta, Lessebo, Ljungby, Markaryd, Tingsryd, Uppvidinge, Växjö, Älmhult"),
    _region("Fyrbodal", "Västra Götalandsregionen", "Bengtsfors, Dals-Ed, Färgelanda, Lysekil, Mellerud, Munkedal, Orust, Sotenäs, Strömstad, Tanum, Trollhättan, Uddevalla, Vänersborg, Åmål"),
    _region("Östergötland", "Region Östergötland", "Boxholm, Finspång, Kinda, Linköping, Mjölby, Motala, Norrköping, Söderköping, Vadstena, Valdemarsvik, Ydre, Åtvidaberg, Ödeshög"),
    _region("Småland", "Region Jönköpings län", "Aneby, Eksjö, Gislaved, Gnosjö, Habo, Jönköping, Mullsjö, Nässjö, Sävsjö, Tranås, Vaggeryd, Vetlanda, Värnamo"),
    _region("Kalmarsund", "Region Kalmar län", "Borgholm, Emmaboda, Hultsfred, Högsby, Kalmar, Mönsterås, Mörbylånga, Nybro, Oskarshamn, Torsås, Vimmerby, Västervik"),
    _region("Blekinge", "Region Blekinge", "Karlshamn, Karlskrona, Olofström, Ronneby, Sölvesborg"),
    _region("Halland", "Region Halland", "Falkenberg, Halmstad, Hylte, Kungsbacka, Laholm, Varberg"),
    _region("Sörmland", "Region Sörmland", "Eskilstuna, Flen, Gnesta, Katrineholm, Nyköping, Oxelösund, Strängnäs, Trosa, Vingåker"),
    _region("Värmland", "Region Värmland", "Arvika, Filipstad, Forshaga, Grums, Hagfors, Hammarö, Karlstad, Kristinehamn, Munkfors, Storfors, Sunne, Säffle, Torsby, Årjäng"),
    _region("Bergslagen", "Region Örebro län", "Askersund, Degerfors, Hallsberg, Hällefors, Karlskoga, Kumla, Laxå, Lekeberg, Lindesberg, Ljusnarsberg, Örebro"),
    _region("Mälardalen", "Region Västmanland", "Arboga, Fagersta, Hallstahammar, Kungsör, Köping, Norberg, Sala, Skinnskatteberg, Surahammar, Västerås"),
    _region("Dalarna", "Region Dalarna", "Avesta, Borlänge, Falun, Gagnef, Hedemora, Leksand, Ludvika, Orsa, Rättvik, Smedjebacken, Säter, Vansbro, Älvdalen"),
    _region("Gästrikland", "Region Gävleborg", "Bollnäs, Gävle, Hofors, Hudiksvall, Ljusdal, Nordanstig, Ockelbo, Ovanåker, Sandviken, Söderhamn"),
    _region("Medelpad", "Region Västernorrland", "Härnösand, Kramfors, Sollefteå, Sundsvall, Timrå, Ånge, Örnsköldsvik"),
    _region("Norrbotten", "Region Norrbotten", "Arjeplog, Arvidsjaur, Boden, Gällivare, Haparanda, Jokkmokk, Kiruna, Luleå, Pajala, Piteå, Älvsbyn, Övertorneå"),
)

FIRST_NAMES = (
    "Agneta Anders Annelie Arvid Barbro Birgitta Bodil Camilla Cecilia Dagmar Edvin Elvira Emil Filip Folke Fredrik Gabriel "
    "Gunilla Gustav Hampus Helena Hjalmar Ingrid Isak Jonathan Josefin Julius Kajsa Kerstin Konrad Lennart Lovisa "
    "Ludvig Magdalena Margit Matilda Mikael Monika Niklas Noomi Olof Oskar Pernilla Rebecka Roland Rut Samuel "
    "Sofia Sture Susanne Teodor Tobias Torbjörn Ulrika Valter Veronika Vilgot Yngve Ylva"
).split()

LAST_NAMES = (
    "Adelsköld Askengren Bjurhage Blomqvist Bodelius Brunnegård Cederlöf Dahlheim Drakenfjord Edfeldt Ekwall Elgmark Fagerkvist Falkmyr "
    "Fjellner Forssander Frimodig Granlöv Grevsten Gyllander Hagström Hallenius Hedvall Hjortskog Holmertz Ibsenius Idofsson Jarlhage "
    "Jernelöv Kallvik Kihlbom Klintberg Kristoffers Kvarnlund Liljehöök Lovén Malmkvist Mossfeldt Myrdahl Nauclér Nordansjö "
    "Nyhagen Odelstierna Oljelund Palmcrantz Pihlgren Qvarnäs Ramsele Rickardt Rosenvret Sandehed Silfverdal Skarpås Snickars Stenholt "
    "Strandhäll Svartengren Tallbacken Thunved Tidemalm Tysklind Ugglehed Wallerstedt Vestberg Videgård Wijkman Ymerfors Zachrisson Åkerblad "
    "Åsenlöf Ängmo Öqvist Östensson"
).split()

ROLES = (
    "enhetschef", "utvecklingsledare", "kurator", "rektor", "socialsekreterare", "samordnare",
    "verksamhetschef", "processledare", "familjebehandlare", "specialpedagog", "planerare", "handläggare",
)
# fmt: on

PEOPLE_EACH = 12


def people(seed: int) -> dict[str, tuple[Person, ...]]:
    """Return the people of every organization, and under `""` those who belong to none."""
    rng = random.Random(f"people {seed}")
    names = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    rng.shuffle(names)
    organizations = [
        organization
        for region in REGIONS
        for organization in (region.association, region.authority, *region.municipalities)
    ]
    named = {}
    for start, organization in enumerate([*organizations, ""]):
        mine = names[start * PEOPLE_EACH : (start + 1) * PEOPLE_EACH]
        named[organization] = tuple(Person(name, organization, rng.choice(ROLES)) for name in mine)
    return named
